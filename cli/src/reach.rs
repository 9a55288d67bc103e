//! From what is said on the command line to a database, and from its refusals to findings.

use schemalock::KeyKind;
use schemalock::migrate::{self, Direction, Refusal};
use schemalock_codegen::model::{DialectKind, Model};

use crate::database::Target;
use crate::drift::{Finding, Kind};
use crate::project::{Project, quote};

/// The database at the URL; without one, a SQLite file beside the schema.
pub(crate) fn target(url: Option<&str>, project: &Project, model: &Model) -> anyhow::Result<Target> {
    if let Some(url) = url {
        return Target::parse(url);
    }
    anyhow::ensure!(
        model.targets.has(DialectKind::Sqlite),
        "say which database: `--database URL` (the schema has no SQLite target)"
    );
    Ok(Target::sqlite_file(&project.root().join(format!("{}.db", model.name))))
}

/// A database that the schema has no SQL for.
pub(crate) fn refuse_other_dialects(project: &Project, model: &Model, kind: DialectKind) -> anyhow::Result<()> {
    let (title, word) = (kind.title(), kind.word());
    anyhow::ensure!(
        model.targets.has(kind),
        "the database is {title}, and `{}` has no target `{word}`: add it under `targets`",
        project.schema
    );
    Ok(())
}

/// A phase that failed, with the commands that go on from there.
fn failed(error: &migrate::Error, project: &Project, target: &Target) -> anyhow::Error {
    let said = format!("database {target}: {error}");
    let migrate::Error::Phase { migration, direction, .. } = error else { return anyhow::anyhow!(said) };
    let (again, by_hand) = match direction {
        Direction::Up => ("migrate apply", "applied"),
        Direction::Down => ("migrate down", "pending"),
    };
    let again = project.command(&format!("{again}{}", target.option()));
    let repair = format!("migrate repair {} --as {by_hand}{}", quote(migration), target.option());
    anyhow::anyhow!("{said}\n  then: {again}\n  or, once it is {by_hand} by hand: {}", project.command(&repair))
}

/// A refusal as a finding; any other error as it is.
pub(crate) fn refusal(error: migrate::Error, project: &Project, target: &Target) -> anyhow::Result<Finding> {
    let refusal = match error {
        migrate::Error::Refused(refusal) => refusal,
        error @ migrate::Error::Phase { .. } => return Err(failed(&error, project, target)),
        error => return Err(anyhow::Error::new(error).context(format!("database {target}"))),
    };
    let folder = project.migrations();
    let command = |command: &str| project.command(&format!("{command}{}", target.option()));
    let mut details = Vec::new();
    let (kind, repair) = match &refusal {
        Refusal::Edited(name) => (Kind::DatabaseChanged, format!("restore {folder}/{name} as it was applied")),
        Refusal::Unknown(_) => (Kind::DatabaseAhead, format!("update {folder} to the version that the database has")),
        Refusal::Occupied(_) => {
            let baseline = command("migrate baseline");
            (
                Kind::DatabaseOccupied,
                format!("use an empty database, or, if its tables are those of the schema: {baseline}"),
            )
        }
        Refusal::Irreversible { .. } => (
            Kind::DatabaseRefused,
            format!("restore a backup, or, if it is meant: {}", command("migrate down --irreversible")),
        ),
        Refusal::NoKeyring(_) => (
            Kind::DatabaseRefused,
            format!(
                "say where it is with `--keyring FILE`, and what wraps it with `--kek SOURCE`; `{}` makes one",
                project.command("keys new")
            ),
        ),
        Refusal::NoKey { kind: KeyKind::Index, .. } => (Kind::DatabaseRefused, project.command("keys add --index")),
        Refusal::NoKey { .. } => (Kind::DatabaseRefused, project.command("keys add")),
        Refusal::Undoing(_) => (Kind::DatabaseRefused, command("migrate down")),
        Refusal::Unfinished(_) => (Kind::DatabaseRefused, command("migrate apply")),
        Refusal::OutOfOrder { .. } => (Kind::DatabaseRefused, command("migrate down")),
        Refusal::NothingToRepair(_) => (Kind::DatabaseRefused, command("migrate status")),
        Refusal::PartlyReplaced { .. } => {
            (Kind::DatabaseRefused, format!("with {folder} as it was before the squash: {}", command("migrate apply")))
        }
        Refusal::Lacks(lacks) => {
            details.clone_from(lacks);
            let baseline = command("migrate baseline NAME");
            (Kind::DatabaseLacks, format!("say which migration is the last that it has: {baseline}"))
        }
        Refusal::Data { .. } => {
            (Kind::DatabaseRefused, "mend those rows, and run this again; nothing was touched".to_owned())
        }
        _ => (Kind::DatabaseRefused, "put that right, and run this again".to_owned()),
    };
    let message = match details.is_empty() {
        true => refusal.to_string(),
        false => "lacks what the migrations make".to_owned(),
    };
    Ok(Finding::new(kind, target.to_string(), message, repair).details(details))
}
