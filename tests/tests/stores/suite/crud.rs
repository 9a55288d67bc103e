//! Create, read, update, delete: each of the five tables.

use integrations::*;
use schemalock::store::StoreError;
use schemalock::{Json, Timestamp};

use super::place;
use crate::support::refused;

/// Patches one column after another. The row is then as it was but for that column, and but for what the database sets.
macro_rules! patches {
    ($row:ident by $patched:expr, $touched:expr, $patch:ident of $model:ident { $($field:ident: $value:expr,)* }) => {
        $(
            let patch = $patch { $field: Some($value), ..$patch::default() };
            let patched = $patched($row.id, patch).await.unwrap();
            let expected = $model { $field: $value, ..$row };
            assert_eq!(patched, $touched(&patched, expected));
            $row = patched;
        )*
    };
}

/// A row that was made is there, alone, until it is deleted; then nothing finds it.
macro_rules! there_and_gone {
    ($store:expr, $row:expr, $table:literal, $patched:expr) => {
        assert_eq!($store.get($row.id).await.unwrap(), $row);
        assert_eq!($store.find($row.id).await.unwrap().as_ref(), Some(&$row));
        assert_eq!($store.rows().count().await.unwrap(), 1);
        $store.delete($row.id).await.unwrap();
        refused!($store.get($row.id).await, StoreError::NotFound { table: $table });
        assert_eq!($store.find($row.id).await.unwrap(), None);
        refused!($store.update(&$row).await, StoreError::NotFound { table: $table });
        refused!($patched, StoreError::NotFound { table: $table });
        refused!($store.delete($row.id).await, StoreError::NotFound { table: $table });
        assert_eq!($store.rows().all().await.unwrap(), []);
    };
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_unix_millis(millis).unwrap()
}

fn object(key: &str) -> Json {
    Json::from_iter([(key, Json::from(1))])
}

#[tokio::test(flavor = "multi_thread")]
async fn apps() {
    let place = place().await;
    let apps = AppStore::new(&place.pool);
    let new = NewApp {
        description: "posts".to_owned(),
        icon_url: Some("https://example.com/i.png".to_owned()),
        config_template: object("site"),
        is_enabled: false,
        ..NewApp::new("WordPress".to_owned(), AuthType::ApiKey)
    };
    let made = apps.create(new).await.unwrap();
    assert_eq!((made.name.as_str(), made.auth_type, made.is_enabled), ("WordPress", AuthType::ApiKey, false));
    let whole = App {
        name: "Monday.com".to_owned(),
        description: String::new(),
        auth_type: AuthType::UsernamePassword,
        config_template: Json::Null,
        icon_url: None,
        is_enabled: true,
        ..made
    };
    let updated = apps.update(&whole).await.unwrap();
    assert_eq!(updated, App { updated_at: updated.updated_at, ..whole });
    let mut row = updated;
    let set = |now: &App, row: App| App { updated_at: now.updated_at, ..row };
    patches!(row by |id, patch| apps.patch(id, patch), set, AppPatch of App {
        name: "a".to_owned(),
        description: "b".to_owned(),
        auth_type: AuthType::Oauth,
        config_template: object("c"),
        icon_url: Some("http://d".to_owned()),
        icon_url: None,
        is_enabled: false,
    });
    there_and_gone!(
        apps,
        row,
        "apps",
        apps.patch(row.id, AppPatch { name: Some("e".to_owned()), ..AppPatch::default() }).await
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn connections() {
    let place = place().await;
    let (app, other) = (place.app("a").await, place.app("b").await);
    let connections = ConnectionStore::new(&place.pool);
    let new = NewConnection {
        config: Some(object("site")),
        last_error: Some("none".to_owned()),
        last_checked_at: Some(moment(1)),
        ..NewConnection::new(app.id, "user-1".to_owned(), "mine".to_owned(), Json::from("s3cret"))
    };
    let made = connections.create(&place.keyring, new).await.unwrap();
    let whole = Connection {
        app_id: other.id,
        owner_id: "user-2".to_owned(),
        name: "ours".to_owned(),
        config: None,
        status: ConnectionStatus::Expired,
        last_error: None,
        last_checked_at: None,
        ..made
    };
    let updated = connections.update(&whole).await.unwrap();
    assert_eq!(updated, Connection { updated_at: updated.updated_at, ..whole });
    assert_eq!(updated.open_credentials(&place.keyring).unwrap().expose(), &Json::from("s3cret"));
    let mut row = updated;
    let set = |now: &Connection, row: Connection| Connection { updated_at: now.updated_at, ..row };
    patches!(row by |id, patch| connections.patch(&place.keyring, id, patch), set, ConnectionPatch of Connection {
        app_id: app.id,
        owner_id: "user-3".to_owned(),
        name: "theirs".to_owned(),
        config: Some(object("site")),
        config: None,
        status: ConnectionStatus::Active,
        last_error: Some("x".to_owned()),
        last_error: None,
        last_checked_at: Some(moment(-1)),
        last_checked_at: None,
    });
    let patch = ConnectionPatch { credentials: Some(object("token").into()), ..ConnectionPatch::default() };
    let sealed = connections.patch(&place.keyring, row.id, patch).await.unwrap();
    assert_eq!(sealed.open_credentials(&place.keyring).unwrap().expose(), &object("token"));
    assert_eq!(sealed, Connection { credentials: sealed.credentials.clone(), updated_at: sealed.updated_at, ..row });
    let patched = || ConnectionPatch { name: Some("e".to_owned()), ..ConnectionPatch::default() };
    there_and_gone!(connections, sealed, "connections", connections.patch(&place.keyring, sealed.id, patched()).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn scenarios() {
    let place = place().await;
    let scenarios = ScenarioStore::new(&place.pool);
    let new = NewScenario {
        schedule: Some("0 * * * *".to_owned()),
        last_execution_result: Some(ExecutionResult::Failure),
        ..NewScenario::new("user-1".to_owned(), "nightly".to_owned())
    };
    let made = scenarios.create(new).await.unwrap();
    assert_eq!((made.status, made.last_execution_result), (ScenarioStatus::Draft, Some(ExecutionResult::Failure)));
    let whole = Scenario {
        owner_id: "user-2".to_owned(),
        name: "daily".to_owned(),
        description: "d".to_owned(),
        status: ScenarioStatus::Error,
        schedule: None,
        last_executed_at: Some(moment(1)),
        last_execution_result: None,
        last_execution_error: Some("e".to_owned()),
        ..made
    };
    let updated = scenarios.update(&whole).await.unwrap();
    assert_eq!(updated, Scenario { updated_at: updated.updated_at, ..whole });
    let mut row = updated;
    let set = |now: &Scenario, row: Scenario| Scenario { updated_at: now.updated_at, ..row };
    patches!(row by |id, patch| scenarios.patch(id, patch), set, ScenarioPatch of Scenario {
        owner_id: "user-3".to_owned(),
        name: "hourly".to_owned(),
        description: String::new(),
        status: ScenarioStatus::Active,
        schedule: Some("* * * * *".to_owned()),
        schedule: None,
        last_executed_at: None,
        last_executed_at: Some(moment(2)),
        last_execution_result: Some(ExecutionResult::Partial),
        last_execution_result: None,
        last_execution_error: None,
    });
    let patched = || ScenarioPatch { name: Some("e".to_owned()), ..ScenarioPatch::default() };
    there_and_gone!(scenarios, row, "scenarios", scenarios.patch(row.id, patched()).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes() {
    let place = place().await;
    let (scenario, other) = (place.scenario("a").await, place.scenario("b").await);
    let nodes = NodeStore::new(&place.pool);
    let made = nodes
        .create(NewNode { order: Some(i32::MAX), ..NewNode::new(scenario.id, "trigger".to_owned()) })
        .await
        .unwrap();
    assert_eq!(made.position, Json::from_iter([("x", Json::from(0)), ("y", Json::from(0))]));
    let whole = Node {
        scenario_id: other.id,
        r#type: "wordpress.create_post".to_owned(),
        label: "Post".to_owned(),
        config: object("title"),
        position: object("x"),
        order: None,
        ..made
    };
    let updated = nodes.update(&whole).await.unwrap();
    assert_eq!(updated, Node { updated_at: updated.updated_at, ..whole });
    let mut row = updated;
    let set = |now: &Node, row: Node| Node { updated_at: now.updated_at, ..row };
    patches!(row by |id, patch| nodes.patch(id, patch), set, NodePatch of Node {
        scenario_id: scenario.id,
        r#type: "filter".to_owned(),
        label: String::new(),
        config: Json::Array(vec![]),
        position: object("y"),
        order: Some(0),
        order: None,
    });
    let patched = || NodePatch { label: Some("e".to_owned()), ..NodePatch::default() };
    there_and_gone!(nodes, row, "nodes", nodes.patch(row.id, patched()).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn node_connections() {
    let place = place().await;
    let scenario = place.scenario("a").await;
    let (a, b, c) = (place.node(&scenario).await, place.node(&scenario).await, place.node(&scenario).await);
    let edges = NodeConnectionStore::new(&place.pool);
    let made = edges.create(NewNodeConnection::new(scenario.id, a.id, b.id)).await.unwrap();
    // It has no time of its last change, so this tells whether rows that stay the same count as found.
    assert_eq!(edges.update(&made).await.unwrap(), made);
    let whole = NodeConnection { source_node_id: b.id, target_node_id: c.id, mapping: object("m"), ..made };
    let mut row = edges.update(&whole).await.unwrap();
    assert_eq!(row, whole);
    patches!(row by |id, patch| edges.patch(id, patch), |_, row| row, NodeConnectionPatch of NodeConnection {
        source_node_id: a.id,
        target_node_id: b.id,
        mapping: Json::from(false),
        mapping: Json::from(false),
    });
    let patched = || NodeConnectionPatch { mapping: Some(Json::Null), ..NodeConnectionPatch::default() };
    there_and_gone!(edges, row, "node_connections", edges.patch(row.id, patched()).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_patch_reads() {
    let place = place().await;
    let app = place.app("a").await;
    let apps = AppStore::new(&place.pool);
    assert_eq!(apps.patch(app.id, AppPatch::default()).await.unwrap(), app);
    refused!(apps.patch(AppId::new(), AppPatch::default()).await, StoreError::NotFound { table: "apps" });
}

#[tokio::test(flavor = "multi_thread")]
async fn several_rows_are_created_at_once() {
    let place = place().await;
    let apps = AppStore::new(&place.pool);
    let new = |name: usize| NewApp::new(name.to_string(), AuthType::Oauth);
    assert_eq!(apps.create_all((0..5).map(new)).await.unwrap(), 5);
    let rows: Vec<App> = (5..8).map(|name| new(name).into_row()).collect();
    assert_eq!(apps.insert(rows[0].clone()).await.unwrap(), rows[0]);
    assert_eq!(apps.insert_all(rows[1..].iter().cloned()).await.unwrap(), 2);
    let mut names: Vec<String> = apps.rows().all().await.unwrap().into_iter().map(|app| app.name).collect();
    names.sort();
    assert_eq!(names, ["0", "1", "2", "3", "4", "5", "6", "7"]);

    let app = apps.by_name("0").first().await.unwrap().unwrap();
    let connections = ConnectionStore::new(&place.pool);
    let new = |owner: usize| NewConnection::new(app.id, owner.to_string(), "mine".to_owned(), Json::from(owner));
    assert_eq!(connections.create_all(&place.keyring, (0..5).map(new)).await.unwrap(), 5);
    for connection in connections.rows().all().await.unwrap() {
        let opened = connection.open_credentials(&place.keyring).unwrap();
        assert_eq!(opened.expose().to_string(), connection.owner_id);
    }
    // A row that was sealed before is written as it is.
    let sealed = new(9).seal(&place.keyring).unwrap();
    assert_eq!(connections.insert(sealed.clone()).await.unwrap(), sealed);
    assert_eq!(connections.get(sealed.id).await.unwrap(), sealed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_value_is_that_of_its_row() {
    let place = place().await;
    let app = place.app("a").await;
    let (one, other) = (place.connection(&app, "u").await, place.connection(&app, "u").await);
    let connections = ConnectionStore::new(&place.pool);
    let moved = connections.update(&Connection { credentials: one.credentials, ..other }).await.unwrap();
    assert!(moved.open_credentials(&place.keyring).is_err());
}
