//! Stub until the planner lands.

use super::{MODEL_FILE, Migration, Phase, PhaseKind, Script};
use crate::dialect;
use crate::diff::{Consent, Refusal, refusals};
use crate::emit::Artefact;
use crate::model::Model;
use crate::text::pretty_json;

/// The next migration.
pub fn next(name: &str, old: &Model, new: &Model, consent: &Consent) -> Result<Migration, Vec<Refusal>> {
    let refused = refusals(old, new, consent);
    if !refused.is_empty() {
        return Err(refused);
    }
    let mut files = vec![Artefact { path: MODEL_FILE.to_owned(), contents: pretty_json(new) }];
    for kind in new.targets.databases.keys() {
        let dialect = dialect::of(*kind);
        for direction in ["up", "down"] {
            let title =
                format!("Migration {name}, {}, {direction}. History: schemalock.lock holds its checksum.", kind.word());
            let phase = Phase { kind: PhaseKind::Transaction, sql: "SELECT 1;\n".to_owned(), expects: Vec::new() };
            let script = Script { phases: vec![phase] };
            files.push(Artefact {
                path: format!("{}.{direction}.sql", kind.word()),
                contents: script.render(&title, dialect.file_head()),
            });
        }
    }
    Ok(Migration { name: name.to_owned(), files })
}
