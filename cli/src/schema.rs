//! A schema file that was read and compiled, with the ways to show what was found.

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock_codegen::diagnostic::{self, Diagnostic, Severity, Source};
use schemalock_codegen::diff::{self, Place, Refusal};
use schemalock_codegen::model::Model;
use schemalock_codegen::syntax::{self, Limits};

use crate::args::FindingFormat;
use crate::drift::Spot;
use crate::files::migrations::Folder;
use crate::files::read;
use crate::output::{Output, count};
use crate::project::Project;

/// A compiled schema file.
#[derive(Clone, Debug)]
pub(crate) struct Schema {
    /// As the person gave it.
    pub(crate) name: String,
    /// The model; `None` while there is an error.
    pub(crate) model: Option<Model>,
    /// What was found, in the order of the file.
    pub(crate) findings: Vec<Diagnostic>,
    text: String,
}

impl Schema {
    /// Reads and compiles a file; `-` is the standard input.
    pub(crate) fn read(path: &Utf8Path, recorded: Option<&Model>) -> anyhow::Result<Self> {
        Ok(Self::compile(path, &Self::bytes(path)?, recorded))
    }

    /// Reads and compiles the schema of a project, after what its last migration recorded.
    pub(crate) fn of_project(project: &Project) -> anyhow::Result<Self> {
        let recorded = Folder::read(project.migrations())?.recorded();
        Self::read(&project.schema, recorded.as_ref())
    }

    /// Compiles what was read from a file.
    pub(crate) fn compile(path: &Utf8Path, bytes: &[u8], recorded: Option<&Model>) -> Self {
        Self::compile_behind(path, bytes, || recorded)
    }

    /// The same where what was recorded is asked for once the text has been read.
    pub(crate) fn compile_behind<'m>(
        path: &Utf8Path,
        bytes: &[u8],
        recorded: impl FnOnce() -> Option<&'m Model>,
    ) -> Self {
        let compiled = schemalock_codegen::compile_behind(bytes, recorded, &Limits::default());
        let name = if path == "-" { "<stdin>" } else { path.as_str() };
        let text = compiled.text.into_owned();
        Self { name: name.to_owned(), model: compiled.model, findings: compiled.findings, text }
    }

    /// A model as the schema that would give it: for what is said of models that no file gave.
    pub(crate) fn of(name: &str, model: &Model) -> Self {
        let text = schemalock_codegen::emit::yaml::emit(model);
        Self { name: name.to_owned(), model: Some(model.clone()), findings: Vec::new(), text }
    }

    /// The same schema with what is refused of an edit as its findings.
    pub(crate) fn refused(&self, refusals: &[Refusal]) -> Self {
        let (tree, _) = syntax::parse(&self.text, &Limits::default());
        let findings = tree.map(|tree| diff::report(&tree, refusals)).unwrap_or_default();
        Self { name: self.name.clone(), model: None, findings, text: self.text.clone() }
    }

    /// Where in the text something of the model is.
    pub(crate) fn spots(&self, places: &[Place]) -> Vec<Spot> {
        let (tree, _) = syntax::parse(&self.text, &Limits::default());
        let Some(tree) = tree else { return Vec::new() };
        let lines = Source { name: &self.name, text: &self.text }.lines();
        let spot = |place: &Place| {
            let at = lines.position(diff::locate(&tree, place).start);
            Spot { file: self.name.clone(), line: at.line, column: at.column }
        };
        places.iter().map(spot).collect()
    }

    /// The bytes of a schema file. One byte more than the compiler takes: it then says that the file is too large.
    pub(crate) fn bytes(path: &Utf8Path) -> anyhow::Result<Vec<u8>> {
        let most = Limits::default().bytes as u64 + 1;
        let hint = if path == "schema.yaml" { " (`schemalock init` writes one)" } else { "" };
        read::source(path, most).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => anyhow::anyhow!("there is no file `{path}`{hint}"),
            _ => anyhow::Error::new(error).context(format!("cannot read `{path}`")),
        })
    }

    /// The findings of one severity, counted.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// The findings as text in a format.
    pub(crate) fn render(&self, format: FindingFormat, colour: bool) -> String {
        let format = match format {
            FindingFormat::Human => diagnostic::Format::Human { colour },
            FindingFormat::Json => diagnostic::Format::Json,
            FindingFormat::Github => diagnostic::Format::Github,
        };
        diagnostic::render(&Source { name: &self.name, text: &self.text }, &self.findings, format)
    }

    /// The findings as a part of another JSON document.
    pub(crate) fn document(&self) -> anyhow::Result<serde_json::Value> {
        serde_json::from_str(&self.render(FindingFormat::Json, false)).context("the findings are not JSON")
    }

    /// "schema.yaml: 2 errors, 1 warning".
    pub(crate) fn summary(&self) -> String {
        let numbers = [Severity::Error, Severity::Warning, Severity::Hint].map(|s| (self.count(s), s.word()));
        let said: Vec<String> = numbers.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(n, word)).collect();
        let said = if said.is_empty() { "no mistakes".to_owned() } else { said.join(", ") };
        format!("{}: {said}", self.name)
    }

    /// For commands whose result is something else: errors are then the result, and what else was found a remark.
    pub(crate) fn model_or_report(&self, format: FindingFormat, output: &Output) -> anyhow::Result<Option<&Model>> {
        if self.model.is_none() {
            match format {
                FindingFormat::Json => {
                    output.json(&serde_json::json!({ "ok": false, "schema": self.document()? }))?;
                }
                other => output.result(&self.render(other, output.colour()))?,
            }
            output.note(&self.summary());
        } else if self.count(Severity::Warning) > 0 {
            output.warn(&format!("{} (`schemalock validate` shows them)", self.summary()));
        }
        Ok(self.model.as_ref())
    }
}
