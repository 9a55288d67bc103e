//! SL03: keys and references.

group!(unknown_table, unknown_column, bad_reference, reference_arity, reference_circle, two_primary_keys);
