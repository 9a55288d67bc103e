//! From one model to another on one engine: ordered steps, each with its SQL, its risks and what it asks of the data.
//!
//! Terms. *Old* is the recorded model, *new* the edited one; *mid* is the old one under the new names. Old and mid have the same
//! things in the same places, so renames are found by position; mid and new have the same names (those that `sql_name` says, too), so everything else is found by
//! name. Each of the three is lowered to its [`Structure`](crate::dialect::structure::Structure), and a step is a difference of
//! structures: once all steps are done, the structure is that of new, whatever the edit was.
//!
//! Engines that change tables where they stand are planned by `in_place`, the one that makes them anew by `rebuild`. The
//! *future* of a table is its rows as they will be, as a query over the rows as they are: what backfills and conversions write,
//! and what the questions before the first step are asked of.

mod alter;
mod breaks;
mod cast;
mod context;
mod convert;
mod future;
mod in_place;
mod keyed;
mod labels;
mod preflight;
mod questions;
mod rebuild;
mod refuse;
mod risk;
mod step;

pub use alter::Alter;
pub use cast::Cast;
pub use context::{Context, Pair};
pub use convert::Converted;
pub use keyed::{Encoding, Fill, Indexing, KeyColumn, Opening, Sealing, Source, Work};
pub use preflight::Preflight;
pub use risk::Risk;
pub use step::{Action, Plan, Step, Unit};

use crate::dialect::Dialect;
use crate::diff::{Consent, Refusal, Renames};
use crate::model::Model;

/// What [`plan`] refuses, without the plan.
#[must_use]
pub fn refused(
    dialect: &'static dyn Dialect,
    old: &Model,
    new: &Model,
    renames: &Renames,
    consent: &Consent,
) -> Vec<Refusal> {
    refuse::refusals(&Context::new(dialect, old, new, renames, consent))
}

/// The plan from one model to another.
///
/// # Errors
/// Every edit that no plan can follow: a required column whose values nobody gives, a type that does not convert.
pub fn plan(
    dialect: &'static dyn Dialect,
    old: &Model,
    new: &Model,
    renames: &Renames,
    consent: &Consent,
) -> Result<Plan, Vec<Refusal>> {
    let context = Context::new(dialect, old, new, renames, consent);
    let refusals = refuse::refusals(&context);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let steps = match dialect.alter() {
        Some(alter) => in_place::steps(&context, alter),
        None => rebuild::steps(&context),
    };
    Ok(Plan { steps })
}
