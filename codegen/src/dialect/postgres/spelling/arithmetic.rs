//! Operators that are known by the types of their operands: the engine gives constants the other's, and numbers the wider of two.

use super::types;
use super::value::{OPEN, Value, loosened, numbers};
use crate::inventory::normal::Node;

pub(super) fn arithmetic(operator: String, left: Value, right: Value) -> Value {
    let left = beside(&operator, left, right.ty.as_deref());
    let right = beside(&operator, right, left.ty.as_deref());
    let (left, right) = match operator.as_str() {
        "^" => powered(left, right),
        "*" | "/" if left.is("interval") => (left, right.needed("double precision")),
        "*" if right.is("interval") => (left.needed("double precision"), right),
        "-" => moments(left, right),
        "%" => remainder(left, right),
        _ => numbers(left, right),
    };
    let ty = result(&operator, &left, &right);
    Value { node: Node::Infix(operator, Box::new(left.node), Box::new(right.node)), ty }
}

/// A text constant beside a value: of the same type, but what is added to a moment is an interval.
fn beside(operator: &str, this: Value, other: Option<&str>) -> Value {
    match other {
        _ if this.ty.as_deref() != Some(OPEN) && !matches!(this.node, Node::Text(_)) => this,
        Some(OPEN | "json" | "jsonb") | None => this,
        Some(ty) if operator == "+" && (ty.starts_with("timestamp") || ty.starts_with("time ")) => {
            this.wanted("interval")
        }
        Some(ty) => this.wanted(ty),
    }
}

/// A day beside a moment is one, too.
fn moments(left: Value, right: Value) -> (Value, Value) {
    let rank = |value: &Value| types::moment_rank(value.ty.as_deref()?);
    match (rank(&left), rank(&right)) {
        (Some(0), Some(1..)) => (left.needed(&right.ty.clone().unwrap_or_default()), right),
        (Some(1..), Some(0)) => {
            let ty = left.ty.clone().unwrap_or_default();
            (left, right.needed(&ty))
        }
        _ => numbers(left, right),
    }
}

/// There is no remainder of two whole numbers of different types: the smaller becomes the wider.
fn remainder(left: Value, right: Value) -> (Value, Value) {
    let whole = |value: &Value| value.ty.as_deref().is_some_and(types::is_whole);
    match (left.rank(), right.rank()) {
        (Some(l), Some(r)) if l != r && whole(&left) && whole(&right) => {
            let ty = if l > r { left.ty.clone() } else { right.ty.clone() }.unwrap_or_default();
            (left.needed(&ty), right.needed(&ty))
        }
        _ => numbers(left, right),
    }
}

fn powered(left: Value, right: Value) -> (Value, Value) {
    let (Some(l), Some(r)) = (left.rank(), right.rank()) else { return (left, right) };
    let ty = if l.max(r) == 3 { "numeric" } else { "double precision" };
    (left.needed(ty), right.needed(ty))
}

fn result(operator: &str, left: &Value, right: &Value) -> Option<String> {
    let (l, r) = (left.ty.as_deref()?, right.ty.as_deref()?);
    let ty = match (l, operator, r) {
        _ if types::rank(l).is_some() && types::rank(r).is_some() => {
            if types::rank(l) > types::rank(r) {
                l
            } else {
                r
            }
        }
        ("date", "-", "date") => "integer",
        ("date", _, "interval") => "timestamp without time zone",
        ("date", _, _) if types::is_whole(r) => "date",
        (_, "-", _) if l.starts_with("time ") && r.starts_with("time ") => "interval",
        (_, "-", _) if l.starts_with("timestamp") && r.starts_with("timestamp") => "interval",
        (_, _, "interval") if l.starts_with("time") => l,
        ("interval", _, _) if r.starts_with("time") => r,
        ("interval", _, _) => "interval",
        _ => return None,
    };
    Some(ty.to_owned())
}

pub(super) fn concatenation(left: Value, right: Value) -> Value {
    let (left, right) = loose(left, right);
    let is_text = |value: &Value| value.is_text() || value.is_open() || value.is("bpchar");
    if is_text(&left) && is_text(&right) {
        let text = |value: Value| if value.is("bpchar") { value.cast("text").node } else { value.node };
        return Value::new(Node::infix("||", text(left), text(right)), "text");
    }
    let (left, right) = match (left.ty.as_deref(), right.ty.as_deref()) {
        (Some(OPEN), Some(ty)) if !is_scalar(ty) => {
            let ty = ty.to_owned();
            (left.wanted(&ty), right)
        }
        (Some(ty), Some(OPEN)) if !is_scalar(ty) => {
            let ty = ty.to_owned();
            (left, right.wanted(&ty))
        }
        _ => (left, right),
    };
    let whole = |ty: Option<&str>| ty.filter(|ty| !is_scalar(ty)).map(str::to_owned);
    let ty = if left.is_text() || right.is_text() || left.is_open() || right.is_open() {
        Some("text".to_owned())
    } else {
        whole(left.ty.as_deref()).or_else(|| whole(right.ty.as_deref()))
    };
    Value { node: Node::infix("||", left.node, right.node), ty }
}

/// Is a value of that type appended to a text as its text?
fn is_scalar(ty: &str) -> bool {
    !(ty.ends_with("[]")
        || matches!(ty, "jsonb" | "bytea" | "tsvector" | "hstore" | "\"bit\"" | "bit varying" | "ltree"))
}

/// Into JSON.
pub(super) fn path(operator: String, left: Value, right: Value) -> Value {
    let right = if operator.starts_with('#') { right.wanted("text[]") } else { right };
    let ty = if operator.ends_with(">>") { Some("text".to_owned()) } else { left.ty.clone() };
    Value { node: Node::Infix(operator, Box::new(left.node), Box::new(right.node)), ty }
}

/// An operator that is known by its operands alone.
pub(super) fn other(operator: String, left: Value, right: Value) -> Value {
    let (left, right) = loose(left, right);
    let asks = operator.starts_with('?');
    let right = match operator.as_str() {
        "?|" | "?&" => right.wanted("text[]"),
        "@?" | "@@" if left.is("jsonb") => right.wanted("jsonpath"),
        _ => right,
    };
    let (left, right) = if matches!(operator.as_str(), "&" | "|" | "#") { whole(left, right) } else { (left, right) };
    let (left, right) = match (left.ty.as_deref(), right.ty.as_deref()) {
        (Some(ty), Some(OPEN)) if !asks && types::rank(ty).is_none() => {
            let ty = ty.to_owned();
            (left, right.wanted(&ty))
        }
        (Some(OPEN), Some(ty)) if !asks && types::rank(ty).is_none() => {
            let ty = ty.to_owned();
            (left.wanted(&ty), right)
        }
        _ => (left, right),
    };
    let ty = match operator.as_str() {
        "&" | "|" | "#" | "<<" | ">>" if left.ty.as_deref().is_some_and(types::is_whole) => left.ty.clone(),
        "@>" | "<@" | "&&" | "?" | "?|" | "?&" | "@@" | "@?" => Some("boolean".to_owned()),
        _ => None,
    };
    Value { node: Node::Infix(operator, Box::new(left.node), Box::new(right.node)), ty }
}

/// Whole numbers bit by bit are of one length.
fn whole(left: Value, right: Value) -> (Value, Value) {
    match (left.rank(), right.rank()) {
        (Some(l @ 0..3), Some(r @ 0..3)) if l != r => {
            let ty = if l > r { left.ty.clone() } else { right.ty.clone() }.unwrap_or_default();
            (left.needed(&ty), right.needed(&ty))
        }
        _ => (left, right),
    }
}

/// Constants that were said to be texts, where none can stand.
fn loose(left: Value, right: Value) -> (Value, Value) {
    let left = loosened(left, &right);
    let right = loosened(right, &left);
    (left, right)
}
