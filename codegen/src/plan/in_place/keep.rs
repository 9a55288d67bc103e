//! What of a table can stay while it changes.

use std::collections::BTreeSet;

use super::way;
use crate::dialect::structure::{ConstraintForm, ConstraintKind};
use crate::plan::{Alter, Context, Pair};

/// The names, under the new words, of what stays.
#[derive(Debug, Default)]
pub(super) struct Keep {
    /// Constraints.
    pub(super) constraints: BTreeSet<String>,
    /// Indexes.
    pub(super) indexes: BTreeSet<String>,
    /// The triggers that keep `on_update: now`.
    pub(super) touches: bool,
}

impl Keep {
    pub(super) fn new(context: &Context<'_>, alter: &dyn Alter, pair: &Pair) -> Self {
        let converted: BTreeSet<&str> = names(pair, |name| pair.is_converted(name));
        let written: BTreeSet<&str> = names(pair, |name| context.writes_rows(pair, name));
        let remade: BTreeSet<&str> = names(pair, |name| {
            pair.is_replaced(name)
                || pair.is_moved(name)
                || (pair.is_converted(name) && alter.moves(context, pair, name))
        });
        let mut keep = Self::default();
        for (old, mid) in pair.old.constraints.iter().zip(&pair.mid.constraints) {
            let same = pair.new.constraint(&mid.name).is_some_and(|new| new.sql == mid.sql && new.kind == mid.kind);
            let renamed = old.name == mid.name || alter.rename_constraint(&pair.new.name, old, mid).is_some();
            let reached = alter.renames_reach_expressions() || !mid.is_check() || old.sql == mid.sql;
            let about = |columns: &BTreeSet<&str>| mid.columns.iter().any(|name| columns.contains(name.as_str()));
            let moved = match &mid.kind {
                ConstraintKind::Check { .. } => about(&written) || is_redefined(context, pair, old),
                ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => about(&remade),
                ConstraintKind::ForeignKey { .. } => about(&written) || target_moves(context, alter, mid),
            };
            if same && renamed && reached && !moved {
                keep.constraints.insert(mid.name.clone());
            }
        }
        for (old, mid) in pair.old.indexes.iter().zip(&pair.mid.indexes) {
            let same = pair.new.index(&mid.name).is_some_and(|new| new.is_like(mid));
            let about = |columns: &BTreeSet<&str>| mid.columns.iter().any(|name| columns.contains(name.as_str()));
            let plain = mid.plain.is_some();
            let reached = alter.renames_reach_expressions() || plain || old.sql == mid.sql;
            if same && reached && !about(&remade) && (plain || !about(&converted)) {
                keep.indexes.insert(mid.name.clone());
            }
        }
        let touched = pair
            .before
            .columns
            .iter()
            .filter(|column| column.touched)
            .any(|column| converted.contains(column.name.as_str()) || remade.contains(column.name.as_str()));
        if context.capability.foreign_key_index {
            keep.release_unserved(pair);
        }
        keep.touches = pair.old.touches == pair.new.touches && !touched;
        keep
    }
}

impl Keep {
    /// A foreign key cannot stay while no index that begins with its columns does.
    fn release_unserved(&mut self, pair: &Pair) {
        let keys = pair.mid.constraints.iter().filter(|key| self.constraints.contains(&key.name));
        let keys = keys.filter_map(|key| match &key.kind {
            ConstraintKind::PrimaryKey(columns) | ConstraintKind::Unique(columns) => Some(columns.clone()),
            _ => None,
        });
        let indexes = pair.mid.indexes.iter().filter(|index| self.indexes.contains(&index.name));
        let serving: Vec<Vec<String>> = keys.chain(indexes.filter_map(|index| index.plain.clone())).collect();
        let unserved = pair.mid.constraints.iter().filter(|key| match &key.kind {
            ConstraintKind::ForeignKey { columns, .. } => !serving.iter().any(|other| other.starts_with(columns)),
            _ => false,
        });
        for key in unserved {
            self.constraints.remove(&key.name);
        }
    }
}

/// Does it stand in the definition of a column that gets another one?
fn is_redefined(context: &Context<'_>, pair: &Pair, check: &ConstraintForm) -> bool {
    let column = way::stated_in(context, pair, check);
    column.is_some_and(|column| pair.mid.column(column) != pair.new.column(column))
}

fn names(pair: &Pair, is: impl Fn(&str) -> bool) -> BTreeSet<&str> {
    pair.new.columns.iter().map(|column| column.name.as_str()).filter(|name| is(name)).collect()
}

/// Does the key that a reference points at change, or one of its columns?
fn target_moves(context: &Context<'_>, alter: &dyn Alter, constraint: &ConstraintForm) -> bool {
    let ConstraintKind::ForeignKey { table, references, .. } = &constraint.kind else { return false };
    let Some(target) = context.pair(table) else { return !context.keeps(table) };
    let set: BTreeSet<&String> = references.iter().collect();
    if references.iter().any(|name| context.writes_rows(target, name)) {
        return true;
    }
    let is_set = |columns: &[String]| columns.iter().collect::<BTreeSet<_>>() == set;
    let keys = |constraint: &&ConstraintForm| match &constraint.kind {
        ConstraintKind::PrimaryKey(columns) | ConstraintKind::Unique(columns) => is_set(columns),
        _ => false,
    };
    let before: Vec<&ConstraintForm> = target.mid.constraints.iter().filter(keys).collect();
    let stays = before.iter().all(|key| {
        let old = target.mid.constraints.iter().position(|other| other.name == key.name);
        let old = old.map(|at| &target.old.constraints[at]);
        target.new.constraint(&key.name).is_some_and(|new| new.sql == key.sql)
            && old.is_some_and(|old| old.name == key.name || alter.rename_constraint(table, old, key).is_some())
    });
    let indexes = target.mid.indexes.iter().filter(|index| index.unique && index.plain.as_deref().is_some_and(is_set));
    let indexes_stay = indexes.clone().all(|index| target.new.index(&index.name).is_some_and(|new| new.is_like(index)));
    !(stays && indexes_stay)
}
