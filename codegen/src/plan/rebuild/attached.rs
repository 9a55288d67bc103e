//! Indexes, and the triggers that keep `on_update: now`: what stands on a table and goes with it.

use super::Table;
use crate::dialect::structure::{IndexForm, TableForm};
use crate::dialect::{Object, Statement, create_index};
use crate::diff::Place;
use crate::plan::{Context, Risk, Step, breaks, questions};

/// Drops what does not stay as it is, before new names could reach it.
pub(super) fn drop(table: &Table<'_>) -> Vec<Step> {
    let pair = table.pair;
    let touches = pair.old.touches.iter().filter(|_| !touches_stay(table)).map(|touch| {
        let place = Place::table(&pair.new.name);
        without(table.context, Step::new(place, format!("drop {}", what(touch))), &touch.object)
    });
    let indexes = pair.old.indexes.iter().zip(&pair.mid.indexes).filter(|(old, mid)| !index_stays(table, old, mid));
    let in_the_way = in_the_way(table);
    let indexes = indexes.map(|(old, mid)| {
        let step = Step::new(mid.place(&pair.new), format!("drop the index `{}`", old.name));
        let object = Object::Index { table: pair.new.name.clone(), name: old.name.clone() };
        let step = without(table.context, step, &object);
        if breaks::dropped_index(&pair.new, mid) { step.risk([Risk::BreaksRunningCode]) } else { step }
    });
    touches.chain(indexes).chain(in_the_way).collect()
}

/// Drops triggers and indexes that somebody has made under the names of ours.
fn in_the_way(table: &Table<'_>) -> Vec<Step> {
    let (context, pair) = (table.context, table.pair);
    let touches = pair.new.touches.iter().map(|made| made.object.clone());
    let index = |index: &IndexForm| Object::Index { table: pair.new.name.clone(), name: index.name.clone() };
    let indexes = pair.new.indexes.iter().filter(|new| pair.mid.index(&new.name).is_none()).map(index);
    let there = touches.chain(indexes).filter(|object| {
        object.names().last().is_some_and(|name| context.is_left_alone(object.word(), Some(&pair.old.name), name))
    });
    let steps = there.map(|object| {
        let name = object.names().last().copied().unwrap_or_default().to_owned();
        let step = Step::new(Place::table(&pair.new.name), format!("drop what stands for `{name}`"));
        without(context, step, &object)
    });
    steps.collect()
}

/// Makes what is new, and what went with the old table.
pub(super) fn create(table: &Table<'_>) -> Vec<Step> {
    let pair = table.pair;
    let indexes = pair.new.indexes.iter().filter(|new| {
        let before = pair.old.indexes.iter().zip(&pair.mid.indexes).find(|(_, mid)| mid.name == new.name);
        table.anew || !before.is_some_and(|(old, mid)| index_stays(table, old, mid))
    });
    let indexes = indexes.map(|new| {
        let asked = questions::index(table.context, pair, new).into_iter().collect();
        let step = super::columns::asking(index(table.context, &pair.new, new), asked);
        let step = if breaks::index(pair, new) { step.risk([Risk::BreaksRunningCode]) } else { step };
        let step = if questions::is_unasked(new) { step.risk([Risk::MayFailOnData]) } else { step };
        step.risk([Risk::BlocksWrites])
    });
    let stay = touches_stay(table) && !table.anew;
    let touches = pair.new.touches.iter().filter(|_| !stay).map(|made| touch(&pair.new, made));
    indexes.chain(touches).collect()
}

/// Makes everything on a new table.
pub(super) fn create_all(context: &Context<'_>, form: &TableForm) -> Vec<Step> {
    let indexes = form.indexes.iter().map(|new| index(context, form, new));
    indexes.chain(form.touches.iter().map(|made| touch(form, made))).collect()
}

/// Do the triggers stay word for word? Then they need not be dropped by name.
fn touches_stay(table: &Table<'_>) -> bool {
    table.pair.old.touches == table.pair.new.touches
}

/// Is the index the same under the new names? The engine writes those itself where columns stand for themselves.
fn index_stays(table: &Table<'_>, old: &IndexForm, mid: &IndexForm) -> bool {
    let same = table.pair.new.index(&mid.name).is_some_and(|new| new.is_like(mid));
    same && old.name == mid.name && (mid.plain.is_some() || old.sql == mid.sql)
}

fn index(context: &Context<'_>, form: &TableForm, new: &IndexForm) -> Step {
    let made = create_index(context.dialect, form, new, "");
    Step::new(new.place(form), format!("make the index `{}`", new.name)).run(made.sql).expect(made.object)
}

fn touch(form: &TableForm, made: &Statement) -> Step {
    let step = Step::new(Place::table(&form.name), format!("make {}", what(made)));
    step.run(made.sql.clone()).expect(made.object.clone())
}

fn without(context: &Context<'_>, step: Step, object: &Object) -> Step {
    context.dialect.drop(object).into_iter().fold(step, Step::run).absent(object.clone())
}

fn what(statement: &Statement) -> String {
    format!("the trigger `{}`", statement.object.names().last().copied().unwrap_or_default())
}
