//! Sources: what a schema can be read from.

use std::cell::OnceCell;

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
    /// Reads two sources, of which the first is what the schema was before the second. Both texts are read at once.
    pub(crate) fn read_both(from: &str, to: &str) -> anyhow::Result<(Self, Self)> {
        let before = OnceCell::new();
        let to = std::thread::scope(|scope| {
            let reader = scope.spawn(|| Self::read(from, || None));
            let joined = || reader.join().unwrap_or_else(|_| Err(anyhow::anyhow!("`{from}` could not be read")));
            let mut joined = Some(joined);
            let mut wait = || joined.take().map(|joined| before.set(joined()));
            let to = Self::read(to, || {
                wait();
                before.get().and_then(|from| from.as_ref().ok()).and_then(Self::model)
            });
            wait();
            to
        });
        let from = before.into_inner().context("nothing was read")?;
        Ok((from?, to?))
    }

    /// Reads a source. `recorded` is what the schema was before, where that is known.
    fn read<'m>(source: &str, recorded: impl FnOnce() -> Option<&'m Model>) -> anyhow::Result<Self> {
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
        let bytes = Schema::bytes(path)?;
        Ok(Self::Schema(Box::new(Schema::compile_behind(path, &bytes, recorded))))
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
