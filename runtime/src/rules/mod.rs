//! The rules of columns, held against values at run time.
//!
//! A rule means here what the CHECK that is made of it means in the database:
//!
//! * Lengths count code points.
//! * A *blank* is U+0020, and nothing else: that is what SQL's `trim` removes.
//! * A pattern is searched for anywhere in the text. `^` and `$` are the ends of the whole text, `$` not even before a
//!   final line break.
//! * Numbers compare as numbers (`1.5` is `1.50`), timestamps as moments, texts code point by code point.
//! * An absent value keeps every rule.
//!
//! `runtime/cases/rules.json` says the same in examples, to which the models and the databases are held.

mod bound;
mod pattern;
mod rule;
mod ruled;
mod violation;

pub use bound::Bound;
pub use pattern::Pattern;
pub use rule::Rule;
pub use ruled::Ruled;
pub use violation::{Violation, Violations};

/// Notes which rules the value of a column breaks.
#[doc(hidden)]
pub fn check<T: Ruled>(violations: &mut Vec<Violation>, column: &'static str, rules: &'static [Rule], value: &T) {
    let broken = rules.iter().filter(|rule| !value.satisfies(rule));
    violations.extend(broken.map(|rule| Violation::new(column, rule)));
}

/// What was noted, as the verdict on the whole row.
#[doc(hidden)]
pub fn finish(violations: Vec<Violation>) -> Result<(), Violations> {
    Violations::new(violations).map_or(Ok(()), Err)
}
