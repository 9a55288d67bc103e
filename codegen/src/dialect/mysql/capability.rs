//! What MariaDB and MySQL can do.

use crate::dialect::{Capability, Numbered};
use crate::model::Version;

/// MariaDB from 10.6 on, the oldest that is maintained.
pub(super) static MARIADB: Capability = Capability {
    oldest: Version::new(10, 6),
    transactional_ddl: false,
    add_foreign_key: true,
    forward_references: false,
    deferrable: false,
    foreign_key_index: true,
    cascades_null: false,
    set_default: false,
    numbered: Numbered::FirstOfPrimaryKey,
    partial_index: false,
    expression_index: false,
    include: false,
    nulls_order: false,
    index_method: true,
    native_enum: true,
    pattern: true,
    virtual_generated: true,
    generated_not_null: false,
    typeless: false,
    comments: true,
    index_bytes: Some(3072),
    index_needs_length: true,
    row_bytes: Some(65_535),
    objects_per_transaction: 1,
};

/// MySQL from 8.0 on.
pub(super) static MYSQL: Capability =
    Capability { oldest: Version::new(8, 0), expression_index: true, generated_not_null: true, ..MARIADB };
