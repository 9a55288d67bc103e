//! The table `nodes`.

use sqlx::{Result, SqlitePool};

/// One step of a scenario.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Node {
    pub id: String,
    pub scenario_id: String,
    pub r#type: String,
    pub label: String,
    pub config: String,
    pub position: String,
    pub order: Option<i32>,
    pub created_at: i64,
    pub updated_at: i64,
}

pub async fn insert(pool: &SqlitePool, row: &Node) -> Result<()> {
    let sql = r#"INSERT INTO nodes ("id", "scenario_id", "type", "label", "config", "position", "order", "created_at", "updated_at") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.scenario_id)
        .bind(&row.r#type)
        .bind(&row.label)
        .bind(&row.config)
        .bind(&row.position)
        .bind(row.order)
        .bind(row.created_at)
        .bind(row.updated_at);
    query.execute(pool).await.map(drop)
}

pub async fn get(pool: &SqlitePool, id: &str) -> Result<Option<Node>> {
    let sql = r#"SELECT "id", "scenario_id", "type", "label", "config", "position", "order", "created_at", "updated_at" FROM nodes WHERE id = $1"#;
    sqlx::query_as(sql).bind(id).fetch_optional(pool).await
}

pub async fn by_scenario(pool: &SqlitePool, scenario_id: &str) -> Result<Vec<Node>> {
    let sql = r#"SELECT "id", "scenario_id", "type", "label", "config", "position", "order", "created_at", "updated_at" FROM nodes WHERE scenario_id = $1 ORDER BY id"#;
    sqlx::query_as(sql).bind(scenario_id).fetch_all(pool).await
}

pub async fn update(pool: &SqlitePool, row: &Node) -> Result<u64> {
    let sql = r#"UPDATE nodes SET "scenario_id" = $2, "type" = $3, "label" = $4, "config" = $5, "position" = $6, "order" = $7, "created_at" = $8, "updated_at" = $9 WHERE id = $1"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.scenario_id)
        .bind(&row.r#type)
        .bind(&row.label)
        .bind(&row.config)
        .bind(&row.position)
        .bind(row.order)
        .bind(row.created_at)
        .bind(row.updated_at);
    Ok(query.execute(pool).await?.rows_affected())
}

pub async fn delete(pool: &SqlitePool, id: &str) -> Result<u64> {
    let sql = "DELETE FROM nodes WHERE id = $1";
    Ok(sqlx::query(sql).bind(id).execute(pool).await?.rows_affected())
}
