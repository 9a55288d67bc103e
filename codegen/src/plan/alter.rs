//! What planning asks of an engine that changes tables where they stand.

use std::collections::BTreeSet;
use std::fmt;

use super::{Action, Context, Pair, Risk, Step, Unit};
use crate::dialect::Statement;
use crate::dialect::structure::{ColumnForm, ConstraintForm, IndexForm, TableForm};

/// How an engine changes what exists.
pub trait Alter: fmt::Debug + Sync {
    /// How a step that changes the schema is run.
    fn unit(&self) -> Unit;

    /// Is a column whose type changes made anew beside the old one, so that what is over it cannot stay?
    fn moves(&self, _context: &Context<'_>, _pair: &Pair, _column: &str) -> bool {
        false
    }

    /// The enums whose type has to be made anew, by their new names; columns of them are converted.
    fn remade_enums(&self, _context: &Context<'_>) -> BTreeSet<String> {
        BTreeSet::new()
    }

    /// Are words of this enum renamed in its type, and so in all rows at once?
    fn renames_words(&self, _context: &Context<'_>, _item: &str) -> bool {
        false
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

    /// Renames a constraint, if there is anything to do for it; `None` where it has to be dropped and made again.
    fn rename_constraint(&self, table: &str, from: &ConstraintForm, to: &ConstraintForm) -> Option<Vec<Action>>;

    /// Renames an index.
    fn rename_index(&self, table: &str, from: &str, to: &str) -> Action;

    /// Are indexes and keys called by names that no index or table beside them may have?
    fn index_names_are_shared(&self) -> bool;

    /// The name under which the catalogue has a constraint.
    fn catalogue_name(&self, constraint: &ConstraintForm) -> String {
        constraint.name.clone()
    }

    /// Does a column that numbers the rows come only together with the primary key over it?
    fn numbers_by_key(&self) -> bool {
        false
    }

    /// Drops a constraint: the clause of ALTER TABLE.
    fn drop_constraint(&self, constraint: &ConstraintForm) -> String;

    /// Defines a column anew, as it is, and without the conditions that stand in its definition: the clause of ALTER TABLE. Of no
    /// meaning where conditions do not stand there.
    fn redefine(&self, _column: &ColumnForm) -> String {
        String::new()
    }

    /// Adds a constraint that is no unique set or key to a table that has rows.
    fn add_constraint(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step>;

    /// Adds a unique set or key to a table that has rows.
    fn add_key(&self, table: &TableForm, constraint: &ConstraintForm) -> Vec<Step>;

    /// Makes an index on a table that has rows.
    fn add_index(&self, table: &TableForm, index: &IndexForm) -> Step;

    /// Drops an index.
    fn drop_index(&self, table: &str, index: &IndexForm) -> Step;

    /// What it costs to add a column; `constant` is whether all rows that there are get the same value.
    fn adding(&self, column: &ColumnForm, constant: bool) -> &'static [Risk];

    /// Changes a column where it stands; `value` is the new value where the type changes.
    fn alter_column(
        &self,
        context: &Context<'_>,
        pair: &Pair,
        from: &ColumnForm,
        to: &ColumnForm,
        value: Option<&str>,
    ) -> Vec<Step>;

    /// Can the triggers that keep `on_update: now` be switched off for one transaction? If not, they are dropped before rows are
    /// written, and made again.
    fn pauses_triggers(&self) -> bool;

    /// What stands before an UPDATE of several columns, so that each new value is made from the row as it was.
    fn at_once(&self) -> &'static str {
        ""
    }

    /// Writes rows while these triggers are switched off.
    fn update(&self, _table: &str, _triggers: &[String], update: &str) -> Vec<Action> {
        vec![Action::Statement(update.to_owned())]
    }

    /// Makes a trigger that empties columns of a row when one of those that are watched changes.
    fn invalidate(&self, table: &str, column: &str, watched: &[String], emptied: &[String]) -> Vec<Statement>;

    /// Drops what [`Alter::invalidate`] made, whether it is there or not.
    fn unwatch(&self, table: &str, column: &str) -> Vec<Action>;

    /// Keeps everybody else from a table until the end of the transaction.
    fn lock(&self, _table: &str) -> Option<String> {
        None
    }

    /// Gives a table its description: the clause of ALTER TABLE, where it is one.
    fn describe_table(&self, _text: Option<&str>) -> Option<String> {
        None
    }

    /// Can a column change from the one form to the other? Not where the engine's own words say more of it than its type, and that
    /// changes.
    fn keeps_words(&self, _from: &ColumnForm, _to: &ColumnForm) -> bool {
        true
    }

    /// Gives a table other options: what stands behind ALTER TABLE and its name, or the reason why nothing can.
    fn table_options(&self, pair: &Pair) -> Result<String, String>;

    /// What that costs.
    fn option_risks(&self) -> &'static [Risk] {
        &[]
    }

    /// Takes from a column that goes what its key holds it by: the clause of ALTER TABLE.
    fn release(&self, _column: &ColumnForm) -> Option<String> {
        None
    }
}
