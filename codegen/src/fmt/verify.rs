//! Does a formatted text still say what its source said?

use super::quote;
use crate::span::Span;
use crate::syntax::{self, Comment, Limits, Node, Scalar, Value};

/// The same tree as `tree`, and these comments in this order.
pub(super) fn same(tree: &Node<'_>, comments: &[Comment<'_>], formatted: &str) -> bool {
    let (again, findings) = syntax::parse(formatted, &Limits::default());
    let Some(again) = again.filter(|_| findings.is_empty()) else { return false };
    same_node(tree, &again) && same_comments(comments, &again, formatted)
}

fn same_comments(source: &[Comment<'_>], tree: &Node<'_>, formatted: &str) -> bool {
    let mut between = Between { text: formatted, at: 0, comments: Vec::new() };
    between.node(tree);
    between.leaf(Span::at(formatted.len()));
    between.comments.into_iter().eq(source.iter().map(|comment| comment.text))
}

/// Finds comments without reading the text a third time: between keys and scalars, a `#` begins one.
struct Between<'t> {
    text: &'t str,
    at: usize,
    comments: Vec<&'t str>,
}

impl Between<'_> {
    fn node(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Scalar(_) => self.leaf(node.span),
            Value::List(items) => items.iter().for_each(|item| self.node(item)),
            Value::Map(entries) => entries.iter().for_each(|entry| {
                self.leaf(entry.key_span);
                self.node(&entry.value);
            }),
        }
    }

    fn leaf(&mut self, leaf: Span) {
        let mut gap = self.text.get(self.at..leaf.start).unwrap_or_default();
        while let Some(start) = gap.find('#') {
            let (comment, rest) = gap[start..].split_once('\n').unwrap_or((&gap[start..], ""));
            self.comments.push(comment.trim_end());
            gap = rest;
        }
        self.at = leaf.end.max(self.at);
    }
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
