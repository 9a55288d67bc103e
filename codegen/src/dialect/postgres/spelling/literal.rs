//! Constants of PostgreSQL's types: one form for each value.

use super::{interval, json, types};
use crate::inventory::normal::{Moment, Node, moment, signed};

/// A text as a constant of a type.
pub(super) fn of_type(text: String, ty: &str) -> Node {
    let values = types::of_values(ty);
    let node = match values.as_str() {
        "text" | "character varying" | "unknown" => Node::Text(text),
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" => match signed(&text, true) {
            Some(number) => number_of(number, &values),
            None => Node::Text(text).cast(&values),
        },
        "boolean" => boolean(&text).map_or_else(|| Node::Text(text.clone()).cast("boolean"), Node::word),
        _ if values.ends_with("[]") => array(&text, &values).unwrap_or_else(|| Node::Text(text).cast(&values)),
        _ => Node::Text(content(text, &values, ty)).cast(&values),
    };
    if ty == values || !ty.contains('(') { node } else { node.cast(ty) }
}

/// A number as one of a type; that which it has by itself is not said.
pub(super) fn number_of(number: String, ty: &str) -> Node {
    if by_itself(&number) == ty { Node::Number(number) } else { Node::Number(number).cast(ty) }
}

/// The type that a number has by itself.
pub(super) fn by_itself(number: &str) -> &'static str {
    if number.contains(['.', 'e']) {
        "numeric"
    } else if number.parse::<i32>().is_ok() {
        "integer"
    } else if number.parse::<i64>().is_ok() {
        "bigint"
    } else {
        "numeric"
    }
}

fn boolean(text: &str) -> Option<&'static str> {
    match text.trim().to_ascii_lowercase().as_str() {
        "t" | "tr" | "tru" | "true" | "y" | "ye" | "yes" | "on" | "1" => Some("true"),
        "f" | "fa" | "fal" | "fals" | "false" | "n" | "no" | "of" | "off" | "0" => Some("false"),
        _ => None,
    }
}

fn content(text: String, ty: &str, whole: &str) -> String {
    let normal = match ty {
        "date" => moment(&text).filter(|of| of.time.is_none()).and_then(|of| of.date),
        "time without time zone" => moment(&text).filter(|of| of.date.is_none()).and_then(|of| of.time),
        "timestamp without time zone" | "timestamp with time zone" if text.eq_ignore_ascii_case("epoch") => {
            Some("1970-01-01 00:00:00".to_owned())
        }
        "timestamp without time zone" => moment(&text).and_then(|of| of.local()),
        "timestamp with time zone" => moment(&text).and_then(|of| of.utc()),
        "time with time zone" => moment(&text).and_then(|of| zoned(&of)),
        "interval" => interval::normal(&with_field(&text, whole)),
        "jsonpath" => Some(path(&text)),
        "inet" => Some(text.strip_suffix("/32").unwrap_or(&text).to_owned()),
        "jsonb" => json::normal(&text),
        "uuid" => Some(uuid(&text)),
        "bytea" => Some(bytes(&text)),
        _ => None,
    };
    normal.unwrap_or(text)
}

/// `interval '1' day`.
fn with_field(text: &str, ty: &str) -> String {
    let field = ty.rsplit(' ').next().unwrap_or_default().split('(').next().unwrap_or_default();
    let bare = ty.starts_with("interval ") && text.trim().parse::<i64>().is_ok();
    if bare { format!("{text} {field}") } else { text.to_owned() }
}

fn zoned(of: &Moment) -> Option<String> {
    let minutes = of.offset?;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let rest = if rest == 0 { String::new() } else { format!(":{rest:02}") };
    Some(format!("{}{sign}{hours:02}{rest}", of.time.as_deref()?))
}

/// Keys of a path into JSON in quotation marks, and no brackets around a condition.
fn path(text: &str) -> String {
    let text = text.trim();
    let bare = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).filter(|text| !text.contains('('));
    let mut out = String::with_capacity(text.len());
    let mut rest = bare.unwrap_or(text);
    while let Some(at) = rest.find(['.', '"']) {
        let (before, from) = rest.split_at(at + 1);
        out.push_str(before);
        if before.ends_with('"') {
            let end = from.find('"').map_or(from.len(), |end| end + 1);
            out.push_str(&from[..end]);
            rest = &from[end..];
            continue;
        }
        let end = from.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(from.len());
        let (key, after) = from.split_at(end);
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && !after.starts_with('(');
        let mark = if is_key { "\"" } else { "" };
        out.extend([mark, key, mark]);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn uuid(text: &str) -> String {
    text.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_lowercase()
}

fn bytes(text: &str) -> String {
    if text.starts_with("\\x") {
        return text.to_ascii_lowercase();
    }
    if text.contains('\\') {
        return text.to_owned();
    }
    text.bytes().fold("\\x".to_owned(), |out, byte| format!("{out}{byte:02x}"))
}

/// `{a,b}` as an array of constants, when it is one of plain elements.
fn array(text: &str, ty: &str) -> Option<Node> {
    let inner = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let element = ty.strip_suffix("[]")?;
    if inner.trim().is_empty() {
        return Some(Node::Array(Vec::new()).cast(ty));
    }
    if inner.contains(['{', '}']) {
        return None;
    }
    let items = elements(inner)?;
    Some(Node::Array(items.into_iter().map(|item| of_type(item, element)).collect()))
}

fn elements(text: &str) -> Option<Vec<String>> {
    let mut items = Vec::new();
    let mut letters = text.chars().peekable();
    loop {
        while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
        let mut item = String::new();
        if letters.next_if_eq(&'"').is_some() {
            loop {
                match letters.next()? {
                    '"' => break,
                    '\\' => item.push(letters.next()?),
                    letter => item.push(letter),
                }
            }
            while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
        } else {
            while let Some(letter) = letters.next_if(|letter| *letter != ',') {
                item.push(letter);
            }
            item = item.trim_end().to_owned();
            if item.is_empty() || item.contains(['"', '\\']) || item.eq_ignore_ascii_case("null") {
                return None;
            }
        }
        items.push(item);
        match letters.next() {
            None => return Some(items),
            Some(',') => {}
            Some(_) => return None,
        }
    }
}

/// `b'101'` and `x'1f'` as the engine prints them.
pub(super) fn bits(word: &str) -> Option<Node> {
    let digits = word.get(2..word.len().checked_sub(1)?)?;
    let text = match word.as_bytes().first()? {
        b'b' => digits.to_owned(),
        b'x' => digits.chars().map(|digit| digit.to_digit(16).map(|of| format!("{of:04b}"))).collect::<Option<_>>()?,
        _ => return None,
    };
    Some(Node::Text(text).cast("\"bit\""))
}
