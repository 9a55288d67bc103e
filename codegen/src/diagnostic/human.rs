//! For people: rustc's own layout, by `annotate-snippets`.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Label, Severity, Source};
use crate::span::Span;

/// Lines longer than this are cut around the finding by the renderer.
const WIDTH: usize = 140;

pub(super) fn render(source: &Source<'_>, diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(source, diagnostic)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(source: &Source<'a>, diagnostic: &'a Diagnostic) -> Group<'a> {
    let window = Window::around(source.text, diagnostic);
    let mut snippet = Snippet::source(window.text).path(source.name).line_start(window.first_line);
    snippet = snippet.annotation(
        AnnotationKind::Primary.span(window.place(diagnostic.primary.span)).label(label(&diagnostic.primary)),
    );
    for other in &diagnostic.secondary {
        snippet = snippet.annotation(AnnotationKind::Context.span(window.place(other.span)).label(label(other)));
    }
    let title = level(diagnostic.severity()).primary_title(&diagnostic.message).id(diagnostic.rule.code);
    let group = Group::with_title(title).element(snippet);
    diagnostic.hints.iter().fold(group, |group, hint| group.element(Level::HELP.message(hint)))
}

fn label(label: &Label) -> Option<&str> {
    (!label.text.is_empty()).then_some(&label.text)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}

/// The whole lines that hold all labels: the renderer's work grows with the text it is given, and a finding needs only
/// its neighbourhood.
struct Window<'a> {
    text: &'a str,
    first_line: usize,
    offset: usize,
}

impl<'a> Window<'a> {
    fn around(text: &'a str, diagnostic: &Diagnostic) -> Self {
        let spans = || diagnostic.secondary.iter().map(|l| l.span).chain([diagnostic.primary.span]);
        let first = spans().map(|s| s.start).min().unwrap_or(0).min(text.len());
        let last = spans().map(|s| s.end).max().unwrap_or(0).min(text.len());
        let offset = text.as_bytes()[..first].iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
        let end = text.as_bytes()[last..].iter().position(|b| *b == b'\n').map_or(text.len(), |newline| last + newline);
        let first_line = text.as_bytes()[..offset].iter().filter(|b| **b == b'\n').count() + 1;
        Self { text: &text[offset..end], first_line, offset }
    }

    fn place(&self, span: Span) -> std::ops::Range<usize> {
        let clip = |at: usize| at.saturating_sub(self.offset).min(self.text.len());
        clip(span.start)..clip(span.end)
    }
}
