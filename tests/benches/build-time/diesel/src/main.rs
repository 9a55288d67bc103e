//! Creates, reads, looks up, changes and deletes a row of each table: Diesel.

mod models;
mod schema;

use std::error::Error;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use models::{App, Connection as AppConnection, Node, NodeConnection, Scenario};
use schema::{apps, connections, node_connections, nodes, scenarios};

const SCHEMA: &str = include_str!("../../../../../generated/sql/sqlite/schema.sql");
const INDEXES: &str = include_str!("../../../../../generated/sql/sqlite/indexes.sql");

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say which file")?;
    let mut db = SqliteConnection::establish(&file)?;
    db.batch_execute(SCHEMA)?;
    db.batch_execute(INDEXES)?;
    let app = App {
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
    diesel::insert_into(apps::table).values(&app).execute(&mut db)?;
    let connection = AppConnection {
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
    diesel::insert_into(connections::table).values(&connection).execute(&mut db)?;
    let scenario = Scenario {
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
    diesel::insert_into(scenarios::table).values(&scenario).execute(&mut db)?;
    let trigger = Node {
        id: id(),
        scenario_id: scenario.id.clone(),
        type_: "trigger".to_owned(),
        label: String::new(),
        config: "{}".to_owned(),
        position: "{}".to_owned(),
        order: None,
        created_at: 1_700_000_000_000,
        updated_at: 1_700_000_000_000,
    };
    diesel::insert_into(nodes::table).values(&trigger).execute(&mut db)?;
    let post = Node {
        id: id(),
        scenario_id: scenario.id.clone(),
        type_: "trigger".to_owned(),
        label: String::new(),
        config: "{}".to_owned(),
        position: "{}".to_owned(),
        order: None,
        created_at: 1_700_000_000_000,
        updated_at: 1_700_000_000_000,
    };
    diesel::insert_into(nodes::table).values(&post).execute(&mut db)?;
    let edge = NodeConnection {
        id: id(),
        scenario_id: scenario.id.clone(),
        source_node_id: trigger.id.clone(),
        target_node_id: post.id.clone(),
        mapping: "{}".to_owned(),
    };
    diesel::insert_into(node_connections::table).values(&edge).execute(&mut db)?;
    let found = apps::table.find(&app.id).select(App::as_select()).first(&mut db).optional()?;
    assert_eq!(found.as_ref(), Some(&app));
    let found = apps::table.filter(apps::name.eq(&app.name)).order(apps::id).select(App::as_select()).load(&mut db)?;
    assert!(!found.is_empty());
    let changed = App { name: "Ours".to_owned(), ..app.clone() };
    diesel::update(&app).set(&changed).execute(&mut db)?;
    let found = connections::table.find(&connection.id).select(AppConnection::as_select()).first(&mut db).optional()?;
    assert_eq!(found.as_ref(), Some(&connection));
    let found = connections::table
        .filter(connections::owner_id.eq(&connection.owner_id))
        .order(connections::id)
        .select(AppConnection::as_select())
        .load(&mut db)?;
    assert!(!found.is_empty());
    let changed = AppConnection { name: "Ours".to_owned(), ..connection.clone() };
    diesel::update(&connection).set(&changed).execute(&mut db)?;
    let found = scenarios::table.find(&scenario.id).select(Scenario::as_select()).first(&mut db).optional()?;
    assert_eq!(found.as_ref(), Some(&scenario));
    let found = scenarios::table
        .filter(scenarios::owner_id.eq(&scenario.owner_id))
        .order(scenarios::id)
        .select(Scenario::as_select())
        .load(&mut db)?;
    assert!(!found.is_empty());
    let changed = Scenario { name: "Ours".to_owned(), ..scenario.clone() };
    diesel::update(&scenario).set(&changed).execute(&mut db)?;
    let found = nodes::table.find(&trigger.id).select(Node::as_select()).first(&mut db).optional()?;
    assert_eq!(found.as_ref(), Some(&trigger));
    let found = nodes::table
        .filter(nodes::scenario_id.eq(&trigger.scenario_id))
        .order(nodes::id)
        .select(Node::as_select())
        .load(&mut db)?;
    assert!(!found.is_empty());
    let changed = Node { label: "First".to_owned(), ..trigger.clone() };
    diesel::update(&trigger).set(&changed).execute(&mut db)?;
    let found = node_connections::table.find(&edge.id).select(NodeConnection::as_select()).first(&mut db).optional()?;
    assert_eq!(found.as_ref(), Some(&edge));
    let found = node_connections::table
        .filter(node_connections::scenario_id.eq(&edge.scenario_id))
        .order(node_connections::id)
        .select(NodeConnection::as_select())
        .load(&mut db)?;
    assert!(!found.is_empty());
    let changed = NodeConnection { mapping: "[]".to_owned(), ..edge.clone() };
    diesel::update(&edge).set(&changed).execute(&mut db)?;
    assert_eq!(diesel::delete(&edge).execute(&mut db)?, 1);
    assert_eq!(diesel::delete(&trigger).execute(&mut db)?, 1);
    assert_eq!(diesel::delete(&scenario).execute(&mut db)?, 1);
    assert_eq!(diesel::delete(&connection).execute(&mut db)?, 1);
    assert_eq!(diesel::delete(&app).execute(&mut db)?, 1);
    println!("done");
    Ok(())
}
