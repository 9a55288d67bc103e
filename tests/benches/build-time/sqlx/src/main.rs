//! Creates, reads, looks up, changes and deletes a row of each table: sqlx, with structs and statements written by hand.

mod apps;
mod connections;
mod node_connections;
mod nodes;
mod scenarios;

use std::error::Error;

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

const SCHEMA: &str = include_str!("../../../../../generated/sql/sqlite/schema.sql");
const INDEXES: &str = include_str!("../../../../../generated/sql/sqlite/indexes.sql");

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say which file")?;
    let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(file).create_if_missing(true)).await?;
    sqlx::raw_sql(SCHEMA).execute(&pool).await?;
    sqlx::raw_sql(INDEXES).execute(&pool).await?;
    let app = apps::App {
        id: id(),
        name: "My blog".to_owned(),
        description: String::new(),
        auth_type: "apiKey".to_owned(),
        config_template: "{}".to_owned(),
        icon_url: None,
        is_enabled: true,
        created_at: 1_700_000_000_000,
        updated_at: 1_700_000_000_000,
    };
    apps::insert(&pool, &app).await?;
    let connection = connections::Connection {
        id: id(),
        app_id: app.id.clone(),
        owner_id: "ada".to_owned(),
        name: "My blog".to_owned(),
        credentials: "sl1.opaque".to_owned(),
        config: None,
        status: "pending".to_owned(),
        last_error: None,
        last_checked_at: None,
        created_at: 1_700_000_000_000,
        updated_at: 1_700_000_000_000,
    };
    connections::insert(&pool, &connection).await?;
    let scenario = scenarios::Scenario {
        id: id(),
        owner_id: "ada".to_owned(),
        name: "My blog".to_owned(),
        description: String::new(),
        status: "draft".to_owned(),
        schedule: None,
        last_executed_at: None,
        last_execution_result: None,
        last_execution_error: None,
        created_at: 1_700_000_000_000,
        updated_at: 1_700_000_000_000,
    };
    scenarios::insert(&pool, &scenario).await?;
    let trigger = nodes::Node {
        id: id(),
        scenario_id: scenario.id.clone(),
        r#type: "trigger".to_owned(),
        label: String::new(),
        config: "{}".to_owned(),
        position: "{}".to_owned(),
        order: None,
        created_at: 1_700_000_000_000,
        updated_at: 1_700_000_000_000,
    };
    nodes::insert(&pool, &trigger).await?;
    let post = nodes::Node {
        id: id(),
        scenario_id: scenario.id.clone(),
        r#type: "trigger".to_owned(),
        label: String::new(),
        config: "{}".to_owned(),
        position: "{}".to_owned(),
        order: None,
        created_at: 1_700_000_000_000,
        updated_at: 1_700_000_000_000,
    };
    nodes::insert(&pool, &post).await?;
    let edge = node_connections::NodeConnection {
        id: id(),
        scenario_id: scenario.id.clone(),
        source_node_id: trigger.id.clone(),
        target_node_id: post.id.clone(),
        mapping: "{}".to_owned(),
    };
    node_connections::insert(&pool, &edge).await?;
    assert_eq!(apps::get(&pool, &app.id).await?.as_ref(), Some(&app));
    assert!(!apps::by_name(&pool, &app.name).await?.is_empty());
    apps::update(&pool, &apps::App { name: "Ours".to_owned(), ..app.clone() }).await?;
    assert_eq!(connections::get(&pool, &connection.id).await?.as_ref(), Some(&connection));
    assert!(!connections::by_owner(&pool, &connection.owner_id).await?.is_empty());
    connections::update(&pool, &connections::Connection { name: "Ours".to_owned(), ..connection.clone() }).await?;
    assert_eq!(scenarios::get(&pool, &scenario.id).await?.as_ref(), Some(&scenario));
    assert!(!scenarios::by_owner(&pool, &scenario.owner_id).await?.is_empty());
    scenarios::update(&pool, &scenarios::Scenario { name: "Ours".to_owned(), ..scenario.clone() }).await?;
    assert_eq!(nodes::get(&pool, &trigger.id).await?.as_ref(), Some(&trigger));
    assert!(!nodes::by_scenario(&pool, &trigger.scenario_id).await?.is_empty());
    nodes::update(&pool, &nodes::Node { label: "First".to_owned(), ..trigger.clone() }).await?;
    assert_eq!(node_connections::get(&pool, &edge.id).await?.as_ref(), Some(&edge));
    assert!(!node_connections::by_scenario(&pool, &edge.scenario_id).await?.is_empty());
    node_connections::update(&pool, &node_connections::NodeConnection { mapping: "[]".to_owned(), ..edge.clone() })
        .await?;
    assert_eq!(node_connections::delete(&pool, &edge.id).await?, 1);
    assert_eq!(nodes::delete(&pool, &trigger.id).await?, 1);
    assert_eq!(scenarios::delete(&pool, &scenario.id).await?, 1);
    assert_eq!(connections::delete(&pool, &connection.id).await?, 1);
    assert_eq!(apps::delete(&pool, &app.id).await?, 1);
    println!("done");
    Ok(())
}
