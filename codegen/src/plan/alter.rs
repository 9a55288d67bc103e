//! What planning asks of an engine that changes tables where they stand.

use std::collections::BTreeSet;
use std::fmt;

use super::{Action, Context, Pair, Step};
use crate::dialect::structure::{ColumnForm, ConstraintForm, IndexForm, TableForm};

/// How an engine changes what exists.
pub trait Alter: fmt::Debug + Sync {
    /// The enums whose type has to be made anew, by their new names; columns of them are converted.
    fn remade_enums(&self, _context: &Context<'_>) -> BTreeSet<String> {
        BTreeSet::new()
    }

    /// What has to exist before tables change: types and collations.
    fn before(&self, _context: &Context<'_>) -> Vec<Step> {
        Vec::new()
    }

    /// What goes when tables have changed.
    fn after(&self, _context: &Context<'_>) -> Vec<Step> {
        Vec::new()
    }

    /// Does a renamed column have its new name in conditions and computed columns, too?
    fn renames_reach_expressions(&self) -> bool;

    /// Renames a table.
    fn rename_table(&self, from: &str, to: &str) -> String;

    /// Renames a constraint, or `None` where it has to be dropped and made again.
    fn rename_constraint(&self, table: &str, from: &ConstraintForm, to: &ConstraintForm) -> Option<Action>;

    /// Renames an index.
    fn rename_index(&self, table: &str, from: &str, to: &str) -> Action;

    /// Drops a constraint: the clause of ALTER TABLE.
    fn drop_constraint(&self, constraint: &ConstraintForm) -> String;

    /// Adds a constraint that is no unique set or key to a table that has rows.
    fn add_constraint(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step>;

    /// Adds a unique set or key to a table that has rows.
    fn add_key(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step>;

    /// Makes an index on a table that has rows.
    fn add_index(&self, table: &TableForm, index: &IndexForm) -> Step;

    /// Drops an index.
    fn drop_index(&self, table: &str, index: &IndexForm) -> Step;

    /// Changes a column where it stands; `value` is the new value where the type changes.
    fn alter_column(
        &self,
        context: &Context<'_>,
        pair: &Pair<'_>,
        from: &ColumnForm,
        to: &ColumnForm,
        value: Option<&str>,
    ) -> Vec<Step>;

    /// Runs an UPDATE so that the columns which `on_update: now` keeps stay as they are. `None` where their triggers have to be
    /// dropped before, and made again.
    fn update_untouched(&self, table: &str, touches: &[String], update: &str) -> Option<Vec<Action>>;
}
