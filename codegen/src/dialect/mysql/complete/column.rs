//! Columns as the engine keeps them.

use super::super::read::Reader;
use super::collation::{charset, plain};
use crate::inventory::{Check, Column, IndexKey, IndexPart, Numbering, NumberingKind, Table};
use crate::sql::read::{Catalogue, Constraint, Definition, DraftKey, Reading};

/// A column with its type, collation and attributes as they apply.
pub(in super::super) fn column(
    reader: &Reader,
    catalogue: &Catalogue,
    table: &Table,
    definition: Definition,
    declared: &mut Vec<Constraint>,
) -> Column {
    let Definition { mut column, charset, attribute, constraints, .. } = definition;
    let kept = |constraint: &Constraint| reader.column_references || !matches!(constraint, Constraint::Foreign { .. });
    declared.extend(constraints.into_iter().filter(kept));
    let lower = column.ty.to_lowercase();
    if lower == "boolean" || lower == "bool" {
        "tinyint(1)".clone_into(&mut column.ty);
    } else if lower == "serial" {
        serial(&mut column, declared);
    } else if lower == "json" && reader.json_is_text {
        json(&mut column, declared);
    }
    if attribute.as_deref() == Some("serial") {
        numbered(&mut column, declared);
    }
    let is_national = lower.starts_with("national ") || lower.starts_with("nchar") || lower.starts_with("nvarchar");
    let charset = charset.or_else(|| is_national.then(|| "utf8mb3".to_owned()));
    let by_attribute = if attribute.as_deref() == Some("ASCII") {
        Some("latin1")
    } else if attribute.as_deref() == Some("UNICODE") {
        Some("ucs2")
    } else {
        None
    };
    let binary = attribute.as_deref() == Some("BINARY");
    let charset = charset.or_else(|| by_attribute.map(str::to_owned));
    column.collation = is_text(&column.ty).then(|| {
        let said = column.collation.as_deref().map(plain);
        said.unwrap_or_else(|| effective(reader, catalogue, table, charset.as_deref(), binary))
    });
    if column.collation.as_deref() == Some("binary") || attribute.as_deref() == Some("BYTE") {
        bytes(&mut column);
    }
    column.not_null |= matches!(&column.numbering, Some(numbering) if numbering.by == NumberingKind::AutoIncrement);
    column
}

fn serial(column: &mut Column, declared: &mut Vec<Constraint>) {
    "bigint unsigned".clone_into(&mut column.ty);
    numbered(column, declared);
}

/// `SERIAL DEFAULT VALUE`.
fn numbered(column: &mut Column, declared: &mut Vec<Constraint>) {
    column.not_null = true;
    column.numbering = Some(Numbering { by: NumberingKind::AutoIncrement, options: String::new() });
    let part =
        IndexPart { key: IndexKey::Column(column.name.clone()), descending: false, nulls: None, extra: String::new() };
    declared.push(Constraint::Key(DraftKey { parts: vec![part], ..DraftKey::default() }));
}

/// MariaDB keeps JSON as a long text that is valid.
fn json(column: &mut Column, declared: &mut Vec<Constraint>) {
    "longtext".clone_into(&mut column.ty);
    column.collation = column.collation.take().or_else(|| Some("utf8mb4_bin".to_owned()));
    let is_said = |constraint: &Constraint| matches!(constraint, Constraint::Check { column: Some(own), .. } if *own == column.name);
    if !declared.iter().any(is_said) {
        let expression = format!("json_valid(`{}`)", column.name.replace('`', "``"));
        let check = Check { expression, ..Check::default() };
        declared.push(Constraint::Check { check, column: Some(column.name.clone()) });
    }
}

/// Types that hold characters.
fn is_text(ty: &str) -> bool {
    let word: String = ty.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let texts = [
        "char",
        "varchar",
        "varcharacter",
        "character",
        "tinytext",
        "text",
        "mediumtext",
        "longtext",
        "enum",
        "set",
        "nchar",
        "nvarchar",
        "national",
        "long",
    ];
    texts.contains(&word.as_str()) && !ty.to_lowercase().starts_with("long varbinary")
}

fn effective(reader: &Reader, catalogue: &Catalogue, table: &Table, said: Option<&str>, binary: bool) -> String {
    let of_table = table.options.get("collation").or(catalogue.collation.as_ref()).cloned().unwrap_or_default();
    match (said, binary) {
        (Some(said), true) => format!("{}_bin", charset(&reader.collation_of(said))),
        (None, true) => format!("{}_bin", charset(&of_table)),
        (Some(said), false) => reader.collation_of(said),
        (None, false) => of_table,
    }
}

/// A text whose characters are bytes has the type for those.
fn bytes(column: &mut Column) {
    let lower = column.ty.to_lowercase();
    let pairs = [
        ("varchar", "varbinary"),
        ("char", "binary"),
        ("tinytext", "tinyblob"),
        ("mediumtext", "mediumblob"),
        ("longtext", "longblob"),
        ("text", "blob"),
    ];
    if let Some((text, bytes)) = pairs.iter().find(|(text, _)| lower.starts_with(text)) {
        column.ty = format!("{bytes}{}", &column.ty[text.len()..]);
        column.collation = None;
    }
}
