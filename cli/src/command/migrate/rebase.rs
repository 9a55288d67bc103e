//! `migrate new --rebase`: two branches have both added a migration.

use anyhow::Context as _;
use clap::ValueEnum;
use schemalock::migrate::{LOCK_FILE, Side, untangle};
use schemalock_codegen::diff::{self, Consent};
use schemalock_codegen::migration::{self, MODEL_FILE};
use schemalock_codegen::model::Model;

use crate::files::migrations::{Folder, checksum};

/// The side of a conflict that stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Keep {
    /// The upper one in schemalock.lock
    Ours,
    /// The lower one in schemalock.lock
    Theirs,
}

impl Keep {
    pub(super) const fn side(self) -> Side {
        match self {
            Self::Ours => Side::Ours,
            Self::Theirs => Side::Theirs,
        }
    }
}

/// The folder without the migrations that do not follow from the others, and the names of those; nothing is written.
pub(super) fn without_loose(folder: &Folder, keep: Option<Side>) -> anyhow::Result<(Folder, Vec<String>)> {
    let lock = folder.path.join(LOCK_FILE);
    let merged = untangle(&folder.lock_text, keep).with_context(|| format!("`{lock}`"))?;
    for name in &merged.loose {
        refuse_hand_written(folder, name)?;
    }
    let mut rest = folder.clone();
    rest.found.retain(|name, _| !merged.loose.contains(name));
    rest.lock = Some(Ok(merged.kept));
    Ok((rest, merged.loose))
}

/// What was made from the schema can be made again; what somebody wrote cannot.
fn refuse_hand_written(folder: &Folder, name: &str) -> anyhow::Result<()> {
    let Some(files) = folder.found.get(name) else { return Ok(()) };
    let path = folder.path.join(name);
    let keep = format!("move `{path}` out of the way, and its SQL into the new migration afterwards");
    let model = |text: &str| serde_json::from_str::<Model>(text).ok();
    let new = folder.file(name, MODEL_FILE).and_then(model);
    let new = new.with_context(|| format!("`{path}` records no model that can be read: {keep}"))?;
    // It was made from one of the models that are there.
    let before = folder.found.keys().filter(|other| other.as_str() < name);
    let mut before = before.filter_map(|other| folder.file(other, MODEL_FILE).and_then(model));
    let sum = checksum(files);
    let gives = |old: &Model, said: &Consent| {
        migration::next(name, old, &new, said).is_ok_and(|made| checksum(&made.files) == sum)
    };
    let made = before.any(|old| everything(&old, &new).iter().any(|said| gives(&old, said)));
    anyhow::ensure!(made, "`{path}` was edited after it was made, and would be lost: {keep}");
    Ok(())
}

/// What may have been said when it was made: of tables without rows, nothing or all.
fn everything(old: &Model, new: &Model) -> [Consent; 2] {
    let consent = diff::everything(old, new);
    let empty = new.tables.iter().map(|table| table.name.clone()).collect();
    [consent.clone(), Consent { empty, ..consent }]
}
