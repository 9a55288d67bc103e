//! The table `apps`.

use sqlx::{Result, SqlitePool};

/// A service that scenarios can talk to.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
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

pub async fn insert(pool: &SqlitePool, row: &App) -> Result<()> {
    let sql = r#"INSERT INTO apps ("id", "name", "description", "auth_type", "config_template", "icon_url", "is_enabled", "created_at", "updated_at") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.description)
        .bind(&row.auth_type)
        .bind(&row.config_template)
        .bind(&row.icon_url)
        .bind(row.is_enabled)
        .bind(row.created_at)
        .bind(row.updated_at);
    query.execute(pool).await.map(drop)
}

pub async fn get(pool: &SqlitePool, id: &str) -> Result<Option<App>> {
    let sql = r#"SELECT "id", "name", "description", "auth_type", "config_template", "icon_url", "is_enabled", "created_at", "updated_at" FROM apps WHERE id = $1"#;
    sqlx::query_as(sql).bind(id).fetch_optional(pool).await
}

pub async fn by_name(pool: &SqlitePool, name: &str) -> Result<Vec<App>> {
    let sql = r#"SELECT "id", "name", "description", "auth_type", "config_template", "icon_url", "is_enabled", "created_at", "updated_at" FROM apps WHERE name = $1 ORDER BY id"#;
    sqlx::query_as(sql).bind(name).fetch_all(pool).await
}

pub async fn update(pool: &SqlitePool, row: &App) -> Result<u64> {
    let sql = r#"UPDATE apps SET "name" = $2, "description" = $3, "auth_type" = $4, "config_template" = $5, "icon_url" = $6, "is_enabled" = $7, "created_at" = $8, "updated_at" = $9 WHERE id = $1"#;
    let query = sqlx::query(sql)
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.description)
        .bind(&row.auth_type)
        .bind(&row.config_template)
        .bind(&row.icon_url)
        .bind(row.is_enabled)
        .bind(row.created_at)
        .bind(row.updated_at);
    Ok(query.execute(pool).await?.rows_affected())
}

pub async fn delete(pool: &SqlitePool, id: &str) -> Result<u64> {
    let sql = "DELETE FROM apps WHERE id = $1";
    Ok(sqlx::query(sql).bind(id).execute(pool).await?.rows_affected())
}
