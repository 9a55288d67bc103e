//! For programs: one JSON document. Fields are only ever added.

use serde::Serialize;

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
    let document = Document {
        file: source.name,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        hints: count(Severity::Hint),
        diagnostics: diagnostics.iter().map(|d| finding(source, d)).collect(),
    };
    crate::text::pretty_json(&document)
}

fn finding<'a>(source: &Source<'_>, diagnostic: &'a Diagnostic) -> Finding<'a> {
    let related = |label: &'a super::Label| Related { label: &label.text, place: place(source, label.span) };
    Finding {
        code: diagnostic.rule.code,
        name: diagnostic.rule.name,
        severity: diagnostic.severity().word(),
        message: &diagnostic.message,
        place: place(source, diagnostic.primary.span),
        label: &diagnostic.primary.text,
        related: diagnostic.secondary.iter().map(related).collect(),
        hints: &diagnostic.hints,
    }
}

fn place(source: &Source<'_>, span: Span) -> Place {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Place {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_start: span.start,
        byte_end: span.end,
    }
}
