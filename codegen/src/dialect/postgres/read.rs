//! How SQL text for PostgreSQL is read.

use super::complete;
use crate::inventory::{Column, Index, Table};
use crate::sql::read::{Bodies, Catalogue, Client, Constraint, Definition, Lexis, Reading, Space, mentions};

/// The reader's questions, answered.
#[derive(Debug)]
pub(super) struct Reader;

pub(super) static LEXIS: Lexis = Lexis {
    name_quotes: &[(b'"', b'"')],
    double_quoted_texts: false,
    texts_as_names: false,
    backslash: false,
    escape_texts: true,
    dollar_quotes: true,
    nested_comments: true,
    hash_comments: false,
    dashes_want_blank: false,
    runs: |_, _| false,
    brackets_hold: true,
    bodies: Bodies::Atomic,
    client: Client::Psql,
    keys_in_tables: false,
    like_in_tables: true,
    any_types: false,
    longest_name: Some(63),
    folds_names: true,
    ignores_case: false,
    tables_ignore_case: false,
    renames_in_triggers: true,
    renames_in_expressions: true,
};

impl Reading for Reader {
    fn lexis(&self) -> &'static Lexis {
        &LEXIS
    }

    fn home(&self) -> &'static str {
        "public"
    }

    fn space(&self, space: &str, home: &str) -> Space {
        match space {
            space if space == home => Space::Home,
            "pg_temp" => Space::Temporary,
            _ => Space::Other,
        }
    }

    fn column(
        &self,
        catalogue: &mut Catalogue,
        table: &Table,
        definition: Definition,
        declared: &mut Vec<Constraint>,
    ) -> Column {
        complete::column(catalogue, table, definition, declared)
    }

    fn constraints(
        &self,
        catalogue: &mut Catalogue,
        table: &mut Table,
        declared: Vec<Constraint>,
    ) -> Result<(), String> {
        complete::constraints(catalogue, table, declared)
    }

    fn index(&self, catalogue: &mut Catalogue, table: &mut Table, index: Index) {
        complete::index(catalogue, table, index);
    }

    fn column_dropped(&self, table: &mut Table, column: &str) {
        let column = column.to_owned();
        table.checks.retain(|check| !mentions(&LEXIS, &check.expression, &column));
        table.uniques.retain(|key| !key.columns.contains(&column));
        table.foreign_keys.retain(|key| !key.columns.contains(&column));
        table.indexes.retain(|index| !complete::is_over(index, &column));
        table.primary_key = table.primary_key.take().filter(|key| !key.columns.contains(&column));
    }

    fn finish(&self, catalogue: &mut Catalogue) {
        complete::serials(catalogue);
    }
}
