//! Defaults of MariaDB and MySQL: the catalogue prints a constant as the column holds it.

use super::types;
use crate::inventory::Column;
use crate::inventory::normal::{Node, moment, signed, value};

/// A default in the one form that its column gives it.
pub(super) fn normal(node: Node, column: &Column) -> Node {
    let ty = column.ty.as_str();
    match node {
        Node::Word(word) if ty.starts_with("bit") => bits(&word).map_or(Node::Word(word), Node::Number),
        Node::Word(word) if word.starts_with("x'") && !word.ends_with("''") => {
            bytes(&word, ty).unwrap_or(Node::Word(word))
        }
        Node::Number(number) if types::is_text(ty) => Node::Text(number),
        Node::Number(number) => Node::Number(amount(&number, ty)),
        Node::Text(text) if types::is_number(ty) => match signed(&text, true) {
            Some(number) => Node::Number(amount(&number, ty)),
            None => Node::Text(text),
        },
        Node::Text(text) if ty.starts_with("binary(") => Node::Text(text.trim_end_matches('\0').to_owned()),
        Node::Text(text) => Node::Text(content(text, ty)),
        // `DATE'…'`
        Node::Cast(inner, _) if matches!(*inner, Node::Text(_)) && is_moment(ty) => normal(*inner, column),
        other => other,
    }
}

/// A number as the column keeps it.
fn amount(number: &str, ty: &str) -> String {
    let expanded = signed(number, true).unwrap_or_else(|| number.to_owned());
    let short = value(&expanded);
    let whole = !ty.starts_with("decimal") && !ty.starts_with("float") && !ty.starts_with("double");
    if whole && short.contains('.') { number.to_owned() } else { short }
}

/// `x'05'` as the number that it is to a column of bits.
fn bits(word: &str) -> Option<String> {
    let digits = word.strip_prefix("x'")?.strip_suffix('\'')?;
    u64::from_str_radix(digits, 16).ok().map(|number| number.to_string())
}

/// Bytes as the number or text that they are to the column.
pub(super) fn bytes(word: &str, ty: &str) -> Option<Node> {
    let digits = word.strip_prefix("x'")?.strip_suffix('\'')?;
    if types::is_number(ty) {
        return bits(word).map(Node::Number);
    }
    let bytes: Option<Vec<u8>> =
        (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect();
    String::from_utf8(bytes?).ok().map(Node::Text)
}

fn is_moment(ty: &str) -> bool {
    ["date", "time"].iter().any(|of| ty.starts_with(of))
}

fn content(text: String, ty: &str) -> String {
    if !is_moment(ty) {
        return text;
    }
    let read = moment(&text).filter(|of| of.offset.is_none());
    let normal = if ty.starts_with("datetime") || ty.starts_with("timestamp") {
        read.and_then(|of| of.local())
    } else if ty == "date" {
        read.and_then(|of| of.date)
    } else {
        read.filter(|of| of.date.is_none()).and_then(|of| of.time)
    };
    normal.unwrap_or(text)
}
