//! SL0312 reference-type-mismatch.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Column, Type};
use crate::rules::Context;
use crate::rules::sets;

pub(crate) static RULE: Rule = Rule {
    code: "SL0312",
    name: "reference-type-mismatch",
    severity: Severity::Error,
    summary: "The columns of a foreign key have the types of those they point at.",
    explanation: "A foreign key compares values, so both sides have one type. The short form `references: table.column` takes the type over and cannot go wrong. Where both columns have `native` types in every database, those are what is compared.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for key in view.foreign_keys.iter().filter(|key| key.get("columns").is_some()) {
            let Some((target, list)) = context.table(&key.table).zip(key.get("columns")) else { continue };
            let own = sets::spread(&key.item.columns, list, key.span);
            for ((name, span), other) in own.iter().zip(&key.references) {
                let Some((column, there)) = view.column(name).zip(target.column(other)) else { continue };
                let native = is_native(context, column.item) && is_native(context, there.item);
                if column.ty != there.ty && !native && column.ty != Type::Unknown && there.ty != Type::Unknown {
                    let message = format!(
                        "`{}` is of type {}, and points at `{}` of type {}",
                        view.path(name),
                        column.ty,
                        target.path(other),
                        there.ty,
                    );
                    let finding = Diagnostic::new(&RULE, *span, message).secondary(there.span, "the column pointed at");
                    findings.push(finding.hint("give both columns one type, and mind the order of the columns"));
                }
            }
        }
    }
}

/// Has the column a type of the engine's own in every database?
fn is_native(context: &Context<'_>, column: &Column) -> bool {
    let mut databases = context.model.targets.databases.keys().peekable();
    databases.peek().is_some() && databases.all(|kind| column.native.contains_key(kind))
}
