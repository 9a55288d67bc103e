//! What of an edit breaks programs that were written for the schema before it, whatever the engine.

use std::collections::BTreeSet;

use super::{Context, Pair};
use crate::dialect::structure::{ColumnForm, ConstraintForm, ConstraintKind, IndexForm, TableForm};
use crate::dialect::{Condition, conditions};
use crate::model::{Model, Table, Type, names};

/// Does a column that stays, when it becomes this? Its values are of another type, or writers have to say one that they did not
/// have to say, or may not say one that they did.
pub(super) fn column(context: &Context<'_>, pair: &Pair, from: &ColumnForm, to: &ColumnForm) -> bool {
    let given = |column: &ColumnForm| column.optional || column.default.is_some() || column.identity;
    let unsaid = given(from) && !given(to);
    let required = from.optional && !to.optional;
    let computed = from.generated.is_none() && to.generated.is_some();
    required || unsaid || computed || retyped(pair, &to.name) || loses_word(context, pair, &to.name)
}

/// Is a word of the column's enum gone, or another one? Where it is text, the CHECK says so.
fn loses_word(context: &Context<'_>, pair: &Pair, name: &str) -> bool {
    let Some(Type::Enum(item)) = pair.after.column(name).map(|column| &column.ty) else { return false };
    let words = |model: &Model| -> BTreeSet<String> {
        let values = model.find_enum(item).into_iter().flat_map(|item| &item.values);
        values.map(|value| value.name.clone()).collect()
    };
    !words(&context.mid).is_subset(&words(&context.new))
}

fn retyped(pair: &Pair, name: &str) -> bool {
    let Some((from, to)) = pair.before.column(name).zip(pair.after.column(name)) else { return false };
    let wider = match (&from.ty, &to.ty) {
        (Type::Decimal { precision, scale }, Type::Decimal { precision: wider, scale: same }) => {
            scale == same && precision <= wider
        }
        (from, to) => from == to,
    };
    !wider || from.native != to.native
}

/// Does a constraint that comes? Only new columns, which programs leave to their default, cannot be wrong in old programs.
pub(super) fn constraint(context: &Context<'_>, pair: &Pair, new: &ConstraintForm) -> bool {
    let stayed = pair.mid.constraint(&new.name).is_some_and(|mid| mid.sql == new.sql);
    !stayed && is_known(pair, new.columns.iter()) && !is_looser(context, pair, new)
}

/// Does a constraint that goes? Statements that name a key by its columns (`ON CONFLICT`) fail without it.
pub(super) fn dropped_constraint(new: &TableForm, gone: &ConstraintForm) -> bool {
    let key = matches!(gone.kind, ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_));
    key && new.constraint(&gone.name).is_none_or(|new| new.sql != gone.sql)
}

/// Does a unique index that comes?
pub(super) fn index(pair: &Pair, new: &IndexForm) -> bool {
    let stayed = pair.mid.index(&new.name).is_some_and(|mid| mid.sql == new.sql && mid.unique);
    new.unique && !stayed && is_known(pair, new.columns.iter())
}

/// Does an index that goes? Queries that it was made for take as long as the table is large.
pub(super) fn dropped_index(new: &TableForm, gone: &IndexForm) -> bool {
    !gone.inner && new.index(&gone.name).is_none_or(|new| new.sql != gone.sql)
}

fn is_known<'n>(pair: &Pair, mut columns: impl Iterator<Item = &'n String>) -> bool {
    columns.any(|name| pair.mid.column(name).is_some())
}

/// Does a condition that was there before let through all that it did?
pub(super) fn is_looser(context: &Context<'_>, pair: &Pair, new: &ConstraintForm) -> bool {
    let known = new.is_check() && pair.mid.constraint(&new.name).is_some();
    let of = |table, model| condition(context, table, model, new);
    let pair = known.then(|| of(&pair.before, &context.mid).zip(of(&pair.after, &context.new))).flatten();
    pair.is_some_and(|(before, after)| after.admits(&before))
}

/// The rule of a column that the constraint is made from, if it is.
pub(super) fn condition(
    context: &Context<'_>,
    table: &Table,
    model: &Model,
    constraint: &ConstraintForm,
) -> Option<Condition> {
    let about = table.columns.iter().filter(|column| constraint.columns.contains(&column.name));
    let mut all = about.flat_map(|column| {
        let named = |(rule, condition)| (names::condition(table, column, rule), condition);
        conditions(context.dialect, column, model).into_iter().map(named)
    });
    all.find(|(name, _)| *name == constraint.name).map(|(_, condition)| condition)
}
