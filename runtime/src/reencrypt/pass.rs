//! Once over a table, batch by batch in the order of keys.
//!
//! A batch is read without a lock and written in a transaction of its own. A row that another has changed since is left alone: it
//! is found by the next pass, if it still has to be.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join;
use sqlx::{AssertSqlSafe, Connection as _, SqlSafeStr as _, SqlStr};

use super::current::Current;
use super::engine::Reencryptable;
use super::error::Error;
use super::options::{Event, Options};
use super::report::{Stuck, StuckRows};
use super::row::{self, Anew, BYTES, Change, Row};
use super::sql::Sql;
use super::target::Target;
use crate::backoff::{Backoff, sleep};
use crate::census::CensusConnection;
use crate::store::fault::Fault;
use crate::store::ops::arguments;
use crate::store::slot::Bound;
use crate::{Keyring, Value};

/// How many rows are read at once, and changed in one transaction.
const BATCH: usize = 256;
/// How many rows a statement changes: a database may be far, and each statement is a way there and back.
const TOGETHER: usize = 64;
/// How many rows are tried again together, when some of a batch could not be changed.
const FEW: usize = 16;

/// What a pass came to.
#[derive(Default)]
pub(super) struct Seen {
    /// Rows that were changed.
    pub(super) changed: u64,
    /// Rows that somebody else changed meanwhile.
    pub(super) lost: u64,
    /// Rows that stay as they are.
    pub(super) stuck: BTreeMap<Stuck, StuckRows>,
}

impl Seen {
    fn stuck(&mut self, why: Stuck, key: String) {
        let entry = self.stuck.entry(why.clone()).or_insert_with(|| StuckRows { why, rows: 0, keys: Vec::new() });
        entry.rows += 1;
        if entry.keys.len() < StuckRows::KEYS {
            entry.keys.push(key);
        }
    }
}

/// A pass over the table of a column.
pub(super) struct Pass<'p, DB: Reencryptable> {
    connection: &'p mut DB::Connection,
    keyring: &'p Keyring,
    target: &'p Target,
    options: &'p Options<'p>,
    sql: Sql,
    batch: usize,
    /// What is bound to find rows.
    found_by: Vec<Bound<'static>>,
    seen: Seen,
}

impl<'p, DB: Reencryptable> Pass<'p, DB> {
    pub(super) fn new(
        connection: &'p mut DB::Connection,
        keyring: &'p Keyring,
        target: &'p Target,
        options: &'p Options<'p>,
    ) -> Self {
        let current = Current::of(keyring);
        // No more than what a second may have.
        let batch = options.rate.map_or(BATCH, |rate| BATCH.min(rate.get().try_into().unwrap_or(BATCH)));
        let dialect = <DB::Connection as CensusConnection>::DIALECT;
        let sql = Sql::new(DB::HOW, &dialect, target, &current, batch);
        let indexes = target.blind_index.iter().flat_map(|_| current.indexes());
        let found_by = current.headers().into_iter().chain(indexes).map(|head| (BYTES, Value::Bytes(head.into())));
        Self { connection, keyring, target, options, sql, batch, found_by: found_by.collect(), seen: Seen::default() }
    }

    pub(super) async fn run(mut self) -> Result<Seen, Error> {
        let mut behind: Option<Vec<Value<'static>>> = None;
        loop {
            let rows = self.page(behind.as_deref()).await?;
            let found = rows.len();
            behind = rows.last().map(|row| row.key.clone());
            let mut changes = Vec::with_capacity(found);
            for row in rows {
                match row.anew(self.target, self.keyring)? {
                    Anew::Nothing => {}
                    Anew::Stuck(why, key) => self.seen.stuck(why, key),
                    Anew::Change(change) => changes.push(change),
                }
            }
            match self.options.rate {
                Some(rate) => {
                    let pause = Duration::from_secs(found as u64) / rate.get();
                    // Together, so that what the work takes is no pause more.
                    join(self.write(&changes), sleep(pause)).await.0?;
                }
                None => self.write(&changes).await?,
            }
            (self.options.progress)(Event::Rows(found as u64));
            if found < self.batch {
                return Ok(self.seen);
            }
        }
    }

    async fn page(&mut self, behind: Option<&[Value<'static>]>) -> Result<Vec<Row>, Error> {
        let mut bound = self.found_by.clone();
        if let Some(key) = behind {
            let part = |at: &usize| (self.target.key[*at].slot(), key[*at].clone());
            bound.extend(self.sql.behind.iter().map(part));
        }
        let sql = safe(if behind.is_some() { &self.sql.next } else { &self.sql.first });
        let mut backoff = Backoff::new(self.options.wait);
        loop {
            match DB::fetch_all(self.connection, sql.clone(), arguments::<DB>(&bound)?).await {
                Ok(rows) => return rows.iter().map(|row| Row::read::<DB>(self.target, row)).collect(),
                Err(error) => self.wait(&mut backoff, error).await?,
            }
        }
    }

    /// All of them at once; where that cannot be, fewer and fewer, until it is clear which rows are the ones.
    async fn write(&mut self, changes: &[Change]) -> Result<(), Error> {
        if changes.is_empty() || self.patiently(changes).await? {
            return Ok(());
        }
        for few in changes.chunks(FEW) {
            if self.patiently(few).await? {
                continue;
            }
            for change in few {
                if !self.patiently(std::slice::from_ref(change)).await? {
                    self.seen.stuck(Stuck::Duplicate, change.name());
                }
            }
        }
        Ok(())
    }

    /// Again and again if others are in the way. False, and nothing is done, if some of the rows cannot be changed: somebody has
    /// changed them meanwhile, or two rows were to have the same blind index. Of a single row it is the latter.
    async fn patiently(&mut self, changes: &[Change]) -> Result<bool, Error> {
        let mut backoff = Backoff::new(self.options.wait);
        loop {
            match self.transaction(changes).await {
                Ok(Some(changed)) => {
                    self.seen.changed += changed;
                    self.seen.lost += changes.len() as u64 - changed;
                    return Ok(true);
                }
                Ok(None) => return Ok(false),
                Err(Error::Database(error)) if is_duplicate::<DB>(&error) => return Ok(false),
                Err(Error::Database(error)) => self.wait(&mut backoff, error).await?,
                Err(error) => return Err(error),
            }
        }
    }

    /// Lets others by, if it was they who were in the way.
    async fn wait(&mut self, backoff: &mut Backoff, error: sqlx::Error) -> Result<(), Error> {
        let Some(Fault::Conflict) = error.as_database_error().map(DB::fault) else { return Err(error.into()) };
        let after = backoff.next().ok_or(Error::Blocked(self.options.wait))?;
        // A driver may send the end of a transaction that was dropped with what comes next only: nobody waits for its locks meanwhile.
        _ = self.connection.ping().await;
        (self.options.progress)(Event::Retry { after });
        sleep(after).await;
        Ok(())
    }

    /// Changes rows in one transaction, many in a statement. Says how many were changed: all, or of a single row maybe none, if it is
    /// not what it had been. Nothing, if of several rows some are not: which of them, no statement says, so nothing is changed.
    async fn transaction(&mut self, changes: &[Change]) -> Result<Option<u64>, Error> {
        let mut all = 0;
        let mut transaction = self.connection.begin_with(DB::HOW.begin).await?;
        for alike in changes.chunk_by(|one, other| one.sets == other.sets) {
            for rows in powers_of_two(alike, TOGETHER) {
                let sql = self.sql.change(rows[0].sets, rows.len());
                let bound = arguments::<DB>(&row::changed(rows, self.target))?;
                let changed = DB::execute(&mut transaction, safe(&sql), bound).await?.rows_affected;
                if changed == rows.len() as u64 {
                    all += changed;
                } else if changes.len() == 1 {
                    continue;
                } else {
                    transaction.rollback().await?;
                    return Ok(None);
                }
                if let Some(sql) = self.sql.restore(rows.len()) {
                    let bound = arguments::<DB>(&row::restored(rows, self.target))?;
                    DB::execute(&mut transaction, safe(&sql), bound).await?;
                }
            }
        }
        transaction.commit().await?;
        Ok(Some(all))
    }
}

/// In parts of at most so many. Powers of two, so that a connection keeps a handful of prepared statements whatever comes.
fn powers_of_two<T>(all: &[T], most: usize) -> impl Iterator<Item = &[T]> {
    let mut rest = all;
    std::iter::from_fn(move || {
        let (part, behind) = rest.split_at(1 << rest.len().min(most).checked_ilog2()?);
        rest = behind;
        Some(part)
    })
}

fn is_duplicate<DB: Reencryptable>(error: &sqlx::Error) -> bool {
    matches!(error.as_database_error().map(DB::fault), Some(Fault::Unique(_)))
}

/// A statement of ours: names in it are quoted, and values are bound.
pub(super) fn safe(sql: &str) -> SqlStr {
    AssertSqlSafe(sql.to_owned()).into_sql_str()
}

#[cfg(test)]
mod tests {
    use super::powers_of_two;

    #[test]
    fn parts_are_powers_of_two() {
        let lengths = |count: usize, most: usize| -> Vec<usize> {
            powers_of_two(&vec![(); count], most).map(<[()]>::len).collect()
        };
        assert_eq!(lengths(150, 64), [64, 64, 16, 4, 2]);
        assert_eq!(lengths(3, 1), [1, 1, 1]);
        assert_eq!(lengths(0, 64), [] as [usize; 0]);
    }
}
