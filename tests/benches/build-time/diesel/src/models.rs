//! The models.

use diesel::prelude::*;

use crate::schema::{apps, connections, node_connections, nodes, scenarios};

/// A service that scenarios can talk to.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Insertable, AsChangeset)]
#[diesel(table_name = apps, check_for_backend(diesel::sqlite::Sqlite))]
pub struct App {
    pub id: String,
    pub name: String,
    pub description: String,
    pub auth_type: String,
    pub config_template: String,
    pub icon_url: Option<String>,
    pub is_enabled: bool,
    pub created_at: i64,
    pub updated_at: i64,
}

/// One user's credentials for one app.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Insertable, AsChangeset)]
#[diesel(table_name = connections, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Connection {
    pub id: String,
    pub app_id: String,
    pub owner_id: String,
    pub name: String,
    pub credentials: String,
    pub config: Option<String>,
    pub status: String,
    pub last_error: Option<String>,
    pub last_checked_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
}

/// A graph of nodes.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Insertable, AsChangeset)]
#[diesel(table_name = scenarios, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Scenario {
    pub id: String,
    pub owner_id: String,
    pub name: String,
    pub description: String,
    pub status: String,
    pub schedule: Option<String>,
    pub last_executed_at: Option<i64>,
    pub last_execution_result: Option<String>,
    pub last_execution_error: Option<String>,
    pub created_at: i64,
    pub updated_at: i64,
}

/// One step of a scenario.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Insertable, AsChangeset)]
#[diesel(table_name = nodes, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Node {
    pub id: String,
    pub scenario_id: String,
    pub type_: String,
    pub label: String,
    pub config: String,
    pub position: String,
    pub order: Option<i32>,
    pub created_at: i64,
    pub updated_at: i64,
}

/// An edge of a scenario's graph.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Insertable, AsChangeset)]
#[diesel(table_name = node_connections, check_for_backend(diesel::sqlite::Sqlite))]
pub struct NodeConnection {
    pub id: String,
    pub scenario_id: String,
    pub source_node_id: String,
    pub target_node_id: String,
    pub mapping: String,
}
