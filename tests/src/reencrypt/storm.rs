//! The whole rotation at once: programs write, a reader opens everything it sees, and the process that re-encrypts is killed
//! again and again.

use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use schemalock::store::{Database, Statements, StoreError};
use schemalock::{Keyring, Secret, Timestamp};
use sqlx::Pool;

use super::models::{Account, AccountId, AccountPatch, AccountStore, NewAccount};
use super::shared::Shared;
use super::{NEW, OLD, both, command, data, index, new, old, project, rotation, scratch};
use crate::pairs::Random;
use crate::{Engine, Project, Scratch};

/// How much of it.
#[derive(Clone, Copy, Debug)]
pub struct Storm {
    /// What the random choices are made from.
    pub seed: u64,
    /// How many rows there are at first.
    pub rows: usize,
    /// How often the process is killed.
    pub kills: usize,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Weather {
    /// Rows at the end.
    pub rows: usize,
    /// Processes that were killed at work.
    pub killed: usize,
    /// How often it was begun until it said that nothing was left.
    pub runs: usize,
    /// Rows that programs wrote meanwhile: made, changed or ended.
    pub written: u64,
    /// Values that the reader opened meanwhile.
    pub opened: u64,
    /// What went wrong.
    pub wrong: Vec<String>,
    /// How long it took to re-encrypt.
    pub elapsed: Duration,
}

const WRITERS: usize = 2;
/// How long the last run may take.
const PATIENCE: Duration = Duration::from_secs(1_800);
/// How long processes and programs may take to get to work.
const A_WHILE: Duration = Duration::from_secs(60);
/// One second before the first of them, no row has changed.
const BEFORE: &str = "2026-01-01T00:00:00Z";

/// A row as its only writer knows it.
#[derive(Clone, Debug)]
struct Known {
    id: AccountId,
    token: Option<String>,
    email: Option<String>,
    /// Has a writer touched it?
    touched: bool,
    version: i32,
}

impl Storm {
    /// Runs it on an engine.
    ///
    /// # Errors
    /// The engine or the program does not work.
    pub async fn run<DB>(self, engine: Engine) -> Result<Weather>
    where
        DB: Database,
        Account: Statements<DB>,
    {
        let scratch = tokio::task::spawn_blocking(move || scratch(engine)).await?;
        let pool = Pool::<DB>::connect(scratch.url()).await?;
        let known = fill(&pool, self.rows).await?;
        let shared = Arc::new(Shared::default());
        shared.late.store(true, Ordering::Relaxed);
        let mut parts: Vec<Vec<Known>> = vec![Vec::new(); WRITERS];
        known.into_iter().enumerate().for_each(|(at, row)| parts[at % WRITERS].push(row));
        let writers = parts.into_iter().enumerate().map(|(at, rows)| {
            let writer = Writer { pool: pool.clone(), shared: Arc::clone(&shared), rows, at };
            tokio::spawn(writer.run(Random::new(self.seed + at as u64)))
        });
        let writers: Vec<_> = writers.collect();
        let reader = tokio::spawn(read::<DB>(pool.clone(), Arc::clone(&shared)));
        let mut weather = self.rotate(&pool, &scratch, &shared).await?;
        shared.stop.store(true, Ordering::Relaxed);
        reader.await?;
        let mut rows = Vec::new();
        for writer in writers {
            rows.extend(writer.await?);
        }
        judge(&pool, &rows, &shared).await?;
        weather.rows = rows.len();
        weather.written = shared.written.load(Ordering::Relaxed);
        weather.opened = shared.opened.load(Ordering::Relaxed);
        weather.wrong = shared.wrong.lock().map(|wrong| wrong.clone()).unwrap_or_default();
        Ok(weather)
    }

    /// Kills the process again and again; then lets it finish, and the old keys go.
    async fn rotate<DB>(self, pool: &Pool<DB>, scratch: &Scratch, shared: &Shared) -> Result<Weather>
    where
        DB: Database,
        Account: Statements<DB>,
    {
        let (mut random, mut weather) = (Random::new(self.seed), Weather::default());
        let project = project(&rotation());
        let start = Instant::now();
        while weather.killed < self.kills {
            let mut child = project.command();
            child.args(command(scratch)).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = if weather.killed == 0 {
                // A second for each column, so that it is killed at work however fast the machine is.
                let child = child.args(["--rate", &self.rows.to_string()]).spawn().context("cannot start")?;
                wait_for("the process to change rows", async || any_rewritten(pool).await).await?;
                child
            } else {
                let child = child.spawn().context("cannot start")?;
                // It takes the process some milliseconds to get to work.
                let moment = Duration::from_millis(20 + random.below(30 * self.rows.isqrt()) as u64);
                tokio::time::sleep(moment).await;
                child
            };
            weather.runs += 1;
            let finished = child.try_wait()?.is_some();
            child.kill()?;
            child.wait()?;
            if finished {
                // There are always rows to do, for some programs still seal with the old keys; but never many any more.
                break;
            }
            weather.killed += 1;
        }
        // Every program has the new keyring now. What is being written is written before the last look.
        shared.late.store(false, Ordering::Relaxed);
        wait_for("the programs to take the new keyring", async || Ok(shared.heard.load(Ordering::Relaxed))).await?;
        weather.runs += 1;
        finish(&project, scratch)?;
        weather.elapsed = start.elapsed();
        Ok(weather)
    }
}

/// Asks again and again.
async fn wait_for(what: &str, is_so: impl AsyncFn() -> Result<bool>) -> Result<()> {
    let start = Instant::now();
    while !is_so().await? {
        ensure!(start.elapsed() < A_WHILE, "waited for {what} for {A_WHILE:?}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// Is one of the first rows that no writer has changed under the new key?
async fn any_rewritten<DB>(pool: &Pool<DB>) -> Result<bool>
where
    DB: Database,
    Account: Statements<DB>,
{
    let page = AccountStore::new(pool).rows().page(300).await?;
    let is_new = |row: &&Account| row.token.as_ref().is_some_and(|token| token.header().key_id == data(NEW).id());
    Ok(page.rows.iter().filter(is_new).any(|row| row.updated_at == before()))
}

fn finish(project: &Project, scratch: &Scratch) -> Result<()> {
    let output = crate::workspace::run_within(PATIENCE, project.command().args(command(scratch)))?;
    ensure!(output.code == 0, "it does not finish: {output:?}");
    for key in [data(OLD), index(OLD)] {
        let id = key.id().to_string();
        let retire = ["keys", "retire", &id, "--database", scratch.url()];
        let output = crate::workspace::run(project.command().args(retire))?;
        ensure!(output.code == 0, "the old key is still needed: {output:?}");
    }
    Ok(())
}

fn before() -> Timestamp {
    BEFORE.parse().expect("a moment")
}

/// Rows under the old keys, none changed since a while.
async fn fill<DB>(pool: &Pool<DB>, count: usize) -> Result<Vec<Known>>
where
    DB: Database,
    Account: Statements<DB>,
{
    let keyring = old();
    let mut all = Vec::with_capacity(count);
    for start in (0..count).step_by(2_000) {
        let known = (start..count.min(start + 2_000)).map(|at| Known {
            id: AccountId::new(),
            token: (at % 7 != 0).then(|| format!("token {at}")),
            email: (at % 5 != 0).then(|| format!("User{at}@example.com")),
            touched: false,
            version: 0,
        });
        let known: Vec<Known> = known.collect();
        let rows = known.iter().map(|row| {
            let mut new = NewAccount::new("at first".to_owned());
            new.id = row.id;
            (new.token, new.email) = (row.token.clone().map(Secret::new), row.email.clone().map(Secret::new));
            (new.created_at, new.updated_at) = (before(), before());
            new
        });
        AccountStore::new(pool).create_all(&keyring, rows).await?;
        all.extend(known);
    }
    Ok(all)
}

/// A program that writes. No other writes its rows.
struct Writer<DB: sqlx::Database> {
    pool: Pool<DB>,
    shared: Arc<Shared>,
    rows: Vec<Known>,
    at: usize,
}

impl<DB> Writer<DB>
where
    DB: Database,
    Account: Statements<DB>,
{
    async fn run(mut self, mut random: Random) -> Vec<Known> {
        let (early, late) = (both(), old());
        let mut number = 0;
        while !self.shared.stopped() {
            number += 1;
            // The first program is the one that has not heard of the new keys.
            let is_late = self.at == 0 && self.shared.late.load(Ordering::Relaxed);
            if self.at == 0 && !is_late {
                self.shared.heard.store(true, Ordering::Relaxed);
            }
            let keyring = if is_late { &late } else { &early };
            match self.write(keyring, &mut random, number).await {
                Ok(()) => _ = self.shared.written.fetch_add(1, Ordering::Relaxed),
                // Others were in the way; a program would try again.
                Err(StoreError::Conflict(_)) => {}
                Err(error) => self.shared.wrong(format!("a program cannot write: {error:?}")),
            }
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
        self.rows
    }

    async fn write(&mut self, keyring: &Keyring, random: &mut Random, number: u64) -> Result<(), StoreError> {
        let who = self.at;
        let text = |word: &str| format!("{word} {who}.{number}");
        let store = AccountStore::new(&self.pool);
        let at = random.below(self.rows.len());
        match random.below(10) {
            0 => {
                let mut new = NewAccount::new(text("new"));
                let (id, token, email) = (new.id, Some(text("token")), Some(text("mail")));
                (new.token, new.email) = (token.clone().map(Secret::new), email.clone().map(Secret::new));
                store.create(keyring, new).await?;
                self.rows.push(Known { id, token, email, touched: true, version: 0 });
            }
            1 => {
                store.delete(self.rows[at].id).await?;
                self.rows.swap_remove(at);
            }
            2 => {
                let patch = AccountPatch { label: Some(text("label")), ..AccountPatch::default() };
                self.patched(at, store.patch(keyring, self.rows[at].id, patch).await?);
            }
            3 => {
                let patch = AccountPatch { email: Some(Some(text("mail").into())), ..AccountPatch::default() };
                self.patched(at, store.patch(keyring, self.rows[at].id, patch).await?);
                self.rows[at].email = Some(text("mail"));
            }
            _ => {
                let token = random.maybe(2, |_| text("token"));
                let patch = AccountPatch { token: Some(token.clone().map(Into::into)), ..AccountPatch::default() };
                self.patched(at, store.patch(keyring, self.rows[at].id, patch).await?);
                self.rows[at].token = token;
            }
        }
        Ok(())
    }

    /// A version counts this program's own changes and nothing else.
    fn patched(&mut self, at: usize, row: Account) {
        let known = &mut self.rows[at];
        (known.touched, known.version) = (true, known.version + 1);
        if row.version != known.version {
            self.shared.wrong(format!("{:?} has the version {} and not {}", row.id, row.version, known.version));
        }
    }
}

/// Opens whatever it sees, page by page, and finds it by its e-mail.
async fn read<DB>(pool: Pool<DB>, shared: Arc<Shared>)
where
    DB: Database,
    Account: Statements<DB>,
{
    let (keyring, mut behind) = (both(), None);
    while !shared.stopped() {
        let rows = AccountStore::new(&pool).rows();
        let page = match behind.take() {
            None => rows.page(100).await,
            Some(key) => rows.after(key, 100).await,
        };
        match page {
            Ok(page) => {
                page.rows.iter().for_each(|row| open(row, &keyring, &shared));
                if let Some(row) = page.rows.first() {
                    look_up(&pool, row, &keyring, &shared).await;
                }
                behind = page.next;
            }
            Err(StoreError::Conflict(_)) => {}
            Err(error) => shared.wrong(format!("rows cannot be read: {error:?}")),
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

fn open(row: &Account, keyring: &Keyring, shared: &Shared) {
    let opened =
        [row.open_token(keyring).map(|value| value.is_some()), row.open_email(keyring).map(|value| value.is_some())];
    for value in opened {
        match value {
            Ok(is_there) => _ = shared.opened.fetch_add(u64::from(is_there), Ordering::Relaxed),
            Err(error) => shared.wrong(format!("{:?} does not open: {error}", row.id)),
        }
    }
}

/// A value that stays while it is looked for is found.
async fn look_up<DB>(pool: &Pool<DB>, row: &Account, keyring: &Keyring, shared: &Shared)
where
    DB: Database,
    Account: Statements<DB>,
{
    let store = AccountStore::new(pool);
    let Ok(Some(email)) = row.open_email(keyring) else { return };
    let Ok(None) = store.by_email(keyring, email.expose().as_str()).first().await else { return };
    // It may have been changed in between.
    let Ok(Some(now)) = store.find(row.id).await else { return };
    if now.version == row.version {
        shared.wrong(format!("{:?} is not found by its e-mail", row.id));
    }
}

/// With the new keys alone, every row is what its writer knows.
async fn judge<DB>(pool: &Pool<DB>, known: &[Known], shared: &Shared) -> Result<()>
where
    DB: Database,
    Account: Statements<DB>,
{
    let keyring = new();
    let rows = AccountStore::new(pool).rows().all().await?;
    let mut rows: std::collections::BTreeMap<String, Account> =
        rows.into_iter().map(|row| (row.id.to_string(), row)).collect();
    for known in known {
        let Some(row) = rows.remove(&known.id.to_string()) else {
            shared.wrong(format!("{:?} is lost", known.id));
            continue;
        };
        let token = row.open_token(&keyring).map(|value| value.map(Secret::into_inner));
        let email = row.open_email(&keyring).map(|value| value.map(Secret::into_inner));
        if token.as_ref().ok() != Some(&known.token) || email.as_ref().ok() != Some(&known.email) {
            shared.wrong(format!("{:?} holds {token:?}, {email:?} and not {known:?}", known.id));
        }
        if row.version != known.version || (row.updated_at == before()) == known.touched {
            shared.wrong(format!(
                "{:?} was changed at {} to version {}: {known:?}",
                known.id, row.updated_at, row.version
            ));
        }
    }
    if !rows.is_empty() {
        bail!("{} rows that nobody made", rows.len());
    }
    Ok(())
}
