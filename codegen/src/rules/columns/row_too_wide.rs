//! SL0421 row-too-wide.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Type;
use crate::model::{Column, DialectKind};
use crate::rules::Context;
use crate::rules::context::{Placed, TableView};
use crate::rules::width;

pub(crate) static RULE: Rule = Rule {
    code: "SL0421",
    name: "row-too-wide",
    severity: Severity::Error,
    summary: "A row fits into every target's rows.",
    explanation: "MariaDB and MySQL give the fixed and VARCHAR parts of a row 65,535 bytes, and a character takes up to four of them. Texts without `max_length`, or with one above 16,383, JSON and encrypted values are kept outside and take a dozen bytes.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (dialect, can) in context.dialects() {
        let Some(most) = can.row_bytes else { continue };
        for view in context.tables() {
            let bytes: u64 =
                view.columns.iter().map(|column| width::in_row(context, column.item, dialect.kind())).sum();
            if bytes > u64::from(most) {
                findings.push(report(context, view, dialect.kind(), bytes, most));
                return;
            }
        }
    }
}

fn report(context: &Context<'_>, view: &TableView<'_>, kind: DialectKind, bytes: u64, most: u32) -> Diagnostic {
    let message =
        format!("a row of `{}` takes {bytes} bytes in {}, and {most} are possible", view.name(), kind.title());
    let texts = view.columns.iter().filter(|column| column.ty == Type::Text && column.rules.max_length.is_some());
    let widest = texts.max_by_key(|column: &&Placed<'_, Column>| width::in_row(context, column.item, kind));
    let finding = Diagnostic::new(&RULE, view.table.span, message);
    match widest {
        Some(column) => finding
            .secondary(column.key("max_length"), "the widest part")
            .hint("give the long texts no `max_length`, or a smaller one"),
        None => finding.hint("divide the table"),
    }
}
