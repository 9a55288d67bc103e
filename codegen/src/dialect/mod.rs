//! What distinguishes the databases: one folder each, with the same file names in each.
//!
//! Terms: a *statement* is one SQL statement with the object it makes and the statement that undoes it. A *condition* is a
//! rule of one column that a dialect writes as a CHECK, if it can. The common order of things is in `create`; it asks the folders
//! questions and never which dialect it is speaking.
//!
//! MariaDB and MySQL share a folder: one family, two constants.

mod asked;
mod capability;
mod condition;
mod create;
mod lookup;
mod mysql;
mod postgres;
mod quote;
mod sqlite;
mod statement;
pub mod structure;
mod writer;

use std::fmt;

pub use capability::{Capability, Numbered};
pub use condition::{Condition, conditions};
pub(crate) use create::{column_definition, comments, constraint_definition, create_index, create_table};
pub use create::{create, create_order};
pub use lookup::{Lookup, LookupKind, LookupPart, Reference, TableLookups, lookups};
pub use quote::Quote;
pub(crate) use sqlite::{guards, rebuild};
pub use statement::{Object, Statement};
pub use writer::{Verbatim, Writer};

use crate::inventory::{self, NumberingKind};
use crate::model::{Column, DialectKind, Index, Literal, Model, Table, Type, Version};
use crate::plan::{Alter, Cast, Converted};
use crate::sql::read::Reading;

/// The questions that the common code asks a dialect.
pub trait Dialect: fmt::Debug + Sync {
    /// Which one it is.
    fn kind(&self) -> DialectKind;

    /// What the engine of that version can do.
    fn capability(&self, version: Version) -> &'static Capability;

    /// How names and texts are quoted.
    fn quote(&self) -> &'static Quote;

    /// The grammar of its expressions.
    fn grammar(&self) -> &'static dyn sqlparser::dialect::Dialect;

    /// What the reader of SQL asks of it.
    fn reading(&self) -> &'static dyn Reading;
    /// How it spells what an inventory holds.
    fn spelling(&self) -> &dyn crate::inventory::normal::Spelling;

    /// Writes the type of a column with its collation, without NOT NULL and the like.
    fn column_type(&self, writer: &mut Writer, column: &Column, model: &Model);

    /// The conditions that the type does not keep by itself here, with the ends of their constraints' names.
    fn type_conditions(&self, column: &Column, model: &Model) -> Vec<(&'static str, Condition)>;

    /// Writes a condition on a column; `false`, with nothing written, where the dialect cannot say it.
    fn condition(&self, writer: &mut Writer, column: &Column, condition: &Condition) -> bool;

    /// Writes a constant of a type.
    fn literal(&self, writer: &mut Writer, literal: &Literal, ty: &Type);

    /// The expression for the present moment as a value of that type.
    fn now(&self, ty: &Type) -> &'static str;

    /// Writes a default that was read as a literal, in the form that DEFAULT takes.
    fn default_literal(&self, writer: &mut Writer, literal: &Literal, ty: &Type) {
        self.literal(writer, literal, ty);
    }

    /// Writes what makes a column number its rows, behind its type.
    fn identity(&self, writer: &mut Writer);

    /// Does a column in the engine's own words number its rows already?
    fn numbers_rows(&self, _words: &str) -> bool {
        false
    }

    /// Does [`Dialect::identity`] declare the primary key, too?
    fn identity_is_key(&self) -> bool {
        false
    }

    /// Writes what stands before a column inside CREATE TABLE because of its description.
    fn column_comment_before(&self, _writer: &mut Writer, _text: &str) {}

    /// Writes what stands behind a column inside CREATE TABLE because of its description.
    fn column_comment_after(&self, _writer: &mut Writer, _text: &str) {}

    /// Writes what stands behind the closing bracket of CREATE TABLE, where the schema does not say it in the engine's own words.
    fn table_options(&self, writer: &mut Writer, table: &Table);

    /// Writes what stands behind those options because of the table's description.
    fn table_comment(&self, _writer: &mut Writer, _text: &str) {}

    /// What has to exist before any table, such as enum types.
    fn prelude(&self, _model: &Model) -> Vec<Statement> {
        Vec::new()
    }

    /// The statement that gives a table, or a column of it, its description or takes it away, where that is one of its own.
    fn comment(&self, _table: &str, _column: Option<&str>, _text: Option<&str>) -> Option<String> {
        None
    }

    /// What keeps the columns marked `on_update: now` right whoever writes.
    fn touch(&self, table: &Table) -> Vec<Statement>;

    /// Writes what stands between an index's name and its columns: table and method, unless [`Dialect::index_kind`] says that.
    fn index_target(&self, writer: &mut Writer, table: &Table, index: &Index);

    /// The word that stands before INDEX for an index of that method, with a blank behind it, where the method is said by one.
    fn index_kind(&self, _method: &str) -> &'static str {
        ""
    }

    /// What stands between INDEX and its name where an index is made without keeping writers waiting.
    fn beside_writers(&self) -> &'static str {
        ""
    }

    /// The statement that drops an object.
    fn drop(&self, object: &Object) -> Option<String>;

    /// A natural conversion of a value that is given as SQL.
    fn convert(&self, value: &str, cast: Cast, from: &Column, to: &Column, model: &Model) -> Converted;

    /// The canonical text of a value that is given as SQL: what would be sealed. Bytes are hexadecimal.
    fn canonical(&self, value: &str, column: &Column) -> String;

    /// A value from its canonical text, which is given as SQL.
    fn value_of(&self, text: &str, column: &Column) -> String;

    /// A value as one of a column's type, for questions about it; as it is where the engine asks for no type.
    fn typed(&self, value: &str, _column: &Column, _model: &Model) -> String {
        value.to_owned()
    }

    /// A text as it is compared where letters of either case differ.
    fn telling_case(&self, value: &str) -> String;

    /// A text as it is compared where letters of either case are equal.
    fn ignoring_case(&self, value: &str) -> String {
        format!("lower({value})")
    }

    /// The word that a column of an enum holds, as a text.
    fn word(&self, value: &str) -> String {
        value.to_owned()
    }

    /// Does its catalogue have the names of constraints?
    fn keeps_constraint_names(&self) -> bool {
        true
    }

    /// Does its catalogue have descriptions?
    fn keeps_comments(&self) -> bool {
        true
    }

    /// A description as its catalogue keeps it.
    fn kept_comment(&self, text: &str) -> String {
        text.to_owned()
    }

    /// How a column that numbers its rows does so when nothing else is said: what [`Dialect::identity`] writes.
    fn numbering(&self) -> NumberingKind {
        NumberingKind::AutoIncrement
    }

    /// The logical type that is nearest to one of its own.
    fn nearest(&self, ty: &str) -> Type;

    /// A column's type in the engine's own words, with whatever else of it only these words can say.
    fn native_column(&self, column: &inventory::Column) -> String;

    /// What stands behind a table's closing bracket.
    fn native_table(&self, table: &inventory::Table) -> String;

    /// How it changes tables where they stand; `None` for an engine that makes them anew.
    fn alter(&self) -> Option<&'static dyn Alter> {
        None
    }

    /// What a transaction that drops whole tables begins with.
    fn drop_head(&self) -> &'static str {
        ""
    }

    /// Lines for the head of a file that other clients than ours may run.
    fn file_head(&self) -> &'static str {
        ""
    }
}

/// The dialect of a target.
#[must_use]
pub fn of(kind: DialectKind) -> &'static dyn Dialect {
    match kind {
        DialectKind::Sqlite => &sqlite::Sqlite,
        DialectKind::Postgres => &postgres::Postgres,
        DialectKind::Mariadb => &mysql::MARIADB,
        DialectKind::Mysql => &mysql::MYSQL,
    }
}
