//! The keys of schema.yaml: one table, from which the parser's checks, the editor's JSON Schema and the reference page
//! are made.
//!
//! An [`Object`] is a map with known keys; a [`Kind`] says what may stand behind a key. Adding a key is adding one entry here
//! and reading it in `resolve`.

mod column;
mod enums;
mod foreign_key;
mod index;
mod schema;
mod shape;
mod table;
mod target;

pub use schema::SCHEMA;
pub use shape::check;

/// A map with a fixed set of keys.
#[derive(Debug)]
pub struct Object {
    /// What it is called in messages and on the reference page.
    pub name: &'static str,
    /// One paragraph for the reference page, Markdown.
    pub doc: &'static str,
    /// The keys in the order in which they are documented and formatted.
    pub keys: &'static [Key],
}

/// One key of an object.
#[derive(Debug)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// What may be given.
    pub kind: Kind,
    /// Whether it may be left out.
    pub required: bool,
    /// One or two sentences, Markdown.
    pub doc: &'static str,
    /// The targets that it concerns, when not all.
    pub targets: &'static [&'static str],
}

/// What may stand behind a key.
#[derive(Debug)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number from the first to the second.
    Integer(i64, i64),
    /// Any finite number.
    Number,
    /// Any scalar, taken as text.
    Text,
    /// A name; the word says of what.
    Name(&'static str),
    /// `3.40`, `14`: the version of an engine.
    Version,
    /// An SQL expression, or one for each dialect.
    Sql,
    /// Anything: the type of the column decides.
    Literal,
    /// One of these words, each with what it means.
    Word(&'static [(&'static str, &'static str)]),
    /// Nothing at all.
    Nothing,
    /// A list of such.
    List(&'static Kind),
    /// A map from names (the word says of what) to such.
    Map(&'static str, &'static Kind),
    /// A map from the names of database targets to such.
    PerDialect(&'static Kind),
    /// A map with known keys.
    Object(&'static Object),
    /// Any of these; told apart by being a scalar, a list or a map. At most one of each, but that a map is an object when it has
    /// a key of it, and one by database otherwise.
    OneOf(&'static [Kind]),
}

impl Object {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// The name of something in SQL, where the one that follows from the schema is not it.
const SQL_NAME: Key = Key::new(
    "sql_name",
    Kind::Text,
    "Its name in SQL, in place of the one that is made of those of its table and its own: for a database that has such names already.",
);

impl Key {
    const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { name, kind, required: false, doc, targets: &[] }
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn only(mut self, targets: &'static [&'static str]) -> Self {
        self.targets = targets;
        self
    }
}

/// Every object of the language, the outermost first, each once.
#[must_use]
pub fn objects() -> Vec<&'static Object> {
    let mut found: Vec<&'static Object> = vec![&SCHEMA];
    let mut next = 0;
    while let Some(object) = found.get(next) {
        for key in object.keys {
            collect(&key.kind, &mut found);
        }
        next += 1;
    }
    found
}

fn collect(kind: &'static Kind, found: &mut Vec<&'static Object>) {
    match kind {
        Kind::Object(object) if !found.iter().any(|known| known.name == object.name) => found.push(object),
        Kind::List(inner) | Kind::Map(_, inner) | Kind::PerDialect(inner) => collect(inner, found),
        Kind::OneOf(kinds) => kinds.iter().for_each(|kind| collect(kind, found)),
        _ => {}
    }
}
