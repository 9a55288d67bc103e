//! SL02: names of tables, columns, enums and indexes.

group!(
    unwritable_name,
    not_snake_case,
    name_too_long,
    name_refused,
    names_differ_in_case,
    colliding_sql_names,
    reserved_table,
    no_rust_name,
    colliding_rust_names
);
