//! Sources: what a schema can be read from.

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock_codegen::model::Model;

use crate::database::redact;
use crate::files::migrations::Folder;
use crate::schema::Schema;

/// A schema from anywhere.
#[derive(Debug)]
pub(crate) enum Source {
    /// No tables at all.
    Empty,
    /// A schema, from a file or from what migrations recorded. It may have errors.
    Schema(Box<Schema>),
}

impl Source {
    /// Reads a source. `recorded` is what the schema was before, where that is known.
    pub(crate) fn read(source: &str, recorded: Option<&Model>) -> anyhow::Result<Self> {
        if source == "empty" {
            return Ok(Self::Empty);
        }
        let path = Utf8Path::new(source);
        if is_url(source) {
            anyhow::bail!("`{}`: this version does not read a schema from a database yet", redact(source));
        }
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sql")) {
            anyhow::bail!("`{path}`: this version does not read a schema from SQL yet");
        }
        if path.is_dir() {
            return folder(path).map(|schema| Self::Schema(Box::new(schema)));
        }
        Ok(Self::Schema(Box::new(Schema::read(path, recorded)?)))
    }

    /// The model; `None` for no tables at all, and where the schema has errors.
    pub(crate) fn model(&self) -> Option<&Model> {
        match self {
            Self::Empty => None,
            Self::Schema(schema) => schema.model.as_ref(),
        }
    }
}

/// The same targets and nothing in them.
pub(crate) fn nothing(like: &Model) -> Model {
    Model { tables: Vec::new(), enums: Vec::new(), ..like.clone() }
}

fn folder(path: &Utf8Path) -> anyhow::Result<Schema> {
    let folder = Folder::read(path.to_owned())?;
    match &folder.lock {
        Some(Err(error)) => anyhow::bail!("`{path}`: the lock file cannot be relied on: {error}"),
        None => anyhow::bail!("`{path}` is a folder without migrations: there is no schemalock.lock in it"),
        Some(Ok(_)) => {}
    }
    let model = folder.recorded().with_context(|| format!("`{path}` records no model that can be read"))?;
    Ok(Schema::of(path.as_str(), &model))
}

fn is_url(source: &str) -> bool {
    source.contains("://") || source.starts_with("sqlite:")
}
