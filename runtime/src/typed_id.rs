//! Ids that cannot be mixed up.

/// Declares an id: a newtype that is its value in SQL and in serde, but no other table's id.
///
/// ```
/// schemalock::typed_id! {
///     /// Names one row of `apps`.
///     pub struct AppId(Uuid);
/// }
/// schemalock::typed_id! {
///     /// Names one row of `countries`.
///     pub struct CountryId(String);
/// }
///
/// let app = AppId::new();
/// assert_eq!(app.to_string().parse(), Ok(app));
/// assert_eq!(CountryId::from("nl").as_ref(), "nl");
/// ```
///
/// The value is `Uuid`, `String`, `i16`, `i32` or `i64`. Every id is ordered and hashed like its
/// value, converts from and to it, and has `Display`, `FromStr`, serde and
/// [`ColumnType`](crate::ColumnType). A UUID makes itself: `new` and `new_v4`.
#[macro_export]
macro_rules! typed_id {
    ($(#[$meta:meta])* $vis:vis struct $name:ident(Uuid);) => {
        $crate::typed_id!(@copy [$(#[$meta])*] $vis $name Uuid $crate::Uuid);

        // Two calls of `new` differ, so it is no `Default`.
        #[allow(clippy::new_without_default)]
        impl $name {
            /// A new id that sorts by the time it was made (UUID version 7).
            $vis fn new() -> Self {
                Self($crate::Uuid::now_v7())
            }

            /// A new id that tells nothing about the time it was made (UUID version 4).
            $vis fn new_v4() -> Self {
                Self($crate::Uuid::new_v4())
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident(String);) => {
        $crate::typed_id!(@newtype [$(#[$meta])*] $vis $name Text $crate::__private::String);

        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                Self($crate::__private::String::from(value))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident(i16);) => {
        $crate::typed_id!(@copy [$(#[$meta])*] $vis $name SmallInt i16);
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident(i32);) => {
        $crate::typed_id!(@copy [$(#[$meta])*] $vis $name Integer i32);
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident(i64);) => {
        $crate::typed_id!(@copy [$(#[$meta])*] $vis $name BigInt i64);
    };

    (@copy [$($meta:tt)*] $vis:vis $name:ident $kind:ident $value:ty) => {
        $crate::typed_id!(@newtype [$($meta)* #[derive(::core::marker::Copy)]] $vis $name $kind $value);
    };

    (@newtype [$($meta:tt)*] $vis:vis $name:ident $kind:ident $value:ty) => {
        $($meta)*
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash,
        )]
        #[repr(transparent)]
        $vis struct $name($value);

        impl ::core::convert::From<$value> for $name {
            fn from(value: $value) -> Self {
                Self(value)
            }
        }

        impl ::core::convert::From<$name> for $value {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = <$value as ::core::str::FromStr>::Err;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::map(<$value as ::core::str::FromStr>::from_str(text), Self)
            }
        }

        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct(::core::stringify!($name), &self.0)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::core::result::Result::map(
                    <$value as $crate::__private::Deserialize>::deserialize(deserializer),
                    Self,
                )
            }
        }

        impl $crate::ColumnType for $name {
            const KIND: $crate::ColumnKind = <$value as $crate::ColumnType>::KIND;

            fn to_value(&self) -> ::core::result::Result<$crate::Value<'_>, $crate::EncodeError> {
                $crate::ColumnType::to_value(&self.0)
            }

            fn from_value(value: $crate::Value<'_>) -> ::core::option::Option<Self> {
                ::core::option::Option::map(<$value as $crate::ColumnType>::from_value(value), Self)
            }
        }

        impl $crate::kind::$kind for $name {}

        impl $crate::KeyPart for $name {
            fn write(
                &self,
                out: &mut $crate::__private::Vec<u8>,
            ) -> ::core::result::Result<(), $crate::EncodeError> {
                $crate::KeyPart::write(&self.0, out)
            }
        }

        impl $crate::Plaintext for $name {
            fn encode(
                &self,
            ) -> ::core::result::Result<$crate::__private::Zeroizing<$crate::__private::Vec<u8>>, $crate::EncodeError>
            {
                $crate::Plaintext::encode(&self.0)
            }

            fn decode(
                bytes: $crate::__private::Zeroizing<$crate::__private::Vec<u8>>,
            ) -> ::core::option::Option<Self> {
                ::core::option::Option::map(<$value as $crate::Plaintext>::decode(bytes), Self)
            }

            fn wipe(&mut self) {
                $crate::Plaintext::wipe(&mut self.0);
            }
        }

        impl $crate::rules::Ruled for $name {
            fn satisfies(&self, rule: &$crate::rules::Rule) -> bool {
                $crate::rules::Ruled::satisfies(&self.0, rule)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{ColumnKind, ColumnType, Uuid};

    typed_id! {
        /// By UUID.
        pub(crate) struct AppId(Uuid);
    }
    typed_id! {
        /// By text.
        pub(crate) struct CountryId(String);
    }
    typed_id! {
        /// By number.
        struct EventId(i64);
    }

    #[test]
    fn an_id_reads_and_writes_as_its_value() {
        let uuid = Uuid::now_v7();
        let app = AppId::from(uuid);
        assert_eq!(app.to_string(), uuid.to_string());
        assert_eq!(format!("{app:?}"), format!("AppId({uuid})"));
        assert_eq!(serde_json::to_value(app).unwrap(), serde_json::to_value(uuid).unwrap());
        assert_eq!(serde_json::from_str::<EventId>("7").unwrap(), EventId::from(7));
        assert_eq!(i64::from("-7".parse::<EventId>().unwrap()), -7);
        assert_eq!(String::from(CountryId::from("nl")), "nl");
    }

    #[test]
    fn an_id_has_the_kind_of_its_value() {
        assert_eq!(AppId::KIND, ColumnKind::Uuid);
        assert_eq!(CountryId::KIND, ColumnKind::Text);
        assert_eq!(EventId::KIND, ColumnKind::BigInt);
    }

    #[test]
    fn new_ids_are_of_the_promised_version() {
        assert_eq!(Uuid::from(AppId::new()).get_version_num(), 7);
        assert_eq!(Uuid::from(AppId::new_v4()).get_version_num(), 4);
        assert!(AppId::new() < AppId::new());
    }
}
