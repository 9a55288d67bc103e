//! The engines' own words for the types of columns.

use schemalock_codegen::model::{Column, DialectKind, Model, Type};

/// The type that the engine's catalogue shows.
pub(crate) fn expected(kind: DialectKind, model: &Model, column: &Column) -> String {
    if let Some(native) = column.native.get(&kind) {
        return native_type(native).to_owned();
    }
    match kind {
        DialectKind::Sqlite => sqlite(column).to_owned(),
        DialectKind::Postgres => postgres(model, column),
        DialectKind::Mariadb | DialectKind::Mysql => mariadb(kind, model, column),
    }
}

/// As the engines spell the native types of the fixtures.
fn native_type(written: &str) -> &str {
    match written {
        "varchar(40)" => "character varying(40)",
        "text collate nocase" => "text",
        "integer GENERATED ALWAYS AS IDENTITY (START WITH 10)" => "integer",
        "tinytext CHARACTER SET latin1" => "tinytext",
        other => other,
    }
}

fn sqlite(column: &Column) -> &'static str {
    match &column.ty {
        _ if column.encrypted.is_some() => "TEXT",
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Boolean | Type::Decimal { .. } | Type::Timestamp => {
            "INTEGER"
        }
        Type::Float => "REAL",
        Type::Bytes => "BLOB",
        _ => "TEXT",
    }
}

fn postgres(model: &Model, column: &Column) -> String {
    match &column.ty {
        _ if column.encrypted.is_some() => "text".to_owned(),
        Type::Uuid => "uuid".to_owned(),
        Type::SmallInt => "smallint".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::BigInt => "bigint".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Float => "double precision".to_owned(),
        Type::Decimal { precision, scale } => format!("numeric({precision},{scale})"),
        Type::Json => "jsonb".to_owned(),
        Type::Timestamp => "timestamp(3) with time zone".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Time => "time(0) without time zone".to_owned(),
        Type::Bytes => "bytea".to_owned(),
        Type::Enum(name) if model.find_enum(name).unwrap().native.contains_key(&DialectKind::Postgres) => name.clone(),
        _ => "text".to_owned(),
    }
}

fn mariadb(kind: DialectKind, model: &Model, column: &Column) -> String {
    match &column.ty {
        _ if column.encrypted.is_some() => "longtext".to_owned(),
        Type::BlindIndex(_) => "char(40)".to_owned(),
        Type::Uuid => "char(36)".to_owned(),
        Type::SmallInt => "smallint(6)".to_owned(),
        Type::Integer => "int(11)".to_owned(),
        Type::BigInt => "bigint(20)".to_owned(),
        Type::Boolean => "tinyint(1)".to_owned(),
        Type::Float => "double".to_owned(),
        Type::Decimal { precision, scale } => format!("decimal({precision},{scale})"),
        Type::Json => "longtext".to_owned(),
        Type::Timestamp => "datetime(3)".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Time => "time".to_owned(),
        Type::Bytes => "longblob".to_owned(),
        Type::Enum(name) => enum_type(kind, model, name),
        Type::Text | Type::Unknown => {
            column.rules.max_length.map_or("longtext".to_owned(), |length| format!("varchar({length})"))
        }
    }
}

fn enum_type(kind: DialectKind, model: &Model, name: &str) -> String {
    let item = model.find_enum(name).unwrap();
    if !item.native.contains_key(&kind) {
        return "varchar(64)".to_owned();
    }
    let words: Vec<String> = item.values.iter().map(|value| format!("'{}'", value.name)).collect();
    format!("enum({})", words.join(","))
}

/// The collation of texts, where the catalogue must show one.
pub(crate) fn collation(kind: DialectKind, column: &Column) -> Option<&'static str> {
    if !column.native.is_empty() {
        return None;
    }
    let sealed = column.encrypted.is_some();
    Some(match (kind, &column.ty) {
        (DialectKind::Postgres, Type::Text) if column.case_insensitive => "schemalock_ignoring_case",
        (DialectKind::Postgres, ty) if sealed || matches!(ty, Type::Text | Type::BlindIndex(_)) => "C",
        (DialectKind::Mariadb, Type::BlindIndex(_)) => "ascii_nopad_bin",
        (DialectKind::Mariadb, _) if sealed => "ascii_nopad_bin",
        (DialectKind::Mariadb, Type::Text) if column.case_insensitive => "utf8mb4_unicode_nopad_ci",
        (DialectKind::Mariadb, Type::Text) => "utf8mb4_nopad_bin",
        (DialectKind::Mariadb, Type::Uuid) => "ascii_bin",
        (DialectKind::Sqlite, Type::Text) if column.case_insensitive => "NOCASE",
        _ => return None,
    })
}
