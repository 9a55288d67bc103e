//! What an edit of the schema means: one model against another, before any database is thought of.
//!
//! *Old* is the model before the edit, *new* the one after it. Renames are said (`renamed_from`) and never guessed; applied
//! to the old model they give the *mid* model, the old schema in new words ([`renamed`]): what mid and new then have by the
//! same name is the same thing. Everything here is pure, gives the same answer every time, and finds things by name in maps, so that
//! a thousand tables are compared in the time that it takes to look at each.

mod change;
mod compare;
mod consent;
mod detail;
mod locate;
mod mid;
mod pair;
mod place;
mod refuse;
mod renames;
mod same;
mod table;
#[cfg(test)]
mod testing;

pub use change::{Change, Item};
pub use compare::{diff, diff_renamed};
pub use consent::{Consent, Refusal};
pub use locate::{locate, report};
pub use mid::renamed;
pub use place::{Part, Place};
pub use refuse::{everything, idle, refusals};
pub use renames::Renames;
