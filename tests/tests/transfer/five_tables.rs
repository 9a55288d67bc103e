//! The five tables, from every engine into every other.

use integrations::{
    App, AppStore, AuthType, Connection, ConnectionStore, NewApp, NewConnection, NewNode, NewNodeConnection,
    NewScenario, Node, NodeConnection, NodeConnectionStore, NodeStore, Scenario, ScenarioStore,
};
use schemalock::store::{Database, Statements};
use schemalock::{Json, Keyring};
use schemalock_tests::{Engine, FIVE_TABLES, Scratch, on_every_engine};

use crate::support::{World, count, keyring, pool, with_driver};

const TABLES: [&str; 5] = ["apps", "connections", "scenarios", "nodes", "nodeConnections"];

/// Every row of every table.
type Rows = (Vec<App>, Vec<Connection>, Vec<Scenario>, Vec<Node>, Vec<NodeConnection>);

async fn fill<DB: Database>(scratch: &Scratch, keyring: &Keyring)
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
    NodeConnection: Statements<DB>,
{
    let pool = pool::<DB>(scratch).await;
    for name in ["WordPress", "Monday.com", "it's \"quoted\" \\ ü😀"] {
        let template = serde_json::from_str(r#"{ "b": [1, 2.50], "a": "x y" }"#).unwrap();
        let new = NewApp { config_template: template, ..NewApp::new(name.to_owned(), AuthType::ApiKey) };
        let app = AppStore::new(&pool).create(new).await.unwrap();
        let secret = Json::from_iter([("token", name)]);
        let new = NewConnection::new(app.id, "ada".to_owned(), "mine".to_owned(), secret);
        ConnectionStore::new(&pool).create(keyring, new).await.unwrap();
    }
    let scenario = ScenarioStore::new(&pool).create(NewScenario::new("ada".to_owned(), "Post".to_owned()));
    let scenario = scenario.await.unwrap();
    let mut nodes = Vec::new();
    for order in [None, Some(0), Some(i32::MAX)] {
        let new = NewNode { order, ..NewNode::new(scenario.id, "trigger".to_owned()) };
        nodes.push(NodeStore::new(&pool).create(new).await.unwrap());
    }
    for pair in nodes.windows(2) {
        let new = NewNodeConnection::new(scenario.id, pair[0].id, pair[1].id);
        NodeConnectionStore::new(&pool).create(new).await.unwrap();
    }
}

async fn rows<DB: Database>(scratch: &Scratch) -> Rows
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
    NodeConnection: Statements<DB>,
{
    let pool = pool::<DB>(scratch).await;
    (
        AppStore::new(&pool).rows().all().await.unwrap(),
        ConnectionStore::new(&pool).rows().all().await.unwrap(),
        ScenarioStore::new(&pool).rows().all().await.unwrap(),
        NodeStore::new(&pool).rows().all().await.unwrap(),
        NodeConnectionStore::new(&pool).rows().all().await.unwrap(),
    )
}

fn into_every_other(from: Engine) {
    let (world, keyring) = (World::new(FIVE_TABLES), keyring());
    let source = world.database(from);
    with_driver!(from, fill(&source, &keyring));
    let before = with_driver!(from, rows(&source));
    world.export(&source, "there");
    for into in Engine::ALL {
        let target = world.database(into);
        let _ = world.import("there", &target).expect_code(0);
        let after = with_driver!(into, rows(&target));
        assert_eq!(after, before, "{from:?} into {into:?}");
        for connection in &after.1 {
            let token = connection.open_credentials(&keyring).unwrap();
            assert!(token.expose()["token"].is_string());
        }
        let again = format!("back_{}", into.name());
        world.export(&target, &again);
        // JSON is stored with its members in an order of the engine's; everything else is the same to the last byte.
        if [from, into].iter().all(|engine| *engine != Engine::Postgres) || from == into {
            assert_eq!(world.files(&again), world.files("there"), "{from:?} into {into:?}");
        }
    }
}

on_every_engine! { every_other_engine: into_every_other; }

#[test]
fn ids_and_references_are_those_of_convex() {
    let (world, keyring) = (World::new(FIVE_TABLES), keyring());
    let source = world.database(Engine::Sqlite);
    with_driver!(Engine::Sqlite, fill(&source, &keyring));
    world.export(&source, "out");
    let names: Vec<String> = world.documents("out", "_tables").iter().map(|it| it["name"].to_string()).collect();
    assert_eq!(names, TABLES.map(|name| format!("\"{name}\"")));
    let [apps, connections, nodes, edges] =
        ["apps", "connections", "nodes", "nodeConnections"].map(|table| world.documents("out", table));
    let rows = with_driver!(Engine::Sqlite, rows(&source));
    for (document, row) in connections.iter().zip(&rows.1) {
        // Values are sealed for their row, so the key stays beside the id.
        assert_eq!(document["id"], row.id.to_string());
        assert!(apps.iter().any(|app| app["_id"] == document["appId"]));
        assert_eq!(document["credentials"], row.credentials.as_text());
        assert_eq!(document["_creationTime"].as_f64(), document["createdAt"].as_f64());
    }
    for edge in &edges {
        let has = |field: &str| nodes.iter().any(|node| node["_id"] == edge[field]);
        assert!(has("sourceNodeId") && has("targetNodeId") && edge["id"].is_null());
        // There is no moment but in the key.
        assert!(edge["_creationTime"].as_f64().unwrap() > 1.7e12);
    }
    assert!(nodes[0].get("order").is_none() && nodes[1]["order"] == 0);
    assert_eq!(apps[0]["configTemplate"], r#"{"a":"x y","b":[1,2.5]}"#);
}

#[test]
fn some_tables_alone() {
    let (world, keyring) = (World::new(FIVE_TABLES), keyring());
    let source = world.database(Engine::Sqlite);
    with_driver!(Engine::Sqlite, fill(&source, &keyring));
    let some = ["--table", "nodes", "--table", "nodeConnections", "--out", "some"];
    let _ = world.project.run(&[&["export", "--database", source.url()][..], &some].concat()).expect_code(0);
    let files: Vec<String> = world.files("some").into_iter().map(|(file, _)| file).collect();
    assert_eq!(files, ["_tables", "nodeConnections", "nodes"].map(|table| format!("{table}/documents.jsonl")));

    world.export(&source, "all");
    let target = world.database(Engine::Postgres);
    // A row points at one that is not there.
    assert_eq!(world.findings("some", &target), ["foreign-key nodes:1 scenarioId"]);
    let one = |table: &str| world.project.run(&["import", "all", "--table", table, "--database", target.url()]);
    let _ = one("scenarios").expect_code(0);
    let _ = world.import("some", &target).expect_code(0);
    assert_eq!((count(&target, "nodes"), count(&target, "node_connections"), count(&target, "apps")), (3, 2, 0));
    let unknown = one("users").expect_code(2);
    assert!(unknown.stderr.contains("apps, connections, scenarios, nodes, node_connections"), "{}", unknown.stderr);
}

#[test]
fn ids_fit_a_deployment_that_has_the_tables() {
    let (world, keyring) = (World::new(FIVE_TABLES), keyring());
    let source = world.database(Engine::Sqlite);
    with_driver!(Engine::Sqlite, fill(&source, &keyring));
    world
        .project
        .write("tables.jsonl", "{\"name\":\"nodes\",\"id\":10002}\n{\"id\":10444,\"name\":\"others\",\"more\":1}\n");
    let url = source.url();
    let _ = world.project.run(&["export", "--tables", "tables.jsonl", "--database", url]).expect_code(0);
    let numbers: Vec<String> = world.documents("export", "_tables").iter().map(ToString::to_string).collect();
    let expected =
        [("apps", 10445), ("connections", 10446), ("scenarios", 10447), ("nodes", 10002), ("nodeConnections", 10448)];
    assert_eq!(numbers, expected.map(|(name, id)| format!("{{\"id\":{id},\"name\":\"{name}\"}}")));
    let target = world.database(Engine::Mariadb);
    let _ = world.import("export", &target).expect_code(0);
    assert_eq!(with_driver!(Engine::Mariadb, rows(&target)), with_driver!(Engine::Sqlite, rows(&source)));
    world.project.write("bad.jsonl", "{\"name\":\"nodes\",\"id\":10002}\n{\"name\":\"apps\",\"id\":10002}\n");
    for (file, why) in [("bad.jsonl", "bad.jsonl:2"), ("schema.yaml", "schema.yaml:1"), ("nowhere", "cannot read")] {
        let refused = world.project.run(&["export", "--out", "b", "--tables", file, "--database", url]).expect_code(2);
        assert!(refused.stderr.contains(why), "{}", refused.stderr);
    }
}
