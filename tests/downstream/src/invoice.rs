//! A table that no schema.yaml knows.

use integrations::AppId;
use schemalock::{Model, Searchable};

/// The table, as its owner wrote it.
pub const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS invoices (
        number           INTEGER PRIMARY KEY,
        app_id           TEXT    NOT NULL REFERENCES apps (id) ON DELETE RESTRICT,
        cents            INTEGER NOT NULL,
        iban             TEXT    NOT NULL CHECK (iban GLOB 'sl1.*'),
        iban_blind_index TEXT    NOT NULL,
        revision         INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS invoices_by_iban ON invoices (iban_blind_index);
";

/// What a user owes.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(
    table = "invoices",
    primary_key = [number],
    foreign_key(columns = [app_id], table = "apps", references = ["id"]),
    index(name = "by_iban", columns = [iban]),
)]
pub struct Invoice {
    /// The database counts.
    #[column(assigned)]
    pub number: i64,
    /// What it is for.
    pub app_id: AppId,
    /// How much.
    #[rules(min = 0)]
    pub cents: i64,
    /// From which account. The number is the database's, so the value is bound to its column alone.
    #[encrypted(bind = column, searchable)]
    #[rules(min_length = 15, max_length = 34)]
    pub iban: Searchable<String>,
    /// How often it was changed.
    #[column(version, default = 0)]
    pub revision: i64,
}
