//! SL0423 using-beside-expression.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0423",
    name: "using-beside-expression",
    severity: Severity::Error,
    summary: "What the database computes or numbers has no `using`.",
    explanation: "`using` says what existing rows get in an edit. A generated column and an identity get their values from the database, in old rows as in new ones.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let columns = context.columns().filter(|(_, column)| column.using.is_some() && column.is_assigned());
    for (view, column) in columns {
        let key = if column.generated.is_some() { "generated" } else { "identity" };
        let message = format!("`{}` gets its values from the database and cannot have `using`", view.path(&column.name));
        let finding = Diagnostic::new(&RULE, column.key("using"), message);
        findings.push(finding.secondary(column.key(key), "by this").hint(format!("remove `using` or `{key}`")));
    }
}
