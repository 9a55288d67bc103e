//! JSON, free and by a struct.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use zeroize::{Zeroize, Zeroizing};

use super::{EncodeError, Plaintext, overwrite};
use crate::column::json;
use crate::{ColumnKind, ColumnType, Json, Secret, Value, kind};

impl Plaintext for Json {
    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, EncodeError> {
        encode(self)
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        serde_json::from_slice(&bytes).ok()
    }

    fn wipe(&mut self) {
        match self {
            Self::String(text) => text.zeroize(),
            Self::Array(items) => items.iter_mut().for_each(Self::wipe),
            // Names are not values. The map gives them out unchangeable only.
            Self::Object(members) => members.values_mut().for_each(Self::wipe),
            Self::Number(number) => overwrite(number, 0.into()),
            Self::Bool(truth) => truth.zeroize(),
            Self::Null => {}
        }
        overwrite(self, Self::Null);
    }
}

/// A serde type that stands for a JSON column.
///
/// ```
/// # use schemalock::{JsonOf, Sealed};
/// #[derive(serde::Serialize, serde::Deserialize, zeroize::Zeroize)]
/// struct Credentials {
///     user: String,
///     password: String,
/// }
/// struct Row {
///     credentials: Sealed<JsonOf<Credentials>>,
/// }
/// ```
///
/// The type says itself how it is wiped, by the crate `zeroize`. `Debug` shows nothing of it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JsonOf<T>(pub T);

impl<T: Serialize + DeserializeOwned + Zeroize + 'static> ColumnType for JsonOf<T> {
    const KIND: ColumnKind = ColumnKind::Json;

    fn to_value(&self) -> Result<Value<'_>, EncodeError> {
        json::to_value(&self.0)
    }

    fn from_value(value: Value<'_>) -> Option<Self> {
        json::from_value(value).map(Self)
    }
}

impl<T: Serialize + DeserializeOwned + Zeroize + 'static> kind::Json for JsonOf<T> {}

impl<T: Serialize + DeserializeOwned + Zeroize + 'static> Plaintext for JsonOf<T> {
    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, EncodeError> {
        encode(self)
    }

    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        serde_json::from_slice(&bytes).ok().map(Self)
    }

    fn wipe(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Serialize> Serialize for JsonOf<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T> fmt::Debug for JsonOf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonOf(..)")
    }
}

/// Writes into a buffer of the right size: one that grew would leave copies behind.
fn encode<T: Serialize + Plaintext>(value: &T) -> Result<Zeroizing<Vec<u8>>, EncodeError> {
    let mut length = Count(0);
    serde_json::to_writer(&mut length, value).map_err(|_| EncodeError::Json)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.0));
    serde_json::to_writer(&mut *bytes, value).map_err(|_| EncodeError::Json)?;
    // Not everything that can be written can be read: too deep, or a float that became `null`. Sealed, it would be lost.
    T::decode(bytes.clone()).map(Secret::new).ok_or(EncodeError::Json)?;
    Ok(bytes)
}

/// Counts what is written.
struct Count(usize);

impl std::io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
