//! SL0409 default-breaks-rule.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Column, Default, Literal};
use crate::rules::Context;
use crate::rules::literals::compare;

pub(crate) static RULE: Rule = Rule {
    code: "SL0409",
    name: "default-breaks-rule",
    severity: Severity::Error,
    summary: "A default keeps the rules of its column.",
    explanation: "A row that does not say takes the default, and would be refused by the column's own rules.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns() {
        let Some(Default::Literal(value)) = &column.default else { continue };
        if let Some(rule) = broken(column.item, value) {
            let message = format!("the default of `{}` breaks its own rule `{rule}`", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, column.value("default"), message);
            findings.push(finding.secondary(column.key(rule), "this rule").hint("change the default or the rule"));
        }
    }
}

/// The first rule that the value breaks. Patterns are left to the targets.
fn broken(column: &Column, value: &Literal) -> Option<&'static str> {
    let rules = &column.rules;
    if let Literal::Text(text) = value {
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        if rules.min_length.is_some_and(|least| length < least) {
            return Some("min_length");
        }
        if rules.max_length.is_some_and(|most| length > most) {
            return Some("max_length");
        }
        if rules.non_empty && text.trim_matches(' ').is_empty() {
            return Some("non_empty");
        }
    }
    if rules.min.as_ref().is_some_and(|least| compare(value, least, &column.ty).is_lt()) {
        return Some("min");
    }
    if rules.max.as_ref().is_some_and(|most| compare(value, most, &column.ty).is_gt()) {
        return Some("max");
    }
    (!rules.one_of.is_empty() && !rules.one_of.contains(value)).then_some("one_of")
}
