//! The rules of texts.

use super::Ruled;
use crate::rules::Rule;

const BLANK: char = ' ';

impl Ruled for str {
    fn satisfies(&self, rule: &Rule) -> bool {
        match rule {
            Rule::MinLength(least) => has_at_least(self, *least),
            Rule::MaxLength(most) => !has_at_least(self, most.saturating_add(1)),
            Rule::NonEmpty => self.chars().any(|letter| letter != BLANK),
            Rule::Pattern(_) | Rule::Url | Rule::Email => rule.pattern().is_some_and(|pattern| pattern.matches(self)),
            Rule::OneOf(bounds) => bounds.iter().any(|bound| bound.text() == Some(self)),
            Rule::Min(_) | Rule::Max(_) => false,
        }
    }
}

impl Ruled for String {
    fn satisfies(&self, rule: &Rule) -> bool {
        self.as_str().satisfies(rule)
    }
}

/// Reads no further than it must: texts may be long, and bounds are mostly short.
fn has_at_least(text: &str, characters: u32) -> bool {
    let last = characters.checked_sub(1).map(|last| usize::try_from(last).unwrap_or(usize::MAX));
    last.is_none_or(|last| text.chars().nth(last).is_some())
}
