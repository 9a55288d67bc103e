//! SL0422 missing-expression.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Default, DialectKind, IndexPart, Sql};
use crate::rules::Context;
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0422",
    name: "missing-expression",
    severity: Severity::Error,
    summary: "An expression that is given by database is given for each target.",
    explanation: "An expression can be given once for all databases, or as a map of one for each. A generated column, a default, `using` or a part of an index without an expression for one of the targets would be something else there.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let targets: Vec<DialectKind> = context.model.targets.databases.keys().copied().collect();
    for (view, column) in context.columns() {
        if let Some(generated) = &column.generated {
            let what = || format!("`{}`", view.path(&column.name));
            findings.extend(need(&generated.sql, &targets, column.key("generated"), what));
        }
        if let Some(Default::Sql(sql)) = &column.default {
            let what = || format!("the default of `{}`", view.path(&column.name));
            findings.extend(need(sql, &targets, column.key("default"), what));
        }
        if let Some(sql) = &column.using {
            let what = || format!("`using` of `{}`", view.path(&column.name));
            findings.extend(need(sql, &targets, column.key("using"), what));
        }
    }
    for (view, index) in context.tables().iter().flat_map(|view| view.indexes.iter().map(move |index| (view, index))) {
        let what = || format!("the index `{}` of `{}`", index.name, view.name());
        let here: Vec<DialectKind> = targets.iter().copied().filter(|kind| index.is_on(*kind)).collect();
        for part in &index.columns {
            if let IndexPart::Expression(sql) = &part.part {
                findings.extend(need(sql, &here, index.span, what));
            }
        }
        if let Some(sql) = &index.predicate {
            // Others cover all rows, which is said elsewhere.
            let partial = context.dialects().filter(|(dialect, can)| can.partial_index && index.is_on(dialect.kind()));
            let partial: Vec<DialectKind> = partial.map(|(dialect, _)| dialect.kind()).collect();
            findings.extend(need(sql, &partial, index.key("where"), what));
        }
    }
}

fn need(sql: &Sql, kinds: &[DialectKind], span: Span, what: impl Fn() -> String) -> Option<Diagnostic> {
    let kind = kinds.iter().find(|kind| sql.get(**kind).is_none())?;
    let finding = Diagnostic::new(&RULE, span, format!("{} has no expression for {}", what(), kind.title()));
    Some(finding.hint(format!("add `{}:`", kind.word())))
}
