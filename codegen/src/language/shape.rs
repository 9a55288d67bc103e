//! Holds a tree against the table of keys: what is unknown, missing, double or of the wrong kind.

use super::{Key, Kind, Object};
use crate::diagnostic::{Diagnostic, enough};
use crate::rules::shape::{duplicate_key, missing_key, unknown_key, unknown_word, wrong_type};
use crate::syntax::{Entry, Node, Value};

/// Every mistake in the shape of `node`, which should be an `object`.
pub fn check(node: &Node<'_>, object: &'static Object, findings: &mut Vec<Diagnostic>) {
    match node.entries() {
        Some(entries) => check_object(node, entries, object, findings),
        None => findings.push(wrong_type::report(node, object.name, "a map")),
    }
}

fn check_object(node: &Node<'_>, entries: &[Entry<'_>], object: &'static Object, findings: &mut Vec<Diagnostic>) {
    check_duplicates(entries, findings);
    for entry in entries {
        if enough(findings) {
            return;
        }
        match object.key(&entry.key) {
            Some(key) => check_kind(&entry.value, &key.kind, key.name, findings),
            None => findings.push(unknown_key::report(entry, object, in_brackets(node, entries))),
        }
    }
    let missing = object.keys.iter().filter(|key| key.required && node.entry(key.name).is_none());
    findings.extend(missing.map(|key: &Key| missing_key::report(node, object, key)));
}

/// Was the map written with brackets? Others begin with their first key.
fn in_brackets(node: &Node<'_>, entries: &[Entry<'_>]) -> bool {
    entries.first().is_some_and(|first| node.span.start < first.key_span.start)
}

/// Keys are few in objects and many in maps of tables: sorted, so that a hundred thousand stay quick.
fn check_duplicates(entries: &[Entry<'_>], findings: &mut Vec<Diagnostic>) {
    let mut sorted: Vec<&Entry<'_>> = entries.iter().collect();
    sorted.sort_by(|a, b| a.key.cmp(&b.key).then(a.key_span.cmp(&b.key_span)));
    for group in sorted.chunk_by(|a, b| a.key == b.key) {
        if enough(findings) {
            return;
        }
        findings.extend(group.iter().skip(1).map(|again| duplicate_key::report(again, group[0])));
    }
}

fn check_kind(node: &Node<'_>, kind: &'static Kind, what: &'static str, findings: &mut Vec<Diagnostic>) {
    match kind {
        _ if enough(findings) => {}
        Kind::Literal => {}
        Kind::Object(object) => check(node, object, findings),
        Kind::List(inner) => check_list(node, inner, what, findings),
        Kind::Map(of, inner) => check_map(node, of, inner, what, findings),
        Kind::PerDialect(inner) => check_dialects(node, inner, what, findings),
        Kind::Sql if node.entries().is_some() => check_dialects(node, &Kind::Text, what, findings),
        Kind::OneOf(kinds) => match of_form(node, kinds) {
            Some(kind) => check_kind(node, kind, what, findings),
            None => findings.push(wrong_type::report(node, what, &describe(kinds))),
        },
        scalar => check_scalar(node, scalar, what, findings),
    }
}

fn check_list(node: &Node<'_>, inner: &'static Kind, what: &'static str, findings: &mut Vec<Diagnostic>) {
    match node.items() {
        Some(items) => items.iter().for_each(|item| check_kind(item, inner, what, findings)),
        None => findings.push(wrong_type::report(node, what, "a list")),
    }
}

fn check_map(
    node: &Node<'_>,
    of: &'static str,
    inner: &'static Kind,
    what: &'static str,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(entries) = node.entries() else {
        // Nothing written yet is an empty map: what is missing then is said by the rules.
        if !node.is_null() {
            findings.push(wrong_type::report(node, what, "a map"));
        }
        return;
    };
    check_duplicates(entries, findings);
    entries.iter().for_each(|entry| check_kind(&entry.value, inner, of, findings));
}

fn check_dialects(node: &Node<'_>, inner: &'static Kind, what: &'static str, findings: &mut Vec<Diagnostic>) {
    let Some(entries) = node.entries() else {
        findings.push(wrong_type::report(node, what, "a map from database targets"));
        return;
    };
    check_duplicates(entries, findings);
    for entry in entries {
        let words = super::column::DIALECTS;
        if words.iter().any(|(word, _)| *word == entry.key) {
            check_kind(&entry.value, inner, what, findings);
        } else {
            findings.push(unknown_word::report(entry.key_span, &entry.key, "database target", words));
        }
    }
}

fn check_scalar(node: &Node<'_>, kind: &'static Kind, what: &'static str, findings: &mut Vec<Diagnostic>) {
    let Some(scalar) = node.scalar() else {
        findings.push(wrong_type::report(node, what, &expected(kind)));
        return;
    };
    let fits = match kind {
        Kind::Boolean => scalar.boolean().is_some(),
        Kind::Integer(from, to) => scalar.integer().is_some_and(|number| (*from..=*to).contains(&number)),
        Kind::Number => scalar.float().is_some(),
        Kind::Nothing => node.is_null(),
        Kind::Version => crate::model::Version::parse(&scalar.text).is_some(),
        Kind::Word(words) => return check_word(node, &scalar.text, words, what, findings),
        _ => !node.is_null(),
    };
    if !fits {
        findings.push(wrong_type::report(node, what, &expected(kind)));
    }
}

fn check_word(
    node: &Node<'_>,
    text: &str,
    words: &'static [(&'static str, &'static str)],
    what: &'static str,
    findings: &mut Vec<Diagnostic>,
) {
    if !words.iter().any(|(word, _)| *word == text) {
        findings.push(unknown_word::report(node.span, text, what, words));
    }
}

/// The kind whose form this is. An object is known by any of its keys where another kind is a map, too.
fn of_form(node: &Node<'_>, kinds: &'static [Kind]) -> Option<&'static Kind> {
    let mut fitting = kinds.iter().filter(|kind| same_form(node, kind));
    match (fitting.next()?, fitting.next()) {
        (Kind::Object(object), Some(other)) if !has_key_of(node, object) => Some(other),
        (first, _) => Some(first),
    }
}

fn has_key_of(node: &Node<'_>, object: &Object) -> bool {
    node.entries().unwrap_or_default().iter().any(|entry| object.key(&entry.key).is_some())
}

fn same_form(node: &Node<'_>, kind: &Kind) -> bool {
    match (&node.value, kind) {
        (Value::List(_), Kind::List(_))
        | (Value::Map(_), Kind::Map(..) | Kind::Object(_) | Kind::PerDialect(_) | Kind::Sql) => true,
        (Value::List(_) | Value::Map(_), _)
        | (_, Kind::List(_) | Kind::Map(..) | Kind::Object(_) | Kind::PerDialect(_)) => false,
        (Value::Scalar(_), Kind::Nothing) => node.is_null(),
        (Value::Scalar(_), Kind::Text) => !node.is_null(),
        (Value::Scalar(_), _) => true,
    }
}

fn describe(kinds: &'static [Kind]) -> String {
    kinds.iter().map(expected).collect::<Vec<_>>().join(" or ")
}

/// What a kind asks for, in words for messages.
fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Integer(from, to) if from == to => format!("`{from}`"),
        Kind::Integer(from, to) => format!("a whole number from {from} to {to}"),
        Kind::Number => "a number".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Name("type") => "a type".to_owned(),
        Kind::Name(of) => format!("the name of a {of}"),
        Kind::Version => "a version such as `14` or `\"3.40\"`".to_owned(),
        Kind::Sql => "an SQL expression, or a map of one for each database".to_owned(),
        Kind::Literal => "a value".to_owned(),
        Kind::Word(words) => crate::text::one_of(&words.iter().map(|(word, _)| *word).collect::<Vec<_>>()),
        Kind::Nothing => "nothing".to_owned(),
        Kind::List(inner) => format!("a list of {}", plural(inner)),
        Kind::Map(of, _) => format!("a map by {of}"),
        Kind::PerDialect(_) => "a map by database".to_owned(),
        Kind::Object(object) => format!("a map with the keys of a {}", object.name),
        Kind::OneOf(kinds) => describe(kinds),
    }
}

fn plural(kind: &Kind) -> String {
    match kind {
        Kind::Name(of) => format!("{of} names"),
        Kind::Text => "texts".to_owned(),
        Kind::Object(object) => format!("{}s", object.name),
        Kind::OneOf([first, ..]) => plural(first),
        other => expected(other),
    }
}
