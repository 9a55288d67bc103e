//! SL0406 rule-for-other-type.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0406",
    name: "rule-for-other-type",
    severity: Severity::Error,
    summary: "Rules are of the kind that their column's type has.",
    explanation: "Lengths, patterns, formats and `case_insensitive` are about text, `min` and `max` about numbers. On another type they would mean nothing, or something else in each target.",
    check: Some(check),
};

const OF_TEXT: &[&str] = &["min_length", "max_length", "non_empty", "pattern", "format", "case_insensitive"];
const OF_NUMBERS: &[&str] = &["min", "max"];
const OF_WORDS: &[&str] = &["one_of"];

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns().filter(|(_, column)| column.ty != Type::Unknown) {
        let misplaced = [
            (OF_TEXT, column.ty == Type::Text, "text"),
            (OF_NUMBERS, column.ty.is_number(), "numbers"),
            (
                OF_WORDS,
                !matches!(column.ty, Type::Json | Type::Boolean | Type::Bytes),
                "types with a few values to choose from",
            ),
        ];
        for (keys, _, of) in misplaced.into_iter().filter(|(_, fits, _)| !fits) {
            for key in keys.iter().filter(|key| column.get(key).is_some()) {
                let path = view.path(&column.name);
                let message = format!("`{key}` is for {of}, and `{path}` is of type {}", column.ty);
                findings.push(Diagnostic::new(&RULE, column.key(key), message).hint(format!("remove `{key}`")));
            }
        }
    }
}
