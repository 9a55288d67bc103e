//! A folder with a schema and its migration, and databases for it.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use schemalock::store::Database;
use schemalock::{Key, KeyKind, Keyring};
use schemalock_tests::{Engine, Output, Project, Scratch};
use serde_json::Value;
use sqlx::Pool;

/// A folder with a schema and its migration.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) project: Project,
}

impl World {
    /// Of this schema.
    pub(crate) fn new(schema: &str) -> Self {
        let project = Project::with_schema(schema);
        let _ = project.run(&["migrate", "new", "--format", "json"]).expect_code(0);
        Self { project }
    }

    /// A database with its tables, which are empty.
    pub(crate) fn database(&self, engine: Engine) -> Scratch {
        let scratch = engine.scratch();
        let _ = self.project.run(&["migrate", "apply", "--database", scratch.url()]).expect_code(0);
        scratch
    }

    /// Writes the rows of a database into a folder.
    pub(crate) fn export(&self, from: &Scratch, folder: &str) {
        let _ = self.project.run(&["export", "--database", from.url(), "--out", folder]).expect_code(0);
    }

    /// Writes a folder into the rows of a database.
    pub(crate) fn import(&self, folder: &str, into: &Scratch) -> Output {
        self.project.run(&["import", folder, "--database", into.url()])
    }

    /// What is found wrong with a folder: kind, place and field of each.
    pub(crate) fn findings(&self, folder: &str, into: &Scratch) -> Vec<String> {
        let output = self.project.run(&["import", folder, "--database", into.url(), "--format", "json"]).expect_code(1);
        let json: Value = serde_json::from_str(&output.stdout).unwrap();
        assert_eq!(json["ok"], false, "{json:#}");
        let place = |it: &Value| {
            let text = |key: &str| it[key].as_str().unwrap_or("-").to_owned();
            let file = text("file").replace(&format!("{folder}/"), "").replace("/documents.jsonl", "");
            format!("{} {file}:{} {}", text("kind"), it["line"], text("field"))
        };
        json["findings"].as_array().unwrap().iter().map(place).collect()
    }

    /// The files of a folder with what is in them.
    pub(crate) fn files(&self, folder: &str) -> Vec<(String, String)> {
        let prefix = format!("{folder}/");
        let files = self.project.files().into_iter().filter(|file| file.starts_with(&prefix));
        files.map(|file| (file[prefix.len()..].to_owned(), self.project.read(&file))).collect()
    }

    /// The documents of a table in a folder.
    pub(crate) fn documents(&self, folder: &str, table: &str) -> Vec<Value> {
        let text = self.project.read(&format!("{folder}/{table}/documents.jsonl"));
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Writes the documents of a table.
    pub(crate) fn write(&self, folder: &str, table: &str, documents: &[Value]) {
        self.write_all(folder, table, documents.iter().map(|document| format!("{document}\n")));
    }

    /// The same line by line: what a process is given for memory counts from what the one had that started it.
    pub(crate) fn write_all(&self, folder: &str, table: &str, lines: impl Iterator<Item = String>) {
        let file = format!("{folder}/{table}/documents.jsonl");
        self.project.write(&file, "");
        let file = File::options().append(true).open(self.project.path().join(file)).unwrap();
        let mut file = BufWriter::new(file);
        lines.for_each(|line| file.write_all(line.as_bytes()).unwrap());
        file.flush().unwrap();
    }
}

/// How many rows a table has.
pub(crate) fn count(scratch: &Scratch, table: &str) -> u64 {
    let cast = if scratch.engine() == Engine::Mariadb { "CHAR" } else { "TEXT" };
    let texts = scratch.texts(&format!("SELECT CAST(COUNT(*) AS {cast}) FROM {table}")).unwrap();
    texts[0].as_deref().unwrap().parse().unwrap()
}

/// The texts of a query's rows.
pub(crate) fn texts(scratch: &Scratch, query: &str) -> Vec<String> {
    scratch.texts(query).unwrap().into_iter().map(|text| text.unwrap_or_else(|| "NULL".to_owned())).collect()
}

/// A pool on a database.
pub(crate) async fn pool<DB: Database>(scratch: &Scratch) -> Pool<DB> {
    Pool::connect(scratch.url()).await.unwrap()
}

/// A keyring with one key of each kind.
pub(crate) fn keyring() -> Keyring {
    let key = |kind| Key::generate(kind).unwrap().primary();
    Keyring::new([key(KeyKind::Data), key(KeyKind::Index)]).unwrap()
}

/// Waits for a future in a test that is not one.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Calls a function with the driver of an engine.
macro_rules! with_driver {
    ($engine:expr, $function:ident($($argument:expr),*)) => {
        match $engine {
            schemalock_tests::Engine::Sqlite => $crate::support::wait($function::<sqlx::Sqlite>($($argument),*)),
            schemalock_tests::Engine::Postgres => $crate::support::wait($function::<sqlx::Postgres>($($argument),*)),
            schemalock_tests::Engine::Mariadb => $crate::support::wait($function::<sqlx::MySql>($($argument),*)),
        }
    };
}
pub(crate) use with_driver;
