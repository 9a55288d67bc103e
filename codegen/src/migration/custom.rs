//! A migration for SQL that somebody writes.

use super::{MODEL_FILE, Migration, Phase, PhaseKind, Script, title};
use crate::dialect;
use crate::emit::Artefact;
use crate::model::Model;
use crate::text::pretty_json;

/// What stands where the SQL goes.
const UP: &str = "-- Write the statements here, each with its semicolon; then run `schemalock migrate hash`.\n";
const DOWN: &str = "-- Write what undoes them here.\n";

/// A migration that changes nothing of the schema, with a place in each script for SQL of one's own.
#[must_use]
pub fn custom(name: &str, model: &Model) -> Migration {
    let mut files = vec![Artefact { path: MODEL_FILE.to_owned(), contents: pretty_json(model) }];
    for (kind, version) in &model.targets.databases {
        let dialect = dialect::of(*kind);
        let whole = dialect.capability(*version).transactional_ddl;
        for (direction, sql) in [("up", UP), ("down", DOWN)] {
            let word = kind.word();
            let phase_kind = if whole { PhaseKind::Transaction } else { PhaseKind::Statement };
            let script =
                Script { phases: vec![Phase { sql: sql.to_owned(), ..Phase::new(phase_kind) }], ..Script::default() };
            let contents = script.render(&title(name, *kind, direction), dialect.file_head());
            files.push(Artefact { path: format!("{word}.{direction}.sql"), contents });
        }
    }
    Migration { name: name.to_owned(), files }
}
