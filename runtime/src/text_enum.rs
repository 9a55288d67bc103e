//! Enums that are stored as text.

/// Declares an enum whose variants are texts in the database.
///
/// ```
/// schemalock::text_enum! {
///     /// How an app asks for credentials.
///     pub enum AuthType {
///         /// OAuth 2.
///         Oauth = "oauth",
///         /// One secret key.
///         ApiKey = "apiKey",
///     }
/// }
///
/// assert_eq!(AuthType::ApiKey.as_str(), "apiKey");
/// assert_eq!("oauth".parse(), Ok(AuthType::Oauth));
/// assert_eq!(AuthType::ALL, [AuthType::Oauth, AuthType::ApiKey]);
/// assert_eq!(
///     "password".parse::<AuthType>().unwrap_err().to_string(),
///     "not a value of AuthType: expected `oauth` or `apiKey`"
/// );
/// ```
///
/// The enum is `Copy`, ordered as declared, and has `Display`, `FromStr` with [`UnknownValue`] as
/// its error, serde as the stored text, and [`ColumnType`](crate::ColumnType).
#[macro_export]
macro_rules! text_enum {
    (
        $(#[$enum_meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$meta:meta])* $variant:ident = $text:literal),+ $(,)?
        }
    ) => {
        $(#[$enum_meta])*
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash,
        )]
        $vis enum $name {
            $($(#[$meta])* $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),+];

            const TEXTS: &'static [&'static str] = &[$($text),+];

            /// The text that is stored.
            $vis const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownValue;

            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::UnknownValue> {
                match text {
                    $($text => ::core::result::Result::Ok(Self::$variant),)+
                    _ => ::core::result::Result::Err($crate::UnknownValue::new(
                        ::core::stringify!($name),
                        Self::TEXTS,
                    )),
                }
            }
        }

        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize_text(
                    deserializer,
                    ::core::concat!("a value of ", ::core::stringify!($name)),
                )
            }
        }

        impl $crate::ColumnType for $name {
            const KIND: $crate::ColumnKind = $crate::ColumnKind::Enum(Self::TEXTS);

            fn to_value(&self) -> ::core::result::Result<$crate::Value<'_>, $crate::EncodeError> {
                ::core::result::Result::Ok($crate::Value::text(self.as_str()))
            }

            fn from_value(value: $crate::Value<'_>) -> ::core::option::Option<Self> {
                match value {
                    $crate::Value::Text(text) => {
                        ::core::result::Result::ok(<Self as ::core::str::FromStr>::from_str(&text))
                    }
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl $crate::kind::Enum for $name {}

        impl $crate::KeyPart for $name {
            fn write(
                &self,
                out: &mut $crate::__private::Vec<u8>,
            ) -> ::core::result::Result<(), $crate::EncodeError> {
                out.extend_from_slice(self.as_str().as_bytes());
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::Plaintext for $name {
            fn encode(
                &self,
            ) -> ::core::result::Result<$crate::__private::Zeroizing<$crate::__private::Vec<u8>>, $crate::EncodeError>
            {
                ::core::result::Result::Ok($crate::__private::Zeroizing::new(self.as_str().as_bytes().to_vec()))
            }

            fn decode(
                bytes: $crate::__private::Zeroizing<$crate::__private::Vec<u8>>,
            ) -> ::core::option::Option<Self> {
                let text = ::core::result::Result::ok(::core::str::from_utf8(&bytes))?;
                ::core::result::Result::ok(<Self as ::core::str::FromStr>::from_str(text))
            }

            fn wipe(&mut self) {
                $crate::__private::overwrite(self, Self::ALL[0]);
            }
        }

        impl $crate::rules::Ruled for $name {
            fn satisfies(&self, rule: &$crate::rules::Rule) -> bool {
                $crate::rules::Ruled::satisfies(self.as_str(), rule)
            }
        }
    };
}

/// A text that is none of an enum's values.
///
/// It names the values that would do and not the one that was there, for an enum can stand in an
/// encrypted column.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a value of {enum_name}: expected {}", alternatives(accepted))]
pub struct UnknownValue {
    enum_name: &'static str,
    accepted: &'static [&'static str],
}

impl UnknownValue {
    /// The error of the enum `enum_name`, whose values are `accepted`.
    pub const fn new(enum_name: &'static str, accepted: &'static [&'static str]) -> Self {
        Self { enum_name, accepted }
    }

    /// The texts that the enum accepts, in the order of declaration.
    pub const fn accepted(&self) -> &'static [&'static str] {
        self.accepted
    }
}

/// `a`, `b` or `c`.
fn alternatives(texts: &[&str]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("`{text}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::from("nothing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ColumnKind, ColumnType};

    text_enum! {
        /// Names that a careless expansion would trip over.
        pub(crate) enum Awkward {
            /// An associated type of `FromStr`.
            Err = "err",
            /// An associated type of `Serializer`.
            Ok = "ok",
            /// A variant of `Option`.
            None = "none",
            /// A text that needs escapes.
            Quoted = "say \"no\"\n",
        }
    }

    #[test]
    fn every_value_survives_text_and_serde() {
        for value in Awkward::ALL {
            assert_eq!(value.as_str().parse().as_ref(), Ok(value));
            let json = serde_json::to_string(value).unwrap();
            assert_eq!(serde_json::from_str::<Awkward>(&json).unwrap(), *value);
        }
    }

    #[test]
    fn the_kind_names_the_values() {
        assert_eq!(Awkward::KIND, ColumnKind::Enum(&["err", "ok", "none", "say \"no\"\n"]));
    }

    #[test]
    fn an_unknown_value_is_not_repeated() {
        let error = serde_json::from_str::<Awkward>("\"s3cret\"").unwrap_err().to_string();
        assert!(error.contains("expected `err`, `ok`"), "{error}");
        assert!(!error.contains("s3cret"), "{error}");
        let error = serde_json::from_str::<Awkward>("4711").unwrap_err().to_string();
        assert!(error.starts_with("expected a value of Awkward"), "{error}");
    }

    #[test]
    fn alternatives_read_like_english() {
        assert_eq!(alternatives(&["a"]), "`a`");
        assert_eq!(alternatives(&["a", "b"]), "`a` or `b`");
        assert_eq!(alternatives(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
