//! SL0420 unenforced-rule.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0420",
    name: "unenforced-rule",
    severity: Severity::Hint,
    summary: "It is known where a rule is not enforced.",
    explanation: "Each rule is enforced wherever it can be: by a CHECK of the database, by the models, by both. SQLite has no regular expressions of its own, so `pattern` and `format` are the models' alone there, and what others write is not checked.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(lacking) = context.lacking(|_, can| can.pattern) else { return };
    // Rules of an encrypted column are never the database's; rules of other types than text are reported.
    let texts = context.columns().filter(|(_, column)| column.encrypted.is_none() && column.ty == Type::Text);
    for (view, column) in texts {
        let rules = [("pattern", column.rules.pattern.is_some()), ("format", column.rules.format.is_some())];
        if let Some((key, _)) = rules.into_iter().find(|(_, given)| *given) {
            let message = format!(
                "{lacking} cannot check the `{key}` of `{}`: there the models alone do",
                view.path(&column.name)
            );
            findings.push(Diagnostic::new(&RULE, column.key(key), message));
        }
    }
}
