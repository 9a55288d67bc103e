//! The table `node_connections`.

use sqlx::{Result, SqlitePool};

/// An edge of a scenario's graph.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct NodeConnection {
    pub id: String,
    pub scenario_id: String,
    pub source_node_id: String,
    pub target_node_id: String,
    pub mapping: String,
}

pub async fn insert(pool: &SqlitePool, row: &NodeConnection) -> Result<()> {
    let sql = r#"INSERT INTO node_connections ("id", "scenario_id", "source_node_id", "target_node_id", "mapping") VALUES ($1, $2, $3, $4, $5)"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.scenario_id)
        .bind(&row.source_node_id)
        .bind(&row.target_node_id)
        .bind(&row.mapping);
    query.execute(pool).await.map(drop)
}

pub async fn get(pool: &SqlitePool, id: &str) -> Result<Option<NodeConnection>> {
    let sql = r#"SELECT "id", "scenario_id", "source_node_id", "target_node_id", "mapping" FROM node_connections WHERE id = $1"#;
    sqlx::query_as(sql).bind(id).fetch_optional(pool).await
}

pub async fn by_scenario(pool: &SqlitePool, scenario_id: &str) -> Result<Vec<NodeConnection>> {
    let sql = r#"SELECT "id", "scenario_id", "source_node_id", "target_node_id", "mapping" FROM node_connections WHERE scenario_id = $1 ORDER BY id"#;
    sqlx::query_as(sql).bind(scenario_id).fetch_all(pool).await
}

pub async fn update(pool: &SqlitePool, row: &NodeConnection) -> Result<u64> {
    let sql = r#"UPDATE node_connections SET "scenario_id" = $2, "source_node_id" = $3, "target_node_id" = $4, "mapping" = $5 WHERE id = $1"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.scenario_id)
        .bind(&row.source_node_id)
        .bind(&row.target_node_id)
        .bind(&row.mapping);
    Ok(query.execute(pool).await?.rows_affected())
}

pub async fn delete(pool: &SqlitePool, id: &str) -> Result<u64> {
    let sql = "DELETE FROM node_connections WHERE id = $1";
    Ok(sqlx::query(sql).bind(id).execute(pool).await?.rows_affected())
}
