//! Stub until the planner lands.
#![allow(missing_docs)]

use std::collections::BTreeSet;

use crate::dialect::Dialect;
use crate::diff::{Consent, Place, Refusal, Renames, diff_renamed};
use crate::model::Model;

mod risk;
pub use risk::Risk;

#[derive(Clone, Debug)]
pub struct Preflight {
    pub message: String,
    pub query: String,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub place: Place,
    pub summary: String,
    pub risks: BTreeSet<Risk>,
    pub preflights: Vec<Preflight>,
}

#[derive(Clone, Debug)]
pub struct Plan {
    pub steps: Vec<Step>,
}

pub fn plan(
    _dialect: &'static dyn Dialect,
    old: &Model,
    new: &Model,
    renames: &Renames,
    _consent: &Consent,
) -> Result<Plan, Vec<Refusal>> {
    let steps = diff_renamed(old, new, renames).into_iter().map(|change| Step {
        place: change.place().clone(),
        summary: change.to_string(),
        risks: BTreeSet::new(),
        preflights: Vec::new(),
    });
    Ok(Plan { steps: steps.collect() })
}
