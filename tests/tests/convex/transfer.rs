//! Rows from SQLite through Convex's store to PostgreSQL: equal at the end, and their secrets open all along.

use integrations::{
    App, AppStore, AuthType, Connection, ConnectionStore, NewApp, NewConnection, NewNode, NewNodeConnection,
    NewScenario, Node, NodeConnection, NodeConnectionStore, NodeStore, Scenario, ScenarioStore,
};
use schemalock::kek::LocalKek;
use schemalock::store::{Database, Statements};
use schemalock::{Json, Keyring};
use schemalock_tests::{Engine, FIVE_TABLES, Project};
use sqlx::{PgPool, Pool, SqlitePool};

const KEYRING: &str = include_str!("../../../runtime/vectors/keyring/keyring.json");
const KEK: &str = include_str!("../../../runtime/vectors/keyring/kek.txt");

/// Every row of the five tables, in the order of their keys.
#[derive(Debug, PartialEq)]
struct Rows {
    apps: Vec<App>,
    connections: Vec<Connection>,
    scenarios: Vec<Scenario>,
    nodes: Vec<Node>,
    edges: Vec<NodeConnection>,
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_come_back_from_convex_as_they_were() {
    let keyring = Keyring::from_text(KEYRING, &LocalKek::from_text(KEK, "the vectors").unwrap()).unwrap();
    let project = Project::with_schema(FIVE_TABLES);
    let sqlite = format!("sqlite:{}", project.path().join("from.db").display());
    let _ = project.run(&["sync", "--database", &sqlite]).expect_code(0);
    let from = SqlitePool::connect(&sqlite).await.unwrap();
    fill(&from, &keyring).await;
    let before = Rows::of(&from).await;
    assert_eq!((before.connections.len(), before.nodes.len(), before.edges.len()), (4, 12, 8));

    let _ = project.run(&["export", "--database", &sqlite, "--out", "transfer/in"]).expect_code(0);
    project.write("transfer/keyring.json", KEYRING);
    project.write("transfer/kek.txt", KEK);
    let folder = project.path().join("transfer");
    let folder = folder.to_str().unwrap().to_owned();
    super::backend().test("transfer", &[("SCHEMALOCK_TRANSFER", &folder)]);

    let scratch = tokio::task::block_in_place(|| Engine::Postgres.scratch());
    let _ = project.run(&["sync", "--database", scratch.url()]).expect_code(0);
    let _ = project.run(&["import", "transfer/out", "--database", scratch.url()]).expect_code(0);
    let to = PgPool::connect(scratch.url()).await.unwrap();
    let after = Rows::of(&to).await;
    assert_eq!(after, before);
    for connection in &after.connections {
        let credentials = connection.open_credentials(&keyring).unwrap();
        assert_eq!(credentials.expose()["token"], format!("s3cret of {}", connection.name));
    }
}

/// Rows with everything in them that the tables can hold, and with as little as they take.
async fn fill(pool: &SqlitePool, keyring: &Keyring) {
    for app in 0..2 {
        let app = AppStore::new(pool).create(NewApp::new(format!("App {app} ünï"), AuthType::ApiKey)).await.unwrap();
        for connection in 0..2 {
            let token = Json::from_iter([("token", format!("s3cret of {connection}"))]);
            let config = (connection == 1).then(|| serde_json::json!({ "list": [1, 2.5, null, "x"] }));
            let new = NewConnection::new(app.id, "ada".to_owned(), connection.to_string(), token);
            ConnectionStore::new(pool).create(keyring, NewConnection { config, ..new }).await.unwrap();
        }
        graph(pool).await;
    }
}

/// Two scenarios with three nodes and two edges each.
async fn graph(pool: &SqlitePool) {
    for number in 0..2 {
        let new = NewScenario::new("ada".to_owned(), format!("Scenario {number}"));
        let scenario = ScenarioStore::new(pool).create(new).await.unwrap();
        let mut last: Option<Node> = None;
        for order in 0..3 {
            let new = NewNode::new(scenario.id, "step".to_owned());
            let new = NewNode { order: (order > 0).then_some(order), ..new };
            let node = NodeStore::new(pool).create(new).await.unwrap();
            if let Some(last) = &last {
                let edge = NewNodeConnection::new(scenario.id, last.id, node.id);
                NodeConnectionStore::new(pool).create(edge).await.unwrap();
            }
            last = Some(node);
        }
    }
}

impl Rows {
    async fn of<DB: Database>(pool: &Pool<DB>) -> Self
    where
        App: Statements<DB>,
        Connection: Statements<DB>,
        Scenario: Statements<DB>,
        Node: Statements<DB>,
        NodeConnection: Statements<DB>,
    {
        Self {
            apps: AppStore::new(pool).rows().all().await.unwrap(),
            connections: ConnectionStore::new(pool).rows().all().await.unwrap(),
            scenarios: ScenarioStore::new(pool).rows().all().await.unwrap(),
            nodes: NodeStore::new(pool).rows().all().await.unwrap(),
            edges: NodeConnectionStore::new(pool).rows().all().await.unwrap(),
        }
    }
}
