//! What SQLite makes of an expression while it reads it.

use crate::inventory::normal::{Node, Scope};

pub(super) fn shape(node: Node, scope: &Scope<'_>) -> Node {
    let node = node.map(|part| shape(part, scope));
    match node {
        Node::Name(path) => name(path, scope),
        Node::Word(word) => match word.as_str() {
            "true" => Node::Number("1".to_owned()),
            "false" => Node::Number("0".to_owned()),
            _ => Node::Word(word),
        },
        Node::Infix(operator, left, right) if operator == "is" && right.is_null() => Node::Is(left, "null".to_owned()),
        Node::Infix(operator, left, right) if operator == "is distinct from" => {
            Node::Infix("is".to_owned(), left, right).negated()
        }
        Node::Prefix(operator, of) if operator == "-" && matches!(*of, Node::Number(_)) => of.opposite(),
        Node::Prefix(operator, of) if operator == "not" => of.negated(),
        other => other,
    }
}

/// A name in quotation marks that no column has is a text, however it was meant.
fn name(mut path: Vec<String>, scope: &Scope<'_>) -> Node {
    const OF_ROWS: [&str; 3] = ["rowid", "oid", "_rowid_"];
    let Some(last) = path.pop() else { return Node::Name(path) };
    let of_rows = OF_ROWS.contains(&last.as_str());
    match scope.column_ignoring_case(&last) {
        Some(column) if path.iter().all(|of| scope.is_table(of)) => Node::Name(vec![column.name.clone()]),
        None if path.is_empty() && !of_rows => Node::Text(last),
        _ => {
            path.push(last);
            Node::Name(path)
        }
    }
}
