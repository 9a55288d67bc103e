//! The table `scenarios`.

use sea_orm::entity::prelude::*;

/// A graph of nodes.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "scenarios")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
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

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
