//! What a Schemalock model depends on.
//!
//! `schemalock generate` writes one struct per table of `schema.yaml`. This crate holds the words
//! those structs are written in, so that a struct written by hand says exactly the same things:
//!
//! ```
//! use schemalock::{Json, Model, Sealed, Timestamp};
//!
//! schemalock::typed_id! {
//!     /// Names one row of `connections`.
//!     pub struct ConnectionId(Uuid);
//! }
//!
//! #[derive(Model)]
//! #[model(table = "connections", primary_key = [id])]
//! #[model(index(name = "by_created_at", columns = [created_at]))]
//! pub struct Connection {
//!     pub id: ConnectionId,
//!     #[encrypted]
//!     pub credentials: Sealed<Json>,
//!     pub created_at: Timestamp,
//! }
//!
//! let credentials = Connection::TABLE.column("credentials").unwrap();
//! assert_eq!(credentials.context(), Some("connections.credentials"));
//! ```
//!
//! The macro gives it a form that is not written yet, and methods that seal and open:
//!
//! ```
//! # use schemalock::{Json, Key, KeyKind, Keyring, Model, Sealed, Timestamp};
//! # schemalock::typed_id! { pub struct ConnectionId(Uuid); }
//! # #[derive(Model)]
//! # #[model(table = "connections", primary_key = [id])]
//! # pub struct Connection {
//! #     pub id: ConnectionId,
//! #     #[encrypted]
//! #     pub credentials: Sealed<Json>,
//! #     pub created_at: Timestamp,
//! # }
//! let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;
//! let new = NewConnection::new(ConnectionId::new(), Json::from("s3cret"), Timestamp::now());
//! let mut connection = new.seal(&keyring)?;
//! assert_eq!(connection.open_credentials(&keyring)?.expose(), "s3cret");
//!
//! // In another row it is worth nothing.
//! connection.id = ConnectionId::new();
//! assert!(connection.open_credentials(&keyring).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A program takes its keys from a file: [`Keyring::open`].
//!
//! # Terms
//!
//! * A **model** is a struct that stands for one row of one table ([`Model`]).
//! * A **kind** is a column's logical type, the same for every database ([`ColumnKind`]).
//! * A **plain** field holds a value that SQL can read ([`PlainField`]); a **sealed** field holds
//!   ciphertext ([`SealedField`]). No type is both, so a plaintext has no way into an encrypted
//!   column.
//! * A **rule** is a demand of `schema.yaml` on a column's values; what a value breaks is a
//!   [`Violation`].
//! * A **context** is the name a sealed value is bound to: `table.column` at the column's birth.
//! * A **secret** is a plaintext in memory, shown nowhere and wiped when it goes ([`Secret`]).
//! * A **keyring** is the keys of a program ([`Keyring`], [`keyring`]); a **KEK** wraps them in a file
//!   ([`kek`]).
//! * A **store** is a model's rows in a database ([`store`]).
//! * A **blind index** finds equal values in a column that SQL cannot read ([`BlindIndex`]).
//!
//! # Features
//!
//! `aws-lc` (the default) or `rust-crypto` choose who does the cryptography; `sqlite`, `postgres` and
//! `mysql` each bring stores on a database ([`store`]), its census (`schemalock::census`), applying migrations to it
//! ([`migrate`]), sealing its values anew (`schemalock::reencrypt`), and its driver.

// The macros write `::schemalock::…`; with this line they work in this crate, too.
extern crate self as schemalock;

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod backoff;
mod blind_index;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub mod census;
mod column;
mod crypto;
mod encryption;
mod hex;
mod key_part;
pub mod keyring;
pub mod migrate;
mod model;
mod plaintext;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub mod reencrypt;
pub mod rules;
mod sealed;
mod secret;
#[cfg_attr(
    not(any(feature = "sqlite", feature = "postgres", feature = "mysql")),
    allow(dead_code, reason = "models write and read by it, and only drivers do the rest")
)]
pub mod store;
mod table;
mod text;
mod text_enum;
mod timestamp;
mod typed_id;
mod value;

pub use blind_index::{BlindIndex, BlindIndexError, Normalise};
pub use column::{Column, ColumnKind, ColumnType, PlainField, kind};
pub use crypto::RandomError;
pub use encryption::{BlindIndexColumn, Encryption};
pub use key_part::KeyPart;
pub use keyring::{Key, KeyKind, Keyring, Keys, kek};
pub use model::Model;
pub use plaintext::{EncodeError, JsonOf, Plaintext};
pub use rules::{Violation, Violations};
pub use sealed::{
    Binding, Header, KeyId, OpenError, Place, SealError, Sealed, SealedError, SealedField, Searchable, StoredError,
    Suite,
};
pub use secret::Secret;
pub use table::{ForeignKey, Index, Table, Unique};
pub use text_enum::UnknownValue;
pub use timestamp::{Timestamp, TimestampError};
pub use value::Value;

pub use rust_decimal::Decimal;
pub use schemalock_derive::Model;
/// Embeds a folder of migrations in the program, as a [`migrate::Migrations`]. The path starts at the crate's Cargo.toml.
///
/// ```ignore
/// static MIGRATIONS: schemalock::migrate::Migrations = schemalock::migrations!("../migrations");
/// ```
///
/// Lock file and checksums are verified while the program is compiled, and the program is compiled again when a file changes. What
/// it holds are the scripts. Under another name of this crate: `migrations!("../migrations", crate = ::renamed)`.
pub use schemalock_derive::migrations;
pub use serde_json::Value as Json;
/// The drivers, in the version that stores use.
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub use sqlx;
pub use time::{Date, Time as TimeOfDay};
pub use uuid::Uuid;

/// What the benches measure apart from the rest. Not part of the public interface.
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;

/// What the macros' output refers to. Not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::column::check as column;
    pub use crate::model::{check_plain, check_sealed, encryption, open, seal, seal_ruled, search};
    pub use crate::plaintext::overwrite;
    pub use crate::rules::{check, finish};
    pub use crate::text::deserialize as deserialize_text;
    pub use std::string::String;
    pub use std::vec::Vec;

    pub use zeroize::Zeroizing;

    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
}
