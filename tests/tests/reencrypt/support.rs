//! Databases with rows under old keys.

use schemalock::reencrypt::{self, Error, Options, Reencryptable, Report, Target};
use schemalock::store::Statements;
use schemalock::{Keyring, Keys, Model, Secret, Timestamp};
use schemalock_tests::reencrypt::models::{Account, AccountStore, Ledger, NewAccount};
use schemalock_tests::{Engine, Scratch};
use sqlx::Pool;

/// A database with the tables, and a pool on it.
pub(crate) struct Place<DB: sqlx::Database> {
    pub(crate) pool: Pool<DB>,
    pub(crate) scratch: Scratch,
}

impl<DB: Reencryptable> Place<DB> {
    pub(crate) async fn new(engine: Engine) -> Self {
        let scratch = tokio::task::spawn_blocking(move || schemalock_tests::reencrypt::scratch(engine)).await.unwrap();
        Self { pool: Pool::<DB>::connect(scratch.url()).await.unwrap(), scratch }
    }

    /// All encrypted columns.
    pub(crate) async fn reencrypt(&self, keyring: &Keyring) -> Report {
        self.reencrypt_with(keyring, &Options::default()).await.unwrap()
    }

    pub(crate) async fn reencrypt_with(&self, keyring: &Keyring, options: &Options<'_>) -> Result<Report, Error> {
        let targets: Vec<Target> = Target::of(Account::TABLE).chain(Target::of(Ledger::TABLE)).collect();
        reencrypt::run(&self.pool, keyring, &targets, options).await
    }

    pub(crate) async fn accounts(&self) -> Vec<Account>
    where
        Account: Statements<DB>,
    {
        AccountStore::new(&self.pool).rows().all().await.unwrap()
    }

    /// So many accounts, each with all values.
    pub(crate) async fn fill(&self, keys: impl Into<Keys<'_>>, count: usize)
    where
        Account: Statements<DB>,
    {
        let new = (0..count).map(|at| account(Some(&format!("token {at}")), Some(&format!("A{at}@x.org")), None));
        AccountStore::new(&self.pool).create_all(keys, new.collect::<Vec<_>>()).await.unwrap();
    }
}

/// A moment at which nothing happens in a test.
pub(crate) fn long_ago() -> Timestamp {
    "2020-02-02T02:02:02.222Z".parse().unwrap()
}

/// An account that has not changed for long.
pub(crate) fn account(token: Option<&str>, email: Option<&str>, note: Option<&str>) -> NewAccount {
    let secret = |text: Option<&str>| text.map(|text| Secret::new(text.to_owned()));
    let mut new = NewAccount::new("label".to_owned());
    (new.token, new.email, new.note) = (secret(token), secret(email), secret(note));
    (new.created_at, new.updated_at, new.version) = (long_ago(), long_ago(), 7);
    new
}

/// How many rows each column has changed.
pub(crate) fn rewritten(report: &Report) -> Vec<u64> {
    report.columns.iter().map(|column| column.rewritten).collect()
}
