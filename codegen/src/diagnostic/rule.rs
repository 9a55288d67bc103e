//! What a finding is about: a rule with a stable code.

use crate::rules::Context;

use super::Diagnostic;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated while one of these stands.
    Error,
    /// Probably not what was meant; `--deny warnings` makes it count.
    Warning,
    /// Could be better, or ought to be known; never counts.
    Hint,
}

impl Severity {
    /// The word used in every format.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// One rule of the language. Codes are stable: a code is never given a second meaning.
#[derive(Debug)]
pub struct Rule {
    /// `SL` and four digits; the first two name the group (see `docs/rules.md`).
    pub code: &'static str,
    /// The same in words, `kebab-case`.
    pub name: &'static str,
    /// How bad breaking it is.
    pub severity: Severity,
    /// The rule in one sentence.
    pub summary: &'static str,
    /// Why it is a rule and what to do, in Markdown, for `explain`.
    pub explanation: &'static str,
    /// The check on the resolved model; `None` when an earlier pass raises it while reading.
    pub check: Option<fn(&Context<'_>, &mut Vec<Diagnostic>)>,
}
