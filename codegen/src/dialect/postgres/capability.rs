//! What PostgreSQL can do.

use crate::dialect::{Capability, Numbered};
use crate::model::Version;

/// From 12 on, the first with stored generated columns.
pub(super) static POSTGRES: Capability = Capability {
    oldest: Version::new(12, 0),
    transactional_ddl: true,
    add_foreign_key: true,
    forward_references: false,
    deferrable: true,
    foreign_key_index: false,
    cascades_null: true,
    set_default: true,
    numbered: Numbered::Any,
    partial_index: true,
    expression_index: true,
    include: true,
    nulls_order: true,
    index_method: true,
    native_enum: true,
    pattern: true,
    virtual_generated: false,
    generated_not_null: true,
    typeless: false,
    comments: true,
    index_bytes: None,
    index_needs_length: false,
    row_bytes: None,
    objects_per_transaction: 1_000,
};
