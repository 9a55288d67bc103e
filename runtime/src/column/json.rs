//! JSON as a value.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{EncodeError, Json, Value};

/// The text of a serde type. Not everything that can be written can be read: a float may become `null`. It would make its row
/// unreadable, so it is read at once.
pub(crate) fn to_value<T: Serialize + DeserializeOwned>(value: &T) -> Result<Value<'static>, EncodeError> {
    let text = text(value)?;
    serde_json::from_str::<T>(&text).map_err(|_| EncodeError::Json)?;
    Ok(Value::Json(Cow::Owned(text)))
}

/// The text of free JSON, of which only what is too deep cannot be read.
pub(crate) fn free(value: &Json) -> Result<Value<'static>, EncodeError> {
    if is_deeper(value, DEEPEST) {
        return Err(EncodeError::Json);
    }
    text(value).map(|text| Value::Json(Cow::Owned(text)))
}

/// How many arrays and objects `serde_json` reads inside of each other.
const DEEPEST: usize = 127;

fn is_deeper(value: &Json, most: usize) -> bool {
    let is_deeper = |inner: &Json| match most.checked_sub(1) {
        Some(most) => is_deeper(inner, most),
        None => true,
    };
    match value {
        Json::Array(items) => most == 0 || items.iter().any(is_deeper),
        Json::Object(members) => most == 0 || members.values().any(is_deeper),
        _ => false,
    }
}

fn text<T: Serialize>(value: &T) -> Result<String, EncodeError> {
    serde_json::to_string(value).map_err(|_| EncodeError::Json)
}

pub(crate) fn from_value<T: DeserializeOwned>(value: Value<'_>) -> Option<T> {
    if let Value::Json(text) = value { serde_json::from_str(&text).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ColumnType as _, JsonOf};

    fn nested(depth: usize) -> Json {
        (1..depth).fold(Json::Array(Vec::new()), |inner, at| {
            if at % 2 == 0 { Json::Array(vec![inner]) } else { Json::from_iter([("a", inner)]) }
        })
    }

    #[test]
    fn what_is_written_can_be_read() {
        let deepest = nested(DEEPEST);
        assert_eq!(from_value(deepest.to_value().unwrap()), Some(deepest));
        assert_eq!(nested(DEEPEST + 1).to_value(), Err(EncodeError::Json));
        assert_eq!(from_value::<Json>(to_value(&nested(3)).unwrap()), Some(nested(3)));
        assert_eq!(to_value(&nested(DEEPEST + 1)), Err(EncodeError::Json));
        assert_eq!(JsonOf(f64::NAN).to_value(), Err(EncodeError::Json));
        assert_eq!(JsonOf(0.5).to_value(), Ok(Value::Json("0.5".into())));
    }
}
