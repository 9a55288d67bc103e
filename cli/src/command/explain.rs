//! `explain`: what a code means.

use schemalock_codegen::diagnostic::Rule;
use schemalock_codegen::{rules, text};
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::Format;
use crate::output::Output;

/// Explain a finding's code, or list all codes
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock explain SL0102
  schemalock explain unknown-key
  schemalock explain")]
pub(crate) struct Options {
    /// A code or a rule's name; without it, all are listed
    code: Option<String>,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, output: &Output) -> anyhow::Result<Outcome> {
    match (&options.code, options.format) {
        (None, Format::Human) => output.result(&rules::all().map(line).collect::<String>())?,
        (None, Format::Json) => output.json(&rules::all().map(document).collect::<Vec<Value>>())?,
        (Some(code), Format::Human) => output.result(&page(find(code)?))?,
        (Some(code), Format::Json) => output.json(&document(find(code)?))?,
    }
    Ok(Outcome::Done)
}

fn find(code: &str) -> anyhow::Result<&'static Rule> {
    rules::find(code).ok_or_else(|| {
        let near = text::nearest(code, rules::all().flat_map(|rule| [rule.code, rule.name]));
        let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        anyhow::anyhow!("there is no rule `{code}`{hint} (`schemalock explain` lists all)")
    })
}

fn line(rule: &Rule) -> String {
    format!("{} {:<8} {:<28} {}\n", rule.code, rule.severity.word(), rule.name, rule.summary)
}

fn page(rule: &Rule) -> String {
    let Rule { code, name, summary, explanation, .. } = rule;
    format!("{code} {name} ({})\n\n{summary}\n\n{}\n", rule.severity.word(), explanation.trim_end())
}

fn document(rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.word(),
        "summary": rule.summary,
        "explanation": rule.explanation,
    })
}
