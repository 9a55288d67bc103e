//! Which questions a change asks of the data, whatever the way in which the engine makes it.

use std::collections::BTreeSet;

use super::future::Future;
use super::{Context, Pair, Preflight, breaks, preflight};
use crate::dialect::structure::{ColumnForm, ConstraintForm, IndexForm};

/// What a constraint that is new, or over values that become others, asks. What was there word for word needs no question.
pub(super) fn constraint(context: &Context<'_>, pair: &Pair, new: &ConstraintForm) -> Option<Preflight> {
    let stayed = pair.mid.constraint(&new.name).is_some_and(|mid| mid.sql == new.sql);
    let moved = new.columns.iter().any(|name| context.writes_rows(pair, name));
    let looser = || breaks::is_looser(context, pair, new);
    if !moved && (stayed || looser()) { None } else { preflight::constraint(context, pair, new) }
}

/// What a unique index that is new, or over values that become others, asks.
pub(super) fn index(context: &Context<'_>, pair: &Pair, new: &IndexForm) -> Option<Preflight> {
    let stayed = pair.mid.index(&new.name).is_some_and(|mid| mid.is_like(new));
    let moved = new.columns.iter().any(|name| context.writes_rows(pair, name));
    if stayed && !moved { None } else { preflight::index(context, pair, new) }
}

/// Is an index unique by words of the engine's own, so that rows cannot be asked in ours?
pub(super) fn is_unasked(new: &IndexForm) -> bool {
    new.unique && new.native
}

/// What a column that stays and changes asks, or one whose rows have been filled.
pub(super) fn column(context: &Context<'_>, pair: &Pair, from: &ColumnForm, to: &ColumnForm) -> Vec<Preflight> {
    let converted = pair.is_converted(&to.name) && !pair.is_replaced(&to.name);
    let given = pair.after.column(&to.name).is_some_and(|column| column.using.is_some());
    let required = (from.optional || (converted && given)) && !to.optional && !pair.is_keyed(&to.name);
    let converts = if converted { preflight::conversion(context, pair, &to.name) } else { None };
    let filled = required.then(|| preflight::not_null(context, pair, &to.name));
    let unknown = converted && Future::new(context, pair).value(&to.name).is_none();
    let none = unknown.then(|| preflight::empty(context, pair));
    converts.into_iter().chain(filled).chain(none).collect()
}

/// What the unique sets and indexes ask that stay over a column whose values become others.
pub(super) fn kept_keys(
    context: &Context<'_>,
    pair: &Pair,
    column: &str,
    constraints: &BTreeSet<String>,
    indexes: &BTreeSet<String>,
) -> Vec<Preflight> {
    let keys = pair.new.constraints.iter().filter(|key| !key.is_check() && !key.is_foreign_key());
    let keys = keys.filter(|key| constraints.contains(&key.name) && key.columns.contains(column));
    let over = pair.new.indexes.iter().filter(|index| indexes.contains(&index.name) && index.columns.contains(column));
    let keys = keys.filter_map(|key| constraint(context, pair, key));
    keys.chain(over.filter_map(|over| index(context, pair, over))).collect()
}

/// Has a new column no value for rows, so that there must be none?
pub(super) fn needs_empty(pair: &Pair, column: &ColumnForm) -> bool {
    column.default.is_none()
        && !column.identity
        && column.generated.is_none()
        && pair.after.column(&column.name).is_some_and(|model| model.using.is_none())
}
