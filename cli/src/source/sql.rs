//! SQL as a source: one file, or the migrations of another tool, in the order in which that tool runs them.
#![allow(clippy::disallowed_methods, reason = "the command line is where files are read")]

mod folder;
mod section;

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock_codegen::model::DialectKind;
use schemalock_codegen::sql::read::{SqlFile, Unsupported, read as read_sql};

use super::{Held, Reading};
use crate::files::read;

/// Far beyond any schema; a dump of rows is not one.
const MOST: u64 = 256 << 20;

/// Reads a file, or a folder of them.
pub(super) fn read(path: &Utf8Path, reading: &Reading) -> anyhow::Result<Held> {
    let dialect = reading.dialect.with_context(|| {
        let all: Vec<&str> = DialectKind::ALL.iter().map(|kind| kind.word()).collect();
        format!("`{path}` is SQL: say of which engine, with `--dialect {}`", all.join("|"))
    })?;
    let folder = path.is_dir();
    let files = if folder { folder::files(path, dialect)? } else { vec![path.to_owned()] };
    let texts: Vec<(Utf8PathBuf, String)> = files.into_iter().map(text).collect::<anyhow::Result<_>>()?;
    let files: Vec<SqlFile<'_>> = texts
        .iter()
        .map(|(name, text)| SqlFile { name: name.as_str(), text: if folder { section::up(text) } else { text } })
        .collect();
    let found = read_sql(&files, dialect);
    if !found.unsupported.is_empty() && !reading.allow_unmanaged {
        anyhow::bail!("{}", refused(&found.unsupported));
    }
    let inventory = found.inventory;
    Ok(Held { name: path.to_string(), inventory, live: false, version: None, unsupported: found.unsupported })
}

fn text(path: Utf8PathBuf) -> anyhow::Result<(Utf8PathBuf, String)> {
    let bytes = read::source(&path, MOST).with_context(|| format!("cannot read `{path}`"))?;
    anyhow::ensure!((bytes.len() as u64) < MOST, "`{path}` is far too large for a schema");
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow::anyhow!("{path}:{line}: it is not UTF-8")
    })?;
    Ok((path, text))
}

/// One line for each statement that could not be read.
pub(crate) fn lines(unsupported: &[Unsupported]) -> Vec<String> {
    let line = |one: &Unsupported| {
        format!("{}:{}:{}: {}: {}", one.origin.file, one.origin.line, one.column, one.reason, one.statement)
    };
    unsupported.iter().map(line).collect()
}

fn refused(unsupported: &[Unsupported]) -> String {
    const MOST_SHOWN: usize = 20;
    let mut lines = lines(unsupported);
    let more = lines.len().saturating_sub(MOST_SHOWN);
    lines.truncate(MOST_SHOWN);
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    format!("statements that cannot be read; `--allow-unmanaged` passes over them\n  {}", lines.join("\n  "))
}
