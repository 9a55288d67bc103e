//! Stores: the rows of a model in a database.
//!
//! `#[derive(Model)]` on `Connection` makes a `ConnectionStore`. It is made where it is used, of a pool, a connection or a
//! transaction, and costs nothing; over a pool it can be copied.
//!
//! ```no_run
//! # #[cfg(feature = "sqlite")]
//! # async fn save(keyring: schemalock::Keyring) -> Result<(), Box<dyn std::error::Error>> {
//! use schemalock::{Json, Model, Sealed};
//!
//! schemalock::typed_id! {
//!     /// Names one row of `connections`.
//!     pub struct ConnectionId(Uuid);
//! }
//!
//! /// One user's credentials.
//! #[derive(Model)]
//! #[model(table = "connections", primary_key = [id], index(name = "by_owner", columns = [owner]))]
//! pub struct Connection {
//!     #[column(default = ConnectionId::new())]
//!     pub id: ConnectionId,
//!     pub owner: String,
//!     #[encrypted]
//!     pub credentials: Sealed<Json>,
//! }
//!
//! let pool = sqlx::SqlitePool::connect("sqlite:app.db").await?;
//! let connections = ConnectionStore::new(&pool);
//! let made = connections.create(&keyring, NewConnection::new("ada".into(), Json::from("s3cret"))).await?;
//! let patch = ConnectionPatch { credentials: Some(Json::from("t0ken").into()), ..ConnectionPatch::default() };
//! connections.patch(&keyring, made.id, patch).await?;
//! for connection in connections.by_owner("ada").all().await? {
//!     assert_eq!(connection.open_credentials(&keyring)?.expose(), "t0ken");
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Terms
//!
//! * A **look-up** is the question that an index exists for: the rows whose columns have given values ([`Lookup`]).
//! * A **patch** is a change of some columns; an **update** is one of the whole row.
//! * A **page** is so many rows in the order of their keys, and the key behind which the next one begins ([`Page`]).
//!
//! # What holds on every engine
//!
//! Values are held against their rules before the database is asked, so that it is asked for nothing that SQL cannot tell, such as a
//! pattern on SQLite. An update returns the row as it is stored: its `updated_at` is the database's, on whatever engine. Updates leave
//! out what is written once (`immutable`) and what the database keeps. Where a table has a `version`, an update is of the
//! version that was read, and [`StoreError::Stale`] otherwise.

mod changes;
mod error;
mod lookup;
#[doc(hidden)]
pub mod macros;
mod record;
pub(crate) mod row;
#[doc(hidden)]
pub(crate) mod slot;
#[doc(hidden)]
pub mod sql;
mod table;

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod access;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod engine;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub(crate) mod fault;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
#[doc(hidden)]
pub mod ops;
#[cfg(feature = "sqlite")]
mod reference;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub mod rows;

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub use access::Access;
pub use changes::Changes;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub use engine::Database;
pub use error::{DriverError, Relation, Side, StoreError};
pub use lookup::{Lookup, Page};
pub use record::{Patch, Record, Statements, Unsaved};
pub use row::{ReadError, Reader, Unreadable, Values, WriteError};
#[doc(hidden)]
pub use slot::Slot;
pub use table::Store;
