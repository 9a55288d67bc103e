//! Values of a database as values in Convex's files, and back.
//!
//! | type | in a file |
//! | --- | --- |
//! | smallint, integer, float, timestamp | a number; a timestamp in milliseconds since the Unix epoch |
//! | bigint | `{"$integer": base64 of 8 bytes, the least significant first}` |
//! | bytes | `{"$bytes": base64}` |
//! | a negative zero | `{"$float": base64 of 8 bytes, the least significant first}` |
//! | boolean | `true`, `false` |
//! | everything else | text: canonical, as it is sealed; JSON as it is stored, without white space |
//! | NULL | the field is not there |

mod compact;
mod expected;
mod read;
mod write;

pub(super) use expected::{Expected, Mismatch, found};
pub(super) use read::read;
pub(super) use write::{text, write};

/// Convex's words for what JSON has none for.
const INTEGER: &str = "$integer";
const BYTES: &str = "$bytes";
const FLOAT: &str = "$float";
