//! A live database against the schema.

use schemalock::migrate::Standing;
use schemalock_codegen::dialect;
use schemalock_codegen::inventory::{self, Difference, Inventory, Unmanaged, differences, managed, only, unlisted};
use schemalock_codegen::model::Model;

use super::{Finding, Kind};
use crate::database::{Live, Target};
use crate::files::migrations::Folder;
use crate::interrupt::runtime;
use crate::output::Output;
use crate::project::Project;
use crate::schema::Schema;
use crate::source::{self, Held};

/// What a comparison found.
#[derive(Debug)]
pub(crate) struct Compared {
    /// Where the database differs.
    pub(crate) findings: Vec<Finding>,
    /// What it has that the schema neither speaks of nor says that it leaves it alone.
    pub(crate) unmanaged: Vec<Unmanaged>,
}

/// Holds what a database has against the schema; `dev` is a server on which the schema may be made to compare in the engine's words.
pub(crate) fn held(
    held: &Held,
    target: &Target,
    project: &Project,
    schema: &Schema,
    model: &Model,
    dev: Option<&Target>,
    output: &Output,
) -> anyhow::Result<Compared> {
    let kind = held.inventory.dialect;
    let model = only(model, kind);
    let mut expected = match dev {
        Some(server) => source::made_on(server, &model, output)?,
        None => Inventory::of(dialect::of(kind), &model),
    };
    expected.unmanaged.clear();
    let (found, unmanaged) = managed(&held.inventory, &model);
    let differences = differences(&expected, &found);
    let mut findings = differing(&differences, target, project, schema, &model);
    let listed = |item: &Unmanaged| model.unmanaged.contains(&item.to_string());
    let there: Vec<String> = unmanaged.iter().map(Unmanaged::to_string).collect();
    let missing = model.unmanaged.iter().filter(|listed| !there.contains(listed));
    findings.extend(missing.map(|listed| {
        let message = format!("does not have `{listed}`, which the schema leaves alone");
        let repair = format!("bring it back, or take it out of `unmanaged` in {}", project.schema);
        Finding::new(Kind::UnmanagedMissing, target.to_string(), message, repair)
    }));
    findings.extend(unlisted(&unmanaged, &model).into_iter().map(|item| {
        let message = format!("has `{item}`, which no schema says otherwise");
        let repair = format!("list it under `unmanaged` in {}, or drop it", project.schema);
        Finding::new(Kind::DatabaseDiffers, target.to_string(), message, repair)
    }));
    Ok(Compared { findings, unmanaged: unmanaged.into_iter().filter(|item| !listed(item)).collect() })
}

/// Migrations that a database which keeps history does not have yet. One without history was made otherwise, and may be as it should be.
pub(crate) fn behind(target: &Target, project: &Project, folder: &Folder) -> anyhow::Result<Option<Finding>> {
    let status = runtime()?.block_on(async {
        let mut live = Live::connect(target).await?;
        let status = live.status(&folder.migrations()).await;
        live.close().await;
        anyhow::Ok(status)
    })?;
    // Why a history is refused is what `migrate status` is for.
    let Ok(status) = status else { return Ok(None) };
    let (pending, done): (Vec<_>, Vec<_>) =
        status.migrations.into_iter().partition(|entry| entry.standing == Standing::Pending);
    if done.is_empty() || pending.is_empty() {
        return Ok(None);
    }
    let details = pending.into_iter().map(|entry| format!("{} is pending", entry.name)).collect();
    let repair = project.command(&format!("migrate apply{}", target.option()));
    let finding = Finding::new(Kind::DatabaseBehind, target.to_string(), "does not have every migration yet", repair);
    Ok(Some(finding.details(details)))
}

fn differing(
    differences: &[Difference],
    target: &Target,
    project: &Project,
    schema: &Schema,
    model: &Model,
) -> Vec<Finding> {
    let Some(kind) = model.targets.databases.keys().next() else { return Vec::new() };
    let dialect = dialect::of(*kind);
    let places: Vec<_> = differences.iter().map(|difference| inventory::place(dialect, model, difference)).collect();
    let url = target.option().trim().strip_prefix("--database ").unwrap_or("URL");
    let repair = project.command(&format!("diff --from {url} --to {} --format sql", project.schema));
    let spots = schema.spots(&places);
    let finding = |(difference, spot): (&Difference, _)| {
        Finding::new(Kind::DatabaseDiffers, target.to_string(), difference.to_string(), repair.clone())
            .at(spot)
            .difference(difference.clone())
    };
    differences.iter().zip(spots).map(finding).collect()
}
