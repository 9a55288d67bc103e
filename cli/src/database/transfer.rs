//! Rows of a live database, to files and from them.

use super::{Bar, Connection, Live, NO_FILE};
use crate::output::Output;
use crate::transfer::{Export, Exported, Import, Imported, export, import};

impl Live {
    /// Writes rows into files. Changes nothing in the database.
    pub(crate) async fn export(&mut self, work: &Export<'_>, output: &Output) -> anyhow::Result<Vec<Exported>> {
        let bar = Bar::new(output);
        match &mut self.connection {
            Connection::NoFile(_) => anyhow::bail!(NO_FILE),
            Connection::Sqlite(engine) => export::<sqlx::Sqlite>(engine.connection(), work, &bar).await,
            Connection::Postgres(engine) => export::<sqlx::Postgres>(engine.connection(), work, &bar).await,
            Connection::Mysql(engine) => export::<sqlx::MySql>(engine.connection(), work, &bar).await,
        }
    }

    /// Writes files into rows: all of them, or none.
    pub(crate) async fn import(&mut self, work: &Import<'_>, output: &Output) -> anyhow::Result<Imported> {
        let bar = Bar::new(output);
        match &mut self.connection {
            Connection::NoFile(_) => anyhow::bail!(NO_FILE),
            Connection::Sqlite(engine) => import::<sqlx::Sqlite>(engine.connection(), work, &bar).await,
            Connection::Postgres(engine) => import::<sqlx::Postgres>(engine.connection(), work, &bar).await,
            Connection::Mysql(engine) => import::<sqlx::MySql>(engine.connection(), work, &bar).await,
        }
    }
}
