//! What an engine can do, as data.

use crate::model::Version;

/// Which columns of a table an engine can let number its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbered {
    /// The primary key, when it is one column.
    PrimaryKey,
    /// The first column of the primary key.
    FirstOfPrimaryKey,
    /// Any.
    Any,
}

/// What an engine can do, from its oldest version on that we plan for.
#[derive(Clone, Copy, Debug)]
pub struct Capability {
    /// The oldest version that the generated SQL runs on.
    pub oldest: Version,
    /// DDL takes part in transactions.
    pub transactional_ddl: bool,
    /// A foreign key can be added to a table that exists.
    pub add_foreign_key: bool,
    /// A table may name a table that does not exist yet.
    pub forward_references: bool,
    /// Constraints that are checked at the end of the transaction.
    pub deferrable: bool,
    /// A foreign key has an index that begins with its columns, made silently where there is none.
    pub foreign_key_index: bool,
    /// `ON UPDATE CASCADE` may lead from a column that can be NULL to one that cannot.
    pub cascades_null: bool,
    /// `ON DELETE SET DEFAULT`.
    pub set_default: bool,
    /// Which columns can number the rows.
    pub numbered: Numbered,
    /// `CREATE INDEX … WHERE`.
    pub partial_index: bool,
    /// Indexes over expressions.
    pub expression_index: bool,
    /// `CREATE INDEX … INCLUDE`.
    pub include: bool,
    /// `NULLS FIRST | LAST` in an index.
    pub nulls_order: bool,
    /// `USING method` in an index.
    pub index_method: bool,
    /// Enum types of its own.
    pub native_enum: bool,
    /// Regular expressions in a CHECK.
    pub pattern: bool,
    /// Generated columns that are computed when read.
    pub virtual_generated: bool,
    /// A computed column may be NOT NULL.
    pub generated_not_null: bool,
    /// A column may have no type.
    pub typeless: bool,
    /// Descriptions are kept in the catalogue.
    pub comments: bool,
    /// The most bytes an index entry may have, where the engine refuses wider ones at creation.
    pub index_bytes: Option<u32>,
    /// Only columns of limited length can be indexed.
    pub index_needs_length: bool,
    /// The most bytes a row's fixed and VARCHAR parts may have.
    pub row_bytes: Option<u32>,
    /// The most statements that one transaction should have: each takes locks that are held until its end.
    pub objects_per_transaction: usize,
}
