//! SL1010 bad-convex-path.

use crate::convex::names;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL1010",
    name: "bad-convex-path",
    severity: Severity::Error,
    summary: "The place of the files is a path of folders.",
    explanation: "`path` says where the generated files stand below the project's folder of functions, such as `data` or `lib/data`: names with `/` between them, of letters, digits and `_`. Functions call each other by it.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let path = context.model.targets.convex.as_ref().and_then(|convex| convex.path.as_deref());
    if let Some(path) = path.filter(|path| !path.split('/').all(names::is_name)) {
        let message = format!("`{}` is no path of folders in Convex", path.escape_debug());
        let place = context.value(&["targets", "convex", "path"]);
        findings.push(Diagnostic::new(&RULE, place, message).hint("write it as `lib/data`, or leave it out"));
    }
}
