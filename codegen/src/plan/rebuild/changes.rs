//! What changes in a table that is made anew, each with what it asks and risks. The statements are in the step that makes it.

use super::Table;
use super::columns::{asking, coming, dropped};
use crate::dialect::structure::{ColumnForm, ConstraintForm};
use crate::plan::future::Future;
use crate::plan::{Risk, Step, breaks, questions};

pub(super) fn changes(table: &Table<'_>) -> Vec<Step> {
    let pair = table.pair;
    let mut steps: Vec<Step> = pair.dropped().map(|column| dropped(table, &column.name)).collect();
    steps.extend(pair.new.columns.iter().filter_map(|column| change(table, column)));
    let gone = pair.mid.constraints.iter().filter(|mid| pair.new.constraint(&mid.name).is_none());
    steps.extend(gone.map(|mid| {
        let step = Step::new(mid.place(&pair.new.name), format!("drop the {}", what(mid)));
        breaking(step, breaks::dropped_constraint(&pair.new, mid))
    }));
    steps.extend(pair.new.constraints.iter().filter_map(|new| constraint(table, new)));
    steps
}

fn change(table: &Table<'_>, to: &ColumnForm) -> Option<Step> {
    let pair = table.pair;
    let Some(from) = pair.mid.column(&to.name) else { return Some(coming(table, to)) };
    let path = format!("{}.{}", pair.new.name, to.name);
    if pair.is_replaced(&to.name) {
        let step = coming(table, to);
        let step = Step { summary: format!("make the column `{path}` anew"), ..step };
        let lost = from.generated.is_none();
        let risks = [Risk::DeletesData, Risk::Irreversible, Risk::BreaksRunningCode];
        return Some(if lost { step.risk(risks) } else { step });
    }
    let asked = questions::column(table.context, pair, from, to);
    let same = *from == ColumnForm { description: from.description.clone(), ..to.clone() };
    let quiet = same && asked.is_empty() && table.context.value(pair, &to.name) == table.context.name(&to.name);
    let step = Step::new(pair.place(&to.name), format!("change the column `{path}`"));
    // What `using` writes over what was there does not come back.
    let lost = !pair.is_keyed(&to.name) && Future::new(table.context, pair).replaces(&to.name);
    let step = if lost { step.risk([Risk::Irreversible]) } else { step };
    let step = breaking(step, breaks::column(table.context, pair, from, to));
    (!quiet || lost).then(|| asking(step, asked))
}

fn constraint(table: &Table<'_>, new: &ConstraintForm) -> Option<Step> {
    let pair = table.pair;
    let asked: Vec<_> = questions::constraint(table.context, pair, new).into_iter().collect();
    let verb = match pair.mid.constraint(&new.name) {
        None => "add",
        Some(mid) if mid.sql != new.sql => "change",
        Some(_) if asked.is_empty() => return None,
        Some(_) => "keep",
    };
    let step = Step::new(new.place(&pair.new.name), format!("{verb} the {}", what(new)));
    Some(asking(breaking(step, breaks::constraint(table.context, pair, new)), asked))
}

fn breaking(step: Step, breaks: bool) -> Step {
    if breaks { step.risk([Risk::BreaksRunningCode]) } else { step }
}

fn what(constraint: &ConstraintForm) -> String {
    let kind = if constraint.is_foreign_key() { "foreign key" } else { "constraint" };
    format!("{kind} `{}`", constraint.name)
}
