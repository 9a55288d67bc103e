//! Counting the sealed values of live databases.

use schemalock::census::{Census, CensusColumn};
use schemalock_codegen::model::Model;

use crate::args::{FindingFormat, Format};
use crate::database::{Live, Target};
use crate::output::Output;
use crate::project::Project;
use crate::schema::Schema;

/// The databases to look into.
#[derive(Debug, clap::Args)]
pub(super) struct Databases {
    /// A database whose values to count by key; may be said more than once
    #[arg(long, value_name = "URL")]
    database: Vec<String>,
}

impl Databases {
    pub(super) fn is_empty(&self) -> bool {
        self.database.is_empty()
    }
}

/// What was counted in a database.
#[derive(Debug)]
pub(super) struct Counted {
    /// Its URL, without what is secret in it.
    pub(super) database: String,
    pub(super) census: Census,
}

/// The encrypted columns of the schema.
#[derive(Debug)]
pub(super) struct Columns(Vec<Names>);

impl Columns {
    /// Reads the schema; `None` if it cannot be understood.
    pub(super) fn read(project: &Project, format: Format, output: &Output) -> anyhow::Result<Option<Self>> {
        let schema = Schema::of_project(project)?;
        let model = schema.model_or_report(FindingFormat::from(format), output)?;
        Ok(model.map(|model| Self(names(model))))
    }

    /// As a census wants them.
    pub(super) fn to_count(&self) -> Vec<CensusColumn<'_>> {
        self.0.iter().map(Names::column).collect()
    }

    /// Can any of them be searched?
    pub(super) fn any_searchable(&self) -> bool {
        self.0.iter().any(|names| names.blind_index.is_some())
    }
}

/// Counts the values of every encrypted column by key; `None` if the schema cannot be understood.
pub(super) fn count(
    databases: &Databases,
    project: &Project,
    format: Format,
    output: &Output,
) -> anyhow::Result<Option<Vec<Counted>>> {
    let targets = targets(databases)?;
    if targets.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let Some(columns) = Columns::read(project, format, output)? else { return Ok(None) };
    Ok(Some(count_in(&targets, &columns)?))
}

/// The databases. All are parsed before anything is connected to: a mistake in the last URL is found first.
pub(super) fn targets(databases: &Databases) -> anyhow::Result<Vec<Target>> {
    databases.database.iter().map(|url| Target::parse(url)).collect()
}

/// Counts the values of these columns by key.
pub(super) fn count_in(targets: &[Target], columns: &Columns) -> anyhow::Result<Vec<Counted>> {
    let runtime = crate::interrupt::runtime()?;
    let columns = columns.to_count();
    targets.iter().map(|target| runtime.block_on(one(target, &columns))).collect()
}

async fn one(target: &Target, columns: &[CensusColumn<'_>]) -> anyhow::Result<Counted> {
    let mut live = Live::connect(target).await?;
    let census = live.census(columns).await.map_err(|error| error.context(format!("database {target}")));
    live.close().await;
    Ok(Counted { database: target.to_string(), census: census? })
}

/// The names of an encrypted column and of what is beside it.
#[derive(Debug)]
struct Names {
    table: String,
    column: String,
    blind_index: Option<String>,
}

impl Names {
    fn column(&self) -> CensusColumn<'_> {
        CensusColumn { table: &self.table, column: &self.column, blind_index: self.blind_index.as_deref() }
    }
}

fn names(model: &Model) -> Vec<Names> {
    let columns = model.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    let encrypted = columns.filter(|(_, column)| column.encrypted.is_some());
    encrypted
        .map(|(table, column)| Names {
            table: table.name.clone(),
            column: column.name.clone(),
            blind_index: column.blind_index().map(|companion| companion.name),
        })
        .collect()
}
