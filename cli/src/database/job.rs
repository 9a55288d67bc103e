//! What a database should have, and the reasons not to touch it.

use anyhow::Context as _;
use schemalock_codegen::dialect::Object;
use schemalock_codegen::migration::Script;
use schemalock_codegen::model::{DialectKind, Model};

use super::engine::Engine;
use super::history::{self, Row};
use crate::files::migrations::Folder;

/// The migrations in order.
#[derive(Debug)]
pub(crate) struct Job {
    pub(super) steps: Vec<Step>,
    /// The tables that a database without history must not have.
    tables: Vec<String>,
}

/// One migration.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) checksum: String,
    pub(super) script: Script,
}

/// A reason not to touch a database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// Applied once, and other files now.
    #[error("was migrated with other files of `{0}` than those in the folder of migrations")]
    Edited(String),
    /// Applied, and not in the folder.
    #[error("has the migration `{0}`, which the folder of migrations does not have")]
    Unknown(String),
    /// Tables that no migration made.
    #[error("has no migration history, but already has {}", tables(.0))]
    Occupied(Vec<String>),
}

fn tables(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("{} {}", if names.len() == 1 { "the table" } else { "the tables" }, quoted.join(", "))
}

impl Job {
    /// What the folder of migrations says, for a dialect.
    pub(crate) fn new(folder: &Folder, model: &Model, kind: DialectKind) -> anyhow::Result<Self> {
        let entries = folder.chain().entries;
        let steps = entries.into_iter().map(|entry| {
            let file = format!("{}.up.sql", kind.word());
            let path = folder.path.join(&entry.name).join(&file);
            let text = folder.file(&entry.name, &file).with_context(|| format!("there is no `{path}`"))?;
            let script = Script::parse(text).with_context(|| format!("`{path}` is not a migration"))?;
            Ok(Step { name: entry.name, checksum: entry.checksum, script })
        });
        let tables = model.tables.iter().map(|table| table.name.clone()).collect();
        Ok(Self { steps: steps.collect::<anyhow::Result<_>>()?, tables })
    }
}

/// Is there a reason to refuse? Changes nothing.
pub(super) async fn inspect<E: Engine>(engine: &mut E, job: &Job) -> anyhow::Result<()> {
    let rows = history::read(engine).await?;
    refuse(engine, job, &rows).await
}

pub(super) async fn refuse<E: Engine>(engine: &mut E, job: &Job, rows: &[Row]) -> anyhow::Result<()> {
    for row in rows {
        match job.steps.iter().find(|step| step.name == row.migration) {
            None => anyhow::bail!(Refusal::Unknown(row.migration.clone())),
            Some(step) if step.checksum != row.checksum => anyhow::bail!(Refusal::Edited(row.migration.clone())),
            Some(_) => {}
        }
    }
    if rows.is_empty() {
        refuse_occupied(engine, job).await?;
    }
    Ok(())
}

async fn refuse_occupied<E: Engine>(engine: &mut E, job: &Job) -> anyhow::Result<()> {
    let mut occupied = Vec::new();
    for table in &job.tables {
        if history::exists(engine, &Object::Table(table.clone())).await? {
            occupied.push(table.clone());
        }
    }
    // Between the two looks another may have migrated: then there is a history now, in which the tables are no surprise.
    if occupied.is_empty() || !history::read(engine).await?.is_empty() {
        return Ok(());
    }
    Err(Refusal::Occupied(occupied).into())
}
