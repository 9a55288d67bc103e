//! What SQLite can do.

use crate::dialect::{Capability, Numbered};
use crate::model::Version;

/// From 3.37 on, the first with STRICT tables.
pub(super) static SQLITE: Capability = Capability {
    oldest: Version::new(3, 37),
    transactional_ddl: true,
    add_foreign_key: false,
    forward_references: true,
    deferrable: true,
    foreign_key_index: false,
    cascades_null: true,
    set_default: true,
    numbered: Numbered::PrimaryKey,
    partial_index: true,
    expression_index: true,
    include: false,
    nulls_order: false,
    index_method: false,
    native_enum: false,
    pattern: false,
    virtual_generated: true,
    generated_not_null: true,
    typeless: true,
    comments: false,
    index_bytes: None,
    index_needs_length: false,
    row_bytes: None,
    objects_per_transaction: usize::MAX,
};
