//! SL0417 bad-expression.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0417",
    name: "bad-expression",
    severity: Severity::Error,
    summary: "An SQL expression can be read.",
    explanation: "Expressions are read by the generator, so that names in them are quoted for each engine and checked against the table. An expression is about the columns of one row: it holds no query and names no other table.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for expression in context.expressions() {
        if let Err(refusal) = &expression.names {
            let message = format!("this is not an SQL expression that can be used: {}", refusal.message);
            findings.push(Diagnostic::new(&RULE, expression.inside(refusal.span), message));
        }
    }
}
