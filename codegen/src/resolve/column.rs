//! Columns, but for what depends on their final type.

use super::read::{Read, sql};
use super::reference::{Pending, Single};
use crate::diagnostic::{Diagnostic, enough};
use crate::model::{Bind, Column, Encryption, Enum, Format, Generated, Normalise, Rules, Type};
use crate::rules::columns::{no_type, type_beside_reference, unknown_type};
use crate::syntax::{Entry, Node};

pub(super) fn read(
    entry: &Entry<'_>,
    table: &str,
    enums: &[Enum],
    place: (usize, usize),
    pending: &mut Pending,
    findings: &mut Vec<Diagnostic>,
) -> Column {
    let node = &entry.value;
    if node.scalar().is_some() {
        return Column::new(entry.key.as_ref(), word_type(node, enums, findings));
    }
    let ty = read_type(entry, enums, findings);
    if let Some(target) = node.child("references") {
        pending.singles.extend(Single::read(node, target, place, findings));
    }
    Column {
        description: node.string("description"),
        optional: node.flag("optional"),
        touched: node.child("on_update").and_then(Node::text) == Some("now"),
        rules: rules(node),
        encrypted: node.child("encrypted").and_then(|value| encryption(value, table, &entry.key)),
        case_insensitive: node.flag("case_insensitive"),
        external: node.string("external"),
        version: node.flag("version"),
        immutable: node.flag("immutable"),
        identity: node.flag("identity"),
        generated: node.child("generated").and_then(generated),
        native: node.per_dialect("native"),
        renamed_from: node.string("renamed_from"),
        using: node.sql("using"),
        ..Column::new(entry.key.as_ref(), ty)
    }
}

fn read_type(entry: &Entry<'_>, enums: &[Enum], findings: &mut Vec<Diagnostic>) -> Type {
    let node = &entry.value;
    match (node.child("type"), node.entry("references")) {
        (Some(word), None) => word_type(word, enums, findings),
        (None, Some(_)) => Type::Unknown,
        (Some(word), Some(references)) => {
            findings.push(type_beside_reference::report(word.span, references.key_span));
            Type::Unknown
        }
        (None, None) => {
            if node.entries().is_some_and(|entries| !entries.iter().any(misspells_type)) {
                findings.push(no_type::report(entry));
            }
            Type::Unknown
        }
    }
}

/// The unknown key is a finding already, with its hint.
fn misspells_type(entry: &Entry<'_>) -> bool {
    crate::text::nearest(&entry.key, ["type", "references"]).is_some()
}

fn word_type(node: &Node<'_>, enums: &[Enum], findings: &mut Vec<Diagnostic>) -> Type {
    let Some(word) = node.text().filter(|_| !node.is_null()) else { return Type::Unknown };
    if let Some(ty) = Type::builtin(word) {
        return ty;
    }
    if enums.iter().any(|item| item.name == word) {
        return Type::Enum(word.to_owned());
    }
    if !enough(findings) {
        findings.push(unknown_type::report(node.span, word, enums));
    }
    Type::Unknown
}

fn rules(node: &Node<'_>) -> Rules {
    Rules {
        min_length: node.count("min_length"),
        max_length: node.count("max_length"),
        non_empty: node.flag("non_empty"),
        pattern: node.string("pattern"),
        format: match node.child("format").and_then(Node::text) {
            Some("url") => Some(Format::Url),
            Some("email") => Some(Format::Email),
            _ => None,
        },
        ..Rules::default()
    }
}

fn encryption(node: &Node<'_>, table: &str, column: &str) -> Option<Encryption> {
    let plain = node.scalar().and_then(|scalar| scalar.boolean());
    if plain == Some(false) || (plain.is_none() && node.entries().is_none()) {
        return None;
    }
    Some(Encryption {
        context: node.string("context").unwrap_or_else(|| format!("{table}.{column}")),
        bind: if node.string("bind").as_deref() == Some("column") { Bind::Column } else { Bind::Row },
        pad: node.flag("pad"),
        searchable: node.child("searchable").and_then(searchable),
    })
}

fn searchable(node: &Node<'_>) -> Option<Normalise> {
    match node.scalar().and_then(|scalar| scalar.boolean()) {
        Some(false) => None,
        Some(true) => Some(Normalise::None),
        None if node.string("normalise").as_deref() == Some("lowercase") => Some(Normalise::Lowercase),
        None => node.entries().map(|_| Normalise::None),
    }
}

fn generated(node: &Node<'_>) -> Option<Generated> {
    let stored = node.child("stored").and_then(Node::scalar).and_then(|s| s.boolean()).unwrap_or(true);
    let expression = if node.scalar().is_some() { sql(node) } else { node.sql("as") };
    expression.map(|sql| Generated { sql, stored })
}
