//! How SQL text for MariaDB and MySQL is read.

use super::complete;
use crate::inventory::{Column, Index, Table};
use crate::sql::read::{Bodies, Catalogue, Client, Constraint, Definition, Lexis, Reading, Space};

/// The reader's questions, answered for one of the two engines.
#[derive(Debug)]
pub(super) struct Reader {
    lexis: &'static Lexis,
    /// The collation of databases that say none.
    collation: &'static str,
    /// JSON is a long text with a condition.
    pub(super) json_is_text: bool,
    /// Conditions without a name are numbered behind the table's.
    pub(super) checks_have_table: bool,
    /// A reference that stands with its column is one.
    pub(super) column_references: bool,
}

const COMMON: Lexis = Lexis {
    name_quotes: &[(b'`', b'`')],
    double_quoted_texts: true,
    texts_as_names: true,
    backslash: true,
    escape_texts: false,
    dollar_quotes: false,
    nested_comments: false,
    hash_comments: true,
    dashes_want_blank: true,
    runs: |_, _| true,
    brackets_hold: false,
    bodies: Bodies::Routines,
    client: Client::Mysql,
    keys_in_tables: true,
    like_in_tables: false,
    any_types: false,
    longest_name: None,
    folds_names: false,
    ignores_case: true,
    tables_ignore_case: false,
    renames_in_triggers: false,
    renames_in_expressions: true,
};

/// MariaDB passes over what is for MySQL 5.7 and later, and runs what is for itself. 999999 is a version that never comes.
static MARIADB_LEXIS: Lexis =
    Lexis { runs: |_, version| version < 50_700 || (100_000..200_000).contains(&version), ..COMMON };
static MYSQL_LEXIS: Lexis =
    Lexis { runs: |own, version| !own && version < 100_000, renames_in_expressions: false, ..COMMON };

pub(super) static MARIADB: Reader = Reader {
    lexis: &MARIADB_LEXIS,
    collation: "utf8mb4_general_ci",
    json_is_text: true,
    checks_have_table: false,
    column_references: true,
};

pub(super) static MYSQL: Reader = Reader {
    lexis: &MYSQL_LEXIS,
    collation: "utf8mb4_0900_ai_ci",
    json_is_text: false,
    checks_have_table: true,
    column_references: false,
};

impl Reading for Reader {
    fn lexis(&self) -> &'static Lexis {
        self.lexis
    }

    fn home(&self) -> &'static str {
        ""
    }

    fn space(&self, _: &str, _: &str) -> Space {
        Space::Home
    }

    fn collation(&self) -> Option<&'static str> {
        Some(self.collation)
    }

    fn collation_of(&self, charset: &str) -> String {
        complete::usual_collation(charset, self.collation)
    }

    fn table(&self, catalogue: &Catalogue, table: &mut Table, charset: Option<&str>) {
        let said =
            table.options.get("collation").cloned().or_else(|| charset.map(|charset| self.collation_of(charset)));
        let collation = said.or_else(|| catalogue.collation.clone()).unwrap_or_else(|| self.collation.to_owned());
        table.options.insert("collation".to_owned(), complete::plain_collation(&collation));
        table.options.entry("engine".to_owned()).or_insert_with(|| "InnoDB".to_owned());
    }

    fn column(
        &self,
        catalogue: &mut Catalogue,
        table: &Table,
        definition: Definition,
        declared: &mut Vec<Constraint>,
    ) -> Column {
        complete::column(self, catalogue, table, definition, declared)
    }

    fn constraints(
        &self,
        catalogue: &mut Catalogue,
        table: &mut Table,
        declared: Vec<Constraint>,
    ) -> Result<(), String> {
        complete::constraints(self, catalogue, table, declared)
    }

    fn index(&self, catalogue: &mut Catalogue, table: &mut Table, index: Index) {
        complete::add_index(catalogue, table, index);
        self.settle(catalogue, table);
    }

    fn settle(&self, catalogue: &mut Catalogue, table: &mut Table) {
        complete::settle(catalogue, table);
    }

    fn column_dropped(&self, table: &mut Table, column: &str) {
        complete::column_dropped(self.lexis, table, column);
    }

    fn table_renamed(&self, table: &mut Table, from: &str) {
        complete::table_renamed(table, from);
    }

    fn finish(&self, _: &mut Catalogue) {}
}
