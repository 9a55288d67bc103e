//! MariaDB and MySQL: one family, told apart by [`Flavour`].
//!
//! Texts are `utf8mb4` under a binary collation without padding, so that trailing blanks count as they do elsewhere.

mod alter;
mod alter_options;
mod alter_types;
mod canonical;
mod capability;
mod complete;
mod convert;
mod foreign;
mod read;
mod spelling;
mod touch;
mod types;
mod write;

use super::{Capability, Condition, Dialect, Object, Quote, Statement, Writer};
use crate::inventory;
use crate::model::{Column, DialectKind, Index, Literal, Model, Table, Type, Version};
use crate::plan::{Alter, Cast, Converted};
use crate::sql::read::Reading;

/// One of the two engines, with what differs between them in words of SQL.
#[derive(Debug)]
pub(super) struct Flavour {
    kind: DialectKind,
    capability: &'static Capability,
    /// Any text, by code point, without padding.
    text: &'static str,
    /// Any text, letters of either case equal, without padding.
    text_ignoring_case: &'static str,
    /// The collation of `text_ignoring_case`.
    ignoring: &'static str,
    /// The collation of `text`, for an expression.
    exactly: &'static str,
    /// ASCII by code point, without padding where the engine can.
    ascii: &'static str,
    /// Defaults of JSON and long texts want brackets.
    bracketed_defaults: bool,
    /// A renamed column has its new name in conditions and computed columns, too.
    renames_reach_expressions: bool,
    /// Before an UPDATE: assignments do not see each other. MySQL has nothing of the kind, and makes them from left to right.
    at_once: &'static str,
    changes: &'static alter::Changes,
    reader: &'static read::Reader,
}

pub(super) static MARIADB: Flavour = Flavour {
    kind: DialectKind::Mariadb,
    capability: &capability::MARIADB,
    text: " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
    text_ignoring_case: " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_nopad_ci",
    ignoring: "utf8mb4_unicode_nopad_ci",
    exactly: " COLLATE utf8mb4_nopad_bin",
    ascii: " CHARACTER SET ascii COLLATE ascii_nopad_bin",
    bracketed_defaults: false,
    renames_reach_expressions: true,
    at_once: "SET STATEMENT sql_mode = CONCAT_WS(',', @@SESSION.sql_mode, 'SIMULTANEOUS_ASSIGNMENT') FOR ",
    changes: &alter::Changes(&MARIADB),
    reader: &read::MARIADB,
};

pub(super) static MYSQL: Flavour = Flavour {
    kind: DialectKind::Mysql,
    capability: &capability::MYSQL,
    text: " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin",
    text_ignoring_case: " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_ci",
    ignoring: "utf8mb4_0900_as_ci",
    exactly: " COLLATE utf8mb4_0900_bin",
    ascii: " CHARACTER SET ascii COLLATE ascii_bin",
    bracketed_defaults: true,
    renames_reach_expressions: false,
    at_once: "",
    changes: &alter::Changes(&MYSQL),
    reader: &read::MYSQL,
};

static QUOTE: Quote = Quote { identifier: '`', backslash: true };

impl Dialect for Flavour {
    fn kind(&self) -> DialectKind {
        self.kind
    }

    fn capability(&self, _version: Version) -> &'static Capability {
        self.capability
    }

    fn quote(&self) -> &'static Quote {
        &QUOTE
    }

    fn grammar(&self) -> &'static dyn sqlparser::dialect::Dialect {
        &sqlparser::dialect::MySqlDialect {}
    }

    fn reading(&self) -> &'static dyn Reading {
        self.reader
    }

    fn spelling(&self) -> &dyn crate::inventory::normal::Spelling {
        self
    }

    fn column_type(&self, writer: &mut Writer, column: &Column, model: &Model) {
        types::column_type(self, writer, column, model);
    }

    fn type_conditions(&self, column: &Column, model: &Model) -> Vec<(&'static str, Condition)> {
        types::conditions(self, column, model)
    }

    fn condition(&self, writer: &mut Writer, column: &Column, condition: &Condition) -> bool {
        write::condition(self, writer, column, condition)
    }

    fn literal(&self, writer: &mut Writer, literal: &Literal, ty: &Type) {
        types::literal(writer, literal, ty);
    }

    fn default_literal(&self, writer: &mut Writer, literal: &Literal, ty: &Type) {
        let bracketed = self.bracketed_defaults && matches!(ty, Type::Json | Type::Text);
        writer.sql(if bracketed { "(" } else { "" });
        types::literal(writer, literal, ty);
        writer.sql(if bracketed { ")" } else { "" });
    }

    fn now(&self, ty: &Type) -> &'static str {
        types::now(ty)
    }

    fn identity(&self, writer: &mut Writer) {
        writer.sql(" AUTO_INCREMENT");
    }

    fn column_comment_after(&self, writer: &mut Writer, text: &str) {
        if !text.is_empty() {
            writer.sql(" COMMENT ").text(&write::clip(text, 1024));
        }
    }

    fn table_options(&self, writer: &mut Writer, _table: &Table) {
        writer.sql(" ENGINE=InnoDB").sql(" DEFAULT").sql(self.text);
    }

    fn table_comment(&self, writer: &mut Writer, text: &str) {
        if !text.is_empty() {
            writer.sql(" COMMENT=").text(&write::clip(text, 2048));
        }
    }

    fn touch(&self, table: &Table) -> Vec<Statement> {
        touch::touch(table)
    }

    fn index_kind(&self, method: &str) -> &'static str {
        match method.to_lowercase().as_str() {
            "fulltext" => "FULLTEXT ",
            "spatial" => "SPATIAL ",
            _ => "",
        }
    }

    fn index_target(&self, writer: &mut Writer, table: &Table, index: &Index) {
        let method = index.method.get(&self.kind).filter(|method| self.index_kind(method).is_empty());
        if let Some(method) = method {
            writer.sql(" USING ").verbatim(&super::Verbatim::trusted(method));
        }
        writer.sql(" ON ").name(&table.name);
    }

    fn convert(&self, value: &str, cast: Cast, from: &Column, to: &Column, model: &Model) -> Converted {
        convert::convert(value, cast, from, to, model)
    }

    fn alter(&self) -> Option<&'static dyn Alter> {
        Some(self.changes)
    }

    fn ignoring_case(&self, value: &str) -> String {
        format!("CONVERT({value} USING utf8mb4) COLLATE {}", self.ignoring)
    }

    fn telling_case(&self, value: &str) -> String {
        format!("(CONVERT({value} USING utf8mb4){})", self.exactly)
    }

    fn canonical(&self, value: &str, column: &Column) -> String {
        canonical::canonical(value, column)
    }

    fn value_of(&self, text: &str, column: &Column) -> String {
        canonical::value(text, column)
    }

    fn kept_comment(&self, text: &str) -> String {
        write::clip(&spelling::kept(text), 1024)
    }

    fn nearest(&self, ty: &str) -> Type {
        foreign::nearest(ty)
    }

    fn native_column(&self, column: &inventory::Column) -> String {
        foreign::column(column)
    }

    fn native_table(&self, table: &inventory::Table) -> String {
        foreign::table(table)
    }

    fn drop(&self, object: &Object) -> Option<String> {
        write::drop(object)
    }

    /// In the character set of the words that it may be compared with, or become: those of an enum may all be ASCII, and new ones not.
    fn word(&self, value: &str) -> String {
        format!("CONVERT({value} USING utf8mb4)")
    }

    fn file_head(&self) -> &'static str {
        // Other clients may talk latin1; a strict mode refuses what would otherwise be cut.
        "SET NAMES utf8mb4;\nSET SESSION sql_mode = CONCAT_WS(',', @@SESSION.sql_mode, 'STRICT_ALL_TABLES');\n"
    }
}

fn writer() -> Writer {
    Writer::new(&QUOTE)
}
