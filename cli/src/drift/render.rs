//! Findings for people, for programs and for GitHub.

use anstyle::AnsiColor;
use serde_json::{Value, json};

use super::{Finding, Spot};
use crate::args::FindingFormat;
use crate::finding;
use crate::output::Output;

/// What is shown beside the findings.
#[derive(Debug)]
pub(crate) struct Shown {
    /// The schema's own findings, as a document.
    pub(crate) schema: Value,
    /// The word for what the findings are: `drift`, `refused`.
    pub(crate) word: &'static str,
}

/// Writes findings as the result.
pub(crate) fn show(findings: &[Finding], shown: Shown, format: FindingFormat, output: &Output) -> std::io::Result<()> {
    match format {
        FindingFormat::Json => {
            output.json(&json!({ "ok": findings.is_empty(), "schema": shown.schema, "findings": findings }))
        }
        FindingFormat::Human => {
            output.result(&findings.iter().map(|finding| human(finding, shown.word, output)).collect::<String>())
        }
        FindingFormat::Github => output.result(&findings.iter().map(github).collect::<String>()),
    }
}

fn human(finding: &Finding, word: &str, output: &Output) -> String {
    let word = output.paint(AnsiColor::Red, word);
    let mut text = format!("{word}[{}]: {} {}\n", finding::word(&finding.kind), finding.path, finding.message);
    if let Some(Spot { file, line, column }) = &finding.at {
        text.push_str(&format!("  {} {file}:{line}:{column}\n", output.paint(AnsiColor::Cyan, "-->")));
    }
    for detail in &finding.details {
        text.push_str(&format!("    {detail}\n"));
    }
    if let Some(diff) = &finding.diff {
        text.push_str(&diff.show("    ", output));
    }
    text.push_str(&format!("  {}: {}\n\n", output.paint(AnsiColor::Cyan, "repair"), finding.repair));
    text
}

/// Escapes as in GitHub's own toolkit.
fn github(finding: &Finding) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut message = vec![format!("{} {}", finding.path, finding.message)];
    message.extend(finding.details.iter().cloned());
    message.push(format!("repair: {}", finding.repair));
    let place = match &finding.at {
        Some(Spot { file, line, column }) => format!("{},line={line},col={column}", property(file)),
        None => property(&finding.path),
    };
    format!("::error file={place},title={}::{}\n", finding::word(&finding.kind), data(&message.join("\n")))
}
