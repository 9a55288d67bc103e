//! SL04: columns, their types, defaults and rules, and enums.

group!(
    unknown_type,
    no_type,
    type_beside_reference,
    bad_literal,
    duplicate_enum_value,
    rule_for_other_type,
    empty_range,
    unportable_pattern,
    default_breaks_rule,
    empty_enum,
    bad_enum_value,
    generated_beside_value,
    virtual_unsupported,
    bad_identity,
    bad_version,
    empty_native,
    bad_expression,
    unknown_name,
    constant_check,
    unenforced_rule,
    row_too_wide,
    missing_expression,
    using_beside_expression
);
