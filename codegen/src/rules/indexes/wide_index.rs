//! SL0606 wide-index.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::dialect::Dialect;
use crate::rules::Context;
use crate::rules::width;

pub(crate) static RULE: Rule = Rule {
    code: "SL0606",
    name: "wide-index",
    severity: Severity::Error,
    summary: "An index fits into every target.",
    explanation: "MariaDB and MySQL give an entry of an index 3,072 bytes. A character takes up to four of them, so that texts of 768 characters together are the most.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for view in context.tables() {
        for set in &view.sets {
            let wide = context.dialects().find_map(|(dialect, can)| {
                let kind = Dialect::kind(dialect);
                let most = can.index_bytes.filter(|_| set.index().is_none_or(|index| index.is_on(kind)))?;
                // A column of no limited length is reported as such.
                let columns = set.columns.iter().filter_map(|(name, _)| view.column(name));
                let bytes: u64 =
                    columns.map(|column| width::in_set(context, set, column.item, kind)).sum::<Option<u64>>()?;
                (bytes > u64::from(most)).then_some((kind, bytes, most))
            });
            let Some((kind, bytes, most)) = wide else { continue };
            let message = format!(
                "{} of `{}` takes {bytes} bytes in {}, and {most} are possible",
                set.kind,
                view.name(),
                kind.title()
            );
            findings.push(
                Diagnostic::new(&RULE, set.span, message)
                    .hint("give its texts a smaller `max_length`, or index fewer of them"),
            );
        }
    }
}
