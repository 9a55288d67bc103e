//! Stores: the rows of a model in a database.
//!
//! `#[derive(Model)]` on `Connection` makes a `ConnectionStore`. It is made where it is used, of a pool, a connection or a
//! transaction, and costs nothing; over a pool it can be copied.
//!
//! ```ignore
//! let connections = ConnectionStore::new(&pool);
//! let saved = connections.create(&keyring, NewConnection::new(app.id, owner, name, credentials)).await?;
//! let all = connections.by_app_and_owner(app.id, "user-1").all().await?;
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
//! pattern on SQLite. A write returns the row as it is stored: `updated_at` is the database's, on whatever engine. Updates leave
//! out what is written once (`immutable`) and what the database keeps. Where a table has a `version`, an update is of the
//! version that was read, and [`StoreError::Stale`] otherwise.

mod error;
mod lookup;
#[doc(hidden)]
pub mod macros;
mod record;
pub(crate) mod row;
#[doc(hidden)]
pub mod sql;
mod table;

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod access;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod ask;
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
pub use access::Access;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
pub use engine::Database;
pub use error::{DriverError, Relation, Side, StoreError};
pub use lookup::{Lookup, Page};
pub use record::{Changes, Patch, Record, Statements, Unsaved};
pub use row::{ReadError, Reader, Unreadable, Values, WriteError};
pub use table::Store;
