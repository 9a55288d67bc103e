//! The migration that follows an edit.

use std::collections::BTreeSet;

use super::{MODEL_FILE, Migration, Script, initial, phases, title};
use crate::dialect::{self, Dialect};
use crate::diff::{Change, Consent, Place, Refusal, Renames, diff_renamed, refusals};
use crate::emit::Artefact;
use crate::model::{Model, Version};
use crate::plan::{Plan, Risk, plan};
use crate::text::pretty_json;

/// The migration from the recorded model to the edited one, for each database of the edited one. A database that was not
/// among the targets gets its whole schema here.
///
/// # Errors
/// Every edit that cannot be planned, or not without more being said, once each.
pub fn next(name: &str, old: &Model, new: &Model, consent: &Consent) -> Result<Migration, Vec<Refusal>> {
    let renames = Renames::between(old, new);
    let mut files = vec![Artefact { path: MODEL_FILE.to_owned(), contents: pretty_json(new) }];
    let mut refused = refusals(old, new, consent);
    let asked = refused.len();
    for (kind, version) in &new.targets.databases {
        let dialect = dialect::of(*kind);
        if !old.targets.has(*kind) {
            files.extend(initial::whole(name, dialect, *version, new));
            continue;
        }
        match plan(dialect, old, new, &renames, consent) {
            Ok(up) => files.extend(scripts(name, dialect, *version, old, new, &renames, &up)),
            Err(found) => refused.extend(found),
        }
    }
    if refused.is_empty() {
        return Ok(Migration { name: name.to_owned(), files });
    }
    if asked > 0 {
        // What is missing at something new depends on what is said of that first.
        let new = added(old, new, &renames);
        let mut at = 0;
        refused.retain(|refusal| {
            at += 1;
            at <= asked || !new.contains(&refusal.place)
        });
    }
    refused.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    refused.dedup();
    Err(refused)
}

fn scripts(
    name: &str,
    dialect: &'static dyn Dialect,
    version: Version,
    old: &Model,
    new: &Model,
    renames: &Renames,
    up: &Plan,
) -> [Artefact; 2] {
    let capability = dialect.capability(version);
    let render = |direction: &str, script: &Script| Artefact {
        path: format!("{}.{direction}.sql", dialect.kind().word()),
        contents: script.render(&title(name, dialect.kind(), direction), dialect.file_head()),
    };
    let lost = up.steps.iter().filter(|step| step.risks.contains(&Risk::Irreversible));
    let lost: Vec<String> = lost.map(|step| step.summary.clone()).collect();
    // What its markers said was about an earlier edit.
    let back_to = old.unmarked();
    let down = match plan(dialect, new, &back_to, &renames.inverted(), &back(old)) {
        Ok(down) => {
            // Where it can only go back while there are no rows, it does not go back.
            let empty = plan(dialect, new, &back_to, &renames.inverted(), &Consent::default()).err();
            let none = empty.into_iter().flatten().map(|refusal| refusal.message);
            let none: Vec<String> = if lost.is_empty() { none.collect() } else { Vec::new() };
            let irreversible = lost.into_iter().chain(none).chain(opened(&down)).collect();
            Script { irreversible, ..phases::script(dialect, capability, &down) }
        }
        Err(refusals) => {
            let why = refusals.into_iter().map(|refusal| refusal.message);
            Script { irreversible: lost.into_iter().chain(why).collect(), ..Script::default() }
        }
    };
    [render("up", &phases::script(dialect, capability, up)), render("down", &down)]
}

/// What is new in the edit.
fn added(old: &Model, new: &Model, renames: &Renames) -> BTreeSet<Place> {
    let changes = diff_renamed(old, new, renames).into_iter();
    changes.filter(|change| matches!(change, Change::Add { .. })).map(|change| change.place().clone()).collect()
}

/// Going back, a column that was dropped comes back where there are no rows to fill it in.
fn back(old: &Model) -> Consent {
    Consent { empty: old.tables.iter().map(|table| table.name.clone()).collect(), ..Consent::default() }
}

/// What goes back into the database in the clear. That it can be taken back is no reason to do it unasked.
fn opened(down: &Plan) -> Vec<String> {
    let opening = down.steps.iter().filter(|step| step.fill.as_ref().is_some_and(|fill| fill.open.is_some()));
    opening.map(|step| format!("{}, which are stored in the clear from then on", step.summary)).collect()
}
