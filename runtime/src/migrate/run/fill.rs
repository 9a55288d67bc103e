//! A keyring phase: row by row while others write, then the last ones and the end of it while nobody does.

use zeroize::Zeroizing;

use super::backoff::Backoff;
use super::row::{Change, Read};
use super::{Run, Who};
use crate::Keyring;
use crate::migrate::engine::{Engine, LastRows, Patience, first};
use crate::migrate::error::Failure;
use crate::migrate::fill::Fill;
use crate::migrate::progress::Event;
use crate::migrate::script::Phase;

/// How many rows a transaction changes.
const BATCH: usize = 200;
/// After so many passes over the table, writers are as fast as we are.
const PASSES: usize = 20;

/// What a batch came to.
struct Batch {
    /// How many rows were still to do.
    found: usize,
    /// The last one's key.
    last: Option<Vec<String>>,
    who: Who,
}

impl<E: Engine> Run<'_, E> {
    pub(super) async fn keyring(&mut self, at: usize, phase: &Phase, resumed: bool) -> Result<Who, Failure> {
        if self.open(at).await? == Who::Another {
            return Ok(Who::Another);
        }
        let keyring = self.options.keyring.ok_or(Failure::NoKeyring)?;
        let fill = phase.fill.as_ref().ok_or(Failure::NoSuchKind("keyring"))?;
        if resumed && self.is_done(phase).await? {
            self.note(at + 1).await?;
            return Ok(Who::We);
        }
        for _ in 0..PASSES {
            match self.pass(at, fill, keyring).await? {
                (_, Who::Another) => return Ok(Who::Another),
                (found, Who::We) if found <= BATCH => break,
                _ => {}
            }
        }
        self.last_rows(at, phase, fill, keyring).await
    }

    /// Once over the table, in batches; how many rows were still to do.
    async fn pass(&mut self, at: usize, fill: &Fill, keyring: &Keyring) -> Result<(usize, Who), Failure> {
        let (mut found, mut after) = (0, None);
        loop {
            let batch = self.online(at, fill, keyring, after.as_deref()).await?;
            found += batch.found;
            if batch.found < BATCH || batch.who == Who::Another {
                return Ok((found, batch.who));
            }
            after = batch.last;
        }
    }

    /// A batch in a transaction of its own, again and again if others are in the way.
    async fn online(
        &mut self,
        at: usize,
        fill: &Fill,
        keyring: &Keyring,
        after: Option<&[String]>,
    ) -> Result<Batch, Failure> {
        let mut backoff = Backoff::new(self.options);
        loop {
            self.engine.patience(Patience::Short).await?;
            self.engine.begin().await?;
            let batch = self.batch_if_ours(at, fill, keyring, after).await;
            let ended = self.end(batch.as_ref().map_or(Ok(Who::We), |batch| Ok(batch.who))).await;
            match batch.and_then(|batch| ended.map(|_| batch)) {
                Err(Failure::Database(error)) if self.engine.is_blocked(&error) => backoff.pause().await?,
                done => return done,
            }
        }
    }

    async fn batch_if_ours(
        &mut self,
        at: usize,
        fill: &Fill,
        keyring: &Keyring,
        after: Option<&[String]>,
    ) -> Result<Batch, Failure> {
        if self.engine.is_shared() && self.opened(at).await? == Who::Another {
            return Ok(Batch { found: 0, last: None, who: Who::Another });
        }
        self.batch(fill, keyring, after).await
    }

    async fn batch(&mut self, fill: &Fill, keyring: &Keyring, after: Option<&[String]>) -> Result<Batch, Failure> {
        let words = self.engine.words();
        let rows = self.engine.rows(&Read { fill, words }.sql(after, BATCH)).await?;
        let (found, mut changed, mut last) = (rows.len(), 0, None);
        for texts in rows {
            let texts: Vec<Option<Zeroizing<String>>> =
                texts.into_iter().map(|text| text.map(Zeroizing::new)).collect();
            let change = Change::new(fill, words, keyring, &texts)?;
            let (sql, values) = change.statement();
            if self.engine.execute(&sql, &values).await? > 0 {
                changed += 1;
                if let Some(sql) = change.restore() {
                    self.engine.run(&sql).await?;
                }
            }
            last = Some(change.into_key());
        }
        self.options.progress.tell(Event::Filled { table: &fill.table, rows: changed });
        Ok(Batch { found, last, who: Who::We })
    }

    async fn last_rows(&mut self, at: usize, phase: &Phase, fill: &Fill, keyring: &Keyring) -> Result<Who, Failure> {
        if fill.rebuild {
            self.engine.enter_rebuild().await?;
        }
        let how = self.engine.last_rows(&fill.table, fill.lock.as_deref());
        let done = self.locked(at, phase, fill, keyring, &how).await;
        if fill.rebuild {
            // The first error is the one to tell.
            let left = self.engine.leave_rebuild().await;
            return done.and_then(|who| Ok(left.map(|()| who)?));
        }
        done
    }

    async fn locked(
        &mut self,
        at: usize,
        phase: &Phase,
        fill: &Fill,
        keyring: &Keyring,
        how: &LastRows,
    ) -> Result<Who, Failure> {
        self.engine.patience(Patience::Short).await?;
        if how.transaction {
            self.engine.begin().await?;
        }
        let done = self.end_of_it(at, phase, fill, keyring, how).await;
        let done = self.end(done).await;
        if let Some(after) = &how.after {
            let unlocked = self.engine.run(after).await;
            let who = done?;
            unlocked?;
            // Under the lock no other table could be written.
            self.note(at + 1).await?;
            return Ok(who);
        }
        done
    }

    async fn end_of_it(
        &mut self,
        at: usize,
        phase: &Phase,
        fill: &Fill,
        keyring: &Keyring,
        how: &LastRows,
    ) -> Result<Who, Failure> {
        if how.transaction && self.opened(at).await? == Who::Another {
            return Ok(Who::Another);
        }
        if let Some(lock) = &how.before {
            self.engine.run(lock).await?;
        }
        self.leftovers(fill, keyring).await?;
        let before = self.attachments(phase).await?;
        // A statement may span lines.
        if !phase.finish.is_empty() {
            self.engine.run(&phase.finish.join("\n")).await?;
        }
        self.attach(&before, phase).await?;
        self.guard(phase).await?;
        if how.transaction {
            self.note(at + 1).await?;
            self.whole().await?;
        }
        Ok(Who::We)
    }

    /// Nobody else writes now: after one pass nothing may be left.
    async fn leftovers(&mut self, fill: &Fill, keyring: &Keyring) -> Result<(), Failure> {
        let mut after = None;
        loop {
            let batch = self.batch(fill, keyring, after.as_deref()).await?;
            if batch.found < BATCH {
                break;
            }
            after = batch.last;
        }
        let words = self.engine.words();
        let count = first(self.engine.rows(&Read { fill, words }.count()).await?);
        match count.and_then(|count| count.parse().ok()) {
            Some(0) => Ok(()),
            rows => Err(Failure::Left { table: fill.table.clone(), rows: rows.unwrap_or_default() }),
        }
    }
}
