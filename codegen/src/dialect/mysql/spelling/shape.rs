//! What MariaDB and MySQL make of an expression while they read it: negations go down to what they negate, functions have one name.

use super::{default, types};
use crate::inventory::normal::{COMPARISONS, Node, Scope};

pub(super) fn shape(node: Node, scope: &Scope<'_>) -> Node {
    let node = node.map(|part| shape(part, scope));
    match node {
        Node::Name(path) => Node::Name(named(path, scope)),
        Node::Word(word) => constant(word),
        Node::Call(name, arguments) => call(&name, arguments),
        Node::Prefix(operator, of) if operator == "-" && matches!(*of, Node::Number(_)) => of.opposite(),
        Node::Prefix(operator, of) if operator == "not" => negated(*of),
        Node::Many(and, terms) => Node::many(and, terms.into_iter().map(asked).collect()),
        Node::In(of, mut list) if list.len() == 1 => match list.pop() {
            Some(only) => Node::Infix("=".to_owned(), of, Box::new(only)),
            None => Node::In(of, list),
        },
        Node::Infix(operator, left, right) if COMPARISONS.contains(&operator.as_str()) => {
            let (left, right) = (lettered(*left, &right, scope), *right);
            let right = lettered(right, &left, scope);
            Node::Infix(operator, Box::new(left), Box::new(right))
        }
        // Back from another set into that of everything else.
        Node::Cast(of, set)
            if set == "using utf8mb4" && matches!(&*of, Node::Cast(_, inner) if inner.starts_with("using ")) =>
        {
            *of
        }
        // What CHAR gives has no set of characters before it is used.
        Node::Cast(of, set) if set == "using utf8mb4" && matches!(&*of, Node::Call(name, _) if name == "char") => *of,
        Node::Infix(operator, left, right) if operator == "+" && matches!(*left, Node::Interval(..)) => {
            Node::Infix(operator, right, left)
        }
        Node::Is(of, word) if word == "unknown" => Node::Is(of, "null".to_owned()),
        other => other,
    }
}

/// Bytes beside a column of texts are the letters that they stand for.
fn lettered(node: Node, beside: &Node, scope: &Scope<'_>) -> Node {
    let (Node::Word(word), Node::Name(path)) = (&node, beside) else { return node };
    let column = path.last().and_then(|last| scope.column(last));
    if !column.is_some_and(|column| types::is_text(&column.ty)) {
        return node;
    }
    default::bytes(word, "text").filter(|of| matches!(of, Node::Text(text) if text.is_ascii())).unwrap_or(node)
}

fn named(path: Vec<String>, scope: &Scope<'_>) -> Vec<String> {
    let column = path.last().and_then(|last| scope.column_ignoring_case(last));
    let of_table = |path: &[String]| path.len() < 2 || scope.is_table(&path[path.len() - 2]);
    match column {
        Some(column) if of_table(&path) => vec![column.name.clone()],
        _ => path,
    }
}

fn constant(word: String) -> Node {
    match word.as_str() {
        "true" => Node::Number("1".to_owned()),
        "false" => Node::Number("0".to_owned()),
        _ => bytes(&word).map_or(Node::Word(word), Node::Word),
    }
}

/// Bits as the bytes that they are, which begin with whole ones.
fn bytes(word: &str) -> Option<String> {
    let digits = word.get(2..word.len().checked_sub(1)?)?;
    if !word.starts_with("b'") {
        return None;
    }
    let padded = format!("{}{digits}", "0".repeat((8 - digits.len() % 8) % 8));
    let byte = |at: usize| u8::from_str_radix(padded.get(at..at + 8)?, 2).ok().map(|byte| format!("{byte:02x}"));
    let bytes: Option<String> = (0..padded.len()).step_by(8).map(byte).collect();
    Some(format!("x'{}'", bytes?))
}

/// What AND and OR ask of a column: whether it is 0.
fn asked(term: Node) -> Node {
    match term {
        Node::Name(_) => Node::infix("<>", term, Node::Number("0".to_owned())),
        other => other,
    }
}

fn negated(node: Node) -> Node {
    match node {
        Node::Infix(operator, left, right) if operator == "xor" => {
            Node::Infix(operator, Box::new(negated(*left)), right)
        }
        Node::Many(and, terms) => Node::many(!and, terms.into_iter().map(negated).collect()),
        Node::Name(_) => Node::infix("=", node, Node::Number("0".to_owned())),
        Node::Number(number) if number == "0" => Node::Number("1".to_owned()),
        Node::Number(number) if number == "1" => Node::Number("0".to_owned()),
        other => other.negated(),
    }
}

/// The one name of a function.
pub(super) fn function(name: &str) -> &str {
    match name {
        "character_length" => "char_length",
        "length" => "octet_length",
        "lower" => "lcase",
        "upper" => "ucase",
        "substr" | "mid" => "substring",
        "ceil" => "ceiling",
        "power" => "pow",
        "sha1" => "sha",
        "day" => "dayofmonth",
        "nvl" => "ifnull",
        "now" | "localtime" | "localtimestamp" => "current_timestamp",
        "current_date" => "curdate",
        "current_time" => "curtime",
        "session_user" | "system_user" => "user",
        "adddate" => "date_add",
        "subdate" => "date_sub",
        other => other,
    }
}

/// Functions that are operators or other functions.
fn call(name: &str, mut arguments: Vec<Node>) -> Node {
    let day = |of: Node| Node::Interval(Box::new(of), "day".to_owned());
    match (name, arguments.len()) {
        ("isnull", 1) => Node::Is(Box::new(arguments.remove(0)), "null".to_owned()),
        // What MySQL makes of REGEXP.
        ("regexp_like", 2) => two("regexp", arguments),
        ("mod", 2) => two("%", arguments),
        ("date", 1) => arguments.remove(0).cast("date"),
        ("time", 1) => arguments.remove(0).cast("time"),
        ("timestamp", 1) => arguments.remove(0).cast("datetime"),
        ("round", 1) => {
            arguments.push(Node::Number("0".to_owned()));
            Node::call(name, arguments)
        }
        ("instr", 2) => {
            arguments.swap(0, 1);
            Node::call("locate", arguments)
        }
        ("datediff", 2) => {
            let days = arguments.into_iter().map(|of| Node::call("to_days", vec![of])).collect();
            two("-", days)
        }
        ("date_add" | "date_sub", 2) => {
            let by = arguments.pop().map(|by| if matches!(by, Node::Interval(..)) { by } else { day(by) });
            let arguments = arguments.into_iter().chain(by).collect();
            two(if name == "date_add" { "+" } else { "-" }, arguments)
        }
        ("timestampadd", 3) => match arguments.remove(0) {
            Node::Name(unit) => {
                let by = arguments.remove(0);
                Node::infix("+", arguments.remove(0), Node::Interval(Box::new(by), unit.join(".")))
            }
            other => {
                arguments.insert(0, other);
                Node::call(name, arguments)
            }
        },
        ("current_timestamp" | "curtime" | "utc_timestamp" | "utc_time", 1)
            if arguments == [Node::Number("0".to_owned())] =>
        {
            Node::call(name, Vec::new())
        }
        ("json_extract", 2) => two("->", arguments),
        ("json_unquote", 1) => match arguments.remove(0) {
            Node::Infix(operator, left, right) if operator == "->" => Node::Infix("->>".to_owned(), left, right),
            other => Node::call(name, vec![other]),
        },
        _ => Node::call(name, arguments),
    }
}

fn two(operator: &str, mut arguments: Vec<Node>) -> Node {
    match (arguments.pop(), arguments.pop()) {
        (Some(right), Some(left)) => Node::infix(operator, left, right),
        _ => Node::call(operator, arguments),
    }
}
