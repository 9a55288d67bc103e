//! How scalars and keys of a source are spelled.

use std::borrow::Cow;

use super::piece::{Key, Scalar};
use super::quote;
use crate::syntax::Entry;

/// A plain or quoted scalar; `source` is all of it.
pub(super) fn flowing<'a>(source: &'a str, text: &str, plain: bool) -> Scalar<'a> {
    match (source.contains('\n'), plain) {
        (true, _) => Scalar::Lines(lines(source)),
        (false, true) => Scalar::Plain(Cow::Borrowed(source)),
        (false, false) if quote::is_quoted(source) => Scalar::Quoted(Cow::Borrowed(source)),
        // Not a spelling that is known here: written anew.
        (false, false) => Scalar::Quoted(Cow::Owned(quote::quoted(text))),
    }
}

/// Lines without their indentation; YAML takes no blanks at either end of them for content.
fn lines(source: &str) -> Vec<Cow<'_, str>> {
    let double = source.starts_with('"');
    source.split('\n').map(|line| Cow::Borrowed(trim(line.trim_start_matches([' ', '\t']), double))).collect()
}

/// An escaped blank at the end of a line is content.
fn trim(line: &str, double: bool) -> &str {
    let trimmed = line.trim_end_matches([' ', '\t']);
    let backslashes = trimmed.bytes().rev().take_while(|b| *b == b'\\').count();
    let escaped = double && backslashes % 2 == 1 && trimmed.len() < line.len();
    if escaped { &line[..=trimmed.len()] } else { trimmed }
}

/// A block scalar: `header` is `|` or `>` and what belongs to it, `body` the lines below.
pub(super) fn block<'a>(header: &str, body: &'a str, text: &str) -> Scalar<'a> {
    let lines = body_lines(body, text);
    let blank_lines = text.len() - text.trim_end_matches('\n').len();
    if lines.is_empty() || text.trim_end_matches('\n').ends_with([' ', '\t']) {
        return Scalar::Quoted(Cow::Owned(quote::quoted(text)));
    }
    let style = if header.starts_with('>') { ">" } else { "|" };
    let indicator = if needs_indicator(&lines) { "2" } else { "" };
    let chomping = match blank_lines {
        0 => "-",
        1 => "",
        _ => "+",
    };
    let header = format!("{style}{indicator}{chomping}");
    Scalar::Block { header, lines, blank_lines: blank_lines.saturating_sub(1) }
}

fn body_lines<'a>(body: &'a str, text: &str) -> Vec<Cow<'a, str>> {
    let mut lines: Vec<&str> = body.split('\n').collect();
    while lines.last().is_some_and(|line| is_blank(line)) {
        lines.pop();
    }
    // Whatever the header said of it: the indentation is what the text does not have any more.
    let indent = first_indentation(lines.iter().copied()).saturating_sub(first_indentation(text.split('\n')));
    lines.into_iter().map(|line| Cow::Borrowed(&line[indentation(line).min(indent)..])).collect()
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t']).is_empty()
}

fn first_indentation<'l>(mut lines: impl Iterator<Item = &'l str>) -> usize {
    lines.find(|line| !is_blank(line)).map_or(0, indentation)
}

/// Readers find the indentation by the first line with content: it must not begin with a blank of its own.
fn needs_indicator(lines: &[Cow<'_, str>]) -> bool {
    lines.iter().find(|line| !line.is_empty()).is_some_and(|line| line.starts_with(' '))
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A key: quotes that say nothing are dropped, since keys are texts anyway.
pub(super) fn key<'a>(entry: &Entry<'a>, source: &'a str) -> Key<'a> {
    let name = entry.key.clone();
    let spelled = if keeps_spelling(source, &name) { Cow::Borrowed(source) } else { Cow::Owned(quote::text(&name)) };
    Key { name, spelled }
}

fn keeps_spelling(source: &str, name: &str) -> bool {
    let one_line = !source.is_empty() && !source.contains('\n');
    let needed = if quote::is_quoted(source) { !quote::is_word(name) } else { source == name };
    one_line && needed && !quote::is_document_mark(source)
}
