//! Diagnostics: one plain data type, and one renderer file per format.
//!
//! A *diagnostic* says one thing about one place. Its *primary* label is what is shown when only one thing can be
//! shown; *secondary* labels name other places that explain it ("first defined here"). A *hint* tells the way out, in the
//! imperative. What kind of thing it says is its [`Rule`].

mod github;
mod human;
mod json;
mod rule;
mod source;

pub use rule::{Rule, Severity};
pub use source::{Lines, Position, Source};

use crate::span::Span;

/// A place in the source with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say of it; may be empty on a primary label.
    pub text: String,
}

/// One finding about a source text.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken: code, severity and explanation.
    pub rule: &'static Rule,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where.
    pub primary: Label,
    /// Other places that explain it.
    pub secondary: Vec<Label>,
    /// What to do, in the imperative.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A finding of `rule` at `span`.
    #[must_use]
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        let primary = Label { span, text: String::new() };
        Self { rule, message: message.into(), primary, secondary: Vec::new(), hints: Vec::new() }
    }

    /// Words at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// A second place that explains this one.
    #[must_use]
    pub fn secondary(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// A way out.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
        self
    }

    /// "did you mean `x`?", when some candidate is near enough to what was written.
    #[must_use]
    pub fn did_you_mean<'a>(self, written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Self {
        match crate::text::nearest(written, candidates) {
            Some(near) => self.hint(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }
}

/// Puts findings in the order of the file; findings at one place keep the order of their codes.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.primary.span.start, d.primary.span.end, d.rule.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
}

/// The most findings that are listed; passes stop looking when there are more.
pub const MOST: usize = 10_000;

/// Are there more than will be listed?
#[must_use]
pub fn enough(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.len() > MOST
}

/// Is any of these an error?
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity() == Severity::Error)
}

/// How findings are written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: message, snippet, labels, hints. The flag turns ANSI colours on.
    Human {
        /// Whether to write ANSI colour sequences.
        colour: bool,
    },
    /// One JSON document; its shape is documented in `docs/json-output.md`.
    Json,
    /// GitHub's workflow commands, one line a finding.
    Github,
}

/// Writes findings in one format.
#[must_use]
pub fn render(source: &Source<'_>, diagnostics: &[Diagnostic], format: Format) -> String {
    match format {
        Format::Human { colour } => human::render(source, diagnostics, colour),
        Format::Json => json::render(source, diagnostics),
        Format::Github => github::render(source, diagnostics),
    }
}
