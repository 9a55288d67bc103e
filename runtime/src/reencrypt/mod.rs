//! Sealing the values of a live database anew, so that an old key can go. Behind the features `sqlite`, `postgres` and `mysql`.
//!
//! After a new key was made primary, values that were sealed before are still under the old one. Re-encryption opens each of them
//! and seals it again with the primary key of its scope, while programs read and write the same rows:
//!
//! ```no_run
//! # #[cfg(feature = "sqlite")]
//! # async fn rotate(keyring: &schemalock::Keyring, table: &'static schemalock::Table) -> Result<(), Box<dyn std::error::Error>> {
//! use schemalock::reencrypt::{self, Options, Target};
//!
//! let pool = schemalock::sqlx::SqlitePool::connect("sqlite:app.db").await?;
//! let targets: Vec<Target> = Target::of(table).collect(); // of `Connection::TABLE`
//! let report = reencrypt::run(&pool, keyring, &targets, &Options::default()).await?;
//! assert!(report.is_proven(), "{report:?}");
//! # Ok(())
//! # }
//! ```
//!
//! # What holds
//!
//! * **Nothing is lost.** A row is written only if its value still is, to the last byte, what was read; what a program writes
//!   meanwhile stays. Every value opens at every moment, for whoever has both keys.
//! * **Nothing else changes.** Neither times of change nor versions; NULL stays NULL; what is under a primary key already is not
//!   written. Bytes are sealed as they were opened, padded and bound as the column says: padding that was added to a column, or
//!   taken away, comes to a value when it is written anew.
//! * **It can be broken off anywhere**, also by a kill, and begun again: what is done is seen by the values. Two at once do no harm.
//! * **A value that does not open stays as it is** and is reported.
//! * **The end is proven**: the database counts the values by key.
//!
//! Blind indexes go to the primary index key of the value's scope, with their value or without it.

mod current;
mod engine;
mod error;
mod options;
mod pass;
mod report;
mod row;
mod sql;
mod target;

pub use engine::Reencryptable;
pub use error::Error;
pub use options::{Event, Options};
pub use report::{ColumnReport, Left, Report, Stuck, StuckRows};
pub use target::Target;

use crate::Keyring;
use crate::census::{ColumnCensus, Presence, census};
use crate::store::Access;
use current::Current;
use pass::Pass;

/// After so many passes over a table others write old values as fast as they are found: their keyring is an old one.
const PASSES: u32 = 10;

/// Seals the values of these columns anew, each with the primary key of its scope.
///
/// Not within a transaction: rows are changed some hundred at a time, each time in one of its own.
///
/// # Errors
/// When a table or column is not there, or the database does not answer. What was done before stays done, and the next call goes
/// on there.
pub async fn run<DB, E>(
    executor: E,
    keyring: &Keyring,
    targets: &[Target],
    options: &Options<'_>,
) -> Result<Report, Error>
where
    DB: Reencryptable,
    E: Access<Database = DB>,
{
    let mut connection = executor.acquire().await?;
    if DB::HOW.enter.is_some() {
        // Whoever drops this future leaves it entered.
        E::spoil(&mut connection);
    }
    let connection: &mut DB::Connection = &mut connection;
    say::<DB>(connection, DB::HOW.enter).await?;
    let done = all::<DB>(connection, keyring, targets, options).await;
    // The first error is the one to tell.
    let left = say::<DB>(connection, DB::HOW.leave).await;
    let report = done?;
    left?;
    Ok(report)
}

async fn say<DB: Reencryptable>(connection: &mut DB::Connection, sql: Option<&'static str>) -> Result<(), Error> {
    if let Some(sql) = sql {
        DB::execute(connection, pass::safe(sql), DB::Arguments::default()).await?;
    }
    Ok(())
}

async fn all<DB: Reencryptable>(
    connection: &mut DB::Connection,
    keyring: &Keyring,
    targets: &[Target],
    options: &Options<'_>,
) -> Result<Report, Error> {
    // What cannot be done is said before anything is.
    let mut counted = Vec::with_capacity(targets.len());
    for target in targets {
        counted.push(count::<DB>(connection, target).await?);
    }
    let mut report = Report::default();
    for (target, before) in targets.iter().zip(counted) {
        report.columns.push(column::<DB>(connection, keyring, target, &before, options).await?);
    }
    Ok(report)
}

async fn column<DB: Reencryptable>(
    connection: &mut DB::Connection,
    keyring: &Keyring,
    target: &Target,
    before: &ColumnCensus,
    options: &Options<'_>,
) -> Result<ColumnReport, Error> {
    let (table, column) = (target.table.clone(), target.column.clone());
    let mut report = ColumnReport { table, column, rewritten: 0, passes: 0, stuck: Vec::new(), left: Vec::new() };
    let rows = Current::of(keyring).to_do(before);
    (options.progress)(Event::Column { table: &target.table, column: &target.column, rows });
    loop {
        let seen = Pass::<DB>::new(connection, keyring, target, options).run().await?;
        report.passes += 1;
        report.rewritten += seen.changed;
        report.left = Current::of(keyring).left(&count::<DB>(connection, target).await?);
        // A pass that could change nothing has seen what is left.
        let settled = seen.changed + seen.lost == 0 && !seen.stuck.is_empty();
        report.stuck = seen.stuck.into_values().collect();
        if report.left.is_empty() || settled || report.passes == PASSES {
            return Ok(report);
        }
        (options.progress)(Event::Again);
    }
}

/// Counts the values of a column by key.
async fn count<DB: Reencryptable>(connection: &mut DB::Connection, target: &Target) -> Result<ColumnCensus, Error> {
    if target.key.is_empty() {
        return Err(Error::NoKey(target.table.clone()));
    }
    let mut counted = census(connection, &[target.to_count()]).await?.columns;
    let missing = |column: &str| Error::NoColumn { table: target.table.clone(), column: column.to_owned() };
    let Some(counted) = counted.pop() else { return Err(missing(&target.column)) };
    match counted.presence {
        Presence::NoTable => return Err(Error::NoTable(target.table.clone())),
        Presence::NoColumn => return Err(missing(&target.column)),
        Presence::Present => {}
    }
    match &counted.blind_index {
        Some(index) if index.presence != Presence::Present => Err(missing(&index.column)),
        _ => Ok(counted),
    }
}
