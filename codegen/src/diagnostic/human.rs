//! For people: rustc's own layout, by `annotate-snippets`.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::source::Lines;
use super::{Diagnostic, Label, Position, Severity, Source};
use crate::span::Span;

/// Lines longer than this are cut around the finding by the renderer.
const WIDTH: usize = 140;

/// A line of more bytes than this is named and not shown: no person wrote it.
const LONGEST_LINE: usize = 4096;

/// Labels nearer than this, in lines, are shown in one snippet. The renderer reads every line between them.
const NEAR: usize = 100;

pub(super) fn render(source: &Source<'_>, diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let page = Page { name: source.name, lines: source.lines() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[page.group(diagnostic)]));
        out.push_str("\n\n");
    }
    out
}

/// The text that is being shown.
struct Page<'a> {
    name: &'a str,
    lines: Lines<'a>,
}

impl<'a> Page<'a> {
    fn group(&self, diagnostic: &'a Diagnostic) -> Group<'a> {
        let title = level(diagnostic.severity()).primary_title(&diagnostic.message).id(diagnostic.rule.code);
        let primary = (AnnotationKind::Primary, &diagnostic.primary);
        let others = diagnostic.secondary.iter().map(|label| (AnnotationKind::Context, label));
        let here = self.lines.line(diagnostic.primary.span.start);
        let (near, far): (Vec<_>, Vec<_>) = std::iter::once(primary)
            .chain(others)
            .filter(|(_, label)| !self.is_long(label.span))
            .partition(|(_, label)| self.lines.line(label.span.start).abs_diff(here) <= NEAR);
        if self.is_long(diagnostic.primary.span) {
            return hinted(Group::with_title(title).element(self.origin(diagnostic.primary.span)), diagnostic);
        }
        let group = Group::with_title(title).element(self.snippet(&near));
        let group = far.iter().fold(group, |group, label| group.element(self.snippet(std::slice::from_ref(label))));
        hinted(group, diagnostic)
    }

    fn is_long(&self, span: Span) -> bool {
        let line = self.lines.line(span.start);
        self.lines.start(line + 1) - self.lines.start(line) > LONGEST_LINE
    }

    fn origin(&self, span: Span) -> Origin<'a> {
        let Position { line, column } = self.lines.position(span.start);
        Origin::path(self.name).line(line).char_column(column)
    }

    /// The whole lines that hold these labels.
    fn snippet(&self, labels: &[(AnnotationKind, &'a Label)]) -> Snippet<'a, Annotation<'a>> {
        let spans = || labels.iter().map(|(_, label)| label.span);
        let first = self.lines.line(spans().map(|span| span.start).min().unwrap_or_default());
        // A value of many lines is shown by its beginning.
        let last = self.lines.line(spans().map(|span| span.end).max().unwrap_or_default()).min(first + 2 * NEAR);
        let text = self.lines.text(first, last);
        let offset = self.lines.start(first);
        let snippet = Snippet::source(text).path(self.name).line_start(first);
        labels.iter().fold(snippet, |snippet, (kind, label)| {
            snippet.annotation(kind.span(place(label.span, offset, text)).label(words(label)))
        })
    }
}

fn hinted<'a>(group: Group<'a>, diagnostic: &'a Diagnostic) -> Group<'a> {
    diagnostic.hints.iter().fold(group, |group, hint| group.element(Level::HELP.message(hint)))
}

fn place(span: Span, offset: usize, text: &str) -> std::ops::Range<usize> {
    let clip = |at: usize| at.saturating_sub(offset).min(text.len());
    clip(span.start)..clip(span.end)
}

fn words(label: &Label) -> Option<&str> {
    (!label.text.is_empty()).then_some(&label.text)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    }
}
