//! `fmt`: the one canonical formatting.

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock_codegen::fmt::{FormatError, format};
use serde_json::json;

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::drift::Diff;
use crate::files::write;
use crate::output::Output;
use crate::project::Project;
use crate::schema::Schema;

/// Format the schema; comments are kept
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock fmt
  schemalock fmt --check
  schemalock fmt - < schema.yaml")]
pub(crate) struct Options {
    /// The schema, in place of --schema; `-` formats the standard input to the standard output
    file: Option<Utf8PathBuf>,
    /// Write nothing; exit code 1 and a diff when the file is formatted otherwise
    #[arg(long)]
    check: bool,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.file.as_deref().unwrap_or(&project.schema);
    let bytes = Schema::bytes(path)?;
    let Ok(text) = std::str::from_utf8(&bytes) else { return unreadable(options, path, &bytes, output) };
    let formatted = match format(text) {
        Ok(formatted) => formatted,
        Err(FormatError::Invalid(_)) => return unreadable(options, path, &bytes, output),
        Err(error) => return Err(anyhow::Error::new(error).context(format!("`{path}` was not formatted"))),
    };
    let changed = formatted.as_bytes() != bytes;
    if changed && !options.check && path != "-" {
        let real = write::behind_links(path);
        write::atomic(&real, formatted.as_bytes()).with_context(|| format!("cannot write `{path}`"))?;
    }
    show(options, path, changed.then(|| Diff::between(text, &formatted)), &formatted, output)?;
    Ok(if changed && options.check { Outcome::Findings } else { Outcome::Done })
}

/// What cannot be read cannot be formatted: the findings say why.
fn unreadable(options: &Options, path: &Utf8Path, bytes: &[u8], output: &Output) -> anyhow::Result<Outcome> {
    let schema = Schema::compile(path, bytes, None);
    schema.model_or_report(FindingFormat::from(options.format), output)?;
    Ok(Outcome::Findings)
}

fn show(
    options: &Options,
    path: &Utf8Path,
    diff: Option<Diff>,
    formatted: &str,
    output: &Output,
) -> anyhow::Result<()> {
    let changed = diff.is_some();
    match options.format {
        Format::Json => output
            .json(&json!({ "ok": !(changed && options.check), "file": path, "changed": changed, "diff": diff }))?,
        Format::Human if path == "-" && !options.check => output.result(formatted)?,
        Format::Human => match diff {
            Some(diff) if options.check => {
                output.result(&format!("would change {path}\n{}", diff.show("    ", output)))?
            }
            Some(_) => output.result(&format!("{:<9} {path}\n", "changed"))?,
            None => output.note(&format!("{path}: formatted")),
        },
    }
    Ok(())
}
