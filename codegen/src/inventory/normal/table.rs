//! Tables: each part in its normal spelling, sets in order.

use super::key::{check, checks, foreign_key, foreign_keys, key, keys};
use super::{Scope, Spelling, comment, expression, index, numbering, print, read, row};
use crate::inventory::{Column, ForeignKey, Generated, Inventory, Table, Trigger};

pub(super) fn normal(spelling: &dyn Spelling, all: &Inventory, table: &Table) -> Table {
    let mut out = typed(spelling, table);
    spelling.table(&mut out, all.collation.as_deref());
    let typed = out.clone();
    let scope = Scope::of(&typed, &all.enums);
    for column in &mut out.columns {
        values(spelling, column, &scope);
    }
    out.primary_key = out.primary_key.as_ref().map(|of| key(spelling, of));
    out.uniques = keys(spelling, &out.uniques);
    out.foreign_keys = foreign_keys(spelling, &out.foreign_keys);
    out.checks = checks(spelling, &out.checks, &scope);
    out.indexes = index::normal(spelling, &typed, &scope);
    out.triggers = triggers(spelling, &out.triggers, &scope);
    out
}

/// Each part in its normal spelling, where it stands and as it is called.
pub(super) fn in_place(spelling: &dyn Spelling, all: &Inventory, table: &Table) -> Table {
    let mut out = typed(spelling, table);
    spelling.table(&mut out, all.collation.as_deref());
    // What the dialect leaves out or puts elsewhere has its place here.
    out.uniques.clone_from(&table.uniques);
    out.checks.clone_from(&table.checks);
    out.indexes.clone_from(&table.indexes);
    let typed = out.clone();
    let scope = Scope::of(&typed, &all.enums);
    for column in &mut out.columns {
        values(spelling, column, &scope);
    }
    let named = |(of, named): (&ForeignKey, &ForeignKey)| {
        foreign_key(spelling, &ForeignKey { name: named.name.clone(), ..of.clone() })
    };
    out.foreign_keys = out.foreign_keys.iter().zip(&table.foreign_keys).map(named).collect();
    out.primary_key = table.primary_key.as_ref().map(|of| key(spelling, of));
    out.uniques = table.uniques.iter().map(|of| key(spelling, of)).collect();
    out.checks = table.checks.iter().map(|of| check(spelling, of, &scope)).collect();
    out.indexes = table.indexes.iter().map(|of| index::index(spelling, of, &scope)).collect();
    out.triggers = table.triggers.iter().map(|of| trigger(spelling, of, &scope)).collect();
    out
}

/// With the types of its columns in their normal spelling, and otherwise as it was.
fn typed(spelling: &dyn Spelling, table: &Table) -> Table {
    let mut out = Table { comment: comment(table.comment.as_deref()), origin: None, ..table.clone() };
    spelling.before_types(&mut out);
    for column in &mut out.columns {
        column.ty = spelling.ty(&column.ty);
        column.comment = comment(column.comment.as_deref());
        column.extra = words(spelling, &column.extra);
        if let Some(numbering) = &mut column.numbering {
            numbering.options = numbering::options(&numbering.options);
        }
    }
    out
}

/// Words of the engine behind something.
pub(super) fn words(spelling: &dyn Spelling, text: &str) -> String {
    if text.is_empty() { String::new() } else { spelling.words(row(spelling.syntax(), text)) }
}

fn values(spelling: &dyn Spelling, column: &mut Column, scope: &Scope<'_>) {
    let before = column.clone();
    column.default = before.default.as_deref().and_then(|text| value(spelling, text, &before, scope));
    column.generated = before.generated.as_ref().map(|of| Generated {
        expression: value(spelling, &of.expression, &before, scope).unwrap_or_else(|| "null".to_owned()),
        stored: of.stored,
    });
}

/// A value of a column; none for NULL.
fn value(spelling: &dyn Spelling, text: &str, column: &Column, scope: &Scope<'_>) -> Option<String> {
    match read::read(spelling, text) {
        Ok(node) => {
            let node = spelling.value(node, column, scope);
            (!node.is_null()).then(|| print(spelling.syntax(), &node))
        }
        Err(row) => Some(row),
    }
}

fn triggers(spelling: &dyn Spelling, triggers: &[Trigger], scope: &Scope<'_>) -> Vec<Trigger> {
    let mut out: Vec<_> = triggers.iter().map(|of| trigger(spelling, of, scope)).collect();
    out.sort_by(|a, b| a.name.cmp(&b.name));
    out
}

fn trigger(spelling: &dyn Spelling, of: &Trigger, scope: &Scope<'_>) -> Trigger {
    Trigger {
        definition: spelling.trigger(&of.definition, scope),
        body: of.body.as_deref().map(|body| row(spelling.syntax(), body)),
        origin: None,
        ..of.clone()
    }
}

/// A condition.
pub(super) fn condition(spelling: &dyn Spelling, text: &str, scope: &Scope<'_>) -> String {
    expression(spelling, text, scope)
}
