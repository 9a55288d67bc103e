//! GitHub's workflow commands: `::error file=…,line=…,col=…,title=…::message`.
//!
//! Escapes as in GitHub's own toolkit (`packages/core/src/command.ts`).

use super::source::Lines;
use super::{Diagnostic, Severity, Source};

pub(super) fn render(source: &Source<'_>, diagnostics: &[Diagnostic]) -> String {
    let lines = source.lines();
    diagnostics.iter().map(|diagnostic| line(source, &lines, diagnostic)).collect()
}

fn line(source: &Source<'_>, lines: &Lines<'_>, diagnostic: &Diagnostic) -> String {
    let start = lines.position(diagnostic.primary.span.start);
    let end = lines.position(diagnostic.primary.span.end);
    let message: Vec<&str> =
        [diagnostic.message.as_str()].into_iter().chain(diagnostic.hints.iter().map(String::as_str)).collect();
    format!(
        "::{} file={},line={},endLine={},col={},title={}::{}\n",
        command(diagnostic.severity()),
        property(source.name),
        start.line,
        end.line,
        start.column,
        property(&format!("{} {}", diagnostic.rule.code, diagnostic.rule.name)),
        data(&message.join("\n")),
    )
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
