//! An inventory in few words, one line a thing, for tests to compare.

use schemalock_codegen::inventory::{Index, IndexKey, Inventory, Key, Table};
use schemalock_codegen::model::DialectKind;
use schemalock_codegen::sql::read::{ReadSql, SqlFile, read};

pub(crate) fn of(text: &str, kind: DialectKind) -> ReadSql {
    read(&[SqlFile { name: "file.sql", text }], kind)
}

/// What a text makes, line by line; nothing in it may be unsupported.
pub(crate) fn said(text: &str, kind: DialectKind) -> Vec<String> {
    let read = of(text, kind);
    assert_eq!(read.unsupported, [], "{text}");
    lines(&read.inventory)
}

pub(crate) fn lines(inventory: &Inventory) -> Vec<String> {
    let enums = inventory.enums.iter().map(|item| format!("enum {}: {}", item.name, item.values.join(" ")));
    let unmanaged =
        inventory.unmanaged.iter().map(|thing| format!("{}:{} {}", thing.kind, thing.name, thing.definition));
    enums
        .chain(inventory.tables.iter().flat_map(table))
        .chain(unmanaged)
        .map(|line| line.trim_end().to_owned())
        .collect()
}

fn table(table: &Table) -> Vec<String> {
    let usual = ["InnoDB", "utf8mb4_general_ci", "utf8mb4_0900_ai_ci"];
    let options = table.options.iter().filter(|(_, value)| !usual.contains(&value.as_str()));
    let options: Vec<String> = options.map(|(key, value)| format!("{key}={value}")).collect();
    let mut lines = vec![format!("{} {}{}", table.name, options.join(" "), comment(table.comment.as_ref()))];
    lines.extend(table.columns.iter().map(|column| {
        let collation = column.collation.as_deref().filter(|collation| !usual.contains(collation));
        let parts = [
            Some(column.ty.clone()),
            collation.map(|collation| format!("collate {collation}")),
            column.not_null.then(|| "not null".to_owned()),
            column.default.as_ref().map(|default| format!("default {default}")),
            column.numbering.as_ref().map(|one| format!("{:?} {}", one.by, one.options).trim_end().to_owned()),
            column
                .generated
                .as_ref()
                .map(|one| format!("as {}{}", one.expression, if one.stored { " stored" } else { "" })),
            Some(column.extra.clone()),
        ];
        let said = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        format!("  {} {said}{}", column.name, comment(column.comment.as_ref()))
    }));
    lines.extend(table.primary_key.iter().map(|one| key("primary", one)));
    lines.extend(table.uniques.iter().map(|one| key("unique", one)));
    lines.extend(table.foreign_keys.iter().map(|one| {
        let (own, other) = (one.columns.join(", "), one.references.join(", "));
        let deferred = if one.deferred { "deferred" } else { "" };
        let actions = format!("{:?} {:?}", one.on_delete, one.on_update);
        format!("  foreign {} ({own}) {} ({other}) {actions} {deferred} {}", name(&one.name), one.table, one.extra)
    }));
    lines
        .extend(table.checks.iter().map(|one| format!("  check {} {} {}", name(&one.name), one.expression, one.extra)));
    lines.extend(table.indexes.iter().map(index));
    lines.extend(table.triggers.iter().map(|one| {
        let calls = one.function.as_deref().unwrap_or("");
        format!("  trigger {} {calls} {}", one.name, if one.disabled { "disabled" } else { "" })
    }));
    lines
}

fn comment(text: Option<&String>) -> String {
    text.map(|text| format!(" -- {text}")).unwrap_or_default()
}

fn name(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("-")
}

fn key(kind: &str, key: &Key) -> String {
    format!("  {kind} {} ({}) {}", name(&key.name), key.columns.join(", "), key.extra)
}

fn index(index: &Index) -> String {
    let parts = index.parts.iter().map(|part| {
        let key = match &part.key {
            IndexKey::Column(name) => name.clone(),
            IndexKey::Expression(text) => format!("[{text}]"),
        };
        let nulls = part.nulls.map(|nulls| format!(" nulls {nulls:?}")).unwrap_or_default();
        format!(
            "{key}{}{nulls}{}{}",
            if part.descending { " desc" } else { "" },
            if part.extra.is_empty() { "" } else { " " },
            part.extra
        )
    });
    let words = [
        if index.unique { "unique" } else { "" }.to_owned(),
        index.method.clone().unwrap_or_default(),
        if index.include.is_empty() { String::new() } else { format!("include {}", index.include.join(", ")) },
        index.predicate.as_ref().map(|text| format!("where {text}")).unwrap_or_default(),
        index.options.clone(),
    ];
    let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    format!("  index {} ({}) {words}", index.name, parts.collect::<Vec<_>>().join(", "))
}
