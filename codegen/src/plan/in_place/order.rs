//! Names that one table gives up and another takes.
//!
//! What goes from a table otherwise goes when that table's turn has come, and tables with their rows go last of all. Where a name is
//! wanted by another table before that, it is given up first.

use std::collections::BTreeMap;

use super::Table;
use crate::dialect::structure::{ConstraintForm, ConstraintKind, TableForm};
use crate::plan::{Alter, Context};

/// Which tables use which names in the end, of the names that no two tables can have.
pub(super) struct Wanted<'a> {
    context: &'a Context<'a>,
    by: BTreeMap<&'a str, &'a str>,
    relations: bool,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        alter: &dyn Alter,
        tables: &'a [Table<'a>],
        added: &'a [TableForm],
    ) -> Self {
        let relations = alter.index_names_are_shared();
        let forms = tables.iter().map(|table| &table.pair.new).chain(added);
        let by = forms.flat_map(|form| names(form, relations).map(|name| (name, form.name.as_str()))).collect();
        Self { context, by, relations }
    }

    /// Does another table want a name that goes with this one?
    pub(super) fn of_dropped(&self, form: &TableForm) -> bool {
        let left_alone = self
            .context
            .left_alone_on(&form.name, if self.relations { &["trigger", "index", "constraint"] } else { &["trigger"] });
        names(form, self.relations).chain(left_alone).any(|name| self.by.contains_key(name))
    }

    /// Does another table want a name that this one, which stays, gives up?
    pub(super) fn of_kept(&self, table: &Table<'_>) -> bool {
        let old = &table.pair.old;
        let own = names(old, self.relations).filter(|name| *name != old.name);
        let elsewhere = |name: &str| self.by.get(name).is_some_and(|other| *other != table.pair.new.name);
        own.into_iter().any(elsewhere)
    }
}

fn names(form: &TableForm, relations: bool) -> impl Iterator<Item = &str> {
    let key = |constraint: &&ConstraintForm| {
        matches!(constraint.kind, ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_))
    };
    let keys = form.constraints.iter().filter(key).map(|constraint| constraint.name.as_str());
    let indexes = form.indexes.iter().map(|index| index.name.as_str());
    let touches = form.touches.iter().filter_map(|made| made.object.names().last().copied());
    let relations = keys.chain(indexes).filter(move |_| relations);
    std::iter::once(form.name.as_str()).chain(touches).chain(relations)
}
