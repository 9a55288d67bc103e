//! PostgreSQL.

use anyhow::Result;
use integrations::{Connection, Node};
use schemalock::store::Statements;
use schemalock::{Json, Sealed, SealedField, Timestamp, Uuid};
use sqlx::encode::{Encode, IsNull};
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgRow, PgTypeInfo, PgValueRef};
use sqlx::types::time::OffsetDateTime;
use sqlx::{Decode, Pool, Postgres, Row, Type};

use super::Hand;

impl Hand for Postgres {
    async fn get_node(pool: &Pool<Self>, key: Uuid) -> Result<Node> {
        let row = sqlx::query(<Node as Statements<Self>>::SQL.get).bind(key).fetch_one(pool).await?;
        Ok(Node {
            id: row.try_get::<Uuid, _>(0)?.into(),
            scenario_id: row.try_get::<Uuid, _>(1)?.into(),
            r#type: row.try_get(2)?,
            label: row.try_get(3)?,
            config: row.try_get::<Jsonb, _>(4)?.0,
            position: row.try_get::<Jsonb, _>(5)?.0,
            order: row.try_get(6)?,
            created_at: moment(&row, 7)?,
            updated_at: moment(&row, 8)?,
        })
    }

    async fn insert_node(pool: &Pool<Self>, row: Node) -> Result<Node> {
        let query = sqlx::query(<Node as Statements<Self>>::SQL.insert)
            .bind(Uuid::from(row.id))
            .bind(Uuid::from(row.scenario_id))
            .bind(row.r#type.as_str())
            .bind(row.label.as_str())
            .bind(JsonbRef(&row.config))
            .bind(JsonbRef(&row.position))
            .bind(row.order)
            .bind(OffsetDateTime::from(row.created_at))
            .bind(OffsetDateTime::from(row.updated_at));
        query.execute(pool).await?;
        Ok(row)
    }

    async fn get_connection(pool: &Pool<Self>, key: Uuid) -> Result<Connection> {
        let row = sqlx::query(<Connection as Statements<Self>>::SQL.get).bind(key).fetch_one(pool).await?;
        let checked: Option<OffsetDateTime> = row.try_get(8)?;
        Ok(Connection {
            id: row.try_get::<Uuid, _>(0)?.into(),
            app_id: row.try_get::<Uuid, _>(1)?.into(),
            owner_id: row.try_get(2)?,
            name: row.try_get(3)?,
            credentials: Sealed::from_stored(Some(row.try_get(4)?), None)?,
            config: row.try_get::<Option<Jsonb>, _>(5)?.map(|json| json.0),
            status: row.try_get::<&str, _>(6)?.parse()?,
            last_error: row.try_get(7)?,
            last_checked_at: checked.map(Timestamp::try_from).transpose()?,
            created_at: moment(&row, 9)?,
            updated_at: moment(&row, 10)?,
        })
    }

    async fn insert_connection(pool: &Pool<Self>, row: Connection) -> Result<Connection> {
        let query = sqlx::query(<Connection as Statements<Self>>::SQL.insert)
            .bind(Uuid::from(row.id))
            .bind(Uuid::from(row.app_id))
            .bind(row.owner_id.as_str())
            .bind(row.name.as_str())
            .bind(row.credentials.stored().map(|(text, _)| text))
            .bind(row.config.as_ref().map(JsonbRef))
            .bind(row.status.as_str())
            .bind(row.last_error.as_deref())
            .bind(row.last_checked_at.map(OffsetDateTime::from))
            .bind(OffsetDateTime::from(row.created_at))
            .bind(OffsetDateTime::from(row.updated_at));
        query.execute(pool).await?;
        Ok(row)
    }
}

fn moment(row: &PgRow, at: usize) -> Result<Timestamp> {
    Ok(row.try_get::<OffsetDateTime, _>(at)?.try_into()?)
}

/// As sqlx does it with its feature `json`, which nothing else here needs.
struct Jsonb(Json);

struct JsonbRef<'j>(&'j Json);

/// The version of its binary form.
const VERSION: u8 = 1;

impl Type<Postgres> for Jsonb {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("jsonb")
    }
}

impl Type<Postgres> for JsonbRef<'_> {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("jsonb")
    }
}

impl Decode<'_, Postgres> for Jsonb {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let bytes = value.as_bytes()?;
        Ok(Self(serde_json::from_slice(bytes.strip_prefix(&[VERSION]).unwrap_or(bytes))?))
    }
}

impl Encode<'_, Postgres> for JsonbRef<'_> {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        buffer.push(VERSION);
        serde_json::to_writer(&mut **buffer, self.0)?;
        Ok(IsNull::No)
    }
}
