//! From what is said on the command line to a database, and from its refusals to findings.

use schemalock::migrate::{self, Refusal};
use schemalock_codegen::model::{DialectKind, Model};

use crate::database::Target;
use crate::drift::{Finding, Kind};
use crate::project::Project;

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

/// A refusal as a finding; any other error as it is.
pub(crate) fn refusal(error: migrate::Error, project: &Project, target: &Target) -> anyhow::Result<Finding> {
    let refusal = match error {
        migrate::Error::Refused(refusal) => refusal,
        error => return Err(anyhow::Error::new(error).context(format!("database {target}"))),
    };
    let folder = project.migrations();
    let (kind, repair) = match &refusal {
        Refusal::Edited(name) => (Kind::DatabaseChanged, format!("restore {folder}/{name} as it was applied")),
        Refusal::Unknown(_) => (Kind::DatabaseAhead, format!("update {folder} to the version that the database has")),
        Refusal::Occupied(_) => {
            let baseline = project.command("migrate baseline --database URL");
            (
                Kind::DatabaseOccupied,
                format!("use an empty database, or, if its tables are those of the schema: {baseline}"),
            )
        }
        Refusal::Irreversible { .. } => (
            Kind::DatabaseRefused,
            format!("restore a backup, or, if it is meant: {}", project.command("migrate down --irreversible")),
        ),
        Refusal::NoKeyring(_) | Refusal::NoKey { .. } => (
            Kind::DatabaseRefused,
            "say where the keyring is with `--keyring`, and what wraps it with `--kek`".to_owned(),
        ),
        Refusal::Data { .. } => {
            (Kind::DatabaseRefused, "mend those rows, and run this again; nothing was touched".to_owned())
        }
        _ => (Kind::DatabaseRefused, "put that right, and run this again".to_owned()),
    };
    Ok(Finding::new(kind, target.to_string(), refusal.to_string(), repair))
}
