//! SL0611 idle-index-target.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::DialectKind;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0611",
    name: "idle-index-target",
    severity: Severity::Warning,
    summary: "The targets of an index are targets of the schema.",
    explanation: "`targets` of an index names the databases that have it. One that the schema is not generated for means nothing, and is often a mistake: an index for no target at all is never made.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for index in context.tables().iter().flat_map(|view| &view.indexes) {
        let words = index.get("targets").and_then(crate::syntax::Node::items).unwrap_or_default();
        for word in words {
            let kind = word.text().and_then(DialectKind::parse);
            if let Some(kind) = kind.filter(|kind| !context.model.targets.has(*kind)) {
                let message = format!("{} is no target of this schema", kind.title());
                let finding = Diagnostic::new(&RULE, word.span, message);
                findings.push(finding.hint(format!("remove it, or add `{}` to the schema's `targets`", kind.word())));
            }
        }
    }
}
