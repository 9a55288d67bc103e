//! Sources: what a schema can be read from. Whatever reads one source reads all.

mod expected;
mod live;
mod sql;

use std::cell::OnceCell;

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock_codegen::inventory::{About, Inventory, Lifted, lift};
use schemalock_codegen::model::{DialectKind, Model, Version};
use schemalock_codegen::sql::read::Unsupported;

use crate::database::{Target, redact};
use crate::files::migrations::Folder;
use crate::output::Output;
use crate::schema::Schema;

pub(crate) use expected::made_on;
pub(crate) use live::live;

/// A schema from anywhere.
#[derive(Debug)]
pub(crate) enum Source {
    /// No tables at all.
    Empty,
    /// A schema, from a file or from what migrations recorded. It may have errors.
    Schema(Box<Schema>),
    /// What a database holds, or a text of SQL would make.
    Held(Box<Held>),
}

/// What a database holds, or a text of SQL would make.
#[derive(Debug)]
pub(crate) struct Held {
    /// Where it is from, as it may be shown.
    pub(crate) name: String,
    /// What there is.
    pub(crate) inventory: Inventory,
    /// It is a database, and its definitions are in its engine's words.
    pub(crate) live: bool,
    /// The version of the engine; unknown of a text.
    pub(crate) version: Option<Version>,
    /// Statements that could not be read.
    pub(crate) unsupported: Vec<Unsupported>,
}

/// How a source is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The dialect of SQL texts.
    pub(crate) dialect: Option<DialectKind>,
    /// Statements that cannot be read are told, and passed over.
    pub(crate) allow_unmanaged: bool,
}

/// Options of commands that read a source.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ReadingOptions {
    /// Pass over SQL statements that cannot be read, with a warning
    #[arg(long)]
    pub(crate) allow_unmanaged: bool,
}

impl Source {
    /// Reads two sources, of which the first is what the schema was before the second. Texts of schemas are read at once.
    pub(crate) fn read_both(from: &str, to: &str, reading: &Reading) -> anyhow::Result<(Self, Self)> {
        if is_held(from) || is_held(to) {
            return Self::read_held(from, to, reading);
        }
        let before = OnceCell::new();
        let to = std::thread::scope(|scope| {
            let reader = scope.spawn(|| Self::read(from, reading, || None));
            let joined = || reader.join().unwrap_or_else(|_| Err(anyhow::anyhow!("`{from}` could not be read")));
            let mut joined = Some(joined);
            let mut wait = || joined.take().map(|joined| before.set(joined()));
            let to = Self::read(to, reading, || {
                wait();
                before.get().and_then(|from| from.as_ref().ok()).and_then(Self::model)
            });
            wait();
            to
        });
        let from = before.into_inner().context("nothing was read")?;
        Ok((from?, to?))
    }

    /// Two sources, of which one may say which dialect a text of SQL is in if nothing else does.
    fn read_held(from: &str, to: &str, reading: &Reading) -> anyhow::Result<(Self, Self)> {
        let mut reading = reading.clone();
        if reading.dialect.is_none() {
            reading.dialect =
                [from, to].into_iter().find_map(|source| Target::parse(source).ok()).and_then(|t| t.kind());
        }
        let read_from = |reading: &Reading| Self::read(from, reading, || None);
        let read_to = |reading: &Reading| Self::read(to, reading, || None);
        if reading.dialect.is_some() || ![from, to].into_iter().any(is_text) {
            // A database takes its time to answer.
            let (from, to) = rayon::join(|| read_from(&reading), || read_to(&reading));
            return Ok((from?, to?));
        }
        // A schema with one target comes first: it says what the other is.
        if is_held(from) {
            let to = read_to(&reading)?;
            reading.dialect = reading.dialect.or_else(|| to.only_target());
            return Ok((read_from(&reading)?, to));
        }
        let from = read_from(&reading)?;
        reading.dialect = reading.dialect.or_else(|| from.only_target());
        let to = read_to(&reading)?;
        Ok((from, to))
    }

    /// Reads one source.
    pub(crate) fn read_one(source: &str, reading: &Reading) -> anyhow::Result<Self> {
        Self::read(source, reading, || None)
    }

    /// Reads a source. `recorded` is what the schema was before, where that is known.
    fn read<'m>(source: &str, reading: &Reading, recorded: impl FnOnce() -> Option<&'m Model>) -> anyhow::Result<Self> {
        if source == "empty" {
            return Ok(Self::Empty);
        }
        let path = Utf8Path::new(source);
        if is_url(source) {
            return live::read(source).map(|held| Self::Held(Box::new(held)));
        }
        if is_sql(path) {
            return sql::read(path, reading).map(|held| Self::Held(Box::new(held)));
        }
        if path.is_dir() {
            return match Folder::read(path.to_owned())? {
                folder if folder.lock.is_some() => recorded_in(path, &folder).map(|s| Self::Schema(Box::new(s))),
                _ => sql::read(path, reading).map(|held| Self::Held(Box::new(held))),
            };
        }
        let bytes = Schema::bytes(path)?;
        Ok(Self::Schema(Box::new(Schema::compile_behind(path, &bytes, recorded))))
    }

    /// The model; `None` for no tables at all, where the schema has errors, and where there is none yet.
    pub(crate) fn model(&self) -> Option<&Model> {
        match self {
            Self::Empty | Self::Held(_) => None,
            Self::Schema(schema) => schema.model.as_ref(),
        }
    }

    /// The one database that a schema is for.
    fn only_target(&self) -> Option<DialectKind> {
        if let Self::Held(held) = self {
            return Some(held.inventory.dialect);
        }
        let mut kinds = self.model()?.targets.databases.keys();
        kinds.next().filter(|_| kinds.next().is_none()).copied()
    }
}

impl Held {
    /// A model of it, in the light of another or of none.
    pub(crate) fn lift(&self, light: Option<&Model>) -> Lifted {
        let capability = schemalock_codegen::dialect::of(self.inventory.dialect).capability(Version::new(0, 0));
        let version = self.version.filter(|version| *version >= capability.oldest).unwrap_or(capability.oldest);
        lift(&self.inventory, light, &About { name: &self.short_name(), version })
    }

    /// A name for the schema: that of the database or the file.
    fn short_name(&self) -> String {
        let last = self.name.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let last = last.rsplit(['/', ':', '\\']).next().unwrap_or_default();
        let stem = last.split('.').next().unwrap_or_default();
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
        let name: String = stem.chars().map(plain).collect();
        let name = name.trim_matches('_');
        match name.chars().next() {
            Some(first) if first.is_ascii_alphabetic() => name.to_owned(),
            Some(_) => format!("schema_{name}"),
            None => String::from("database"),
        }
    }
}

/// Says what of a text was passed over.
pub(crate) fn tell_unsupported(held: &Held, output: &Output) {
    for line in sql::lines(&held.unsupported) {
        output.warn(&format!("passed over: {line}"));
    }
}

/// The same targets and nothing in them.
pub(crate) fn nothing(like: &Model) -> Model {
    Model { tables: Vec::new(), enums: Vec::new(), ..like.clone() }
}

fn recorded_in(path: &Utf8Path, folder: &Folder) -> anyhow::Result<Schema> {
    if let Some(Err(error)) = &folder.lock {
        anyhow::bail!("`{path}`: the lock file cannot be relied on: {error}");
    }
    let model = folder.recorded().with_context(|| format!("`{path}` records no model that can be read"))?;
    Ok(Schema::of(path.as_str(), &model))
}

/// Is it read as what a database holds?
fn is_held(source: &str) -> bool {
    is_url(source) || is_text(source)
}

/// Is it SQL, in one file or in a folder of another tool's migrations?
fn is_text(source: &str) -> bool {
    let path = Utf8Path::new(source);
    !is_url(source) && (is_sql(path) || (path.is_dir() && !path.join(schemalock::migrate::LOCK_FILE).exists()))
}

fn is_sql(path: &Utf8Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sql"))
}

/// Is it a database?
pub(crate) fn is_url(source: &str) -> bool {
    source.contains("://") || source.starts_with("sqlite:")
}

/// A source as it may be shown.
pub(crate) fn shown(source: &str) -> String {
    if is_url(source) { redact(source) } else { source.to_owned() }
}
