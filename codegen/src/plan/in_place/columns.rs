//! Columns that come, change and go.

use super::{Table, sets};
use crate::dialect::structure::ColumnForm;
use crate::dialect::{Object, Writer, column_definition, constraint_definition};
use crate::model::{Default, Type};
use crate::plan::future::Future;
use crate::plan::{Risk, Step, breaks, preflight, questions};

/// New columns. One whose rows are still to be filled is optional, and has no default, until they are.
pub(super) fn add(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let mut steps = Vec::new();
    for column in &table.pair.new.columns {
        let replaced = table.pair.is_replaced(&column.name);
        if table.pair.mid.column(&column.name).is_some() && !replaced {
            continue;
        }
        let object = Object::Column { table: name.clone(), name: column.name.clone() };
        let path = format!("{name}.{}", column.name);
        let mut step =
            Step::new(table.pair.place(&column.name), format!("add the column `{path}`")).unit(table.alter.unit());
        if replaced {
            step = step.alter(name, clause(table, "DROP COLUMN ", &column.name));
            let stored = table.pair.mid.column(&column.name).is_some_and(|before| before.generated.is_none());
            let lost = [Risk::DeletesData, Risk::Irreversible, Risk::BreaksRunningCode];
            step = if stored { step.risk(lost) } else { step };
        }
        let first = first_form(table, column);
        let mut writer = Writer::new(table.context.dialect.quote());
        writer.sql("ADD COLUMN ");
        column_definition(table.context.dialect, &mut writer, &first);
        step = step.alter(name, writer.finish());
        // One that goes and comes back says nothing about whether that is done.
        step = if replaced { step } else { step.expect(object) };
        for key in
            table.pair.new.constraints.iter().filter(|key| column.identity && sets::comes_with_column(table, key))
        {
            let mut add = Writer::new(table.context.dialect.quote());
            add.sql("ADD ");
            constraint_definition(&mut add, key);
            let object = Object::Constraint { table: name.clone(), name: table.alter.catalogue_name(key) };
            step = step.alter(name, add.finish()).expect(object);
        }
        step.risks.extend(table.alter.adding(&first, is_constant(table, &first)));
        if !first.optional && questions::needs_empty(table.pair, column) {
            step.risks.insert(Risk::MayFailOnData);
            step.preflights.push(preflight::empty(table.context, table.pair));
        }
        if !column.optional && column.default.is_none() && !column.identity && column.generated.is_none() {
            step.risks.insert(Risk::BreaksRunningCode);
        }
        steps.push(step);
    }
    steps
}

/// Do all rows that there are get the same value in a new column?
fn is_constant(table: &Table<'_>, first: &ColumnForm) -> bool {
    let model = table.pair.after.column(&first.name).and_then(|column| column.default.as_ref());
    match model.filter(|_| first.default.is_some()) {
        Some(Default::Sql(sql)) => {
            // What calls nothing computes nothing.
            sql.get(table.context.dialect.kind()).is_some_and(|text| !text.contains('('))
        }
        _ => true,
    }
}

/// The form under which a column is added.
fn first_form(table: &Table<'_>, column: &ColumnForm) -> ColumnForm {
    let filled = table.pair.is_keyed(&column.name)
        || table.pair.after.column(&column.name).is_some_and(|model| model.using.is_some());
    match filled && column.generated.is_none() {
        true => ColumnForm { optional: true, default: default(table, column), ..column.clone() },
        false => column.clone(),
    }
}

/// The default that rows get that are written meanwhile. A stand-in has none: it is filled by who has the keys.
fn default(table: &Table<'_>, column: &ColumnForm) -> Option<String> {
    column.default.clone().filter(|_| !table.pair.is_keyed(&column.name))
}

/// Columns that stay and change, and those whose rows have been filled.
pub(super) fn change(table: &Table<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    let said_apart = table.context.dialect.comment("", None, None).is_some();
    for to in &table.pair.new.columns {
        let fresh = table.pair.is_fresh(&to.name);
        let from = match table.pair.mid.column(&to.name) {
            Some(from) if !fresh => from.clone(),
            _ => first_form(table, to),
        };
        let converted = !fresh && table.pair.is_converted(&to.name);
        let description = if said_apart { from.description.clone() } else { to.description.clone() };
        if from == (ColumnForm { description, ..to.clone() }) && !converted {
            continue;
        }
        let value = converted.then(|| table.context.value(table.pair, &to.name));
        let mut made = table.alter.alter_column(table.context, table.pair, &from, to, value.as_deref());
        if let Some(first) = made.first_mut() {
            // What `using` writes over what was there does not come back.
            if converted && Future::new(table.context, table.pair).replaces(&to.name) {
                first.risks.insert(Risk::Irreversible);
            }
            if !fresh && breaks::column(table.context, table.pair, &from, to) {
                first.risks.insert(Risk::BreaksRunningCode);
            }
            let mut asked = questions::column(table.context, table.pair, &from, to);
            if converted {
                asked.extend(questions::kept_keys(
                    table.context,
                    table.pair,
                    &to.name,
                    &table.keep.constraints,
                    &table.keep.indexes,
                ));
            }
            if !asked.is_empty() {
                first.risks.insert(Risk::MayFailOnData);
                first.preflights.extend(asked);
            }
        }
        steps.extend(made);
    }
    steps
}

/// Descriptions, where they are statements of their own.
pub(super) fn describe(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let own = (table.pair.mid.description != table.pair.new.description)
        .then(|| (crate::diff::Place::table(name), None, table.pair.new.description.as_deref()));
    let clause = own.as_ref().and_then(|(_, _, text)| table.alter.describe_table(*text));
    if let (Some(clause), Some((place, ..))) = (clause, &own) {
        return vec![
            Step::new(place.clone(), format!("describe `{name}`")).alter(name, clause).unit(table.alter.unit()),
        ];
    }
    let columns = table.pair.new.columns.iter().filter_map(|column| {
        let fresh = table.pair.is_fresh(&column.name);
        let before = table.pair.mid.column(&column.name).filter(|_| !fresh).and_then(|c| c.description.as_deref());
        let after = column.description.as_deref();
        (before != after).then(|| (table.pair.place(&column.name), Some(column.name.as_str()), after))
    });
    let said = own.into_iter().chain(columns).filter_map(|(place, column, text)| {
        let sql = table.context.dialect.comment(name, column, text)?;
        let path = column.map_or_else(|| name.clone(), |column| format!("{name}.{column}"));
        Some(Step::new(place, format!("describe `{path}`")).run(sql).unit(table.alter.unit()))
    });
    said.collect()
}

/// Columns that go.
pub(super) fn drop(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let (computed, plain): (Vec<_>, Vec<_>) = table.pair.dropped().partition(|column| column.generated.is_some());
    // What is computed goes before what it is computed from.
    let gone = computed.into_iter().chain(plain);
    gone.map(|column| {
        let path = format!("{name}.{}", column.name);
        let step = Step::new(table.pair.place(&column.name), format!("drop the column `{path}`"));
        let drop = clause(table, "DROP COLUMN ", &column.name);
        // Its key took the numbering away in the statement before.
        let step = match column.identity && table.alter.numbers_by_key() {
            true => step.run(format!("ALTER TABLE {} {drop}", table.context.name(name))),
            false => step.alter(name, drop),
        };
        let step = step.unit(table.alter.unit());
        let step = step.risk([Risk::BreaksRunningCode]);
        let companion = table.pair.before.column(&column.name).is_some_and(|c| matches!(c.ty, Type::BlindIndex(_)));
        let lost = column.generated.is_none() && !companion;
        let step = if lost { step.risk([Risk::DeletesData, Risk::Irreversible]) } else { step };
        step.absent(Object::Column { table: name.clone(), name: column.name.clone() })
    })
    .collect()
}

fn clause(table: &Table<'_>, words: &'static str, column: &str) -> String {
    let mut writer = Writer::new(table.context.dialect.quote());
    writer.sql(words).name(column);
    writer.finish()
}
