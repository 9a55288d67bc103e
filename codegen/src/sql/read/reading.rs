//! What the reader asks a dialect: how its text falls into words, and what its engine adds in silence.

use std::fmt;

use super::draft::{Constraint, Definition};
use super::fold::Catalogue;
use super::lexis::Lexis;
use crate::inventory::{Column, Index, Table};

/// Which namespace a name is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// The one that is read.
    Home,
    /// That of temporary things, which are left out.
    Temporary,
    /// Another.
    Other,
}

/// The questions that the reader asks a dialect.
pub trait Reading: fmt::Debug + Sync {
    /// How its text falls into words.
    fn lexis(&self) -> &'static Lexis;

    /// The namespace that is read unless the text has none of its tables there; empty where there are none.
    fn home(&self) -> &'static str;

    /// Which namespace that is.
    fn space(&self, space: &str, home: &str) -> Space;

    /// The collation of databases that say none.
    fn collation(&self) -> Option<&'static str> {
        None
    }

    /// The usual collation of a character set.
    fn collation_of(&self, charset: &str) -> String {
        charset.to_owned()
    }

    /// What is said of a table that says nothing.
    fn table(&self, _catalogue: &Catalogue, _table: &mut Table, _charset: Option<&str>) {}

    /// A column as the engine keeps it; constraints that it brings go into `declared`.
    fn column(
        &self,
        catalogue: &mut Catalogue,
        table: &Table,
        definition: Definition,
        declared: &mut Vec<Constraint>,
    ) -> Column;

    /// Adds constraints with the names that the engine gives them.
    ///
    /// # Errors
    /// What the engine would refuse, or the reader cannot know.
    fn constraints(
        &self,
        catalogue: &mut Catalogue,
        table: &mut Table,
        declared: Vec<Constraint>,
    ) -> Result<(), String>;

    /// Adds an index.
    fn index(&self, catalogue: &mut Catalogue, table: &mut Table, index: Index);

    /// What follows a column's DROP NOT NULL, a dropped index and the like.
    fn settle(&self, _catalogue: &mut Catalogue, _table: &mut Table) {}

    /// What goes with a column, beside the constraints and indexes over it alone.
    fn column_dropped(&self, table: &mut Table, column: &str);

    /// What has another name because its table has.
    fn table_renamed(&self, _table: &mut Table, _from: &str) {}

    /// What is known only when everything has been read.
    fn finish(&self, catalogue: &mut Catalogue);
}
