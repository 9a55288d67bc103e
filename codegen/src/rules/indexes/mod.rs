//! SL06: indexes.

group!(
    empty_index,
    column_or_expression,
    duplicate_index,
    prefix_index,
    unlimited_index,
    wide_index,
    partial_unique_unsupported,
    partial_unsupported,
    expression_index_unsupported,
    ignored_index_option,
    idle_index_target
);
