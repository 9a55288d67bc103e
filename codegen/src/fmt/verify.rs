//! Does a formatted text still say what its source said?

use crate::fmt::quote;
use crate::syntax::{self, Limits, Node, Scalar, Value};

/// The same tree as `tree`, and the same comments as `source` in the same order.
pub(super) fn same(tree: &Node<'_>, source: &str, formatted: &str) -> bool {
    let (again, findings) = syntax::parse(formatted, &Limits::default());
    findings.is_empty() && again.is_some_and(|again| same_node(tree, &again)) && same_comments(source, formatted)
}

fn same_comments(source: &str, formatted: &str) -> bool {
    comments(source) == comments(formatted)
}

fn comments(text: &str) -> Vec<&str> {
    let mut comments = syntax::comments(text);
    comments.sort_by_key(|comment| comment.span.start);
    comments.into_iter().map(|comment| comment.text).collect()
}

fn same_node(source: &Node<'_>, result: &Node<'_>) -> bool {
    match (&source.value, &result.value) {
        (Value::Scalar(source), Value::Scalar(result)) => same_scalar(source, result),
        (Value::List(source), Value::List(result)) => {
            source.len() == result.len() && source.iter().zip(result).all(|(a, b)| same_node(a, b))
        }
        (Value::Map(source), Value::Map(result)) => {
            let entries = source.iter().zip(result);
            source.len() == result.len()
                && entries.into_iter().all(|(a, b)| a.key == b.key && same_node(&a.value, &b.value))
        }
        _ => false,
    }
}

/// Quotes may be added to a word that could not stand between brackets without; such a word never means more than its letters.
fn same_scalar(source: &Scalar<'_>, result: &Scalar<'_>) -> bool {
    let quoted = source.plain && !result.plain && quote::has_flow_marks(&source.text);
    source.text == result.text && (source.plain == result.plain || quoted)
}
