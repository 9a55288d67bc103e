//! Which keys the tables of a live database need. Behind the features `sqlite`, `postgres` and `mysql`.
//!
//! Every sealed value begins with the id of its key, so the database can count values by key, and no key is needed for it. The
//! **census** of a column is that count. Held against a keyring it answers, before anything fails: does this program have every key
//! that its tables need? And before a key is retired: does any value still need it?
//!
//! A census reads every encrypted column once, with one query each. What is no sealed value is counted inside the database: no
//! plaintext leaves it.

mod connection;
mod dialect;
pub(crate) use dialect::Dialect;
mod finding;
#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
mod report;
#[cfg(feature = "sqlite")]
mod sqlite;

pub use connection::CensusConnection;
pub use finding::{CensusFinding, KnownKeys, VerifyError};
pub use report::{Census, ColumnCensus, IndexCensus, Presence};

use crate::{Keyring, Table};
use report::{count_index, count_values};

/// An encrypted column to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CensusColumn<'a> {
    /// The table's name in SQL.
    pub table: &'a str,
    /// The column's name in SQL.
    pub column: &'a str,
    /// The column of its blind indexes, if it can be searched.
    pub blind_index: Option<&'a str>,
}

impl CensusColumn<'static> {
    /// The encrypted columns of a model's table.
    pub fn of(table: &'static Table) -> impl Iterator<Item = Self> {
        let encrypted = table.columns.iter().filter_map(|column| Some((column, column.encryption?)));
        encrypted.map(|(column, encryption)| Self {
            table: table.name,
            column: column.name,
            blind_index: encryption.blind_index.map(|companion| companion.name),
        })
    }
}

/// Counts values by key.
///
/// A table or column that is not there is a result ([`Presence`]), not an error. For a connection of a pool, write
/// `&mut *pool.acquire().await?`.
///
/// # Errors
/// When the database does not answer.
pub async fn census<C: CensusConnection>(
    connection: &mut C,
    columns: &[CensusColumn<'_>],
) -> Result<Census, sqlx::Error> {
    let mut counted = Vec::with_capacity(columns.len());
    for column in columns {
        counted.push(one(connection, column).await?);
    }
    Ok(Census { columns: counted })
}

async fn one<C: CensusConnection>(connection: &mut C, column: &CensusColumn<'_>) -> Result<ColumnCensus, sqlx::Error> {
    let present = connection.columns(column.table).await?;
    let has = |name: &str| present.iter().any(|other| C::DIALECT.is_same_name(name, other));
    let mut census = ColumnCensus::empty(column);
    if present.is_empty() || !has(column.column) {
        census.presence = if present.is_empty() { Presence::NoTable } else { Presence::NoColumn };
        return Ok(census);
    }
    let counts = connection.counts(C::DIALECT.values(column.table, column.column)).await?;
    count_values(&mut census, counts);
    if let (Some(name), Some(index)) = (column.blind_index, &mut census.blind_index) {
        if has(name) {
            count_index(index, connection.counts(C::DIALECT.blind_indexes(column.table, name)).await?);
        } else {
            index.presence = Presence::NoColumn;
        }
    }
    Ok(census)
}

impl Keyring {
    /// Is every key here that the tables need, and is every value in them sealed? One call for a service's start:
    ///
    /// ```no_run
    /// # use schemalock::census::{CensusConnection, VerifyError};
    /// # use schemalock::{Keyring, Table};
    /// # async fn start<C: CensusConnection>(keyring: &Keyring, mut connection: C, tables: [&'static Table; 2]) -> Result<(), VerifyError> {
    /// # let [connections, accounts] = tables;
    /// // `connection` is that of SQLite, PostgreSQL or MySQL, such as `&mut *pool.acquire().await?`; the tables are
    /// // `Connection::TABLE` and `Account::TABLE`.
    /// keyring.verify(&mut connection, [connections, accounts]).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// It reads each encrypted column once. Where that takes too long for a start, run `schemalock keys verify --database URL` when
    /// deploying instead.
    ///
    /// # Errors
    /// When there is anything to be found, or the database does not answer.
    pub async fn verify<C: CensusConnection>(
        &self,
        connection: &mut C,
        tables: impl IntoIterator<Item = &'static Table>,
    ) -> Result<Census, VerifyError> {
        let columns: Vec<CensusColumn<'_>> = tables.into_iter().flat_map(CensusColumn::of).collect();
        let census = census(connection, &columns).await?;
        let known = KnownKeys::from(self);
        let mut findings = known.missing_primaries(&columns);
        findings.extend(census.findings(&known));
        if findings.is_empty() { Ok(census) } else { Err(VerifyError::Findings(findings)) }
    }
}

#[cfg(test)]
mod tests;
