//! What a live database holds, as an [`Inventory`]. Changes nothing, and reads no rows of its tables.
//!
//! A catalogue is asked in a fixed number of queries, however many tables there are; each gives rows of text, which become the parts of
//! tables in the order in which they are asked for. Texts stay in the engine's own words.

mod fields;
mod mysql;
mod postgres;
mod sqlite;
mod tables;
mod text;

use schemalock::migrate::{Dialect, Engine};
use schemalock_codegen::inventory::Inventory;

use fields::Fields;
use tables::Tables;

/// Asks a database.
pub(super) async fn read<E: Engine>(engine: &mut E) -> anyhow::Result<Inventory> {
    match engine.dialect() {
        Dialect::Sqlite => sqlite::read(engine).await,
        Dialect::Postgres => postgres::read(engine).await,
        Dialect::Mariadb | Dialect::Mysql => mysql::read(engine).await,
    }
}

/// The rows of a query to the catalogue.
async fn ask<E: Engine>(engine: &mut E, sql: &str) -> anyhow::Result<impl Iterator<Item = Fields> + use<E>> {
    let rows = engine.rows(sql).await.map_err(told)?;
    Ok(rows.into_iter().map(Fields::of))
}

/// Runs a statement that changes nothing.
async fn run<E: Engine>(engine: &mut E, sql: &str) -> anyhow::Result<()> {
    engine.run(sql).await.map_err(told)
}

/// Asks within one snapshot, which ends whatever the answer is.
async fn within<E: Engine, T>(
    engine: &mut E,
    begin: &str,
    asked: impl AsyncFnOnce(&mut E) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    run(engine, begin).await?;
    let answer = asked(engine).await;
    let ended = run(engine, "ROLLBACK").await;
    // Why it could not be read says more than that the transaction could not end, then.
    let answer = answer?;
    ended?;
    Ok(answer)
}

fn told(error: sqlx::Error) -> anyhow::Error {
    let lost = is_lost(&error);
    anyhow::Error::new(error).context(if lost {
        "the connection was lost while the database's catalogue was read"
    } else {
        "the database's catalogue cannot be read"
    })
}

/// Is there nobody who would answer any more? PostgreSQL says good-bye when it is shut down or its process is ended (class 57P).
fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn a_lost_connection_is_told_from_a_refusal() {
        let cut = std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        assert!(told(sqlx::Error::Io(cut)).to_string().contains("connection was lost"));
        assert!(told(sqlx::Error::RowNotFound).to_string().contains("cannot be read"));
    }
}
