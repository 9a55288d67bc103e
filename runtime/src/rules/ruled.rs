//! Which values keep which rules.

mod text;
mod value;

#[cfg(test)]
mod tests;

use super::Rule;

/// A value that rules can be held against.
///
/// Implemented for every column type, and for an `Option` of one: what is absent keeps every rule.
#[diagnostic::on_unimplemented(
    message = "the rules of a column cannot be held against `{Self}`",
    label = "no rules are known for this type",
    note = "implement `schemalock::rules::Ruled` for `{Self}`; a type without rules needs no method"
)]
pub trait Ruled {
    /// Whether the value keeps the rule.
    ///
    /// A rule of another kind of type, such as a length of a number, is kept by no value.
    fn satisfies(&self, rule: &Rule) -> bool {
        let _ = rule;
        false
    }
}

impl<T: Ruled> Ruled for Option<T> {
    fn satisfies(&self, rule: &Rule) -> bool {
        self.as_ref().is_none_or(|value| value.satisfies(rule))
    }
}
