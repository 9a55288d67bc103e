//! What an import is about.

use std::sync::atomic::AtomicBool;

use camino::{Utf8Path, Utf8PathBuf};

use super::table::{Table, Tables};

/// What is to be written from where.
#[derive(Debug)]
pub(crate) struct Import<'a> {
    /// The tables of the schema.
    pub(crate) tables: &'a Tables,
    /// Those of them that are written.
    pub(crate) chosen: &'a [usize],
    /// The folder.
    pub(crate) from: &'a Utf8Path,
    /// Can the database check references at the end of a transaction?
    pub(crate) defers: bool,
    /// Set once the database is asked to keep everything: from then on nobody knows until it answers.
    pub(crate) committing: &'a AtomicBool,
}

impl Import<'_> {
    /// Where the file of a table stands.
    pub(crate) fn file(&self, table: &Table) -> Utf8PathBuf {
        self.from.join(table.file())
    }

    /// How long the file of a table is, in bytes.
    pub(super) fn length(&self, table: &Table) -> u64 {
        std::fs::metadata(self.file(table)).map_or(0, |file| file.len())
    }
}
