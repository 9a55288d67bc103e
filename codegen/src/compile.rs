//! The front end in one call.

use std::borrow::Cow;

use crate::diagnostic::{self, Diagnostic};
use crate::model::Model;
use crate::rules::text::too_many_findings;
use crate::rules::{self, Context};
use crate::syntax::{Limits, Node};
use crate::{language, resolve, syntax};

/// What the front end made of a text.
#[derive(Debug)]
pub struct Compiled<'a> {
    /// The text as far as it is one, for showing findings.
    pub text: Cow<'a, str>,
    /// The model; `None` while there is an error.
    pub model: Option<Model>,
    /// Everything found, in the order of the file.
    pub findings: Vec<Diagnostic>,
}

/// Reads, resolves and validates a schema. `recorded` is the model that the last migration recorded.
#[must_use]
pub fn compile<'a>(bytes: &'a [u8], recorded: Option<&Model>) -> Compiled<'a> {
    compile_with(bytes, recorded, &Limits::default())
}

/// The same under other limits.
#[must_use]
pub fn compile_with<'a>(bytes: &'a [u8], recorded: Option<&Model>, limits: &Limits) -> Compiled<'a> {
    compile_behind(bytes, || recorded, limits)
}

/// The same where the recorded model is asked for only once the text has been read, which takes longest: somebody else may
/// be making it meanwhile.
#[must_use]
pub fn compile_behind<'a, 'm>(
    bytes: &'a [u8],
    recorded: impl FnOnce() -> Option<&'m Model>,
    limits: &Limits,
) -> Compiled<'a> {
    let text = syntax::guard(bytes, limits);
    let (model, mut findings) =
        if text.findings.is_empty() { read(&text.text, recorded, limits) } else { (None, text.findings) };
    diagnostic::sort(&mut findings);
    cut(&mut findings, limits.findings);
    let model = if diagnostic::has_errors(&findings) { None } else { model };
    Compiled { text: text.text, model, findings }
}

fn read<'m>(
    text: &str,
    recorded: impl FnOnce() -> Option<&'m Model>,
    limits: &Limits,
) -> (Option<Model>, Vec<Diagnostic>) {
    let (tree, mut findings) = syntax::parse(text, limits);
    match tree {
        Some(tree) => (Some(check(text, &tree, recorded(), &mut findings)), findings),
        None => (None, findings),
    }
}

/// Keeps the list to what somebody may read, and says that it did.
fn cut(findings: &mut Vec<Diagnostic>, most: usize) {
    if findings.len() > most {
        findings.truncate(most);
        let last = findings.last().map(|finding| finding.primary.span).unwrap_or_default();
        findings.push(too_many_findings::report(last, most));
    }
}

fn check(text: &str, tree: &Node<'_>, recorded: Option<&Model>, findings: &mut Vec<Diagnostic>) -> Model {
    language::check(tree, &language::SCHEMA, findings);
    let (model, resolving) = resolve::resolve(tree);
    findings.extend(resolving);
    rules::check(&Context::new(text, tree, &model, recorded), findings);
    model
}
