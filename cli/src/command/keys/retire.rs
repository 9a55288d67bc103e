//! `keys retire`: a key that nothing needs any more.

use anyhow::Context as _;
use schemalock::KeyKind;
use schemalock::census::{Census, CensusFinding, KnownKeys};
use schemalock::keyring::{Entry, EntryState};

use super::answer::{self, Finding};
use super::change;
use super::database::{self, Counted, Databases};
use super::place::Place;
use crate::Outcome;
use crate::args::Format;
use crate::files::keyring;
use crate::output::Output;
use crate::project::Project;

/// Take a key out of use; refused while any value still needs it
///
/// The key stays in the file, wrapped, for backups from its time, but no program loads it any more. Counts the values under it in
/// every database that is named: name all that share this keyring.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys retire 425d --database postgres://app@localhost/app
  schemalock keys retire 425d --database sqlite:eu.db --database sqlite:us.db
  schemalock keys retire 425d --unchecked")]
pub(crate) struct Options {
    /// The key's id, or as much of its beginning as no other has (at least 4 characters)
    id: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    databases: Databases,
    /// Retire it although nobody looked whether anything needs it
    #[arg(long, conflicts_with = "database")]
    unchecked: bool,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.place.path(project);
    let document = keyring::read(&path)?;
    let entry = document.find(&options.id).with_context(|| super::not_found(&options.id, &path))?.clone();
    // Asked first, as it costs nothing.
    if let Err(error) = document.retire(entry.id()) {
        let refused = change::Changed::Refused(change::refusal(&path, error.into())?);
        return Ok(change::show(&refused, &path, options.format, output)?);
    }
    if !options.unchecked && entry.state() != EntryState::Retired {
        let Some(findings) = in_use(options, project, &entry, output)? else { return Ok(Outcome::Findings) };
        if !findings.is_empty() {
            answer::refuse(&findings, options.format, output)?;
            return Ok(Outcome::Findings);
        }
    }
    let changed = change::apply(&path, "retired", |document| {
        let after = document.retire(entry.id())?;
        let key = after.find(&entry.id().to_string())?.clone();
        Ok((after, key))
    })?;
    Ok(change::show(&changed, &path, options.format, output)?)
}

/// What speaks against it; `None` if the schema cannot be understood.
fn in_use(
    options: &Options,
    project: &Project,
    entry: &Entry,
    output: &Output,
) -> anyhow::Result<Option<Vec<Finding>>> {
    if options.databases.is_empty() {
        return Ok(Some(vec![Finding {
            kind: "not-checked",
            place: entry.id().to_string(),
            message: "values may still need this key, and no database was named to look".to_owned(),
            repair: "name every database that shares the keyring by `--database URL`, or say `--unchecked`".to_owned(),
        }]));
    }
    let Some(counted) = database::count(&options.databases, project, options.format, output)? else { return Ok(None) };
    Ok(Some(counted.iter().flat_map(|counted| against(counted, entry)).collect()))
}

fn against(counted: &Counted, entry: &Entry) -> Vec<Finding> {
    let place = counted.database.clone();
    // A database without the tables is another than was meant, and would prove nothing.
    let absent = counted.census.findings(&KnownKeys::default());
    let absent = absent.iter().filter(|f| matches!(f, CensusFinding::NoTable { .. } | CensusFinding::NoColumn { .. }));
    let absent = absent.map(|finding| Finding {
        kind: finding.kind(),
        place: place.clone(),
        message: finding.to_string(),
        repair: "name the database that belongs to this schema, or bring it up to date with `schemalock sync`"
            .to_owned(),
    });
    let used = uses(&counted.census, entry).into_iter().map(|(column, rows)| Finding {
        kind: "key-in-use",
        place: place.clone(),
        message: format!("`{column}` has {} under the key {}", crate::output::count(rows, "value"), entry.id()),
        repair: "write those rows anew, so that the primary key seals them; then retire this one".to_owned(),
    });
    absent.chain(used).collect()
}

/// The columns that need the key, with how many of their rows do.
fn uses(census: &Census, entry: &Entry) -> Vec<(String, usize)> {
    let uses = census.columns.iter().filter_map(|column| match entry.kind() {
        KeyKind::Data => {
            let rows = column.keys.get(&entry.id())?;
            Some((format!("{}.{}", column.table, column.column), *rows))
        }
        KeyKind::Index => {
            let index = column.blind_index.as_ref()?;
            let rows = index.keys.get(&entry.short_id())?;
            Some((format!("{}.{}", column.table, index.column), *rows))
        }
    });
    uses.map(|(column, rows)| (column, usize::try_from(rows).unwrap_or(usize::MAX))).collect()
}
