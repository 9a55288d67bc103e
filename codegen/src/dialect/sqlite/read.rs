//! How SQL text for SQLite is read.

use super::complete;
use crate::inventory::{Column, Index, Table};
use crate::sql::read::{Bodies, Catalogue, Client, Constraint, Definition, Lexis, Reading, Space, mentions, names};

/// The reader's questions, answered.
#[derive(Debug)]
pub(super) struct Reader;

static LEXIS: Lexis = Lexis {
    name_quotes: &[(b'"', b'"'), (b'`', b'`'), (b'[', b']')],
    double_quoted_texts: false,
    texts_as_names: true,
    backslash: false,
    escape_texts: false,
    dollar_quotes: false,
    nested_comments: false,
    hash_comments: false,
    dashes_want_blank: false,
    runs: |_, _| false,
    brackets_hold: false,
    bodies: Bodies::Triggers,
    client: Client::SqliteShell,
    keys_in_tables: false,
    like_in_tables: false,
    any_types: true,
    longest_name: None,
    folds_names: false,
    ignores_case: true,
    tables_ignore_case: true,
    renames_in_triggers: true,
    renames_in_expressions: true,
};

impl Reading for Reader {
    fn lexis(&self) -> &'static Lexis {
        &LEXIS
    }

    fn home(&self) -> &'static str {
        "main"
    }

    fn space(&self, space: &str, home: &str) -> Space {
        if space.eq_ignore_ascii_case(home) {
            return Space::Home;
        }
        let temporary = space.eq_ignore_ascii_case("temp") || space.eq_ignore_ascii_case("temporary");
        if temporary { Space::Temporary } else { Space::Other }
    }

    fn column(&self, _: &mut Catalogue, _: &Table, definition: Definition, declared: &mut Vec<Constraint>) -> Column {
        declared.extend(definition.constraints);
        let mut column = definition.column;
        if let [only] = names(&column.ty, &LEXIS).as_slice()
            && column.ty.starts_with(['"', '`', '['])
        {
            // A type in quotes is what stands in them.
            column.ty.clone_from(only);
        }
        column
    }

    fn constraints(
        &self,
        catalogue: &mut Catalogue,
        table: &mut Table,
        declared: Vec<Constraint>,
    ) -> Result<(), String> {
        complete::constraints(catalogue, table, declared)
    }

    fn index(&self, _: &mut Catalogue, table: &mut Table, mut index: Index) {
        complete::respell_index(table, &LEXIS, &mut index);
        table.indexes.push(index);
    }

    fn column_dropped(&self, table: &mut Table, column: &str) {
        // The engine refuses to drop one that anything but its own condition stands on.
        table.checks.retain(|check| !mentions(&LEXIS, &check.expression, column));
    }

    fn finish(&self, catalogue: &mut Catalogue) {
        complete::finish(catalogue);
    }
}
