//! `migrate apply --dry-run`: what would be done.

use schemalock::migrate::{Phase, PhaseKind, Planned};
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::Format;
use crate::output::{Output, count};

/// Shows it. Data that stands in the way is a finding.
pub(super) fn show(format: Format, database: &str, planned: &[Planned], output: &Output) -> anyhow::Result<Outcome> {
    let blocked = planned.iter().any(|migration| !migration.found.is_empty());
    match format {
        Format::Json => {
            let migrations: Vec<Value> = planned.iter().map(document).collect();
            output.json(&json!({ "ok": !blocked, "database": database, "migrations": migrations }))?;
        }
        Format::Human if planned.is_empty() => output.result(&format!("{database}: nothing to do\n"))?,
        Format::Human => output.result(&planned.iter().map(text).collect::<String>())?,
    }
    if format == Format::Human {
        for migration in planned {
            for found in &migration.found {
                output.warn(&format!("{database} has data that does not fit `{}`: {found}", migration.name));
            }
        }
        if !planned.is_empty() {
            output.note(&format!("{database}: dry run: nothing was changed"));
        }
    }
    Ok(if blocked { Outcome::Findings } else { Outcome::Done })
}

fn document(migration: &Planned) -> Value {
    let found: Vec<Value> =
        migration.found.iter().map(|found| json!({ "rows": found.rows, "message": found.message })).collect();
    let phase = |phase: &Phase| json!({ "kind": kind(phase.kind), "notes": phase.notes, "sql": statements(phase) });
    let phases: Vec<Value> = migration.phases.iter().map(phase).collect();
    json!({ "name": migration.name, "done": migration.done, "phases": phases, "found": found })
}

fn text(migration: &Planned) -> String {
    let Planned { name, done, phases, .. } = migration;
    let done_already = if *done > 0 { format!(", {done} done already") } else { String::new() };
    let mut text = format!("-- {name}: {}{done_already}\n\n", count(phases.len(), "phase"));
    for (at, phase) in phases.iter().enumerate().skip(*done) {
        text.push_str(&format!("-- phase {} of {}: {}\n", at + 1, phases.len(), kind(phase.kind)));
        text.push_str(&wrapped(phase));
        text.push('\n');
    }
    text
}

/// The statements with those that Schemalock runs around them.
fn wrapped(phase: &Phase) -> String {
    let sql = statements(phase);
    match phase.kind {
        PhaseKind::Transaction => format!("BEGIN;\n{sql}COMMIT;\n"),
        PhaseKind::Statement => sql,
        PhaseKind::Rebuild => format!(
            "PRAGMA foreign_keys = OFF;\nPRAGMA legacy_alter_table = ON;\nBEGIN IMMEDIATE;\n{sql}COMMIT;\n\
             PRAGMA legacy_alter_table = OFF;\nPRAGMA foreign_keys = ON;\n"
        ),
        PhaseKind::Keyring => {
            let rows = phase.fill.as_ref().map(|fill| format!("-- `{}`: the values of {}\n", fill.context, fill.table));
            format!(
                "{}-- each with the keyring, in batches; then, while nobody else writes:\n{sql}",
                rows.unwrap_or_default()
            )
        }
    }
}

/// All statements. Those of a keyring phase are what ends it: its own only stops other clients.
fn statements(phase: &Phase) -> String {
    let parts = match phase.kind {
        PhaseKind::Keyring => phase.finish.clone(),
        _ => vec![phase.sql.clone()],
    };
    let parts = parts.iter().map(String::as_str).chain([phase.guard.as_str()]);
    parts.map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty()).map(|part| format!("{part}\n")).collect()
}

const fn kind(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Transaction => "transaction",
        PhaseKind::Statement => "statement",
        PhaseKind::Rebuild => "rebuild",
        PhaseKind::Keyring => "keyring",
    }
}
