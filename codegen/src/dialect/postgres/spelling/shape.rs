//! What PostgreSQL makes of an expression while it reads it: operators get the types of their operands, constants get theirs, and what is
//! only another way to write something becomes that.

use super::arithmetic::{arithmetic, concatenation, other, path};
use super::functions;
use super::list::{against, array, between, in_list};
use super::literal;
use super::types;
use super::value::{OPEN, Value, compared, joined};
use crate::inventory::normal::{COMPARISONS, Node, Scope};

pub(super) fn value(node: Node, scope: &Scope<'_>) -> Value {
    let of = |node: Box<Node>| value(*node, scope);
    match node {
        Node::Name(path) => name(path, scope),
        Node::Text(_) => Value::new(node, OPEN),
        Node::Number(number) => {
            let ty = literal::by_itself(&number);
            Value::new(Node::Number(number), ty)
        }
        Node::Word(word) => constant(word),
        Node::Call(name, arguments) => {
            let arguments = arguments.into_iter().map(|node| value(node, scope)).collect();
            functions::call(name, arguments)
        }
        Node::Prefix(operator, inner) => prefix(operator, of(inner)),
        Node::Infix(operator, left, right) => infix(operator, *left, *right, scope),
        Node::Many(and, terms) => {
            condition(Node::many(and, terms.into_iter().map(|term| value(term, scope).node).collect()))
        }
        Node::Is(inner, word) => condition(Node::Is(Box::new(of(inner).node), word)),
        Node::In(inner, list) => in_list(*inner, list, false, scope),
        Node::Between(parts, negated) => between(*parts, negated, scope),
        Node::Against(operator, left, all, right) => against(operator, *left, all, *right, scope),
        Node::Cast(inner, ty) => of(inner).cast(&ty),
        Node::Collate(inner, by) => {
            let inner = of(inner);
            Value { node: Node::Collate(Box::new(inner.node), by), ty: inner.ty }
        }
        Node::Case(operand, branches, other) => case(operand, branches, other, scope),
        Node::Array(items) => array(items, scope),
        Node::Row(_) | Node::Interval(..) => Value::untold(node.map(|node| value(node, scope).node)),
        Node::Element(inner, at) => {
            let (inner, at) = (of(inner), of(at).node);
            let ty = inner.ty.as_deref().and_then(|ty| ty.strip_suffix("[]")).map(str::to_owned);
            Value { node: Node::Element(Box::new(inner.node), Box::new(at)), ty }
        }
    }
}

pub(super) fn condition(node: Node) -> Value {
    Value::new(node, "boolean")
}

fn name(path: Vec<String>, scope: &Scope<'_>) -> Value {
    let column = path.last().and_then(|last| scope.column(last));
    let ty = column.map(|column| types::of_values(&column.ty)).filter(|ty| is_told(ty, scope));
    let own = path.len() == 2 && column.is_some() && scope.is_table(&path[0]);
    Value { node: Node::Name(if own { path.into_iter().skip(1).collect() } else { path }), ty }
}

/// Types that are not the engine's own may be domains, which are taken for what is below them, except where they are surely none.
fn is_told(ty: &str, scope: &Scope<'_>) -> bool {
    const OWN: [&str; 53] = [
        "\"bit\"",
        "\"char\"",
        "bigint",
        "bit varying",
        "boolean",
        "box",
        "bpchar",
        "bytea",
        "character varying",
        "cidr",
        "circle",
        "citext",
        "cube",
        "date",
        "datemultirange",
        "daterange",
        "double precision",
        "geography",
        "geometry",
        "hstore",
        "inet",
        "int4multirange",
        "int4range",
        "int8multirange",
        "int8range",
        "integer",
        "interval",
        "json",
        "jsonb",
        "line",
        "lseg",
        "ltree",
        "macaddr",
        "macaddr8",
        "money",
        "name",
        "nummultirange",
        "numeric",
        "numrange",
        "oid",
        "path",
        "point",
        "polygon",
        "real",
        "smallint",
        "text",
        "time with time zone",
        "time without time zone",
        "tsquery",
        "tsrange",
        "tstzrange",
        "tsvector",
        "uuid",
    ];
    let element = ty.trim_end_matches("[]");
    OWN.contains(&element)
        || element.starts_with("timestamp")
        || element == "xml"
        || scope.is_enum(element.trim_matches('"'))
}

fn constant(word: String) -> Value {
    match word.as_str() {
        "true" | "false" => condition(Node::Word(word)),
        "null" => Value::new(Node::Word(word), OPEN),
        _ => literal::bits(&word).map_or(Value::untold(Node::Word(word)), |node| Value::new(node, "\"bit\"")),
    }
}

fn prefix(operator: String, of: Value) -> Value {
    match operator.as_str() {
        "not" => condition(of.node.negated()),
        "-" => of.minus(),
        _ => {
            let ty = if operator.contains('/') { Some("double precision".to_owned()) } else { of.ty };
            Value { node: Node::Prefix(operator, Box::new(of.node)), ty }
        }
    }
}

pub(super) fn infix(operator: String, left: Node, right: Node, scope: &Scope<'_>) -> Value {
    if let (Node::Row(left), Node::Row(right)) = (&left, &right)
        && left.len() == right.len()
        && matches!(operator.as_str(), "=" | "<>")
    {
        let pairs = left.iter().cloned().zip(right.iter().cloned());
        let terms = pairs.map(|(left, right)| infix(operator.clone(), left, right, scope).node).collect();
        return condition(Node::many(operator == "=", terms));
    }
    let (left, right) = (value(left, scope), value(right, scope));
    match operator.as_str() {
        "is distinct from" if right.node.is_null() => {
            condition(Node::Is(Box::new(left.node), "null".to_owned()).negated())
        }
        "is distinct from" => comparison(operator, left, right),
        _ if COMPARISONS.contains(&operator.as_str()) => comparison(operator, left, right),
        "+" | "-" | "*" | "/" | "%" | "^" => arithmetic(operator, left, right),
        "||" => concatenation(left, right),
        "like" | "ilike" | "~" | "~*" | "^@" => pattern(&operator, left, right),
        "similar to" => {
            let escape = functions::call("similar_to_escape".to_owned(), similar(right));
            pattern("~", left, escape)
        }
        "->" | "#>" | "->>" | "#>>" => path(operator, left, right),
        _ => other(operator, left, right),
    }
}

/// What is escaped has a function of its own behind SIMILAR TO.
fn similar(right: Value) -> Vec<Value> {
    match right.node {
        Node::Call(name, arguments) if name == "like_escape" => {
            arguments.into_iter().map(|node| Value::new(node, OPEN)).collect()
        }
        _ => vec![right],
    }
}

fn comparison(operator: String, left: Value, right: Value) -> Value {
    let (left, right) = compared(left, right);
    condition(Node::Infix(operator, Box::new(left.node), Box::new(right.node)))
}

fn pattern(operator: &str, left: Value, right: Value) -> Value {
    condition(Node::infix(operator, left.node, right.node))
}

fn case(of: Option<Box<Node>>, branches: Vec<(Node, Node)>, other: Option<Box<Node>>, scope: &Scope<'_>) -> Value {
    let of = of.map(|of| value(*of, scope));
    let ty = of.as_ref().and_then(|of| of.ty.clone());
    let (mut whens, mut thens) = (Vec::new(), Vec::new());
    for (when, then) in branches {
        let when = value(when, scope);
        whens.push(match (&of, &ty) {
            (Some(_), Some(ty)) => compared(Value::new(Node::word("null"), ty), when).1.node,
            _ => when.node,
        });
        thens.push(value(then, scope));
    }
    // Nothing and NULL are the same behind ELSE.
    let other = other.map(|of| value(*of, scope)).filter(|of| !is_typed_null(&of.node));
    let has_other = other.is_some();
    thens.extend(other);
    let (mut thens, ty) = joined(thens);
    let other = if has_other { thens.pop().map(|of| Box::new(of.node)) } else { None };
    let branches = whens.into_iter().zip(thens.into_iter().map(|of| of.node)).collect();
    Value { node: Node::Case(of.map(|of| Box::new(of.node)), branches, other), ty }
}

pub(super) fn is_typed_null(node: &Node) -> bool {
    match node {
        Node::Cast(inner, _) => is_typed_null(inner),
        _ => node.is_null(),
    }
}
