//! A plan as a script: steps that may share a transaction or a statement do.

use super::{Phase, PhaseKind, Script};
use crate::dialect::{Capability, Dialect, Object, Verbatim, Writer};
use crate::plan::{Action, Plan, Preflight, Step, Unit};

/// The script of a plan.
#[must_use]
pub fn script(dialect: &dyn Dialect, capability: &Capability, plan: &Plan) -> Script {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for step in &plan.steps {
        match groups.last_mut().filter(|group| group.takes(step, capability)) {
            Some(group) => group.steps.push(step),
            None => groups.push(Group { unit: step.unit, steps: vec![step] }),
        }
    }
    let mut preflights: Vec<Preflight> = plan.steps.iter().flat_map(|step| step.preflights.clone()).collect();
    preflights.sort_by_key(|asked| !asked.first);
    Script {
        preflights,
        irreversible: Vec::new(),
        phases: groups.into_iter().map(|group| group.phase(dialect)).collect(),
    }
}

/// Steps of one phase.
struct Group<'p> {
    unit: Unit,
    steps: Vec<&'p Step>,
}

impl Group<'_> {
    fn takes(&self, step: &Step, capability: &Capability) -> bool {
        let statements: usize = self.steps.iter().map(|step| step.actions.len()).sum();
        match (self.unit, step.unit) {
            (Unit::Transaction, Unit::Transaction) => statements < capability.objects_per_transaction,
            (Unit::Rebuild, Unit::Rebuild) => true,
            (Unit::Keyring, Unit::Keyring) => step.fill.is_none(),
            (Unit::Statement, Unit::Statement) => {
                self.table().is_some() && self.table() == altered(step) && !self.undoes(step)
            }
            _ => false,
        }
    }

    /// The one table that all steps alter.
    fn table(&self) -> Option<&str> {
        self.steps.last().and_then(|step| altered(step))
    }

    /// Does the step take away what the group makes?
    fn undoes(&self, step: &Step) -> bool {
        self.steps.iter().any(|before| before.expects.iter().any(|object| step.absents.contains(object)))
    }

    fn phase(self, dialect: &dyn Dialect) -> Phase {
        let mut phase = Phase::new(match self.unit {
            Unit::Transaction | Unit::Alone => PhaseKind::Transaction,
            Unit::Statement => PhaseKind::Statement,
            Unit::Rebuild => PhaseKind::Rebuild,
            Unit::Keyring => PhaseKind::Keyring,
        });
        let mut open: Option<(String, Vec<Clause<'_>>)> = None;
        for step in &self.steps {
            let continues = altered(step).is_some() && open.as_ref().map(|(table, _)| table.as_str()) == altered(step);
            if !continues {
                close(dialect, &mut phase.sql, open.take());
            }
            phase.sql.push_str(&note(step));
            for action in &step.actions {
                match action {
                    Action::Alter { table, clause, column } => {
                        let clause = Clause { text: clause, column: column.as_deref() };
                        match &mut open {
                            Some((open, clauses)) if open == table => {
                                clauses.retain(|before| clause.column.is_none() || before.column != clause.column);
                                clauses.push(clause);
                            }
                            _ => {
                                close(dialect, &mut phase.sql, open.take());
                                open = Some((table.clone(), vec![clause]));
                            }
                        }
                    }
                    Action::Statement(sql) => {
                        close(dialect, &mut phase.sql, open.take());
                        phase.sql.push_str(sql);
                        phase.sql.push_str(";\n");
                    }
                    Action::Guard(sql) => {
                        phase.guard.push_str(sql);
                        phase.guard.push_str(";\n");
                    }
                }
            }
        }
        close(dialect, &mut phase.sql, open.take());
        let steps = self.steps;
        let made: Vec<_> = steps.iter().flat_map(|step| step.expects.clone()).collect();
        let gone: Vec<_> = steps.iter().flat_map(|step| step.absents.clone()).collect();
        // What goes and comes back in one phase says nothing about whether it is done.
        phase.expects = made.iter().filter(|object| !gone.contains(object)).cloned().collect();
        phase.absents = gone.into_iter().filter(|object| !made.contains(object)).collect();
        // A transaction is noted as done in itself.
        phase.fill = steps.iter().find_map(|step| step.fill.clone());
        if phase.kind != PhaseKind::Statement {
            phase.expects.clear();
        }
        match phase.kind {
            // What is meant to go from a table that is made anew is not put back on it.
            PhaseKind::Statement | PhaseKind::Rebuild => {}
            PhaseKind::Keyring => phase.absents = rewritten(&steps),
            PhaseKind::Transaction => phase.absents.clear(),
        }
        phase
    }
}

/// What is gone when values have been rewritten.
fn rewritten(steps: &[&Step]) -> Vec<Object> {
    steps.iter().filter(|step| step.fill.is_some()).flat_map(|step| step.absents.clone()).collect()
}

/// The one table that a step alters, when it does nothing else.
fn altered(step: &Step) -> Option<&str> {
    let mut tables = step.actions.iter().map(|action| match action {
        Action::Alter { table, .. } => Some(table.as_str()),
        Action::Statement(_) | Action::Guard(_) => None,
    });
    let first = tables.next()??;
    tables.all(|table| table == Some(first)).then_some(first)
}

/// What the step does, and its risks, as a line of comment.
fn note(step: &Step) -> String {
    let risks: Vec<&str> = step.risks.iter().map(|risk| risk.word()).collect();
    let risks = if risks.is_empty() { String::new() } else { format!(" ({})", risks.join(", ")) };
    let summary: String = step.summary.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if summary.is_empty() { String::new() } else { format!("-- {summary}{risks}\n") }
}

/// A clause of ALTER TABLE.
#[derive(Clone, Copy)]
struct Clause<'p> {
    text: &'p str,
    /// The column about which it says everything.
    column: Option<&'p str>,
}

fn close(dialect: &dyn Dialect, sql: &mut String, open: Option<(String, Vec<Clause<'_>>)>) {
    let Some((table, clauses)) = open else { return };
    let mut writer = Writer::new(dialect.quote());
    writer.sql("ALTER TABLE ").name(&table);
    let separator = if clauses.len() > 1 { "\n    " } else { " " };
    for (at, clause) in clauses.iter().enumerate() {
        writer.sql(if at > 0 { "," } else { "" });
        writer.sql(separator).verbatim(&Verbatim::trusted(clause.text));
    }
    sql.push_str(&writer.finish());
    sql.push_str(";\n");
}
