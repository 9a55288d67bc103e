//! Stands in for `migration::next` until it is there: plans as scripts, up and down.

use std::fmt::Write as _;

use schemalock_codegen::dialect;
use schemalock_codegen::diff::{Consent, Refusal, Renames};
use schemalock_codegen::emit::Artefact;
use schemalock_codegen::migration::Migration;
use schemalock_codegen::model::Model;
use schemalock_codegen::plan::{Action, Plan, Risk, Unit, plan};

/// The migration between two models.
///
/// # Errors
/// What the plan refuses.
pub fn next(name: &str, old: &Model, new: &Model, consent: &Consent) -> Result<Migration, Vec<Refusal>> {
    let renames = Renames::between(old, new);
    let mut files = Vec::new();
    for kind in new.targets.databases.keys() {
        let up = plan(dialect::of(*kind), old, new, &renames, consent)?;
        let lossy = up.steps.iter().any(|step| {
            step.risks.contains(&Risk::Irreversible) || step.risks.contains(&Risk::DeletesData)
        });
        let head = dialect::of(*kind).file_head();
        let word = kind.word();
        files.push(Artefact { path: format!("{word}.up.sql"), contents: render(&up, head, false, dialect::of(*kind).quote().identifier) });
        let quote = dialect::of(*kind).quote().identifier;
        let down = match plan(dialect::of(*kind), new, old, &renames.inverted(), consent) {
            Ok(down) => render(&down, head, lossy, quote),
            Err(_) => "-- x (marks: schemalock)\n-- schemalock:irreversible \"refused\"\n-- schemalock:preflight \"no way\" \"SELECT 1\"\n".to_owned(),
        };
        files.push(Artefact { path: format!("{word}.down.sql"), contents: down });
    }
    Ok(Migration { name: name.to_owned(), files })
}

fn render(plan: &Plan, head: &str, lossy: bool, quote: char) -> String {
    let mut out = format!("-- x (marks: schemalock)\n{head}");
    if lossy {
        out.push_str("-- schemalock:irreversible \"data\"\n");
    }
    for preflight in plan.steps.iter().flat_map(|step| &step.preflights) {
        let json = |text: &str| serde_json::Value::from(text).to_string();
        let _ = writeln!(out, "-- schemalock:preflight {} {}", json(&preflight.message), json(&preflight.query));
    }
    let mut open = false;
    for step in &plan.steps {
        let statements = statements(&step.actions, quote);
        let shares = matches!(step.unit, Unit::Transaction);
        if open && !shares {
            out.push_str("COMMIT;\n");
            open = false;
        }
        match step.unit {
            Unit::Transaction if !open => {
                out.push_str("-- schemalock:phase transaction\nBEGIN;\n");
                open = true;
            }
            Unit::Alone => out.push_str("-- schemalock:phase transaction\nBEGIN;\n"),
            _ => {}
        }
        let _ = writeln!(out, "-- {}", step.summary.replace('\n', " "));
        for statement in statements {
            if step.unit == Unit::Statement {
                out.push_str("-- schemalock:phase statement\n");
            }
            let _ = writeln!(out, "{};", statement.trim_end_matches(';'));
        }
        if step.unit == Unit::Alone {
            out.push_str("COMMIT;\n");
        }
    }
    if open {
        out.push_str("COMMIT;\n");
    }
    out
}

/// Neighbouring clauses of one table become one statement.
fn statements(actions: &[Action], quote: char) -> Vec<String> {
    let mut out: Vec<(Option<String>, String)> = Vec::new();
    for action in actions {
        match (action, out.last_mut()) {
            (Action::Alter { table, clause }, Some((Some(last), sql))) if last == table => {
                sql.push_str(", ");
                sql.push_str(clause);
            }
            (Action::Alter { table, clause }, _) => {
                out.push((Some(table.clone()), format!("ALTER TABLE {quote}{table}{quote} {clause}")));
            }
            (Action::Statement(sql), _) => out.push((None, sql.clone())),
        }
    }
    out.into_iter().map(|(_, sql)| sql).collect()
}
