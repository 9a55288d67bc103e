//! Validation: one rule is one file with its code, words, explanation and, where it looks at the resolved model, its check.
//!
//! A rule `group/name.rs` has two fixtures, `codegen/fixtures/group/name/{ok,err}.yaml`; the second carries the findings that
//! it must give. Rules of the passes before (text, shape, resolve) have no check of their own: the pass calls their `report`.

mod context;
mod edit;
mod expressions;
mod history;
mod literals;
mod named;
mod renamed;
mod sets;
mod width;

pub use context::{Context, Placed};

use crate::diagnostic::{self, Diagnostic, Rule};

/// Declares the rules of a group: its modules and its list, from the same words.
macro_rules! group {
    ($($name:ident),* $(,)?) => {
        $(pub(crate) mod $name;)*
        pub(super) static RULES: &[&crate::diagnostic::Rule] = &[$(&$name::RULE),*];
    };
}

macro_rules! groups {
    ($($group:ident),* $(,)?) => {
        $(pub(crate) mod $group;)*
        static GROUPS: &[&[&Rule]] = &[$($group::RULES),*];
        /// The groups' folders, in the order of their codes.
        pub const GROUP_NAMES: &[&str] = &[$(stringify!($group)),*];
    };
}

groups!(text, shape, names, keys, columns, encryption, indexes, renames, targets, edits, convex);

/// All rules with their groups, in the order of their codes.
pub fn grouped() -> impl Iterator<Item = (&'static str, &'static [&'static Rule])> {
    GROUP_NAMES.iter().copied().zip(GROUPS.iter().copied())
}

/// All rules, in the order of their codes.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.iter().copied())
}

/// The rule with this code or name, in any case.
#[must_use]
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name.eq_ignore_ascii_case(code_or_name))
}

/// Runs every check.
pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for check in all().filter_map(|rule| rule.check) {
        if diagnostic::enough(findings) {
            return;
        }
        check(context, findings);
    }
}
