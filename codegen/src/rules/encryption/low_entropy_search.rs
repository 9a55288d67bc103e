//! SL0509 low-entropy-search.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::rules::Context;

pub(crate) static RULE: Rule = Rule {
    code: "SL0509",
    name: "low-entropy-search",
    severity: Severity::Warning,
    summary: "A searchable column has many possible values.",
    explanation: "A blind index shows which rows have equal values. Where only a few values are possible, counting them tells which is which.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns() {
        if column.is_searchable() && matches!(column.ty, Type::Boolean | Type::Enum(_) | Type::SmallInt) {
            let place = column
                .get("encrypted")
                .and_then(|node| node.entry("searchable"))
                .map_or(column.span, |entry| entry.key_span);
            let message =
                format!("`{}` has few possible values: its blind index gives them away", view.path(&column.name));
            findings.push(Diagnostic::new(&RULE, place, message).hint("remove `searchable`"));
        }
    }
}
