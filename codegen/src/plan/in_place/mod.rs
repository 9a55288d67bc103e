//! Plans for engines that change tables where they stand.
//!
//! The order is the same for every edit, and it is why circles are no trouble: references that change go first and come last, so
//! that in between every table can be changed by itself. Within a table: new names, then what constrains goes, columns come,
//! rows are mended, columns change, and what constrains comes back. What holds data goes at the very end, when nothing can
//! fail any more for the data's sake. What has a name that another table wants goes before that one takes it (`order`).

mod columns;
mod keep;
mod keyed;
mod order;
mod references;
mod renames;
mod rows;
mod sets;
mod tables;
mod touches;
mod way;

use super::{Alter, Context, Pair, Step};
use keep::Keep;

/// A table with what is asked about it everywhere.
struct Table<'a> {
    context: &'a Context<'a>,
    alter: &'static dyn Alter,
    pair: &'a Pair,
    keep: Keep,
}

pub(super) fn steps(context: &Context<'_>, alter: &'static dyn Alter) -> Vec<Step> {
    let table = |pair| Table { context, alter, pair, keep: Keep::new(context, alter, pair) };
    let tables: Vec<Table<'_>> = context.pairs.iter().map(table).collect();
    let added = context.added();
    let dropped = context.dropped();
    let wanted = order::Wanted::new(context, alter, &tables, &added);
    let (before, dropped): (Vec<_>, Vec<_>) = dropped.into_iter().partition(|form| wanted.of_dropped(form));
    let mut steps = alter.before(context);
    steps.extend(tables.iter().flat_map(touches::drop));
    steps.extend(tables.iter().flat_map(|table| way::of_touches(context, &table.pair.new, &table.pair.old.name)));
    steps.extend(tables.iter().flat_map(references::drop));
    steps.extend(tables::unreference(context, alter, before.iter().chain(&dropped)));
    steps.extend(before.iter().map(tables::drop_with(context)));
    steps.extend(added.iter().flat_map(|form| way::of_touches(context, form, &form.name)));
    steps.extend(tables.iter().flat_map(renames::rename));
    steps.extend(tables.iter().filter(|table| wanted.of_kept(table)).flat_map(sets::drop));
    steps.extend(tables.iter().flat_map(renames::label));
    steps.extend(tables.iter().flat_map(way::of_sets));
    steps.extend(added.iter().flat_map(|form| tables::create(context, form)));
    for table in &tables {
        if !wanted.of_kept(table) {
            steps.extend(sets::drop(table));
        }
        steps.extend(tables::options(table));
        steps.extend(columns::add(table));
        steps.extend(keyed::begin(table));
        steps.extend(rows::mend(table));
        steps.extend(keyed::rewrite(table));
        steps.extend(columns::change(table));
        steps.extend(sets::add(table));
    }
    steps.extend(tables.iter().flat_map(references::add));
    steps.extend(added.iter().flat_map(|form| tables::reference(context, form)));
    steps.extend(tables.iter().flat_map(touches::add));
    steps.extend(tables.iter().flat_map(columns::describe));
    steps.extend(tables.iter().flat_map(columns::drop));
    steps.extend(dropped.iter().map(tables::drop_with(context)));
    steps.extend(alter.after(context));
    steps
}
