//! What SQLite adds in silence: NOT NULL of keys, the targets of references, spellings.

use crate::inventory::{Index, Numbering, NumberingKind, Table};
use crate::sql::read::{Catalogue, Constraint, Lexis, key, respell, respell_parts};

/// Adds constraints as they are declared; the engine names none.
pub(super) fn constraints(catalogue: &Catalogue, table: &mut Table, declared: Vec<Constraint>) -> Result<(), String> {
    let lexis = catalogue.lexis();
    for constraint in declared {
        match constraint {
            Constraint::Key(mut draft) => {
                respell_parts(table, lexis, &mut draft.parts);
                let made = key(lexis, &draft);
                if !draft.primary {
                    table.uniques.push(made);
                    continue;
                }
                if table.primary_key.is_some() {
                    return Err("there are two primary keys".to_owned());
                }
                number(table, &made.columns, draft.numbers);
                table.primary_key = Some(made);
            }
            Constraint::Foreign { mut key, .. } => {
                respell(table, lexis, &mut key.columns);
                table.foreign_keys.push(key);
            }
            Constraint::Check { check, .. } => table.checks.push(check),
            Constraint::Index { .. } | Constraint::Other { .. } => {
                return Err("a constraint of this kind is not known".to_owned());
            }
        }
    }
    Ok(())
}

fn number(table: &mut Table, key: &[String], numbers: bool) {
    let column = table.columns.iter_mut().find(|column| numbers && key.first() == Some(&column.name));
    if let Some(column) = column {
        column.numbering = Some(Numbering { by: NumberingKind::AutoIncrement, options: String::new() });
    }
}

/// Columns of an index as their declarations spell them.
pub(super) fn respell_index(table: &Table, lexis: &Lexis, index: &mut Index) {
    respell_parts(table, lexis, &mut index.parts);
}

/// What is known only at the end.
pub(super) fn finish(catalogue: &mut Catalogue) {
    shadows(catalogue);
    catalogue.tables_mut().for_each(keys_are_there);
}

/// Modules of virtual tables, with the ends of the names of the tables that each keeps, and the option that does without it.
const SHADOWS: [(&str, &[(&str, &str)]); 4] = [
    ("fts5", &[("data", ""), ("idx", ""), ("content", "content="), ("docsize", "columnsize=0"), ("config", "")]),
    ("fts4", &[("content", "content="), ("segments", ""), ("segdir", ""), ("docsize", "matchinfo=fts3"), ("stat", "")]),
    ("fts3", &[("content", ""), ("segments", ""), ("segdir", "")]),
    ("rtree", &[("node", ""), ("rowid", ""), ("parent", "")]),
];

/// The tables that a virtual table keeps are left alone with it, whether the text has them or the engine will make them.
fn shadows(catalogue: &mut Catalogue) {
    for (name, definition) in catalogue.left_alone("table") {
        let words: String = definition.to_lowercase().split_whitespace().collect();
        let module = SHADOWS.iter().find(|(module, _)| words.contains(&format!("using{module}")));
        for (end, without) in module.into_iter().flat_map(|(_, ends)| ends.iter()) {
            if without.is_empty() || !words.contains(without) {
                catalogue.leave_shadow(&format!("{name}_{end}"), &name);
            }
        }
    }
}

/// Columns of a primary key that cannot be NULL: the row's own number, and every one where rows are kept by key, or types are strict.
fn keys_are_there(table: &mut Table) {
    let Some(key) = &table.primary_key else { return };
    let strict = ["strict", "without_rowid"].iter().any(|option| table.options.contains_key(*option));
    let alone = key.columns.len() == 1;
    for column in table.columns.iter_mut().filter(|column| key.columns.contains(&column.name)) {
        column.not_null |= strict || alone && column.ty.eq_ignore_ascii_case("INTEGER");
    }
}
