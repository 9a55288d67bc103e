//! What stores do, once for all models and engines.
//!
//! Every function takes a connection from its executor, asks for as little as it can, and turns what goes wrong into a
//! [`StoreError`](super::StoreError). Statements that cannot return the row are followed by one that reads it, in a transaction.

mod batch;
mod read;
mod session;
mod write;

pub use batch::insert_all;
pub use read::find;
pub use write::{delete, insert, patch, update, upsert};

pub(super) use read::{many, one};
pub(crate) use session::arguments;
pub(super) use session::{acquire, bind, constant, key, read, refused, written};
