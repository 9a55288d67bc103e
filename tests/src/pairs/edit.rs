//! Edits of a schema, as a person makes them in schema.yaml: each leaves a model that is valid, or changes nothing.

mod column;
mod enums;
mod rename;
mod table;

use schemalock_codegen::model::{Column, Index, Model, Table};

pub(crate) use table::take_out;

use super::random::Random;

/// An edit of the second model of a pair; the first one is what it was before all edits.
type Edit = fn(&mut Random, &Model, &mut Model);

/// Every kind of edit, with how often it is drawn.
const EDITS: &[(u32, Edit)] = &[
    (2, table::add),
    (2, table::remove),
    (3, rename::a_table),
    (4, table::add_column),
    (3, table::remove_column),
    (4, rename::a_column),
    (2, table::reorder),
    (6, column::change_type),
    (4, column::toggle_optional),
    (4, column::change_default),
    (4, column::change_rules),
    (3, column::say_using),
    (2, column::toggle_case),
    (2, column::describe),
    (2, column::toggle_identity),
    (2, column::change_generated),
    (2, column::toggle_touched),
    (2, enums::add_value),
    (2, enums::rename_value),
    (2, enums::remove_value),
    (1, enums::reorder),
    (2, enums::toggle_native),
    (1, rename::an_enum),
    (3, table::change_primary_key),
    (3, table::change_uniques),
    (4, table::change_references),
    (2, table::change_checks),
    (4, table::change_indexes),
    (2, rename::an_index),
];

/// The model after a handful of edits.
#[must_use]
pub fn edited(random: &mut Random, a: &Model) -> Model {
    let mut b = a.clone();
    let total: u32 = EDITS.iter().map(|(weight, _)| weight).sum();
    for _ in 0..1 + random.below(6) {
        let mut drawn = random.below(total as usize) as u32;
        for (weight, edit) in EDITS {
            if drawn < *weight {
                edit(random, a, &mut b);
                break;
            }
            drawn -= weight;
        }
    }
    give_values(a, &mut b);
    b
}

/// What later edits left without a value for the rows that are there becomes optional.
fn give_values(a: &Model, b: &mut Model) {
    for table in &mut b.tables {
        let Some(before) = origin_of_table(a, table) else { continue };
        let keys = table.primary_key.clone();
        for column in &mut table.columns {
            let given = column.optional || column.is_assigned() || column.version || column.using.is_some();
            let default = column.default.as_ref().is_some_and(|default| !default.by_client());
            let kept = origin_of_column(before, column).is_some_and(|origin| origin.generated.is_none());
            column.optional |= !(given || default || kept || keys.contains(&column.name));
        }
    }
}

/// The table that this one was before the edit.
#[must_use]
pub fn origin_of_table<'a>(a: &'a Model, table: &Table) -> Option<&'a Table> {
    let former = table.renamed_from.as_ref().and_then(|former| a.table(former));
    former.filter(|_| a.table(&table.name).is_none()).or_else(|| a.table(&table.name))
}

/// The column that this one was before the edit.
#[must_use]
pub fn origin_of_column<'a>(before: &'a Table, column: &Column) -> Option<&'a Column> {
    let former = column.renamed_from.as_ref().and_then(|former| before.column(former));
    former.filter(|_| before.column(&column.name).is_none()).or_else(|| before.column(&column.name))
}

/// The index that this one was before the edit.
fn origin_of_index<'a>(before: &'a Table, index: &Index) -> Option<&'a Index> {
    let find = |name: &str| before.indexes.iter().find(|other| other.name == name);
    index.renamed_from.as_deref().and_then(find).filter(|_| find(&index.name).is_none()).or_else(|| find(&index.name))
}

/// One of the columns that this passes, by the numbers of its table and itself.
fn pick_column(random: &mut Random, model: &Model, pass: impl Fn(&Table, &Column) -> bool) -> Option<(usize, usize)> {
    let all: Vec<(usize, usize)> = model
        .tables
        .iter()
        .enumerate()
        .flat_map(|(at, table)| (0..table.columns.len()).map(move |column| (at, column)))
        .filter(|(at, column)| pass(&model.tables[*at], &model.tables[*at].columns[*column]))
        .collect();
    random.some(&all).copied()
}

/// Is the column part of a reference, at either end?
fn is_linked(model: &Model, table: &Table, name: &str) -> bool {
    let own = table.foreign_keys.iter().any(|key| key.columns.iter().any(|column| column == name));
    let pointed = |key: &schemalock_codegen::model::ForeignKey| {
        key.table == table.name && key.references.iter().any(|column| column == name)
    };
    own || model.tables.iter().flat_map(|table| &table.foreign_keys).any(pointed)
}

/// Does an expression of the table name the column?
fn is_named_in_sql(table: &Table, name: &str) -> bool {
    use schemalock_codegen::model::{IndexPart, Sql};
    let has = |sql: &Sql| sql.texts().iter().any(|(_, text)| text.split_whitespace().any(|word| word == name));
    let parts = |index: &Index| {
        index.columns.iter().any(|part| if let IndexPart::Expression(sql) = &part.part { has(sql) } else { false })
    };
    table.checks.iter().any(|check| has(&check.sql))
        || table.columns.iter().any(|column| column.generated.as_ref().is_some_and(|generated| has(&generated.sql)))
        || table.indexes.iter().any(|index| parts(index) || index.predicate.as_ref().is_some_and(has))
}
