//! Does a formatted text still say what its source said?

use super::quote;
use crate::syntax::{self, Comment, Limits, Node, Scalar, Value};

/// The same tree as `tree`, and these comments in this order.
pub(super) fn same(tree: &Node<'_>, comments: &[Comment<'_>], formatted: &str) -> bool {
    let (again, findings) = syntax::parse(formatted, &Limits::default());
    findings.is_empty() && again.is_some_and(|again| same_node(tree, &again)) && same_comments(comments, formatted)
}

/// What has no comments gets none, as long as its tree is the same.
fn same_comments(source: &[Comment<'_>], formatted: &str) -> bool {
    let texts = |comments: &[Comment<'_>]| comments.iter().map(|comment| comment.text.to_owned()).collect::<Vec<_>>();
    source.is_empty() || texts(source) == texts(&super::comments(formatted))
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
