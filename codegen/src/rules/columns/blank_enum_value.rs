//! SL0426 blank-enum-value.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::DialectKind;
use crate::rules::Context;
use crate::rules::context::enum_values;

pub(crate) static RULE: Rule = Rule {
    code: "SL0426",
    name: "blank-enum-value",
    severity: Severity::Error,
    summary: "A value of an enum that is MariaDB's or MySQL's own does not end in a blank.",
    explanation: "`ENUM('a ')` is `ENUM('a')` there: blanks at the end of a value are cut in silence. As text, without `native`, they stay.",
    check: Some(check),
};

/// Both cut.
const CUTTING: [DialectKind; 2] = [DialectKind::Mariadb, DialectKind::Mysql];

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let targets = &context.model.targets;
    for item in context.enums() {
        let cutting = CUTTING.into_iter().find(|kind| targets.has(*kind) && item.native.contains_key(kind));
        let Some(kind) = cutting else { continue };
        for (value, span) in enum_values(item).into_iter().filter(|(value, _)| value.name.ends_with(' ')) {
            let message = format!("{} would cut the blank off the end of `{}`", kind.title(), value.name);
            let hint = format!("remove the blank, or `{}` from the `native` of the enum", kind.word());
            findings.push(Diagnostic::new(&RULE, span, message).hint(hint));
        }
    }
}
