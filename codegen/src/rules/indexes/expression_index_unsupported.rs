//! SL0609 expression-index-unsupported.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::DialectKind;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0609",
    name: "expression-index-unsupported",
    severity: Severity::Error,
    summary: "An index over an expression is possible in every target that has it.",
    explanation: "MariaDB has no indexes over expressions. Name the databases that have the index, or index a generated column instead.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for index in &view.indexes {
            let mut expressions = index.columns.iter().zip(crate::rules::sets::parts(index.node));
            let Some((part, node)) = expressions.find(|(column, _)| column.part.column().is_none()) else { continue };
            let is_said = |kind: DialectKind| part.native.contains_key(&kind);
            if let Some(lacking) = context.lacking(|kind, can| can.expression_index || !index.is_on(kind) || is_said(kind)) {
                let message =
                    format!("{lacking} cannot index an expression, as in `{}` of `{}`", index.name, view.name());
                let finding = Diagnostic::new(&RULE, node.span, message);
                findings.push(finding.hint(
                    "name the databases that have it: `targets: [sqlite, postgres]`, or index a generated column",
                ));
            }
        }
    }
}
