//! Tables in which migration tools keep what they have done: no part of anybody's schema.

use super::{Inventory, Unmanaged};
use crate::model::Model;

/// Their names, in lower case, with the tools whose they are.
const TABLES: &[(&str, &str)] = &[
    ("_prisma_migrations", "Prisma"),
    ("__drizzle_migrations", "Drizzle"),
    ("__diesel_schema_migrations", "Diesel"),
    ("atlas_schema_revisions", "Atlas"),
    ("flyway_schema_history", "Flyway"),
    ("databasechangelog", "Liquibase"),
    ("databasechangeloglock", "Liquibase"),
    ("schema_migrations", "Rails, golang-migrate or dbmate"),
    ("ar_internal_metadata", "Rails"),
    ("django_migrations", "Django"),
    ("alembic_version", "Alembic"),
    ("goose_db_version", "goose"),
    ("_sqlx_migrations", "sqlx"),
    ("knex_migrations", "Knex"),
    ("knex_migrations_lock", "Knex"),
    ("sequelizemeta", "Sequelize"),
    ("gorp_migrations", "sql-migrate"),
    ("pgmigrations", "node-pg-migrate"),
    ("phinxlog", "Phinx"),
    ("doctrine_migration_versions", "Doctrine"),
];

/// The tool that keeps its history in a table of this name.
#[must_use]
pub fn bookkeeper(table: &str) -> Option<&'static str> {
    let name = table.to_lowercase();
    TABLES.iter().find(|(known, _)| *known == name).map(|(_, tool)| *tool)
}

impl Inventory {
    /// The same with such tables among what is left alone, but for those that a model has itself.
    #[must_use]
    pub fn without_bookkeeping(mut self, model: Option<&Model>) -> Self {
        let own = |name: &str| model.is_some_and(|model| model.table(name).is_some());
        let (kept, tables) =
            self.tables.into_iter().partition(|table| bookkeeper(&table.name).is_some() && !own(&table.name));
        let kept: Vec<super::Table> = kept;
        self.tables = tables;
        self.unmanaged.extend(kept.into_iter().filter_map(|table| {
            let definition = format!("where {} keeps what it has done", bookkeeper(&table.name)?);
            Some(Unmanaged { kind: "table".to_owned(), name: table.name, definition, origin: table.origin })
        }));
        self
    }
}
