//! JSON as a value.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{EncodeError, Value};

pub(crate) fn to_value<T: Serialize>(value: &T) -> Result<Value<'static>, EncodeError> {
    serde_json::to_string(value).map(|text| Value::Json(Cow::Owned(text))).map_err(|_| EncodeError::Json)
}

pub(crate) fn from_value<T: DeserializeOwned>(value: Value<'_>) -> Option<T> {
    if let Value::Json(text) = value { serde_json::from_str(&text).ok() } else { None }
}
