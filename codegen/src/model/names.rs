//! The names that SQL gives to what has none in schema.yaml: one rule for every dialect, so that a name never differs.

use super::{Check, Column, ForeignKey, Index, Table, Unique};

/// The longest identifier that every target takes, in bytes (PostgreSQL; MySQL takes 64 characters).
pub const MAX_NAME: usize = 63;

/// `connections_app_id_fkey`.
#[must_use]
pub fn foreign_key(table: &Table, key: &ForeignKey) -> String {
    if let Some(said) = &key.sql_name {
        return said.clone();
    }
    let mut parts: Vec<&str> = key.columns.iter().map(String::as_str).collect();
    // Two references of the same columns go to different tables.
    if table.foreign_keys.iter().filter(|other| other.columns == key.columns).count() > 1 {
        parts.push(&key.table);
    }
    parts.push("fkey");
    sql_name(&table.name, &parts)
}

/// `node_connections_source_node_id_target_node_id_key`.
#[must_use]
pub fn unique(table: &Table, unique: &Unique) -> String {
    if let Some(said) = &unique.sql_name {
        return said.clone();
    }
    let mut parts: Vec<&str> = unique.columns.iter().map(String::as_str).collect();
    parts.push("key");
    sql_name(&table.name, &parts)
}

/// `apps_pkey`.
#[must_use]
pub fn primary_key(table: &Table) -> String {
    table.primary_key_sql_name.clone().unwrap_or_else(|| sql_name(&table.name, &["pkey"]))
}

/// `node_connections_no_self_loop_check`.
#[must_use]
pub fn check(table: &Table, check: &Check) -> String {
    check.sql_name.clone().unwrap_or_else(|| sql_name(&table.name, &[&check.name, "check"]))
}

/// `nodes_label_max_length`: the table, the column and the rule.
#[must_use]
pub fn condition(table: &Table, column: &Column, rule: &str) -> String {
    sql_name(&table.name, &[&column.name, rule])
}

/// `connections_by_status`.
#[must_use]
pub fn index(table: &Table, index: &Index) -> String {
    index.sql_name.clone().unwrap_or_else(|| sql_name(&table.name, &[&index.name]))
}

/// `email_blind_index`: the column that holds the blind index of `email`. Never cut: the models know it by this rule alone.
#[must_use]
pub fn blind_index(column: &Column) -> String {
    format!("{}_blind_index", column.name)
}

/// `email_blind_index_idx`: the index over that column, by its name within the table.
#[must_use]
pub fn blind_index_index(companion: &Column) -> String {
    format!("{}_idx", companion.name)
}

/// `apps_touch_updated_at`: the trigger that keeps a column's time.
#[must_use]
pub fn touch(table: &Table, column: &Column) -> String {
    sql_name(&table.name, &["touch", &column.name])
}

/// `schemalock_credentials`: what stands in for something of that name until it is done.
#[must_use]
pub fn hidden(name: &str) -> String {
    sql_name("schemalock", &[name])
}

/// `schemalock_connections_credentials_watch`: what empties the stand-in of a column when its plaintext changes.
#[must_use]
pub fn watch(table: &str, column: &str) -> String {
    sql_name("schemalock", &[table, column, "watch"])
}

/// `apps` and `by_name` make `apps_by_name`; what is too long keeps its beginning and ends in a hash of the whole.
fn sql_name(table: &str, parts: &[&str]) -> String {
    let mut name = table.to_owned();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(part);
    }
    shorten(name)
}

/// Cuts a name to [`MAX_NAME`] bytes; the hash keeps two long names apart that begin alike.
fn shorten(name: String) -> String {
    const HASH: usize = 10;
    if name.len() <= MAX_NAME {
        return name;
    }
    let mut cut = MAX_NAME - HASH - 1;
    while !name.is_char_boundary(cut) {
        cut -= 1;
    }
    format!("{}_{}", &name[..cut], &crate::text::sha256(name.as_bytes())[..HASH])
}
