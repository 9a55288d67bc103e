//! `migrate baseline`: a database that has the tables already.

use schemalock::migrate::Object;
use schemalock_codegen::migration::MODEL_FILE;
use schemalock_codegen::model::Model;
use serde_json::json;

use super::session::{self, Interrupted, Session, Where};
use crate::Outcome;
use crate::args::Format;
use crate::database::How;
use crate::output::Output;
use crate::project::Project;
use crate::reach;

/// Adopt a database that already has the tables
///
/// Notes every migration, up to the one that is named, as done, without running any. Refused while one of their tables or
/// columns is not there.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate baseline --database postgres://app@localhost/app
  schemalock migrate baseline 0003_titles --database sqlite:app.db")]
pub(super) struct Options {
    /// The last migration that the database has; by default the last there is
    last: Option<String>,
    #[command(flatten)]
    place: Where,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    session::run(
        &options.place,
        project,
        output,
        Interrupted::Part("migrate baseline"),
        async |session: &mut Session| {
            let last = match &options.last {
                Some(last) => last.clone(),
                None => session.folder.chain().entries.pop().map(|entry| entry.name).unwrap_or_default(),
            };
            let model = model(session, &last)?;
            anyhow::ensure!(session.live.exists(), "{}: there is no such file", session.target);
            let how = How { wait: session.wait, ..How::default() };
            let needed = needed(&model);
            match session.live.baseline(&session.migrations, &last, &needed, &how, output).await? {
                Ok(marked) => show(options.place.format, &session.target.to_string(), &marked, output).map(Ok),
                Err(error) => Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
            }
        },
    )
}

fn model(session: &Session, migration: &str) -> anyhow::Result<Model> {
    let text = session.folder.file(migration, MODEL_FILE);
    let text =
        text.ok_or_else(|| anyhow::anyhow!("there is no migration `{migration}` in `{}`", session.folder.path))?;
    Ok(serde_json::from_str(text)?)
}

/// The tables and columns that must be there.
fn needed(model: &Model) -> Vec<Object> {
    let model = model.stored();
    let tables = model.tables.iter().flat_map(|table| {
        let columns =
            table.columns.iter().map(|column| Object::Column { table: table.name.clone(), name: column.name.clone() });
        std::iter::once(Object::Table(table.name.clone())).chain(columns)
    });
    tables.collect()
}

fn show(format: Format, database: &str, marked: &[String], output: &Output) -> anyhow::Result<Outcome> {
    match format {
        Format::Json => output.json(&json!({ "ok": true, "database": database, "marked": marked }))?,
        Format::Human if marked.is_empty() => output.result(&format!("{database}: nothing to do\n"))?,
        Format::Human => {
            for name in marked {
                output.result(&format!("{:<9} {name} as applied to {database}\n", "marked"))?;
            }
        }
    }
    Ok(Outcome::Done)
}
