//! SQLite: UUIDs, enums and JSON are text, and times are milliseconds.

use anyhow::Result;
use integrations::{Connection, Node};
use schemalock::store::Statements;
use schemalock::{Sealed, SealedField, Timestamp, Uuid};
use sqlx::sqlite::SqliteRow;
use sqlx::{Pool, Row, Sqlite};

use super::Hand;

impl Hand for Sqlite {
    async fn get_node(pool: &Pool<Self>, key: Uuid) -> Result<Node> {
        let sql = <Node as Statements<Self>>::SQL.get;
        let row = sqlx::query(sql).bind(key.hyphenated().to_string()).fetch_one(pool).await?;
        Ok(Node {
            id: uuid(&row, 0)?.into(),
            scenario_id: uuid(&row, 1)?.into(),
            r#type: row.try_get(2)?,
            label: row.try_get(3)?,
            config: serde_json::from_str(row.try_get(4)?)?,
            position: serde_json::from_str(row.try_get(5)?)?,
            order: row.try_get(6)?,
            created_at: Timestamp::from_unix_millis(row.try_get(7)?)?,
            updated_at: Timestamp::from_unix_millis(row.try_get(8)?)?,
        })
    }

    async fn insert_node(pool: &Pool<Self>, row: Node) -> Result<Node> {
        let query = sqlx::query(<Node as Statements<Self>>::SQL.insert)
            .bind(Uuid::from(row.id).hyphenated().to_string())
            .bind(Uuid::from(row.scenario_id).hyphenated().to_string())
            .bind(row.r#type.clone())
            .bind(row.label.clone())
            .bind(serde_json::to_string(&row.config)?)
            .bind(serde_json::to_string(&row.position)?)
            .bind(row.order)
            .bind(row.created_at.unix_millis())
            .bind(row.updated_at.unix_millis());
        query.execute(pool).await?;
        Ok(row)
    }

    async fn get_connection(pool: &Pool<Self>, key: Uuid) -> Result<Connection> {
        let sql = <Connection as Statements<Self>>::SQL.get;
        let row = sqlx::query(sql).bind(key.hyphenated().to_string()).fetch_one(pool).await?;
        let config: Option<&str> = row.try_get(5)?;
        let checked: Option<i64> = row.try_get(8)?;
        Ok(Connection {
            id: uuid(&row, 0)?.into(),
            app_id: uuid(&row, 1)?.into(),
            owner_id: row.try_get(2)?,
            name: row.try_get(3)?,
            credentials: Sealed::from_stored(Some(row.try_get(4)?), None)?,
            config: config.map(serde_json::from_str).transpose()?,
            status: row.try_get::<&str, _>(6)?.parse()?,
            last_error: row.try_get(7)?,
            last_checked_at: checked.map(Timestamp::from_unix_millis).transpose()?,
            created_at: Timestamp::from_unix_millis(row.try_get(9)?)?,
            updated_at: Timestamp::from_unix_millis(row.try_get(10)?)?,
        })
    }

    async fn insert_connection(pool: &Pool<Self>, row: Connection) -> Result<Connection> {
        let config = row.config.as_ref().map(serde_json::to_string).transpose()?;
        let query = sqlx::query(<Connection as Statements<Self>>::SQL.insert)
            .bind(Uuid::from(row.id).hyphenated().to_string())
            .bind(Uuid::from(row.app_id).hyphenated().to_string())
            .bind(row.owner_id.clone())
            .bind(row.name.clone())
            .bind(row.credentials.stored().map(|(text, _)| text.to_owned()))
            .bind(config)
            .bind(row.status.as_str())
            .bind(row.last_error.clone())
            .bind(row.last_checked_at.map(Timestamp::unix_millis))
            .bind(row.created_at.unix_millis())
            .bind(row.updated_at.unix_millis());
        query.execute(pool).await?;
        Ok(row)
    }
}

fn uuid(row: &SqliteRow, at: usize) -> Result<Uuid> {
    Ok(row.try_get::<&str, _>(at)?.parse()?)
}
