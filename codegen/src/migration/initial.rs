//! The first migration: from nothing to the whole schema.

use super::{INITIAL_NAME, MODEL_FILE, Migration, Phase, PhaseKind, Script, title};
use crate::dialect::{self, Capability, Dialect, Object, Statement};
use crate::emit::Artefact;
use crate::model::{Model, Version};
use crate::text::pretty_json;

/// The first migration of a schema, for each of its databases.
#[must_use]
pub fn initial(model: &Model) -> Migration {
    let mut files = vec![Artefact { path: MODEL_FILE.to_owned(), contents: pretty_json(model) }];
    for (kind, version) in &model.targets.databases {
        files.extend(whole(INITIAL_NAME, dialect::of(*kind), *version, model));
    }
    Migration { name: INITIAL_NAME.to_owned(), files }
}

/// Both scripts that make a whole schema, and take it away, in the migration `name`.
pub(super) fn whole(name: &str, dialect: &dyn Dialect, version: Version, model: &Model) -> [Artefact; 2] {
    let statements = dialect::create(dialect, model);
    let capability = dialect.capability(version);
    let down: Vec<Step> = drops(dialect, &statements);
    let up = statements.into_iter().map(|s| Step { sql: s.sql, made: Some(s.object) }).collect();
    [script(name, dialect, "up", up, capability), script(name, dialect, "down", down, capability)]
}

/// A statement with what exists after it.
struct Step {
    sql: String,
    made: Option<Object>,
}

fn script(name: &str, dialect: &dyn Dialect, direction: &str, steps: Vec<Step>, capability: &Capability) -> Artefact {
    let word = dialect.kind().word();
    let title = title(name, dialect.kind(), direction);
    let mut script = Script { phases: phases(steps, capability), ..Script::default() };
    if direction == "down"
        && let Some(first) = script.phases.first_mut()
    {
        first.sql.insert_str(0, dialect.drop_head());
        script.irreversible.push(String::from("every table goes, with its rows"));
    }
    Artefact { path: format!("{word}.{direction}.sql"), contents: script.render(&title, dialect.file_head()) }
}

/// Engines whose DDL is transactional take many steps at once, but locks are counted; the others take one at a time.
fn phases(steps: Vec<Step>, capability: &Capability) -> Vec<Phase> {
    let (kind, most) = if capability.transactional_ddl {
        (PhaseKind::Transaction, capability.objects_per_transaction)
    } else {
        (PhaseKind::Statement, 1)
    };
    let mut phases = Vec::new();
    let mut room = 0;
    for step in steps {
        if room == 0 {
            phases.push(Phase::new(kind));
            room = most;
        }
        room -= 1;
        if let Some(phase) = phases.last_mut() {
            phase.sql.push_str(&step.sql);
            phase.sql.push_str(";\n");
            phase.expects.extend(step.made.filter(|object| !matches!(object, Object::Comment { .. })));
        }
    }
    phases
}

/// Late foreign keys first, then tables, which take their indexes and triggers with them, then what tables needed.
fn drops(dialect: &dyn Dialect, statements: &[Statement]) -> Vec<Step> {
    let rank = |object: &Object| match object {
        Object::ForeignKey { .. } => Some(0),
        Object::Table(_) => Some(1),
        Object::Function(_) => Some(2),
        Object::Type(_) | Object::Collation(_) => Some(3),
        _ => None,
    };
    let mut ranked: Vec<(u8, String)> = statements
        .iter()
        .rev()
        .filter_map(|statement| Some((rank(&statement.object)?, dialect.drop(&statement.object)?)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, sql)| Step { sql, made: None }).collect()
}
