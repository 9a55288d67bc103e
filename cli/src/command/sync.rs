//! `sync`: the main job in one word.
//!
//! Everything that can say no is asked before anything is written: the schema, the history, the database.

use std::time::Duration;

use schemalock::migrate::{self, Applied, Dialect, Direction, Migrations, Planned, Refusal, Standing, Status};
use schemalock_codegen::emit;
use schemalock_codegen::migration::Migration;
use schemalock_codegen::model::Model;
use serde_json::json;

use super::generate;
use super::keyed::{self, Keys};
use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::database::{How, Live};
use crate::edit::{self, Refused, Wish};
use crate::files::artefacts::{self, Action, Plan};
use crate::files::migrations::Folder;
use crate::interrupt::{runtime, until_interrupted};
use crate::output::{Output, count};
use crate::project::Project;
use crate::reach;
use crate::schema::Schema;

/// Validate, generate, write the migration for what changed, and apply it
///
/// The second run changes nothing and says so. An interrupted run is taken up by the next one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock sync
  schemalock sync --database sqlite:/var/lib/app/app.db
  schemalock sync --database postgres://app@localhost/app
  schemalock sync --database mariadb://app@localhost/app
  schemalock sync --kek file:kek.txt                      where values are sealed or opened")]
pub(crate) struct Options {
    /// The database; by default a SQLite file beside the schema, with the schema's name
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    #[command(flatten)]
    keys: Keys,
    /// How many seconds to wait for another who is migrating the database
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    wait: u32,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

/// What was done.
#[derive(Debug)]
struct Report {
    database: String,
    plan: Plan,
    written: Option<String>,
    applied: Vec<Applied>,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let mut folder = Folder::read(project.migrations())?;
    let schema = Schema::read(&project.schema, folder.recorded().as_ref())?;
    let format = FindingFormat::from(options.format);
    let Some(model) = schema.model_or_report(format, output)? else { return Ok(Outcome::Findings) };
    match runtime()?.block_on(sync(options, project, model, &mut folder, output))? {
        Ok(report) => {
            show(options.format, project, &schema, &report, output)?;
            Ok(Outcome::Done)
        }
        Err(refused) => {
            refused.show(&schema, project, format, output)?;
            Ok(Outcome::Findings)
        }
    }
}

async fn sync(
    options: &Options,
    project: &Project,
    model: &Model,
    folder: &mut Folder,
    output: &Output,
) -> anyhow::Result<Result<Report, Refused>> {
    let files = emit::artefacts(model);
    let next = match next(project, model, folder) {
        Ok(next) => next,
        Err(refused) => return Ok(Err(refused)),
    };
    let target = reach::target(options.database.as_deref(), project, model)?;
    let Some(connected) = until_interrupted(Live::connect(&target)).await? else {
        anyhow::bail!("interrupted; nothing was changed");
    };
    let mut live = connected?;
    let kind = live.kind();
    reach::refuse_other_dialects(project, model, kind)?;
    let migrations = folder.with(next.as_ref()).migrations();
    let refused = |error| reach::refusal(error, project, &target).map(|finding| Err(Refused::Findings(vec![finding])));
    let wait = Duration::from_secs(options.wait.into());
    let keyring = match live.status(&migrations).await {
        Ok(status) => options.keys.open(project, needs_keys(&migrations, status, live.dialect())?)?,
        Err(error) => return refused(error),
    };
    let how = How { wait, keyring: keyring.as_ref(), irreversible: false };
    match live.plan(&migrations, &how).await {
        Ok(planned) => {
            if let Some(Planned { name, found, .. }) = planned.into_iter().find(|planned| !planned.found.is_empty()) {
                return refused(migrate::Error::Refused(Refusal::Data { migration: name, found }));
            }
        }
        Err(error) => return refused(error),
    }
    let plan = artefacts::plan(&project.generated(), &files)?;
    artefacts::apply(&project.generated(), &files, &plan)?;
    if let Some(next) = &next {
        folder.add(next)?;
    }
    let Some(applied) = until_interrupted(live.apply(&migrations, &how, output)).await? else {
        let again = project.command(&format!("sync{}", target.option()));
        anyhow::bail!("interrupted; what is done in {target} stays, and `{again}` goes on from there");
    };
    live.close().await;
    match applied {
        Ok(applied) => {
            Ok(Ok(Report { database: target.to_string(), plan, written: next.map(|next| next.name), applied }))
        }
        Err(error) => refused(error),
    }
}

fn needs_keys(migrations: &Migrations, status: Status, dialect: Dialect) -> anyhow::Result<bool> {
    let pending = status.migrations.into_iter().filter(|entry| entry.standing != Standing::Applied);
    let names: Vec<String> = pending.map(|entry| entry.name).collect();
    keyed::needed(migrations, &names, dialect, Direction::Up)
}

/// The migration to write, or why there is none. What needs saying has no place to say it here: that is `migrate new`.
fn next(project: &Project, model: &Model, folder: &Folder) -> Result<Option<Migration>, Refused> {
    let wish = Wish::default();
    edit::pending(project, folder, model, &wish)?.migration(folder, model, &wish)
}

fn show(format: Format, project: &Project, schema: &Schema, report: &Report, output: &Output) -> anyhow::Result<()> {
    let Report { database, plan, written, applied } = report;
    let touched = plan.steps.len() - plan.count(Action::Unchanged);
    let changed = touched > 0 || written.is_some() || !applied.is_empty();
    match format {
        Format::Json => output.json(&json!({
            "ok": true,
            "schema": schema.document()?,
            "changed": changed,
            "database": database,
            "files": generate::steps(project, plan),
            "stray": generate::strays(project, plan),
            "written": written,
            "applied": applied,
        }))?,
        Format::Human if !changed => {
            output.result(&format!("{database}: in step with {}, nothing to do\n", project.schema))?
        }
        Format::Human => output.result(&lines(project, report))?,
    }
    generate::remarks(project, plan, output);
    Ok(())
}

fn lines(project: &Project, report: &Report) -> String {
    let files = generate::lines(project, &report.plan, false);
    let written = report.written.iter().map(|name| format!("{:<9} {}\n", "written", project.migrations().join(name)));
    let applied = report.applied.iter().map(|applied| {
        let resumed = if applied.resumed { ", resumed" } else { "" };
        let phases = count(applied.phases, "phase");
        format!("{:<9} {} to {} ({phases}{resumed})\n", "applied", applied.name, report.database)
    });
    std::iter::once(files).chain(written).chain(applied).collect()
}
