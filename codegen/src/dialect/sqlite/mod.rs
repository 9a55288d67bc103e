//! SQLite: STRICT tables; texts compare by bytes (BINARY), which is by code point in UTF-8.

mod canonical;
mod capability;
mod complete;
mod convert;
mod foreign;
pub(crate) mod guards;
mod read;
pub(crate) mod rebuild;
mod spelling;
mod touch;
mod types;
mod write;

use super::{Capability, Condition, Dialect, Object, Quote, Statement, Writer};
use crate::inventory;
use crate::model::{Column, DialectKind, Index, Literal, Model, Table, Type, Version};
use crate::plan::{Cast, Converted};
use crate::sql::read::Reading;

/// The dialect.
#[derive(Debug)]
pub(super) struct Sqlite;

static QUOTE: Quote = Quote { identifier: '"', backslash: false };

impl Dialect for Sqlite {
    fn kind(&self) -> DialectKind {
        DialectKind::Sqlite
    }

    fn capability(&self, _version: Version) -> &'static Capability {
        &capability::SQLITE
    }

    fn quote(&self) -> &'static Quote {
        &QUOTE
    }

    fn grammar(&self) -> &'static dyn sqlparser::dialect::Dialect {
        &sqlparser::dialect::SQLiteDialect {}
    }

    fn reading(&self) -> &'static dyn Reading {
        &read::Reader
    }

    fn spelling(&self) -> &dyn crate::inventory::normal::Spelling {
        self
    }

    fn column_type(&self, writer: &mut Writer, column: &Column, _model: &Model) {
        types::column_type(writer, column);
    }

    fn type_conditions(&self, column: &Column, model: &Model) -> Vec<(&'static str, Condition)> {
        types::conditions(column, model)
    }

    fn condition(&self, writer: &mut Writer, column: &Column, condition: &Condition) -> bool {
        write::condition(writer, column, condition)
    }

    fn literal(&self, writer: &mut Writer, literal: &Literal, ty: &Type) {
        types::literal(writer, literal, ty);
    }

    fn now(&self, ty: &Type) -> &'static str {
        types::now(ty)
    }

    fn identity(&self, writer: &mut Writer) {
        writer.sql(" PRIMARY KEY AUTOINCREMENT");
    }

    fn identity_is_key(&self) -> bool {
        true
    }

    fn column_comment_before(&self, writer: &mut Writer, text: &str) {
        // There is no COMMENT here, but the engine keeps the text of CREATE TABLE with its comments.
        writer.comment("    ", text);
    }

    fn table_options(&self, writer: &mut Writer, table: &Table) {
        let strict = table.columns.iter().all(|column| !column.native.contains_key(&DialectKind::Sqlite));
        writer.sql(if strict { " STRICT" } else { "" });
    }

    fn touch(&self, table: &Table) -> Vec<Statement> {
        touch::touch(table)
    }

    fn index_target(&self, writer: &mut Writer, table: &Table, _index: &Index) {
        writer.sql(" ON ").name(&table.name);
    }

    fn convert(&self, value: &str, cast: Cast, from: &Column, to: &Column, model: &Model) -> Converted {
        convert::convert(value, cast, from, to, model)
    }

    fn telling_case(&self, value: &str) -> String {
        format!("({value} COLLATE BINARY)")
    }

    fn canonical(&self, value: &str, column: &Column) -> String {
        canonical::canonical(value, column)
    }

    fn value_of(&self, text: &str, column: &Column) -> String {
        canonical::value(text, column)
    }

    fn keeps_constraint_names(&self) -> bool {
        false
    }

    fn keeps_comments(&self) -> bool {
        false
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

    fn drop_head(&self) -> &'static str {
        // Dropping a table deletes its rows first; circles of references are only whole again at the end.
        "PRAGMA defer_foreign_keys = ON;\n"
    }
}

fn writer() -> Writer {
    Writer::new(&QUOTE)
}
