//! Saves a connection with its credentials and a scenario of two nodes and an edge, and reads them back.
//!
//! `cargo run -p schemalock-examples --bin scenario -- FILE.db`
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a program speaks to the world")]

use std::error::Error;

use integrations::{
    AppStore, AuthType, ConnectionStore, NewApp, NewConnection, NewNode, NewNodeConnection, NewScenario,
    NodeConnectionStore, NodeStore, ScenarioStore,
};
use schemalock::migrate::{self, Migrations};
use schemalock::{Json, Key, KeyKind, Keyring, migrations};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

static MIGRATIONS: Migrations = migrations!("../migrations");

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say which file")?;
    let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(file).create_if_missing(true)).await?;
    migrate::run(&pool, &MIGRATIONS, None).await?;
    // A program that stays takes its keys from a file: `Keyring::open`.
    let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;

    save(&pool, &keyring).await
}

async fn save(pool: &SqlitePool, keyring: &Keyring) -> Result<(), Box<dyn Error>> {
    // What is encrypted is sealed on the way in, and opened where it is asked for.
    let app = AppStore::new(pool).create(NewApp::new("WordPress".into(), AuthType::ApiKey)).await?;
    let credentials = Json::from_iter([("token", "s3cret")]);
    let new = NewConnection::new(app.id, "ada".into(), "My blog".into(), credentials);
    let connection = ConnectionStore::new(pool).create(keyring, new).await?;

    // All of a scenario, or nothing of it.
    let mut transaction = pool.begin().await?;
    let new = NewScenario::new("ada".into(), "Post what is new".into());
    let scenario = ScenarioStore::new(&mut transaction).create(new).await?;
    let trigger = NewNode::new(scenario.id, "trigger".into());
    let trigger = NodeStore::new(&mut transaction).create(trigger).await?;
    let post = NewNode::new(scenario.id, "wordpress.create_post".into());
    let post = NodeStore::new(&mut transaction).create(post).await?;
    let edge = NewNodeConnection::new(scenario.id, trigger.id, post.id);
    NodeConnectionStore::new(&mut transaction).create(edge).await?;
    transaction.commit().await?;

    // Every index of the schema is a look-up.
    for found in ConnectionStore::new(pool).by_app_and_owner(app.id, "ada").all().await? {
        let credentials = found.open_credentials(keyring)?;
        println!("{} has {} credentials", found.name, credentials.expose().as_object().map_or(0, |it| it.len()));
    }
    for node in NodeStore::new(pool).by_scenario(scenario.id).all().await? {
        let edges = NodeConnectionStore::new(pool).by_source_node(node.id).count().await?;
        println!("{} leads to {edges}", node.r#type);
    }
    assert_eq!(ConnectionStore::new(pool).get(connection.id).await?, connection);
    Ok(())
}
