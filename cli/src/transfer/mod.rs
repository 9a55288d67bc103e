//! Rows between SQL databases and Convex, as JSON Lines: what `npx convex import` reads, and `npx convex export` writes.
//!
//! Each table is a folder with one file, `TABLE/documents.jsonl`, a document a line; `_tables/documents.jsonl` says which number each table
//! has, which is a part of every id. Names and forms are those of the Convex backend ([`schemalock_codegen::convex`]), whether the
//! schema has that target or not.
//!
//! ```text
//! database ──Snapshot──▶ rows ──document──▶ folder ──▶ DIR/TABLE/documents.jsonl
//! DIR ──lines──▶ document ──row──▶ problems, and no database is touched      (check)
//!                             └──▶ Load, tables in their order ──▶ database  (load)
//! ```

mod check;
mod created;
mod described;
mod document;
mod export;
mod id;
mod import;
mod keys;
mod load;
mod numbers;
mod order;
mod parse;
mod problem;
mod row;
mod table;
mod value;
mod work;

pub(crate) use export::{Export, Exported, LARGEST, export};
pub(crate) use import::{Imported, import};
pub(crate) use numbers::Numbers;
pub(crate) use problem::{Problem, Problems};
pub(crate) use table::{Table, Tables};
pub(crate) use work::Import;

/// The file of a table, in its folder.
pub(crate) const DOCUMENTS: &str = "documents.jsonl";
