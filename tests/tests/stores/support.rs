//! Databases with tables, and rows for them.

use integrations::{
    App, AppStore, AuthType, Connection, ConnectionStore, NewApp, NewConnection, NewNode, NewNodeConnection,
    NewScenario, Node, NodeConnection, NodeConnectionStore, NodeStore, Scenario, ScenarioStore,
};
use schemalock::store::{Database, Statements, StoreError};
use schemalock::{Json, Key, KeyKind, Keyring};
use schemalock_tests::{Engine, Scratch};
use sqlx::Pool;

/// A database with tables, and a pool on it.
pub(crate) struct Place<DB: sqlx::Database> {
    pub(crate) pool: Pool<DB>,
    pub(crate) keyring: Keyring,
    scratch: Scratch,
}

/// A keyring with one key of each kind.
pub(crate) fn keyring() -> Keyring {
    let key = |kind| Key::generate(kind).unwrap().primary();
    Keyring::new([key(KeyKind::Data), key(KeyKind::Index)]).unwrap()
}

impl<DB: sqlx::Database> Place<DB> {
    /// The tables that statements make.
    pub(crate) async fn of(engine: Engine, statements: &[String]) -> Self {
        let scratch = tokio::task::block_in_place(|| engine.scratch());
        statements.iter().for_each(|sql| scratch.apply(sql).unwrap_or_else(|error| panic!("{error:#}\n{sql}")));
        let pool = Pool::connect(scratch.url()).await.unwrap();
        Self { pool, keyring: keyring(), scratch }
    }

    pub(crate) fn url(&self) -> &str {
        self.scratch.url()
    }

    /// Runs SQL past the models.
    pub(crate) fn sql(&self, sql: &str) {
        self.try_sql(sql).unwrap_or_else(|error| panic!("{error:#}\n{sql}"));
    }

    pub(crate) fn try_sql(&self, sql: &str) -> Result<(), String> {
        tokio::task::block_in_place(|| self.scratch.apply(sql)).map_err(|error| format!("{error:#}"))
    }
}

impl<DB: Database> Place<DB> {
    pub(crate) async fn app(&self, name: &str) -> App
    where
        App: Statements<DB>,
    {
        AppStore::new(&self.pool).create(NewApp::new(name.to_owned(), AuthType::Oauth)).await.unwrap()
    }

    pub(crate) async fn connection(&self, app: &App, owner: &str) -> Connection
    where
        Connection: Statements<DB>,
    {
        let new = NewConnection::new(app.id, owner.to_owned(), "mine".to_owned(), Json::from("s3cret"));
        ConnectionStore::new(&self.pool).create(&self.keyring, new).await.unwrap()
    }

    pub(crate) async fn scenario(&self, name: &str) -> Scenario
    where
        Scenario: Statements<DB>,
    {
        let new = NewScenario::new("user-1".to_owned(), name.to_owned());
        ScenarioStore::new(&self.pool).create(new).await.unwrap()
    }

    pub(crate) async fn node(&self, scenario: &Scenario) -> Node
    where
        Node: Statements<DB>,
    {
        NodeStore::new(&self.pool).create(NewNode::new(scenario.id, "trigger".to_owned())).await.unwrap()
    }

    pub(crate) async fn edge(&self, from: &Node, to: &Node) -> NodeConnection
    where
        NodeConnection: Statements<DB>,
    {
        let new = NewNodeConnection::new(from.scenario_id, from.id, to.id);
        NodeConnectionStore::new(&self.pool).create(new).await.unwrap()
    }
}

/// What a program is told of an error, and all that it can ask it for.
pub(crate) fn told<T: std::fmt::Debug>(result: Result<T, StoreError>) -> String {
    let error = result.expect_err("this is an error");
    format!("{error}\n    {error:?}")
}

/// A snapshot that is one for all engines.
macro_rules! same_everywhere {
    ($name:literal, $text:expr) => {
        insta::with_settings!({
            prepend_module_to_snapshot => false,
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stores/snapshots"),
        }, { insta::assert_snapshot!($name, $text) })
    };
}
pub(crate) use same_everywhere;

/// Fails unless the result is an error of this form.
macro_rules! refused {
    ($result:expr, $pattern:pat $(if $guard:expr)?) => {{
        let result = $result;
        assert!(matches!(&result, Err($pattern) $(if $guard)?), "{result:?}");
    }};
}
pub(crate) use refused;
