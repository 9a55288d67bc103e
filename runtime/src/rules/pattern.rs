//! Regular expressions that are compiled when they are first needed.

use std::fmt;
use std::sync::OnceLock;

use regex_lite::{Regex, RegexBuilder};

/// As deep as the compiler of schema.yaml reads patterns.
const NEST_LIMIT: u32 = 250;

/// A regular expression of the portable subset that `schema.yaml` may use.
///
/// It lives in a `static`, so that a program compiles it once:
///
/// ```
/// use schemalock::rules::{Pattern, Rule, Ruled};
///
/// static SLUG: Pattern = Pattern::new("^[a-z-]+$");
/// assert!(String::from("a-slug").satisfies(&Rule::Pattern(&SLUG)));
/// ```
pub struct Pattern {
    source: &'static str,
    /// `None` where the source is no regular expression.
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The regular expression with this source. One that isn't a regular expression matches nothing.
    pub const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    /// What was written.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Whether it is found anywhere in the text.
    pub fn matches(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| RegexBuilder::new(self.source).nest_limit(NEST_LIMIT).build().ok());
        compiled.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Pattern {}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nests_as_deep_as_the_compiler_reads() {
        const DEEP: usize = 240;
        let source = format!("^{}a{}$", "(".repeat(DEEP), ")".repeat(DEEP));
        let pattern = Pattern::new(source.leak());
        assert!(pattern.matches("a"));
        assert!(!pattern.matches("b"));
    }

    #[test]
    fn what_is_no_regular_expression_matches_nothing() {
        let pattern = Pattern::new("(");
        assert!(!pattern.matches(""));
        assert!(!pattern.matches("("));
    }

    #[test]
    fn is_its_source() {
        assert_eq!(Pattern::new("a"), Pattern::new("a"));
        assert_ne!(Pattern::new("a"), Pattern::new("b"));
        assert_eq!(format!("{:?}", Pattern::new("a+")), "Pattern(\"a+\")");
    }
}
