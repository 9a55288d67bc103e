//! SL03: keys and references.

group!(
    unknown_table,
    unknown_column,
    bad_reference,
    reference_arity,
    reference_circle,
    two_primary_keys,
    no_columns,
    no_primary_key,
    optional_primary_key,
    duplicate_column,
    target_not_unique,
    reference_type_mismatch,
    set_null_on_required,
    set_default_without_default,
    set_default_unsupported,
    deferrable_unsupported,
    required_circle,
    unindexed_reference,
    action_without_reference,
    touch_without_time,
    duplicate_unique,
    unique_primary_key,
    cascade_of_null,
    changing_primary_key
);
