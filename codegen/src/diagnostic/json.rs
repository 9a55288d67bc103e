//! For programs: one JSON document. Fields are only ever added.

use serde::Serialize;

use super::source::Lines;
use super::{Diagnostic, Severity, Source};
use crate::span::Span;

#[derive(Serialize)]
struct Document<'a> {
    file: &'a str,
    errors: usize,
    warnings: usize,
    hints: usize,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    label: &'a str,
    related: Vec<Related<'a>>,
    hints: &'a [String],
}

#[derive(Serialize)]
struct Related<'a> {
    label: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// Lines and columns count from 1 (columns in characters), bytes from 0; the end is exclusive.
#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
}

pub(super) fn render(source: &Source<'_>, diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|d| d.severity() == severity).count();
    let lines = source.lines();
    let document = Document {
        file: source.name,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        hints: count(Severity::Hint),
        diagnostics: diagnostics.iter().map(|d| finding(&lines, d)).collect(),
    };
    crate::text::pretty_json(&document)
}

fn finding<'a>(lines: &Lines<'_>, diagnostic: &'a Diagnostic) -> Finding<'a> {
    let related = |label: &'a super::Label| Related { label: &label.text, place: place(lines, label.span) };
    Finding {
        code: diagnostic.rule.code,
        name: diagnostic.rule.name,
        severity: diagnostic.severity().word(),
        message: &diagnostic.message,
        place: place(lines, diagnostic.primary.span),
        label: &diagnostic.primary.text,
        related: diagnostic.secondary.iter().map(related).collect(),
        hints: &diagnostic.hints,
    }
}

fn place(lines: &Lines<'_>, span: Span) -> Place {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    Place {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_start: span.start,
        byte_end: span.end,
    }
}
