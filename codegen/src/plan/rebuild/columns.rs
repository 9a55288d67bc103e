//! Columns that ALTER TABLE adds and drops.

use super::{Table, fits};
use crate::dialect::{Object, rebuild};
use crate::model::Type;
use crate::plan::{Preflight, Risk, Step, breaks, preflight, questions};

pub(super) fn add(table: &Table<'_>) -> Vec<Step> {
    if table.anew {
        return Vec::new();
    }
    let name = &table.pair.new.name;
    let columns = fits::in_order(table.pair);
    columns
        .map(|column| {
            let here = |constraint: &&_| fits::bearer(table.pair, constraint) == Some(column.name.as_str());
            let own: Vec<_> = table.pair.new.constraints.iter().filter(here).collect();
            let asked = own.iter().filter_map(|own| questions::constraint(table.context, table.pair, own));
            let computed = column.generated.is_some() && !column.optional;
            let filled = computed.then(|| preflight::not_null(table.context, table.pair, &column.name));
            let asked = asked.chain(filled).collect();
            let path = format!("{name}.{}", column.name);
            let step = Step::new(table.pair.place(&column.name), format!("add the column `{path}`"));
            let step = step.run(rebuild::add_column(table.context.dialect, name, column, &own));
            // All rows are read meanwhile, as those of STRICT tables are.
            let step = asking(step, asked).risk([Risk::BlocksWrites]);
            let breaks = own.iter().any(|own| breaks::constraint(table.context, table.pair, own));
            let step = if breaks { step.risk([Risk::BreaksRunningCode]) } else { step };
            step.expect(Object::Column { table: name.clone(), name: column.name.clone() })
        })
        .collect()
}

pub(super) fn drop(table: &Table<'_>) -> Vec<Step> {
    if table.anew {
        return Vec::new();
    }
    let name = &table.pair.new.name;
    let gone = table.pair.dropped();
    gone.map(|column| {
        let step = dropped(table, &column.name).run(rebuild::drop_column(name, &column.name));
        if column.generated.is_none() { step.risk([Risk::RewritesTable, Risk::BlocksWrites]) } else { step }
    })
    .collect()
}

/// The step of a column that goes, in whatever way.
pub(super) fn dropped(table: &Table<'_>, column: &str) -> Step {
    let name = &table.pair.new.name;
    let step = Step::new(table.pair.place(column), format!("drop the column `{name}.{column}`"));
    let step = step.risk([Risk::BreaksRunningCode]);
    let made = table.pair.before.column(column).is_some_and(|model| matches!(model.ty, Type::BlindIndex(_)));
    let stored = !made && table.pair.mid.column(column).is_some_and(|before| before.generated.is_none());
    let step = if stored { step.risk([Risk::DeletesData, Risk::Irreversible]) } else { step };
    step.absent(Object::Column { table: name.clone(), name: column.to_owned() })
}

/// The step with what it asks of the data.
pub(super) fn asking(mut step: Step, asked: Vec<Preflight>) -> Step {
    if !asked.is_empty() {
        step.risks.insert(Risk::MayFailOnData);
        step.preflights.extend(asked);
    }
    step
}

/// What a column that comes with a new table asks and risks.
pub(super) fn coming(table: &Table<'_>, column: &crate::dialect::structure::ColumnForm) -> Step {
    let path = format!("{}.{}", table.pair.new.name, column.name);
    let mut step = Step::new(table.pair.place(&column.name), format!("add the column `{path}`"));
    let using = table.pair.after.column(&column.name).is_some_and(|model| model.using.is_some());
    if table.pair.is_keyed(&column.name) {
        // Its rows are written with the keys.
    } else if !column.optional && questions::needs_empty(table.pair, column) {
        step = asking(step, vec![preflight::empty(table.context, table.pair)]);
    } else if !column.optional && (using || column.generated.is_some()) {
        step = asking(step, vec![preflight::not_null(table.context, table.pair, &column.name)]);
    }
    if !column.optional && column.default.is_none() && !column.identity && column.generated.is_none() {
        step.risks.insert(Risk::BreaksRunningCode);
    }
    step.expect(Object::Column { table: table.pair.new.name.clone(), name: column.name.clone() })
}
