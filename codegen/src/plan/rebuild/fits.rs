//! What ALTER TABLE can do here, and so which tables have to be made anew.

use crate::dialect::structure::{ColumnForm, ConstraintForm, ConstraintKind};
use crate::model::Default;
use crate::plan::future::Future;
use crate::plan::{Context, Pair};

/// Is there anything in the edit that ALTER TABLE cannot do?
///
/// Texts that the engine has rewritten for a new name are those that we would write where a name stands for itself; in
/// conditions and computed columns that is not relied upon.
pub(super) fn needs_new_table(context: &Context<'_>, pair: &Pair) -> bool {
    let constraints = pair.old.constraints.iter().zip(&pair.mid.constraints);
    !pair.keyed.is_empty()
        || pair.mid.options != pair.new.options
        || !constraints.clone().all(|(old, mid)| stays(pair, old, mid))
        || !pair.new.constraints.iter().all(|new| pair.mid.constraint(&new.name).is_some() || comes(pair, new))
        || !pair.new.columns.iter().all(|column| column_stays(context, pair, column))
        || !pair.added().all(|column| can_add(pair, column))
        || !pair.dropped().all(|column| can_drop(pair, &column.name))
}

fn stays(pair: &Pair, old: &ConstraintForm, mid: &ConstraintForm) -> bool {
    let same = pair.new.constraint(&mid.name).is_some_and(|new| new.sql == mid.sql && new.kind == mid.kind);
    same && old.name == mid.name && (!mid.is_check() || old.sql == mid.sql)
}

/// Can a constraint come with a column?
fn comes(pair: &Pair, new: &ConstraintForm) -> bool {
    bearer(pair, new).is_some()
}

/// The new column in whose definition a new constraint can stand: the last one that it is about, so that the others are there.
pub(super) fn bearer<'p>(pair: &'p Pair, new: &ConstraintForm) -> Option<&'p str> {
    let is_new = pair.mid.constraint(&new.name).is_none();
    let mut about = in_order(pair).filter(|column| new.columns.contains(&column.name));
    let column = about.next_back().filter(|_| is_new)?;
    let can = match &new.kind {
        ConstraintKind::Check { .. } => true,
        // With a value in the rows the engine refuses it, where foreign keys are on.
        ConstraintKind::ForeignKey { columns, .. } => {
            columns.len() == 1 && column.optional && column.default.is_none() && column.generated.is_none()
        }
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => false,
    };
    can.then_some(column.name.as_str())
}

/// The new columns in the order in which they are added: what is computed stands behind what it is computed from.
pub(super) fn in_order(pair: &Pair) -> impl DoubleEndedIterator<Item = &ColumnForm> {
    let (computed, plain): (Vec<_>, Vec<_>) = pair.added().partition(|column| column.generated.is_some());
    plain.into_iter().chain(computed)
}

/// Does a column keep its form and its values? Its description is no part of it.
fn column_stays(context: &Context<'_>, pair: &Pair, new: &ColumnForm) -> bool {
    let Some(at) = pair.mid.columns.iter().position(|mid| mid.name == new.name) else { return true };
    let (old, mid) = (&pair.old.columns[at], &pair.mid.columns[at]);
    let same = ColumnForm { description: None, ..mid.clone() } == ColumnForm { description: None, ..new.clone() };
    let model = pair.after.column(&new.name);
    let mended = model.is_some_and(|column| Future::new(context, pair).mended(column).is_some());
    same && old.generated == mid.generated && !pair.is_converted(&new.name) && !pair.is_replaced(&new.name) && !mended
}

fn can_add(pair: &Pair, column: &ColumnForm) -> bool {
    let Some(model) = pair.after.column(&column.name) else { return false };
    let keyed = pair.new.constraints.iter().any(|constraint| {
        matches!(constraint.kind, ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_))
            && constraint.columns.contains(&column.name)
    });
    let valued = match (&model.generated, &model.default) {
        (Some(generated), _) => !generated.stored && !reads_computed(pair, column),
        (None, Some(Default::Literal(_))) => true,
        (None, _) => column.optional && column.default.is_none(),
    };
    !keyed && valued && !column.identity && model.using.is_none()
}

/// Does a new computed column read another new one?
fn reads_computed(pair: &Pair, column: &ColumnForm) -> bool {
    let others = pair.added().filter(|other| other.generated.is_some() && other.name != column.name);
    let reads = column.generated.as_deref().unwrap_or_default();
    others.into_iter().any(|other| reads.contains(other.name.as_str()))
}

/// Is nothing built on a column that goes? Whether a condition stands with its column or behind all of them is not
/// known, so that any is in the way.
fn can_drop(pair: &Pair, name: &str) -> bool {
    let constrained = pair.mid.constraints.iter().any(|constraint| constraint.columns.contains(name));
    let reads = |column: &&ColumnForm| column.generated.as_deref().is_some_and(|sql| sql.contains(name));
    let last = pair.mid.columns.iter().all(|column| pair.new.column(&column.name).is_none());
    let identity = pair.mid.column(name).is_some_and(|column| column.identity);
    !constrained && !identity && !last && !pair.mid.columns.iter().any(|column| column.name != name && reads(&column))
}
