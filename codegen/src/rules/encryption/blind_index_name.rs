//! SL0514 blind-index-name.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Column;
use crate::model::names::MAX_NAME;
use crate::rules::Context;
use crate::rules::context::{Placed, TableView};

pub(crate) static RULE: Rule = Rule {
    code: "SL0514",
    name: "blind-index-name",
    severity: Severity::Error,
    summary: "The column of a blind index has a name of its own.",
    explanation: "The blind index of a searchable column `email` is kept in a column `email_blind_index` beside it. That name is made by this rule alone and never cut, so it has to fit into 63 bytes, and no other column of the table may have it.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (view, column) in context.columns() {
        if let Some(companion) = column.blind_index() {
            findings.extend(too_long(view, &column, &companion));
            findings.extend(taken(view, &column, &companion));
        }
    }
}

fn too_long(view: &TableView<'_>, column: &Placed<'_, Column>, companion: &Column) -> Option<Diagnostic> {
    let (length, own) = (companion.name.len(), column.name.len());
    // A column whose own name is too long is reported as such.
    if length <= MAX_NAME || own > MAX_NAME {
        return None;
    }
    let message = format!(
        "the blind index of `{}` has a name of {length} bytes, and {MAX_NAME} are possible",
        view.path(&column.name)
    );
    let hint = format!("give the column a name of at most {} bytes", MAX_NAME - (length - own));
    Some(Diagnostic::new(&RULE, column.span, message).hint(hint))
}

fn taken(view: &TableView<'_>, column: &Placed<'_, Column>, companion: &Column) -> Option<Diagnostic> {
    // Some engines do not see case.
    let name = companion.name.to_lowercase();
    let other = view.columns.iter().find(|other| other.name.to_lowercase() == name)?;
    let message = format!(
        "the column `{}` has the name of the blind index of `{}`",
        view.path(&other.name),
        view.path(&column.name)
    );
    let finding = Diagnostic::new(&RULE, other.span, message);
    Some(finding.secondary(column.key("encrypted"), "keeps a blind index").hint("rename one of the two columns"))
}
