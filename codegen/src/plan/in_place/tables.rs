//! Tables that come and go.

use std::collections::BTreeSet;

use super::{Table, references, way};
use crate::dialect::structure::TableForm;
use crate::dialect::{Object, Verbatim, Writer, comments, create_index, create_table};
use crate::diff::Place;
use crate::plan::{Alter, Context, Risk, Step};

/// A new table, with everything but its references.
pub(super) fn create(context: &Context<'_>, form: &TableForm) -> Vec<Step> {
    let unit = context.ddl_unit();
    let place = || Place::table(&form.name);
    let references: BTreeSet<String> =
        form.constraints.iter().filter(|constraint| constraint.is_foreign_key()).map(|c| c.name.clone()).collect();
    let made = create_table(context.dialect, form, &references);
    let table =
        Step::new(place(), format!("make the table `{}`", form.name)).run(made.sql).unit(unit).expect(made.object);
    let said = comments(context.dialect, form).into_iter().map(|statement| statement.sql);
    let said = said.map(|sql| Step::new(place(), format!("describe `{}`", form.name)).run(sql).unit(unit));
    let outer = form.indexes.iter().filter(|index| !index.inner);
    let indexes = outer.map(|index| {
        let made = create_index(context.dialect, form, index, "");
        Step::new(place(), format!("make the index `{}`", index.name)).run(made.sql).unit(unit).expect(made.object)
    });
    let touches = form.touches.iter().map(|made| {
        let summary = format!("make the trigger of `{}`", form.name);
        Step::new(place(), summary).run(way::make(context, made)).unit(unit).expect(made.object.clone())
    });
    std::iter::once(table).chain(said).chain(indexes).chain(touches).collect()
}

/// Other options of a table that stays: a statement of its own, since some of them want to be the last thing in it.
pub(super) fn options(table: &Table<'_>) -> Option<Step> {
    let (name, pair) = (&table.pair.new.name, table.pair);
    let words = (pair.mid.options != pair.new.options).then(|| table.alter.table_options(pair).ok())??;
    let mut writer = Writer::new(table.context.dialect.quote());
    writer.sql("ALTER TABLE ").name(name).sql(" ").verbatim(&Verbatim::trusted(words));
    let step = Step::new(Place::table(name), format!("change the options of `{name}`")).run(writer.finish());
    Some(step.unit(table.alter.unit()).risk(table.alter.option_risks().iter().copied()))
}

/// The references of a new table.
pub(super) fn reference(context: &Context<'_>, form: &TableForm) -> Vec<Step> {
    let keys = form.constraints.iter().filter(|constraint| constraint.is_foreign_key());
    keys.map(|key| {
        let mut writer = Writer::new(context.dialect.quote());
        writer.sql("ADD ");
        crate::dialect::constraint_definition(&mut writer, key);
        Step::new(key.place(&form.name), format!("add the foreign key `{}`", key.name))
            .alter(&form.name, writer.finish())
            .unit(context.ddl_unit())
            .expect(Object::ForeignKey { table: form.name.clone(), name: key.name.clone() })
    })
    .collect()
}

/// The references of tables that go, so that they can go in any order.
pub(super) fn unreference<'a>(
    context: &Context<'_>,
    alter: &dyn Alter,
    dropped: impl Iterator<Item = &'a TableForm>,
) -> Vec<Step> {
    let keys = dropped.flat_map(|form| form.constraints.iter().map(move |constraint| (form, constraint)));
    keys.filter(|(_, constraint)| constraint.is_foreign_key())
        .map(|(form, key)| {
            let step = Step::new(Place::table(&form.name), format!("drop the foreign key `{}`", key.name));
            references::unreference(context, alter, step, &form.name, key)
                .unit(context.ddl_unit())
                .absent(Object::ForeignKey { table: form.name.clone(), name: key.name.clone() })
        })
        .collect()
}

/// Drops a table with its rows, and what only its triggers needed.
pub(super) fn drop_with<'a>(context: &'a Context<'_>) -> impl Fn(&TableForm) -> Step + 'a {
    move |form| {
        let object = Object::Table(form.name.clone());
        let step =
            Step::new(Place::table(&form.name), format!("drop the table `{}`", form.name)).unit(context.ddl_unit());
        let functions = form.touches.iter().filter(|made| matches!(made.object, Object::Function(_)));
        let also = functions.filter_map(|made| context.dialect.drop(&made.object));
        let all = context.dialect.drop(&object).into_iter().chain(also);
        let step = all.fold(step, Step::run);
        step.risk([Risk::DeletesData, Risk::Irreversible, Risk::BreaksRunningCode]).absent(object)
    }
}
