//! What is wrong with a row.

use std::fmt;

use super::{Bound, Rule};

/// A rule that the value of a column breaks.
///
/// It says what was asked and never what was there: the value may be the plaintext of an encrypted column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Violation {
    column: &'static str,
    rule: &'static Rule,
}

impl Violation {
    /// The value of `column` breaks `rule`.
    pub const fn new(column: &'static str, rule: &'static Rule) -> Self {
        Self { column, rule }
    }

    /// The column's name in SQL.
    pub const fn column(&self) -> &'static str {
        self.column
    }

    /// The key of `schema.yaml` that says the rule: `max_length`.
    pub const fn rule(&self) -> &'static str {
        self.rule.name()
    }

    /// The rule with its bound.
    pub const fn broken(&self) -> &'static Rule {
        self.rule
    }
}

/// One clause that names the column, the rule and its bound: `` `name` has more than 120 characters (max_length)``.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ", self.column)?;
        match self.rule {
            Rule::MinLength(least) => write!(f, "has fewer than {}", Characters(*least)),
            Rule::MaxLength(most) => write!(f, "has more than {}", Characters(*most)),
            Rule::NonEmpty => f.write_str("is empty, or blanks alone"),
            Rule::Pattern(pattern) => write!(f, "does not match `{}`", pattern.source()),
            Rule::Url => f.write_str("is not an http or https URL"),
            Rule::Email => f.write_str("is not an e-mail address"),
            Rule::Min(least) => write!(f, "is not at least {least}"),
            Rule::Max(most) => write!(f, "is not at most {most}"),
            Rule::OneOf(bounds) => write!(f, "is not {}", Alternatives(bounds)),
        }?;
        write!(f, " ({})", self.rule.name())
    }
}

/// `1 character`, `2 characters`.
struct Characters(u32);

impl fmt::Display for Characters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, if self.0 == 1 { "character" } else { "characters" })
    }
}

/// `1, 2 or 3`.
struct Alternatives(&'static [Bound]);

impl fmt::Display for Alternatives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((last, init)) = self.0.split_last() else { return f.write_str("anything") };
        for (at, bound) in init.iter().enumerate() {
            write!(f, "{}{bound}", if at == 0 { "" } else { ", " })?;
        }
        write!(f, "{}{last}", if init.is_empty() { "" } else { " or " })
    }
}

/// Every rule that a row breaks, in the order of its columns. There is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// These violations, if there are any.
    pub(super) fn new(violations: Vec<Violation>) -> Option<Self> {
        (!violations.is_empty()).then_some(Self(violations))
    }

    /// One after the other, in the order of the columns.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.iter().enumerate() {
            write!(f, "{}{violation}", if at == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Pattern, check, finish};

    static SLUG: Pattern = Pattern::new("^[a-z-]+$");

    fn message(rule: Rule) -> String {
        let rule: &'static Rule = Box::leak(Box::new(rule));
        Violation::new("c", rule).to_string()
    }

    #[test]
    fn messages_name_column_rule_and_bound() {
        let moment = Bound::TimestampMillis(0);
        let expected = [
            (Rule::MinLength(1), "`c` has fewer than 1 character (min_length)"),
            (Rule::MinLength(2), "`c` has fewer than 2 characters (min_length)"),
            (Rule::MaxLength(120), "`c` has more than 120 characters (max_length)"),
            (Rule::NonEmpty, "`c` is empty, or blanks alone (non_empty)"),
            (Rule::Pattern(&SLUG), "`c` does not match `^[a-z-]+$` (pattern)"),
            (Rule::Url, "`c` is not an http or https URL (format)"),
            (Rule::Email, "`c` is not an e-mail address (format)"),
            (Rule::Min(Bound::Integer(-5)), "`c` is not at least -5 (min)"),
            (Rule::Max(Bound::Number("1.50")), "`c` is not at most 1.50 (max)"),
            (Rule::Min(moment), "`c` is not at least 1970-01-01T00:00:00.000Z (min)"),
            (Rule::OneOf(&[Bound::Integer(1)]), "`c` is not 1 (one_of)"),
            (
                Rule::OneOf(&[Bound::Text("a"), Bound::Text("b"), Bound::Text("c")]),
                "`c` is not `a`, `b` or `c` (one_of)",
            ),
        ];
        for (rule, text) in expected {
            assert_eq!(message(rule), text);
        }
    }

    #[test]
    fn all_violations_are_told_in_the_order_of_the_columns_and_no_value_is() {
        const NAME: &[Rule] = &[Rule::MaxLength(3), Rule::Pattern(&SLUG)];
        const ORDER: &[Rule] = &[Rule::Min(Bound::Integer(0)), Rule::Max(Bound::Integer(9))];
        let mut noted = Vec::new();
        check(&mut noted, "name", NAME, &String::from("S3cret"));
        check(&mut noted, "order", ORDER, &Some(4711));
        check(&mut noted, "order", ORDER, &None::<i32>);
        let violations = finish(noted).unwrap_err();
        let found: Vec<_> = violations.iter().map(|violation| (violation.column(), violation.rule())).collect();
        assert_eq!(found, [("name", "max_length"), ("name", "pattern"), ("order", "max")]);
        let text = format!("{violations} {violations:?}");
        assert!(!text.contains("S3cret") && !text.contains("4711"), "{text}");
        assert!(text.contains("`name` does not match `^[a-z-]+$` (pattern); `order` is not at most 9 (max)"), "{text}");
    }

    #[test]
    fn nothing_noted_is_nothing_wrong() {
        assert_eq!(finish(Vec::new()), Ok(()));
    }
}
