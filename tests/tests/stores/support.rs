//! Databases with the five tables, and rows for them.

use integrations::{App, AppStore, AuthType, Connection, ConnectionStore, NewApp, NewConnection};
use schemalock::migrate::{self, Migratable, Migrations};
use schemalock::store::{Database, Statements};
use schemalock::{Json, Key, KeyKind, Keyring};
use schemalock_tests::{Engine, Scratch};
use sqlx::Pool;

static MIGRATIONS: Migrations = schemalock::migrations!("../migrations");

/// A database with the five tables, and a pool on it.
pub(crate) struct Place<DB: sqlx::Database> {
    pub(crate) pool: Pool<DB>,
    pub(crate) keyring: Keyring,
    _scratch: Scratch,
}

impl<DB: Migratable> Place<DB> {
    pub(crate) async fn new(engine: Engine) -> Self {
        let scratch = tokio::task::spawn_blocking(move || engine.scratch()).await.unwrap();
        let pool = Pool::<DB>::connect(scratch.url()).await.unwrap();
        migrate::run(&pool, &MIGRATIONS, None).await.unwrap();
        let keyring = Keyring::new([Key::generate(KeyKind::Data).unwrap().primary()]).unwrap();
        Self { pool, keyring, _scratch: scratch }
    }
}

impl<DB: Database> Place<DB> {
    pub(crate) async fn app(&self, name: &str) -> App
    where
        App: Statements<DB>,
    {
        let new = NewApp::new(name.to_owned(), AuthType::Oauth);
        AppStore::new(&self.pool).create(new).await.unwrap()
    }

    pub(crate) async fn connection(&self, app: &App, owner: &str) -> Connection
    where
        Connection: Statements<DB>,
    {
        let new = NewConnection::new(app.id, owner.to_owned(), "mine".to_owned(), Json::from("s3cret"));
        ConnectionStore::new(&self.pool).create(&self.keyring, new).await.unwrap()
    }
}
