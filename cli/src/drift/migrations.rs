//! History against itself and against the schema.

use schemalock::migrate::{LOCK_FILE, Lock, untangle};
use schemalock_codegen::diff::{Change, Consent, diff, refusals};
use schemalock_codegen::migration::{INITIAL_NAME, MODEL_FILE, initial};
use schemalock_codegen::model::Model;

use super::{Finding, Kind};
use crate::files::migrations::{Folder, checksum};
use crate::project::{Project, quote};

/// Has somebody touched what was recorded? The lock file, its chain, and every migration's files.
pub(crate) fn history(project: &Project, folder: &Folder) -> Vec<Finding> {
    let lock = match &folder.lock {
        Some(Err(error)) => return vec![broken_lock(folder, &error.to_string(), project)],
        None if !folder.found.is_empty() => {
            return vec![broken_lock(folder, "it is missing, and there are migrations", project)];
        }
        _ => folder.chain(),
    };
    let last = lock.entries.last().map(|entry| entry.name.as_str());
    let hash = project.command("migrate hash");
    let recorded = lock.entries.iter().filter_map(|entry| {
        let mut finding = migration(folder, &entry.name, &entry.checksum)?;
        if finding.kind == Kind::MigrationChanged && last == Some(entry.name.as_str()) {
            finding.repair.push_str(&format!(", or, if it is meant and no database has it: {hash}"));
        }
        Some(finding)
    });
    recorded.chain(extra(folder, &lock)).collect()
}

fn broken_lock(folder: &Folder, why: &str, project: &Project) -> Finding {
    let path = folder.path.join(LOCK_FILE);
    // Two branches that both added a migration meet here.
    let repair = match untangle(&folder.lock_text, None) {
        Ok(merged) if !merged.loose.is_empty() => project.command("migrate new --rebase"),
        _ => restore(path.as_str()),
    };
    Finding::new(Kind::LockBroken, path.as_str(), format!("cannot be relied on: {why}"), repair)
}

fn migration(folder: &Folder, name: &str, recorded: &str) -> Option<Finding> {
    let path = folder.path.join(name);
    let repair = restore(path.as_str());
    match folder.found.get(name) {
        None => Some(Finding::new(
            Kind::MigrationMissing,
            path.as_str(),
            "is missing, but recorded in the lock file",
            repair,
        )),
        Some(files) if checksum(files) == recorded => None,
        Some(_) => Some(
            Finding::new(Kind::MigrationChanged, path.as_str(), "was edited after it was recorded", repair)
                .details(edited_files(folder, name)),
        ),
    }
}

/// The lock file has one checksum a migration. For the first one we know what the files were, if its model is still readable.
fn edited_files(folder: &Folder, name: &str) -> Vec<String> {
    let model = folder.file(name, MODEL_FILE).and_then(|text| serde_json::from_str::<Model>(text).ok());
    let (Some(model), true) = (model, name == INITIAL_NAME) else { return Vec::new() };
    let was = initial(&model).files;
    let edited = was.iter().filter(|file| folder.file(name, &file.path) != Some(file.contents.as_str()));
    let added = folder.found[name].iter().filter(|file| was.iter().all(|other| other.path != file.path));
    let edited = edited.map(|file| match folder.file(name, &file.path) {
        Some(_) => format!("{} has other contents", file.path),
        None => format!("{} is missing", file.path),
    });
    edited.chain(added.map(|file| format!("{} was added", file.path))).collect()
}

fn extra(folder: &Folder, lock: &Lock) -> Vec<Finding> {
    let known = |name: &String| lock.entries.iter().any(|entry| entry.name == *name);
    let extra = folder.found.keys().filter(|name| !known(name)).map(|name| folder.path.join(name));
    extra
        .map(|path| {
            let repair = format!("rm -r {}", quote(path.as_str()));
            Finding::new(Kind::MigrationExtra, path.as_str(), "is not recorded in the lock file", repair)
        })
        .collect()
}

fn restore(path: &str) -> String {
    format!("git restore {}", quote(path))
}

/// Is the schema still what the last migration recorded?
pub(crate) fn edits(project: &Project, folder: &Folder, model: &Model) -> Option<Finding> {
    if model.targets.databases.is_empty() {
        return None;
    }
    if folder.chain().entries.is_empty() {
        let repair = project.command("sync");
        return Some(Finding::new(Kind::NoMigration, folder.path.as_str(), "holds no migration yet", repair));
    }
    let Some(recorded) = folder.recorded() else {
        let last = folder.chain().entries.pop().map(|entry| entry.name).unwrap_or_default();
        let path = folder.path.join(last).join(MODEL_FILE);
        let repair = restore(path.as_str());
        return Some(Finding::new(Kind::MigrationChanged, path.as_str(), "records no model that can be read", repair));
    };
    let details: Vec<String> = diff(&recorded, model).iter().map(Change::to_string).collect();
    if details.is_empty() {
        return None;
    }
    // What `sync` refuses it refuses with the words that are missing; `migrate new` takes these.
    let said = refusals(&recorded, model, &Consent::default()).is_empty();
    let repair = project.command(if said { "sync" } else { "migrate new" });
    let message = "is not what the last migration recorded";
    Some(Finding::new(Kind::SchemaChanged, project.schema.as_str(), message, repair).details(details))
}

/// Was the first migration's folder written, and the writer then interrupted before the lock file? Then there is nothing wrong
/// that the next `sync` does not put right.
pub(crate) fn interrupted(folder: &Folder, model: &Model) -> bool {
    if folder.lock.is_some() || folder.found.len() != 1 {
        return false;
    }
    let first = initial(model);
    folder.found.get(&first.name).is_some_and(|files| checksum(files) == checksum(&first.files))
}
