//! Creates, reads, looks up, changes and deletes a row of each table: entities of SeaORM.

mod apps;
mod connections;
mod node_connections;
mod nodes;
mod scenarios;

use std::error::Error;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, Database, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

const SCHEMA: &str = include_str!("../../../../../generated/sql/sqlite/schema.sql");
const INDEXES: &str = include_str!("../../../../../generated/sql/sqlite/indexes.sql");

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say which file")?;
    let db = Database::connect(format!("sqlite://{file}?mode=rwc")).await?;
    db.execute_unprepared(SCHEMA).await?;
    db.execute_unprepared(INDEXES).await?;
    let app = apps::Model {
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
    apps::Entity::insert(app.clone().into_active_model()).exec(&db).await?;
    let connection = connections::Model {
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
    connections::Entity::insert(connection.clone().into_active_model()).exec(&db).await?;
    let scenario = scenarios::Model {
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
    scenarios::Entity::insert(scenario.clone().into_active_model()).exec(&db).await?;
    let trigger = nodes::Model {
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
    nodes::Entity::insert(trigger.clone().into_active_model()).exec(&db).await?;
    let post = nodes::Model {
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
    nodes::Entity::insert(post.clone().into_active_model()).exec(&db).await?;
    let edge = node_connections::Model {
        id: id(),
        scenario_id: scenario.id.clone(),
        source_node_id: trigger.id.clone(),
        target_node_id: post.id.clone(),
        mapping: "{}".to_owned(),
    };
    node_connections::Entity::insert(edge.clone().into_active_model()).exec(&db).await?;
    assert_eq!(apps::Entity::find_by_id(app.id.clone()).one(&db).await?.as_ref(), Some(&app));
    let found = apps::Entity::find().filter(apps::Column::Name.eq(app.name.as_str())).all(&db).await?;
    assert!(!found.is_empty());
    let mut changed = app.clone().into_active_model();
    changed.name = Set("Ours".to_owned());
    changed.update(&db).await?;
    assert_eq!(connections::Entity::find_by_id(connection.id.clone()).one(&db).await?.as_ref(), Some(&connection));
    let found = connections::Entity::find()
        .filter(connections::Column::OwnerId.eq(connection.owner_id.as_str()))
        .all(&db)
        .await?;
    assert!(!found.is_empty());
    let mut changed = connection.clone().into_active_model();
    changed.name = Set("Ours".to_owned());
    changed.update(&db).await?;
    assert_eq!(scenarios::Entity::find_by_id(scenario.id.clone()).one(&db).await?.as_ref(), Some(&scenario));
    let found =
        scenarios::Entity::find().filter(scenarios::Column::OwnerId.eq(scenario.owner_id.as_str())).all(&db).await?;
    assert!(!found.is_empty());
    let mut changed = scenario.clone().into_active_model();
    changed.name = Set("Ours".to_owned());
    changed.update(&db).await?;
    assert_eq!(nodes::Entity::find_by_id(trigger.id.clone()).one(&db).await?.as_ref(), Some(&trigger));
    let found =
        nodes::Entity::find().filter(nodes::Column::ScenarioId.eq(trigger.scenario_id.as_str())).all(&db).await?;
    assert!(!found.is_empty());
    let mut changed = trigger.clone().into_active_model();
    changed.label = Set("First".to_owned());
    changed.update(&db).await?;
    assert_eq!(node_connections::Entity::find_by_id(edge.id.clone()).one(&db).await?.as_ref(), Some(&edge));
    let found = node_connections::Entity::find()
        .filter(node_connections::Column::ScenarioId.eq(edge.scenario_id.as_str()))
        .all(&db)
        .await?;
    assert!(!found.is_empty());
    let mut changed = edge.clone().into_active_model();
    changed.mapping = Set("[]".to_owned());
    changed.update(&db).await?;
    assert_eq!(node_connections::Entity::delete_by_id(edge.id).exec(&db).await?.rows_affected, 1);
    assert_eq!(nodes::Entity::delete_by_id(trigger.id).exec(&db).await?.rows_affected, 1);
    assert_eq!(scenarios::Entity::delete_by_id(scenario.id).exec(&db).await?.rows_affected, 1);
    assert_eq!(connections::Entity::delete_by_id(connection.id).exec(&db).await?.rows_affected, 1);
    assert_eq!(apps::Entity::delete_by_id(app.id).exec(&db).await?.rows_affected, 1);
    println!("done");
    Ok(())
}
