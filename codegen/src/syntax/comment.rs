//! Comments: no part of the tree, but kept by `fmt`.

use granit_parser::{Event, Parser};

use crate::span::Span;

/// Where a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// On a line of its own.
    OwnLine,
    /// Behind something on the same line.
    Trailing,
}

/// A comment with its `#`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment<'a> {
    /// From the `#` to the end of the line.
    pub span: Span,
    /// The same as text.
    pub text: &'a str,
    /// Where it stands.
    pub placement: Placement,
}

/// All comments of a text that [`super::parse`] has accepted, in order.
#[must_use]
pub fn comments(text: &str) -> Vec<Comment<'_>> {
    let events = Parser::new_from_str(text).map_while(Result::ok);
    let spans = events.filter(|(event, _)| matches!(event, Event::Comment(..))).filter_map(|(_, s)| s.byte_range());
    spans.map(|range| comment(text, Span::new(range.start, range.end))).collect()
}

fn comment(text: &str, span: Span) -> Comment<'_> {
    let line_start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let alone = text[line_start..span.start].trim_start_matches('\u{feff}').trim().is_empty();
    let placement = if alone { Placement::OwnLine } else { Placement::Trailing };
    Comment { span, text: text[span.range()].trim_end(), placement }
}
