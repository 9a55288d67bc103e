//! What the language can say and this version cannot write yet.

use std::fmt;

use crate::model::Model;

/// A construct without a back end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotYet {
    /// Where it stands, as a path of keys.
    pub place: String,
    /// What it is.
    pub construct: &'static str,
}

impl fmt::Display for NotYet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: this version cannot generate {} yet", self.place, self.construct)
    }
}

pub(super) fn find(model: &Model) -> Vec<NotYet> {
    let convex = model
        .targets
        .convex
        .as_ref()
        .map(|_| NotYet { place: "targets.convex".to_owned(), construct: "a Convex backend" });
    convex.into_iter().collect()
}
