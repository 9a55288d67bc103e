//! Parser events to the tree, without recursion.

use std::borrow::Cow;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError};

use super::{Entry, Limits, Node, Scalar, Value};
use crate::diagnostic::Diagnostic;
use crate::rules::text::{empty_file, many_documents, tab_indent, too_deep, yaml_extra, yaml_syntax};
use crate::span::Span;

pub(super) fn build<'a>(text: &'a str, limits: &Limits) -> (Option<Node<'a>>, Vec<Diagnostic>) {
    let mut options = Options::default();
    options.emit_comments = false;
    options.emit_unresolved_aliases = true;
    let mut builder = Builder { limits, stack: Vec::new(), root: None, documents: 0, findings: Vec::new() };
    for event in Parser::new_from_str_with_options(text, options) {
        let fatal = match event {
            Err(error) => Some(syntax_error(text, &error)),
            Ok((event, span)) => builder.event(event, bytes(&span)),
        };
        if let Some(finding) = fatal {
            builder.findings.push(finding);
            return (None, builder.findings);
        }
    }
    if builder.root.is_none() && builder.findings.is_empty() {
        builder.findings.push(empty_file::report());
    }
    (builder.root, builder.findings)
}

fn bytes(span: &granit_parser::Span) -> Span {
    span.byte_range().map_or(Span::default(), |range| Span::new(range.start, range.end))
}

fn syntax_error(text: &str, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    // The scanner reports a tab as whatever it met there; the person wants to hear of the tab.
    match tab_before(text, at) {
        Some(tab) => tab_indent::report(tab),
        None => yaml_syntax::report(at, &error.info()),
    }
}

/// The tab in the indentation of the line at `at`, or of the line after it, where scanners notice it one token late.
fn tab_before(text: &str, at: usize) -> Option<usize> {
    let start = text.as_bytes()[..at].iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
    let next = text.as_bytes()[at..].iter().position(|b| *b == b'\n').map(|newline| at + newline + 1);
    [Some(start), next].into_iter().flatten().find_map(|line_start| {
        let indent = text.as_bytes()[line_start..].iter().take_while(|b| matches!(b, b' ' | b'\t'));
        indent.enumerate().find(|(_, b)| **b == b'\t').map(|(offset, _)| line_start + offset)
    })
}

/// A map or list whose end has not come yet.
enum Open<'a> {
    List(Span, Vec<Node<'a>>),
    Map(Span, Vec<Entry<'a>>, Option<(Cow<'a, str>, Span)>),
}

struct Builder<'a, 'l> {
    limits: &'l Limits,
    stack: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    documents: usize,
    findings: Vec<Diagnostic>,
}

impl<'a> Builder<'a, '_> {
    /// Takes one event; a finding that is returned ends the reading.
    fn event(&mut self, event: Event<'a>, span: Span) -> Option<Diagnostic> {
        if let Some(tag) = event.tag() {
            self.findings.push(yaml_extra::report(span, "tag", &tag.to_string()));
        }
        match event {
            Event::DocumentStart(..) => return self.document(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(span),
            Event::Scalar(text, style, anchor, _) => {
                self.anchor(anchor, span);
                let scalar = Scalar { text, plain: matches!(style, ScalarStyle::Plain) };
                self.place(Node { span, value: Value::Scalar(scalar) });
            }
            Event::SequenceStart(_, anchor, _) => {
                self.anchor(anchor, span);
                return self.open(Open::List(span, Vec::new()), span);
            }
            Event::MappingStart(_, anchor, _) => {
                self.anchor(anchor, span);
                return self.open(Open::Map(span, Vec::new(), None), span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
        None
    }

    fn document(&mut self, span: Span) -> Option<Diagnostic> {
        self.documents += 1;
        (self.documents > 1).then(|| many_documents::report(span))
    }

    fn anchor(&mut self, anchor: usize, span: Span) {
        if anchor != 0 {
            self.findings.push(yaml_extra::report(span, "anchor", "&"));
        }
    }

    fn alias(&mut self, span: Span) {
        self.findings.push(yaml_extra::report(span, "alias", "*"));
        self.place(Node { span, value: Value::Scalar(Scalar { text: Cow::Borrowed(""), plain: true }) });
    }

    fn open(&mut self, open: Open<'a>, span: Span) -> Option<Diagnostic> {
        self.stack.push(open);
        (self.stack.len() > self.limits.depth).then(|| too_deep::report(span, self.limits.depth))
    }

    fn close(&mut self, end: Span) {
        let node = match self.stack.pop() {
            Some(Open::List(start, items)) => {
                let last = items.last().map(|item| item.span.end);
                Node { span: whole(start, last, end), value: Value::List(items) }
            }
            Some(Open::Map(start, entries, _)) => {
                let last = entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end));
                Node { span: whole(start, last, end), value: Value::Map(entries) }
            }
            None => return,
        };
        self.place(node);
    }

    fn place(&mut self, node: Node<'a>) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, pending)) => match pending.take() {
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: anchored(node, key_span) }),
                None => *pending = Some(key(node, &mut self.findings)),
            },
        }
    }
}

/// A value that is not there stands right behind its key.
fn anchored(node: Node<'_>, key: Span) -> Node<'_> {
    let missing = node.span.start == node.span.end && node.is_null();
    if missing { Node { span: Span::at(key.end), ..node } } else { node }
}

fn key<'a>(node: Node<'a>, findings: &mut Vec<Diagnostic>) -> (Cow<'a, str>, Span) {
    match node.value {
        Value::Scalar(scalar) => (scalar.text, node.span),
        Value::List(_) | Value::Map(_) => {
            findings.push(yaml_extra::report(node.span, "key that is not a word", "?"));
            (Cow::Borrowed(""), node.span)
        }
    }
}

/// Flow collections end at their bracket, block collections behind their last child.
fn whole(start: Span, last: Option<usize>, end: Span) -> Span {
    let closed_by_bracket = end.end > end.start;
    Span::new(start.start, if closed_by_bracket { end.end } else { last.unwrap_or(start.end) })
}
