//! Creates, reads, looks up, changes and deletes a row of each table: the generated crate and its stores.

use std::error::Error;

use integrations::{
    AppPatch, AppStore, AuthType, ConnectionPatch, ConnectionStore, NewApp, NewConnection, NewNode, NewNodeConnection,
    NewScenario, NodeConnectionPatch, NodeConnectionStore, NodePatch, NodeStore, ScenarioPatch, ScenarioStore,
};
use schemalock::{Json, Key, KeyKind, Keyring};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

const SCHEMA: &str = include_str!("../../../../../generated/sql/sqlite/schema.sql");
const INDEXES: &str = include_str!("../../../../../generated/sql/sqlite/indexes.sql");

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say which file")?;
    let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(file).create_if_missing(true)).await?;
    sqlx::raw_sql(SCHEMA).execute(&pool).await?;
    sqlx::raw_sql(INDEXES).execute(&pool).await?;
    let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;
    let (apps, connections) = (AppStore::new(&pool), ConnectionStore::new(&pool));
    let (scenarios, nodes, edges) = (ScenarioStore::new(&pool), NodeStore::new(&pool), NodeConnectionStore::new(&pool));

    let app = apps.create(NewApp::new("My blog".to_owned(), AuthType::ApiKey)).await?;
    let new = NewConnection::new(app.id, "ada".to_owned(), "My blog".to_owned(), Json::from("opaque"));
    let connection = connections.create(&keyring, new).await?;
    let scenario = scenarios.create(NewScenario::new("ada".to_owned(), "My blog".to_owned())).await?;
    let trigger = nodes.create(NewNode::new(scenario.id, "trigger".to_owned())).await?;
    let post = nodes.create(NewNode::new(scenario.id, "trigger".to_owned())).await?;
    let edge = edges.create(NewNodeConnection::new(scenario.id, trigger.id, post.id)).await?;

    assert_eq!(apps.find(app.id).await?.as_ref(), Some(&app));
    assert!(!apps.by_name("My blog").all().await?.is_empty());
    apps.patch(app.id, AppPatch { name: Some("Ours".to_owned()), ..AppPatch::default() }).await?;
    assert_eq!(connections.find(connection.id).await?.as_ref(), Some(&connection));
    assert!(!connections.by_owner("ada").all().await?.is_empty());
    let patch = ConnectionPatch { name: Some("Ours".to_owned()), ..ConnectionPatch::default() };
    connections.patch(&keyring, connection.id, patch).await?;
    assert_eq!(scenarios.find(scenario.id).await?.as_ref(), Some(&scenario));
    assert!(!scenarios.by_owner("ada").all().await?.is_empty());
    let patch = ScenarioPatch { name: Some("Ours".to_owned()), ..ScenarioPatch::default() };
    scenarios.patch(scenario.id, patch).await?;
    assert_eq!(nodes.find(trigger.id).await?.as_ref(), Some(&trigger));
    assert!(!nodes.by_scenario(scenario.id).all().await?.is_empty());
    nodes.patch(trigger.id, NodePatch { label: Some("First".to_owned()), ..NodePatch::default() }).await?;
    assert_eq!(edges.find(edge.id).await?.as_ref(), Some(&edge));
    assert!(!edges.by_scenario(scenario.id).all().await?.is_empty());
    let patch = NodeConnectionPatch { mapping: Some(Json::Array(Vec::new())), ..NodeConnectionPatch::default() };
    edges.patch(edge.id, patch).await?;

    edges.delete(edge.id).await?;
    nodes.delete(trigger.id).await?;
    scenarios.delete(scenario.id).await?;
    connections.delete(connection.id).await?;
    apps.delete(app.id).await?;
    println!("done");
    Ok(())
}
