//! What stores do, once for all models and engines.
//!
//! Every function takes a connection from its executor, asks for as little as it can, and turns what goes wrong into a
//! [`StoreError`](super::StoreError). Where no statement both writes and returns the row as it is stored, it is read right after, in no
//! transaction but the caller's: what another wrote in between is returned, too.

mod batch;
mod delete;
mod insert;
mod read;
mod refusal;
mod session;
mod transaction;
mod update;
mod upsert;

pub(super) use batch::batch_size;
pub use batch::insert_all;
pub use delete::delete;
pub use insert::insert;
pub use read::find;
pub use update::{patch, update};
pub use upsert::upsert;

pub(super) use read::{many, one};
pub(super) use refusal::{explained, fault, refused, unavailable};
pub(crate) use session::arguments;
pub(super) use session::{acquire, bind, constant, key, read, written};
