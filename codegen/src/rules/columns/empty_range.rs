//! SL0407 empty-range.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::literals::compare;

pub(crate) static RULE: Rule = Rule {
    code: "SL0407",
    name: "empty-range",
    severity: Severity::Error,
    summary: "A range is not empty.",
    explanation: "The least possible value or length is greater than the greatest, so no value would be accepted.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns() {
        let rules = &column.rules;
        let length = rules.min_length.zip(rules.max_length).is_some_and(|(least, most)| least > most);
        let value = rules.min.as_ref().zip(rules.max.as_ref()).is_some_and(|(a, b)| compare(a, b, &column.ty).is_gt());
        for (found, least, most) in [(length, "min_length", "max_length"), (value, "min", "max")] {
            if found {
                let message =
                    format!("`{least}` of `{}` is greater than `{most}`: nothing fits", view.path(&column.name));
                let finding = Diagnostic::new(&RULE, column.value(least), message);
                findings
                    .push(finding.secondary(column.value(most), "the greatest").hint("exchange them, or remove one"));
            }
        }
    }
}
