//! Keys, references and conditions.

use super::table::{condition, words};
use super::{Scope, Spelling};
use crate::inventory::{Check, ForeignKey, Key};

pub(super) fn key(spelling: &dyn Spelling, of: &Key) -> Key {
    Key { extra: words(spelling, &of.extra), ..of.clone() }
}

pub(super) fn keys(spelling: &dyn Spelling, keys: &[Key]) -> Vec<Key> {
    let mut out: Vec<_> = keys.iter().map(|of| key(spelling, of)).collect();
    out.sort_by(|a, b| (&a.columns, &a.name, &a.extra).cmp(&(&b.columns, &b.name, &b.extra)));
    out
}

pub(super) fn foreign_keys(spelling: &dyn Spelling, keys: &[ForeignKey]) -> Vec<ForeignKey> {
    let mut out: Vec<_> = keys.iter().map(|of| foreign_key(spelling, of)).collect();
    let order = |of: &ForeignKey| (of.columns.clone(), of.table.clone(), of.references.clone(), of.name.clone());
    out.sort_by_cached_key(order);
    out
}

pub(super) fn foreign_key(spelling: &dyn Spelling, of: &ForeignKey) -> ForeignKey {
    ForeignKey { extra: words(spelling, &of.extra), ..of.clone() }
}

pub(super) fn check(spelling: &dyn Spelling, of: &Check, scope: &Scope<'_>) -> Check {
    Check {
        name: of.name.clone(),
        expression: condition(spelling, &of.expression, scope),
        extra: words(spelling, &of.extra),
        column: None,
    }
}

pub(super) fn checks(spelling: &dyn Spelling, checks: &[Check], scope: &Scope<'_>) -> Vec<Check> {
    let mut out: Vec<_> = checks.iter().map(|of| check(spelling, of, scope)).collect();
    out.sort_by(|a, b| (&a.name, &a.expression, &a.extra).cmp(&(&b.name, &b.expression, &b.extra)));
    out
}
