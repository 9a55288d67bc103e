//! SL04: columns, their types, defaults and rules, and enums.

group!(unknown_type, no_type, type_beside_reference, bad_literal, duplicate_enum_value);
