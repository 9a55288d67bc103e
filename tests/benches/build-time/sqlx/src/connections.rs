//! The table `connections`.

use sqlx::{Result, SqlitePool};

/// One user's credentials for one app.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
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

pub async fn insert(pool: &SqlitePool, row: &Connection) -> Result<()> {
    let sql = r#"INSERT INTO connections ("id", "app_id", "owner_id", "name", "credentials", "config", "status", "last_error", "last_checked_at", "created_at", "updated_at") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.app_id)
        .bind(&row.owner_id)
        .bind(&row.name)
        .bind(&row.credentials)
        .bind(&row.config)
        .bind(&row.status)
        .bind(&row.last_error)
        .bind(row.last_checked_at)
        .bind(row.created_at)
        .bind(row.updated_at);
    query.execute(pool).await.map(drop)
}

pub async fn get(pool: &SqlitePool, id: &str) -> Result<Option<Connection>> {
    let sql = r#"SELECT "id", "app_id", "owner_id", "name", "credentials", "config", "status", "last_error", "last_checked_at", "created_at", "updated_at" FROM connections WHERE id = $1"#;
    sqlx::query_as(sql).bind(id).fetch_optional(pool).await
}

pub async fn by_owner(pool: &SqlitePool, owner_id: &str) -> Result<Vec<Connection>> {
    let sql = r#"SELECT "id", "app_id", "owner_id", "name", "credentials", "config", "status", "last_error", "last_checked_at", "created_at", "updated_at" FROM connections WHERE owner_id = $1 ORDER BY id"#;
    sqlx::query_as(sql).bind(owner_id).fetch_all(pool).await
}

pub async fn update(pool: &SqlitePool, row: &Connection) -> Result<u64> {
    let sql = r#"UPDATE connections SET "app_id" = $2, "owner_id" = $3, "name" = $4, "credentials" = $5, "config" = $6, "status" = $7, "last_error" = $8, "last_checked_at" = $9, "created_at" = $10, "updated_at" = $11 WHERE id = $1"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.app_id)
        .bind(&row.owner_id)
        .bind(&row.name)
        .bind(&row.credentials)
        .bind(&row.config)
        .bind(&row.status)
        .bind(&row.last_error)
        .bind(row.last_checked_at)
        .bind(row.created_at)
        .bind(row.updated_at);
    Ok(query.execute(pool).await?.rows_affected())
}

pub async fn delete(pool: &SqlitePool, id: &str) -> Result<u64> {
    let sql = "DELETE FROM connections WHERE id = $1";
    Ok(sqlx::query(sql).bind(id).execute(pool).await?.rows_affected())
}
