//! SL0502 encrypted-in-key.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Column;
use crate::rules::Context;
use crate::rules::context::{Placed, TableView};
use crate::rules::sets::SetKind;
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0502",
    name: "encrypted-in-key",
    severity: Severity::Error,
    summary: "An encrypted column is part of no key.",
    explanation: "Equal values have different sealed forms, so the database cannot compare them: an encrypted column can be no primary key, points at nothing and is pointed at by nothing. It can be unique when it is searchable, by its blind index.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for set in &view.sets {
            let (what, hint) = match set.kind {
                SetKind::PrimaryKey => ("in the primary key", "choose another key"),
                SetKind::Unique => {
                    ("in a unique set", "write `encrypted: { searchable: true }`, which keeps a blind index")
                }
                SetKind::Index(_) => continue,
            };
            for (name, span) in &set.columns {
                let column =
                    view.column(name).filter(|column| !matches!(set.kind, SetKind::Unique) || !column.is_searchable());
                findings.extend(column.and_then(|column| report(view, &column, *span, what, hint)));
            }
        }
        for key in &view.foreign_keys {
            let own = key.columns.iter().filter_map(|name| view.column(name));
            findings.extend(
                own.filter_map(|column| report(view, &column, key.span, "in a foreign key", "point by another column")),
            );
            let Some(target) = context.table(&key.table) else { continue };
            let there = key.references.iter().filter_map(|name| target.column(name));
            let span = key.value("references");
            findings.extend(
                there.filter_map(|column| report(target, &column, span, "pointed at", "point at another column")),
            );
        }
    }
}

fn report(view: &TableView<'_>, column: &Placed<'_, Column>, span: Span, what: &str, hint: &str) -> Option<Diagnostic> {
    column.encrypted.as_ref()?;
    let finding = Diagnostic::new(&RULE, span, format!("the encrypted column `{}` is {what}", view.path(&column.name)));
    Some(finding.secondary(column.key("encrypted"), "encrypted here").hint(hint))
}
