//! The table `scenarios`.

use sqlx::{Result, SqlitePool};

/// A graph of nodes.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
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

pub async fn insert(pool: &SqlitePool, row: &Scenario) -> Result<()> {
    let sql = r#"INSERT INTO scenarios ("id", "owner_id", "name", "description", "status", "schedule", "last_executed_at", "last_execution_result", "last_execution_error", "created_at", "updated_at") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.owner_id)
        .bind(&row.name)
        .bind(&row.description)
        .bind(&row.status)
        .bind(&row.schedule)
        .bind(row.last_executed_at)
        .bind(&row.last_execution_result)
        .bind(&row.last_execution_error)
        .bind(row.created_at)
        .bind(row.updated_at);
    query.execute(pool).await.map(drop)
}

pub async fn get(pool: &SqlitePool, id: &str) -> Result<Option<Scenario>> {
    let sql = r#"SELECT "id", "owner_id", "name", "description", "status", "schedule", "last_executed_at", "last_execution_result", "last_execution_error", "created_at", "updated_at" FROM scenarios WHERE id = $1"#;
    sqlx::query_as(sql).bind(id).fetch_optional(pool).await
}

pub async fn by_owner(pool: &SqlitePool, owner_id: &str) -> Result<Vec<Scenario>> {
    let sql = r#"SELECT "id", "owner_id", "name", "description", "status", "schedule", "last_executed_at", "last_execution_result", "last_execution_error", "created_at", "updated_at" FROM scenarios WHERE owner_id = $1 ORDER BY id"#;
    sqlx::query_as(sql).bind(owner_id).fetch_all(pool).await
}

pub async fn update(pool: &SqlitePool, row: &Scenario) -> Result<u64> {
    let sql = r#"UPDATE scenarios SET "owner_id" = $2, "name" = $3, "description" = $4, "status" = $5, "schedule" = $6, "last_executed_at" = $7, "last_execution_result" = $8, "last_execution_error" = $9, "created_at" = $10, "updated_at" = $11 WHERE id = $1"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.owner_id)
        .bind(&row.name)
        .bind(&row.description)
        .bind(&row.status)
        .bind(&row.schedule)
        .bind(row.last_executed_at)
        .bind(&row.last_execution_result)
        .bind(&row.last_execution_error)
        .bind(row.created_at)
        .bind(row.updated_at);
    Ok(query.execute(pool).await?.rows_affected())
}

pub async fn delete(pool: &SqlitePool, id: &str) -> Result<u64> {
    let sql = "DELETE FROM scenarios WHERE id = $1";
    Ok(sqlx::query(sql).bind(id).execute(pool).await?.rows_affected())
}
