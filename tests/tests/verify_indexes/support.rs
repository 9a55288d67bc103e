//! A folder with a schema, a database with it, and the command on both.

use schemalock_tests::{Engine, Output, Project, Scratch};
pub(crate) use schemalock_tests::{FIVE_TABLES, on_every_engine};
use serde_json::Value;

/// Indexes of every kind.
pub(crate) const SHOP: &str = include_str!("shop.yaml");

/// A folder and a database.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) project: Project,
    pub(crate) scratch: Scratch,
}

impl World {
    /// A schema and a database that has it.
    pub(crate) fn of(engine: Engine, schema: &str) -> Self {
        let world = Self { project: Project::with_schema(schema), scratch: engine.scratch() };
        let _ = world.project.run(&["sync", "--database", world.scratch.url()]).expect_code(0);
        world
    }

    pub(crate) fn engine(&self) -> Engine {
        self.scratch.engine()
    }

    pub(crate) fn apply(&self, sql: &str) {
        self.scratch.apply(sql).unwrap_or_else(|error| panic!("{error:?}: {}", &sql[..sql.len().min(500)]));
    }

    /// Writes rows, `(…), (…)`, a thousand at a time.
    pub(crate) fn rows(&self, into: &str, rows: impl Iterator<Item = String>) {
        let rows: Vec<String> = rows.collect();
        for rows in rows.chunks(1_000) {
            self.apply(&format!("INSERT INTO {into} VALUES {}", rows.join(", ")));
        }
    }

    /// Makes the statistics of a table.
    pub(crate) fn analyze(&self, table: &str) {
        let word = if self.engine() == Engine::Mariadb { "ANALYZE TABLE" } else { "ANALYZE" };
        self.apply(&format!("{word} {table}"));
    }

    /// Drops an index.
    pub(crate) fn drop_index(&self, table: &str, index: &str) {
        let on = if self.engine() == Engine::Mariadb { format!(" ON {table}") } else { String::new() };
        self.apply(&format!("DROP INDEX {index}{on}"));
    }

    /// `schemalock verify-indexes`, which must change nothing.
    pub(crate) fn verify(&self, arguments: &[&str]) -> Output {
        let before = self.scratch.catalogue().unwrap();
        let output = self.verify_as(self.scratch.url(), arguments);
        assert_eq!(self.scratch.catalogue().unwrap(), before);
        output
    }

    /// The same at another URL.
    pub(crate) fn verify_as(&self, url: &str, arguments: &[&str]) -> Output {
        self.project.run(&[&["verify-indexes", "--database", url], arguments].concat())
    }

    /// Its JSON; what it says of itself and its exit code must agree.
    pub(crate) fn json(&self) -> Value {
        let output = self.verify(&["--format", "json"]);
        let json: Value = serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
        assert_eq!(json["ok"], output.code == 0, "{json:#}");
        assert_eq!(json["ok"], json["findings"].as_array().unwrap().is_empty(), "{json:#}");
        json
    }

    /// Kinds and places of what is found.
    pub(crate) fn found(&self) -> Vec<(String, String)> {
        pairs(&self.json()["findings"])
    }
}

/// Kinds and places.
pub(crate) fn pairs(list: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    list.as_array().unwrap().iter().map(|one| (text(&one["kind"]), text(&one["place"]))).collect()
}

/// One finding.
pub(crate) fn one(kind: &str, place: &str) -> Vec<(String, String)> {
    vec![(kind.to_owned(), place.to_owned())]
}

/// The look-ups of a document, with their tables.
pub(crate) fn lookups(json: &Value) -> Vec<(String, Value)> {
    let tables = json["tables"].as_array().unwrap().iter();
    let of = |table: &Value| -> Vec<(String, Value)> {
        let name = table["table"].as_str().unwrap().to_owned();
        table["indexes"].as_array().unwrap().iter().map(|lookup| (name.clone(), lookup.clone())).collect()
    };
    tables.flat_map(of).collect()
}

/// A UUID with that number.
pub(crate) fn id(number: usize) -> String {
    format!("018f0000-0000-7000-8000-{number:012}")
}
