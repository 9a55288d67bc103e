//! Counting the sealed values of live databases.

use schemalock::census::{Census, CensusColumn};
use schemalock_codegen::model::{Column, Model, Table};

use crate::args::{FindingFormat, Format};
use crate::database::{Live, Target};
use crate::files::migrations::Folder;
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

/// Counts the values of every encrypted column by key; `None` if the schema cannot be understood.
pub(super) fn count(
    databases: &Databases,
    project: &Project,
    format: Format,
    output: &Output,
) -> anyhow::Result<Option<Vec<Counted>>> {
    // Before anything is connected to: a mistake in the last URL is found first.
    let targets = databases.database.iter().map(|url| Target::parse(url)).collect::<anyhow::Result<Vec<Target>>>()?;
    if targets.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let recorded = Folder::read(project.migrations())?.recorded();
    let schema = Schema::read(&project.schema, recorded.as_ref())?;
    let Some(model) = schema.model_or_report(FindingFormat::from(format), output)? else { return Ok(None) };
    let names = names(model);
    let columns: Vec<CensusColumn<'_>> = names.iter().map(Names::column).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let counted = targets.iter().map(|target| runtime.block_on(one(target, &columns)));
    Ok(Some(counted.collect::<anyhow::Result<_>>()?))
}

async fn one(target: &Target, columns: &[CensusColumn<'_>]) -> anyhow::Result<Counted> {
    let mut live = Live::connect(target).await?;
    let census = live.census(columns).await.map_err(|error| error.context(format!("database {target}")));
    live.close().await;
    Ok(Counted { database: target.to_string(), census: census? })
}

/// The names of an encrypted column and of what is beside it.
struct Names<'a> {
    table: &'a Table,
    column: &'a Column,
    blind_index: Option<String>,
}

impl Names<'_> {
    fn column(&self) -> CensusColumn<'_> {
        CensusColumn { table: &self.table.name, column: &self.column.name, blind_index: self.blind_index.as_deref() }
    }
}

fn names(model: &Model) -> Vec<Names<'_>> {
    let columns = model.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    let encrypted = columns.filter(|(_, column)| column.encrypted.is_some());
    encrypted
        .map(|(table, column)| Names {
            table,
            column,
            blind_index: column.blind_index().map(|companion| companion.name),
        })
        .collect()
}
