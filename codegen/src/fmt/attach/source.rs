//! What the text has between the values: brackets, dashes, lines.

use super::Attach;
use crate::syntax::{Node, Value};

impl Attach<'_, '_> {
    /// Has it brackets of its own? A pair inside of a list's brackets has none; a list that begins with a bracket may begin with
    /// its first item's.
    pub(super) fn opens_with_bracket(&self, node: &Node<'_>) -> bool {
        let first = match &node.value {
            Value::List(items) => items.first().map(|item| item.span.start),
            Value::Map(entries) => entries.first().map(|entry| entry.key_span.start),
            Value::Scalar(_) => None,
        };
        first != Some(node.span.start) && self.text[node.span.range()].starts_with(['[', '{'])
    }

    /// Where `|` or `>` stands before a block scalar whose content begins at `content`; `None` for one in quotes.
    pub(super) fn block_header(&self, content: usize) -> Option<usize> {
        let at = self.skip(self.end, |b| matches!(b, b' ' | b'\t' | b'\n' | b'-'));
        (at <= content && matches!(self.text.as_bytes().get(at), Some(b'|' | b'>'))).then_some(at)
    }

    /// Where the dash of an item stands whose content begins at `content`.
    pub(super) fn dash(&self, content: usize) -> usize {
        self.skip(self.end, |b| matches!(b, b' ' | b'\t' | b'\n')).min(content)
    }

    /// Behind the colon of a key that ends at `at`; between brackets there may be none.
    pub(super) fn behind_colon(&self, at: usize) -> usize {
        let colon = self.skip(at, |b| matches!(b, b' ' | b'\t' | b'\n'));
        if self.text.as_bytes().get(colon) == Some(&b':') { colon + 1 } else { at }
    }

    /// The first byte from `at` on that is in no comment and not to be skipped.
    pub(super) fn skip(&self, mut at: usize, blank: fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'#' => at = self.line_end(at),
                byte if blank(*byte) => at += 1,
                _ => break,
            }
        }
        at
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.lines.start(self.lines.line(at))
    }

    pub(super) fn line_end(&self, at: usize) -> usize {
        let next = self.lines.start(self.lines.line(at) + 1);
        if self.text[..next].ends_with('\n') && next > at { next - 1 } else { next }
    }

    pub(super) fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Is the line before that of `at` blank, and `at` the first thing on its line?
    pub(super) fn blank_before(&self, at: usize) -> bool {
        let start = self.line_start(at);
        let is_first = self.text[start..at].trim_matches([' ', '\t']).is_empty();
        let before = self.text[..start].strip_suffix('\n');
        is_first && before.is_some_and(|before| before[self.line_start(before.len())..].trim().is_empty())
    }
}
