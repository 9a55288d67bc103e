//! Does anything still need a key? What `retire` and `destroy` want to know first.

use schemalock::KeyKind;
use schemalock::census::{Census, CensusFinding, KnownKeys};
use schemalock::keyring::Entry;

use super::answer;
use super::database::{self, Counted, Databases};
use super::fit;
use crate::args::Format;
use crate::finding::Finding;
use crate::output::Output;
use crate::project::Project;

/// How it is known that nothing needs the key.
#[derive(Debug, clap::Args)]
pub(super) struct Proof {
    #[command(flatten)]
    databases: Databases,
    /// Do it although nobody looked whether anything needs the key
    #[arg(long, conflicts_with = "database")]
    unchecked: bool,
}

impl Proof {
    /// Is it? Says what speaks against it.
    pub(super) fn given(
        &self,
        entry: &Entry,
        project: &Project,
        format: Format,
        output: &Output,
    ) -> anyhow::Result<bool> {
        if self.unchecked {
            return Ok(true);
        }
        let Some(findings) = self.findings(entry, project, format, output)? else { return Ok(false) };
        if findings.is_empty() {
            return Ok(true);
        }
        answer::refuse(&findings, format, output)?;
        Ok(false)
    }

    /// What speaks against it; `None` if the schema cannot be understood.
    fn findings(
        &self,
        entry: &Entry,
        project: &Project,
        format: Format,
        output: &Output,
    ) -> anyhow::Result<Option<Vec<Finding>>> {
        if self.databases.is_empty() {
            return Ok(Some(vec![not_checked(entry)]));
        }
        let counted = database::count(&self.databases, project, format, output)?;
        Ok(counted.map(|counted| counted.iter().flat_map(|counted| against(counted, entry)).collect()))
    }
}

fn not_checked(entry: &Entry) -> Finding {
    Finding {
        kind: "not-checked",
        place: entry.id().to_string(),
        message: "values may still need this key, and no database was named to look".to_owned(),
        repair: "name every database that shares the keyring by `--database URL`, or say `--unchecked`".to_owned(),
    }
}

fn against(counted: &Counted, entry: &Entry) -> Vec<Finding> {
    let found = counted.census.findings(&KnownKeys::default());
    let found = found.iter().filter(|found| hides(found, entry.kind())).map(|found| fit::as_found(found, counted));
    let used = uses(&counted.census, entry).into_iter().map(|(column, rows)| Finding {
        kind: "key-in-use",
        place: counted.database.clone(),
        message: format!("`{column}` has {} under the key {}", crate::output::count(rows, "value"), entry.id()),
        repair: "`schemalock reencrypt --database URL` brings them under the primary key; then say this again"
            .to_owned(),
    });
    found.chain(used).collect()
}

/// May a use of the key be behind this? A database without the tables is another than was meant, and what cannot be read may be a
/// value under the key.
const fn hides(found: &CensusFinding, kind: KeyKind) -> bool {
    match found {
        CensusFinding::NoTable { .. } | CensusFinding::NoColumn { .. } => true,
        CensusFinding::Unsealed { .. } | CensusFinding::Malformed { .. } => matches!(kind, KeyKind::Data),
        CensusFinding::NotABlindIndex { .. } => matches!(kind, KeyKind::Index),
        _ => false,
    }
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
