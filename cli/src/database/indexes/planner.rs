//! What is asked of an engine; its answers are in the engine's file.

use schemalock::migrate::Engine;

use super::ask::{Ask, Sampling};
use super::entry::Entry;

/// What an engine's planner chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// These indexes.
    Indexes(Vec<String>),
    /// Every row, or every entry of an index.
    Scan,
}

/// An engine that explains its plans.
pub(in crate::database) trait Planner: Engine {
    /// The query for the names of the tables.
    const TABLES: &'static str;
    /// How values of rows are had.
    const SAMPLING: Sampling;
    /// What makes a table's statistics anew, before its name.
    const ANALYZE: &'static str;

    /// What has to hold before anything is asked, and what keeps us from waiting for others' locks.
    async fn prepare(&mut self) -> anyhow::Result<()>;

    /// All indexes.
    async fn entries(&mut self) -> anyhow::Result<Vec<Entry>>;

    /// Can each of these indexes of one table serve its look-up?
    async fn serve(&mut self, asks: &[(Ask<'_>, &Entry)]) -> anyhow::Result<Vec<bool>>;

    /// What is chosen for a query; `None` where the engine does not say.
    async fn chosen(&mut self, query: &str) -> anyhow::Result<Option<Chosen>>;
}
