//! Functions of PostgreSQL: what they take and give, so far as the engine puts casts around it.

use super::types;
use super::value::{Value, joined};
use crate::inventory::normal::Node;

/// What a function takes, one letter an argument, the last for all that follow, and what it gives.
///
/// `t` a text; `f` a double precision; `m` a numeric; `n` either of the two, a double precision unless it is a numeric; `z` a moment
/// with a time zone, when it is a day; `p` a path into JSON; `c` a constant whose type is the function's own business; `*` anything.
struct Signature(&'static str, &'static str, &'static str);

/// Given back: the type of the first argument.
const FIRST: &str = "first";
/// Given back: the type of the last argument.
const LAST: &str = "last";

const SIGNATURES: &[Signature] = &[
    Signature("abs", "*", FIRST),
    Signature("age", "z", "interval"),
    Signature("array_append", "*", FIRST),
    Signature("array_length", "*", "integer"),
    Signature("array_position", "*c", "integer"),
    Signature("array_remove", "*", FIRST),
    Signature("array_to_string", "*t", "text"),
    Signature("ascii", "t", "integer"),
    Signature("bit_length", "*", "integer"),
    Signature("btrim", "t", "text"),
    Signature("cardinality", "*", "integer"),
    Signature("cbrt", "f", "double precision"),
    Signature("ceil", "n", FIRST),
    Signature("chr", "*", "text"),
    Signature("clock_timestamp", "*", "timestamp with time zone"),
    Signature("concat", "c", "text"),
    Signature("concat_ws", "tc", "text"),
    Signature("current_catalog", "*", "name"),
    Signature("current_date", "*", "date"),
    Signature("current_role", "*", "name"),
    Signature("current_schema", "*", "name"),
    Signature("current_setting", "t", "text"),
    Signature("current_time", "*", "time with time zone"),
    Signature("current_timestamp", "*", "timestamp with time zone"),
    Signature("current_user", "*", "name"),
    Signature("currval", "c", "bigint"),
    Signature("date", "*", "date"),
    Signature("date_part", "t*", "double precision"),
    Signature("date_trunc", "tz", LAST),
    Signature("daterange", "c", "daterange"),
    Signature("decode", "t", "bytea"),
    Signature("degrees", "f", "double precision"),
    Signature("div", "m", "numeric"),
    Signature("encode", "*t", "text"),
    Signature("exp", "n", FIRST),
    Signature("extract", "c*", "numeric"),
    Signature("family", "*", "integer"),
    Signature("floor", "n", FIRST),
    Signature("format", "tc", "text"),
    Signature("gen_random_uuid", "*", "uuid"),
    Signature("host", "*", "text"),
    Signature("initcap", "t", "text"),
    Signature("int4range", "c", "int4range"),
    Signature("int8range", "c", "int8range"),
    Signature("isfinite", "*", "boolean"),
    Signature("json_typeof", "*", "text"),
    Signature("jsonb_array_length", "*", "integer"),
    Signature("jsonb_build_array", "c", "jsonb"),
    Signature("jsonb_build_object", "c", "jsonb"),
    Signature("jsonb_extract_path_text", "*c", "text"),
    Signature("jsonb_path_exists", "*p", "boolean"),
    Signature("jsonb_typeof", "*", "text"),
    Signature("left", "t*", "text"),
    Signature("length", "*", "integer"),
    Signature("like_escape", "t", "text"),
    Signature("ln", "n", FIRST),
    Signature("localtime", "*", "time without time zone"),
    Signature("localtimestamp", "*", "timestamp without time zone"),
    Signature("log", "n", FIRST),
    Signature("lower", "t", "text"),
    Signature("lpad", "t*t", "text"),
    Signature("ltrim", "t", "text"),
    Signature("make_date", "*", "date"),
    Signature("make_interval", "*", "interval"),
    Signature("md5", "t", "text"),
    Signature("nextval", "c", "bigint"),
    Signature("now", "*", "timestamp with time zone"),
    Signature("num_nonnulls", "c", "integer"),
    Signature("num_nulls", "c", "integer"),
    Signature("numrange", "c", "numrange"),
    Signature("octet_length", "*", "integer"),
    Signature("overlay", "tt*", "text"),
    Signature("phraseto_tsquery", "c", "tsquery"),
    Signature("pi", "*", "double precision"),
    Signature("plainto_tsquery", "c", "tsquery"),
    Signature("point", "f", "point"),
    Signature("quote_ident", "t", "text"),
    Signature("quote_literal", "t", "text"),
    Signature("radians", "f", "double precision"),
    Signature("random", "*", "double precision"),
    Signature("regexp_match", "t", "text[]"),
    Signature("regexp_replace", "t", "text"),
    Signature("repeat", "t*", "text"),
    Signature("replace", "t", "text"),
    Signature("reverse", "t", "text"),
    Signature("right", "t*", "text"),
    Signature("round", "n*", FIRST),
    Signature("rpad", "t*t", "text"),
    Signature("rtrim", "t", "text"),
    Signature("session_user", "*", "name"),
    Signature("setweight", "*c", "tsvector"),
    Signature("sign", "n", FIRST),
    Signature("similar_to_escape", "t", "text"),
    Signature("split_part", "tt*", "text"),
    Signature("sqrt", "n", FIRST),
    Signature("starts_with", "t", "boolean"),
    Signature("statement_timestamp", "*", "timestamp with time zone"),
    Signature("string_to_array", "t", "text[]"),
    Signature("strpos", "t", "integer"),
    Signature("substring", "t*", "text"),
    Signature("to_char", "zt", "text"),
    Signature("to_date", "t", "date"),
    Signature("to_hex", "*", "text"),
    Signature("to_json", "*", "json"),
    Signature("to_jsonb", "*", "jsonb"),
    Signature("to_number", "t", "numeric"),
    Signature("to_tsquery", "c", "tsquery"),
    Signature("to_tsvector", "c", "tsvector"),
    Signature("translate", "t", "text"),
    Signature("trunc", "n*", FIRST),
    Signature("tsrange", "c", "tsrange"),
    Signature("tstzrange", "c", "tstzrange"),
    Signature("upper", "t", "text"),
    Signature("user", "*", "name"),
    Signature("uuid_generate_v4", "*", "uuid"),
    Signature("websearch_to_tsquery", "c", "tsquery"),
];

/// The one name of a function.
pub(super) fn name(name: &str) -> &str {
    match name {
        "char_length" | "character_length" => "length",
        "ceiling" => "ceil",
        "pow" => "power",
        "substr" => "substring",
        "transaction_timestamp" => "now",
        other => other,
    }
}

/// A call in its normal form.
pub(super) fn call(name: String, arguments: Vec<Value>) -> Value {
    match (name.as_str(), arguments.len()) {
        ("current_timestamp", 0) => {
            return Value::new(Node::Call("now".to_owned(), Vec::new()), "timestamp with time zone");
        }
        ("coalesce" | "greatest" | "least" | "mod", _) | ("age", 2) => {
            let (arguments, ty) = joined(arguments);
            let ty = if name == "age" { Some("interval".to_owned()) } else { ty };
            return Value { node: Node::Call(name, nodes(arguments)), ty };
        }
        ("nullif", 2) => return nullif(name, arguments),
        ("power", 2) => return power(name, arguments),
        ("timezone", 2) => return timezone(name, arguments),
        ("to_timestamp", 1) => {
            let arguments = arguments.into_iter().map(|of| of.needed("double precision"));
            return Value::new(Node::Call(name, nodes(arguments.collect())), "timestamp with time zone");
        }
        _ => {}
    }
    match SIGNATURES.binary_search_by_key(&name.as_str(), |of| of.0) {
        Ok(at) => signed(name, arguments, &SIGNATURES[at]),
        Err(_) => Value::untold(Node::Call(name, nodes(arguments))),
    }
}

fn nodes(values: Vec<Value>) -> Vec<Node> {
    values.into_iter().map(|of| of.node).collect()
}

fn signed(name: String, arguments: Vec<Value>, Signature(_, takes, gives): &Signature) -> Value {
    let letter = |at: usize| takes.chars().nth(at).or_else(|| takes.chars().last()).unwrap_or('*');
    let arguments: Vec<Value> = arguments.into_iter().enumerate().map(|(at, of)| taken(of, letter(at))).collect();
    let ty = match *gives {
        FIRST => arguments.first().and_then(|of| of.ty.clone()),
        LAST => arguments.last().and_then(|of| of.ty.clone()),
        other => Some(other.to_owned()),
    };
    Value { node: Node::Call(name, nodes(arguments)), ty }
}

fn taken(of: Value, letter: char) -> Value {
    match letter {
        't' if of.is("bpchar") => of.cast("text"),
        't' => untyped(of, types::is_text),
        'f' => of.needed("double precision"),
        'm' => of.needed("numeric"),
        'n' if of.is("numeric") => of,
        'n' => of.needed("double precision"),
        'z' if of.is("date") => of.cast("timestamp with time zone"),
        'p' => of.wanted("jsonpath"),
        'c' => untyped(of, |_| true),
        _ => of,
    }
}

/// A constant without the type that the function asks for, anyway.
fn untyped(of: Value, is_asked: fn(&str) -> bool) -> Value {
    match of.node {
        Node::Cast(inner, ty) if matches!(*inner, Node::Text(_) | Node::Word(_)) && is_asked(&ty) => {
            Value { node: *inner, ty: of.ty }
        }
        node => Value { node, ty: of.ty },
    }
}

fn nullif(name: String, mut arguments: Vec<Value>) -> Value {
    let (Some(right), Some(left)) = (arguments.pop(), arguments.pop()) else {
        return Value::untold(Node::Call(name, Vec::new()));
    };
    let (left, right) = super::value::compared(left, right);
    let ty = left.ty.clone();
    Value { node: Node::Call(name, vec![left.node, right.node]), ty }
}

fn power(name: String, arguments: Vec<Value>) -> Value {
    let ranks: Option<Vec<usize>> = arguments.iter().map(Value::rank).collect();
    let Some(ranks) = ranks else { return Value::untold(Node::Call(name, nodes(arguments))) };
    let ty = if ranks.into_iter().max() == Some(3) { "numeric" } else { "double precision" };
    let arguments = arguments.into_iter().map(|of| of.needed(ty)).collect();
    Value::new(Node::Call(name, nodes(arguments)), ty)
}

/// With a zone and without turn into each other.
fn timezone(name: String, arguments: Vec<Value>) -> Value {
    let ty = match arguments.last().and_then(|of| of.ty.as_deref()) {
        Some("timestamp with time zone") => Some("timestamp without time zone".to_owned()),
        Some("timestamp without time zone") => Some("timestamp with time zone".to_owned()),
        _ => None,
    };
    let arguments = arguments.into_iter().map(|of| taken(of, 't')).collect();
    Value { node: Node::Call(name, nodes(arguments)), ty }
}

#[cfg(test)]
mod tests {
    #[test]
    fn functions_are_in_order() {
        assert!(super::SIGNATURES.is_sorted_by_key(|of| of.0));
    }
}
