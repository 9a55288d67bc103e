//! Makes a pair that breaks the law smaller, as long as it breaks the same article.

use std::collections::BTreeSet;

use schemalock_codegen::model::{Column, Model, Rules, Table};

use super::edit::{origin_of_column, origin_of_table, take_out};
use super::{Pair, Rows};

/// A pair and its rows.
#[derive(Clone, Debug)]
pub struct Case {
    /// The pair.
    pub pair: Pair,
    /// Rows of the first model.
    pub rows: Rows,
}

/// The smallest case found for which `breaks` still holds, in at most that many tries.
pub fn shrink(case: Case, tries: usize, mut breaks: impl FnMut(&Case) -> bool) -> Case {
    let mut best = case;
    let mut left = tries;
    'again: loop {
        for candidate in candidates(&best) {
            if left == 0 {
                return best;
            }
            let Ok(pair) = Pair::of(&candidate.pair.a, &candidate.pair.b) else { continue };
            if pair == best.pair && candidate.rows == best.rows {
                continue;
            }
            left -= 1;
            let rows = fitting(&pair.a, &candidate.rows);
            let candidate = Case { pair, rows };
            if breaks(&candidate) {
                best = candidate;
                continue 'again;
            }
        }
        return best;
    }
}

/// The rows without what the model no longer has.
fn fitting(model: &Model, rows: &Rows) -> Rows {
    let of = |table: &Table| {
        let all = rows.get(&table.name).cloned().unwrap_or_default();
        let kept = all.into_iter().map(|row| {
            row.into_iter().filter(|(name, _)| table.column(name).is_some_and(|c| c.generated.is_none())).collect()
        });
        (table.name.clone(), kept.collect())
    };
    model.tables.iter().map(of).collect()
}

/// Every case that is one thing smaller, the largest things first.
fn candidates(case: &Case) -> Vec<Case> {
    let mut out = Vec::new();
    no_rows(case, &mut out);
    tables(case, &mut out);
    columns(case, &mut out);
    parts(case, &mut out);
    simpler(case, &mut out);
    out
}

fn with(case: &Case, change: impl FnOnce(&mut Case)) -> Case {
    let mut new = case.clone();
    change(&mut new);
    new
}

fn no_rows(case: &Case, out: &mut Vec<Case>) {
    if case.rows.values().any(|rows| !rows.is_empty()) {
        out.push(with(case, |case| case.rows.values_mut().for_each(Vec::clear)));
    }
    for (name, rows) in case.rows.iter().filter(|(_, rows)| !rows.is_empty()) {
        out.push(with(case, |case| drop(case.rows.insert(name.clone(), Vec::new()))));
        for at in 0..rows.len() {
            out.push(with(case, |case| {
                if let Some(rows) = case.rows.get_mut(name) {
                    rows.remove(at);
                }
            }));
        }
    }
}

fn without_table(model: &mut Model, name: &str) {
    model.tables.retain(|table| table.name != name);
    for table in &mut model.tables {
        table.foreign_keys.retain(|key| key.table != name);
    }
}

fn tables(case: &Case, out: &mut Vec<Case>) {
    let mut pairs: BTreeSet<(Option<String>, Option<String>)> = BTreeSet::new();
    for table in &case.pair.b.tables {
        let origin = origin_of_table(&case.pair.a, table).map(|table| table.name.clone());
        pairs.insert((origin, Some(table.name.clone())));
    }
    for table in &case.pair.a.tables {
        if !pairs.iter().any(|(origin, _)| origin.as_ref() == Some(&table.name)) {
            pairs.insert((Some(table.name.clone()), None));
        }
    }
    for (a, b) in pairs {
        out.push(with(case, |case| {
            a.iter().for_each(|name| without_table(&mut case.pair.a, name));
            b.iter().for_each(|name| without_table(&mut case.pair.b, name));
        }));
    }
    for at in 0..case.pair.a.enums.len().max(case.pair.b.enums.len()) {
        out.push(with(case, |case| {
            for model in [&mut case.pair.a, &mut case.pair.b] {
                if at < model.enums.len() {
                    model.enums.remove(at);
                }
            }
        }));
    }
}

fn columns(case: &Case, out: &mut Vec<Case>) {
    for (at, table) in case.pair.b.tables.iter().enumerate() {
        let before = origin_of_table(&case.pair.a, table);
        let before_at = before.and_then(|b| case.pair.a.tables.iter().position(|table| table.name == b.name));
        for (place, column) in table.columns.iter().enumerate() {
            let origin = before.and_then(|before| origin_of_column(before, column));
            let origin_at = before.zip(origin).and_then(|(t, c)| t.columns.iter().position(|x| x.name == c.name));
            out.push(with(case, |case| {
                take_out(&mut case.pair.b, at, place);
                if let Some((table, column)) = before_at.zip(origin_at) {
                    take_out(&mut case.pair.a, table, column);
                }
            }));
            // As it was, but for its name.
            if let Some(origin) = origin {
                let same =
                    Column { name: column.name.clone(), renamed_from: column.renamed_from.clone(), ..origin.clone() };
                if same != *column {
                    out.push(with(case, |case| case.pair.b.tables[at].columns[place] = same));
                }
            }
        }
        let gone =
            before_at.map(|at| &case.pair.a.tables[at]).into_iter().flat_map(|old| old.columns.iter().enumerate());
        for (place, old) in gone {
            let kept = table.columns.iter().any(|column| {
                before.and_then(|before| origin_of_column(before, column)).is_some_and(|origin| origin.name == old.name)
            });
            if let (false, Some(at)) = (kept, before_at) {
                out.push(with(case, |case| take_out(&mut case.pair.a, at, place)));
            }
        }
    }
}

/// Parts of tables, in both models or in one.
fn parts(case: &Case, out: &mut Vec<Case>) {
    for second in [false, true] {
        let model = if second { &case.pair.b } else { &case.pair.a };
        for (at, table) in model.tables.iter().enumerate() {
            let mut push = |change: &dyn Fn(&mut Table)| {
                out.push(with(case, |case| {
                    let model = if second { &mut case.pair.b } else { &mut case.pair.a };
                    change(&mut model.tables[at]);
                }));
            };
            (0..table.indexes.len()).for_each(|n| push(&|table| drop(table.indexes.remove(n))));
            (0..table.uniques.len()).for_each(|n| push(&|table| drop(table.uniques.remove(n))));
            (0..table.foreign_keys.len()).for_each(|n| push(&|table| drop(table.foreign_keys.remove(n))));
            (0..table.checks.len()).for_each(|n| push(&|table| drop(table.checks.remove(n))));
            if table.description.is_some() {
                push(&|table| table.description = None);
            }
        }
    }
    // The same part of both.
    for (at, table) in case.pair.b.tables.iter().enumerate() {
        let before = origin_of_table(&case.pair.a, table).map(|table| table.name.clone());
        let Some(old) = before.and_then(|name| case.pair.a.tables.iter().position(|table| table.name == name)) else {
            continue;
        };
        let mut push = |change: &dyn Fn(&mut Table)| {
            out.push(with(case, |case| {
                change(&mut case.pair.a.tables[old]);
                change(&mut case.pair.b.tables[at]);
            }));
        };
        push(&|table| table.indexes.clear());
        push(&|table| table.uniques.clear());
        push(&|table| table.foreign_keys.clear());
        push(&|table| table.checks.clear());
    }
}

/// Less said of a column, in both models where both say it.
fn simpler(case: &Case, out: &mut Vec<Case>) {
    type Change = fn(&mut Column);
    let changes: [Change; 6] = [
        |column| column.default = None,
        |column| column.rules = Rules::default(),
        |column| column.description = None,
        |column| column.case_insensitive = false,
        |column| column.optional = false,
        |column| column.touched = false,
    ];
    for change in changes {
        out.push(with(case, |case| {
            let Pair { a, b } = &mut case.pair;
            for column in a.tables.iter_mut().chain(&mut b.tables).flat_map(|table| &mut table.columns) {
                change(column);
            }
        }));
        for at in 0..case.pair.b.tables.len() {
            for place in 0..case.pair.b.tables[at].columns.len() {
                out.push(with(case, |case| one_column(case, at, place, change)));
            }
        }
    }
}

fn one_column(case: &mut Case, at: usize, place: usize, change: fn(&mut Column)) {
    let Pair { a, b } = &mut case.pair;
    let table = &b.tables[at];
    let origin = origin_of_table(a, table)
        .and_then(|before| Some((before.name.clone(), origin_of_column(before, &table.columns[place])?.name.clone())));
    change(&mut b.tables[at].columns[place]);
    if let Some((table, name)) = origin {
        let columns = a.tables.iter_mut().filter(|t| t.name == table).flat_map(|table| &mut table.columns);
        columns.filter(|column| column.name == name).for_each(change);
    }
}
