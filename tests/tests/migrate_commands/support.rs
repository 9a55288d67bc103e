//! A folder with a schema, a database for it, and the commands on both.

use std::process::{Child, Stdio};

pub(crate) use schemalock_tests::on_every_engine;
use schemalock_tests::{Engine, FIVE_TABLES, Output, Project, Scratch};
use serde_json::Value;

/// An index goes and two come: PostgreSQL makes them beside its writers, and no data is in the way.
pub(crate) const INDEXES: (&str, &str) = ("by_type:               [type]", "by_kind: [type]\n      by_label: [label]");

/// A column goes with its data.
pub(crate) const DROP: (&str, &str) =
    ("      icon_url:        { type: text, optional: true, format: url, max_length: 2048 }\n", "");

/// A folder and a database.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) project: Project,
    pub(crate) scratch: Scratch,
}

impl World {
    /// The five tables with their first migration; the database is empty.
    pub(crate) fn new(engine: Engine) -> Self {
        let world = Self { project: Project::with_schema(FIVE_TABLES), scratch: engine.scratch() };
        let _ = world.project.run(&["migrate", "new"]).expect_code(0);
        world
    }

    pub(crate) fn engine(&self) -> Engine {
        self.scratch.engine()
    }

    /// The edit of the schema.
    pub(crate) fn edit(&self, (from, to): (&str, &str)) {
        let text = self.project.read("schema.yaml");
        assert_eq!(text.matches(from).count(), 1, "{from:?} is in the schema once");
        self.project.write("schema.yaml", text.replace(from, to));
    }

    /// The edit with its migration.
    pub(crate) fn migration(&self, edit: (&str, &str), said: &[&str]) {
        self.edit(edit);
        let _ = self.project.run(&[&["migrate", "new", "more"], said].concat()).expect_code(0);
    }

    /// An empty migration with SQL of one's own behind its phase.
    pub(crate) fn custom(&self, name: &str, up: &str, down: &str) {
        let _ = self.project.run(&["migrate", "new", "--custom", name]).expect_code(0);
        self.rewrite(name, up, down);
    }

    /// Writes the last migration's SQL.
    pub(crate) fn rewrite(&self, name: &str, up: &str, down: &str) {
        let files = self.project.files();
        for (way, phases) in [("up", up), ("down", down)] {
            let end = format!("_{name}/{}.{way}.sql", self.engine().name());
            let file = files.iter().find(|file| file.ends_with(&end)).unwrap();
            let text = self.project.read(file);
            let head = text.split("\n-- schemalock:phase").next().unwrap();
            self.project.write(file, format!("{head}\n{phases}"));
        }
        let _ = self.project.run(&["migrate", "hash"]).expect_code(0);
    }

    /// `schemalock migrate …` on the database.
    pub(crate) fn migrate(&self, arguments: &[&str]) -> Output {
        self.project.run(&[&["migrate"], arguments, &["--database", self.scratch.url()]].concat())
    }

    /// Its JSON, with the exit code.
    pub(crate) fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.migrate(&[arguments, &["--format", "json"]].concat());
        let json = serde_json::from_str(&output.stdout);
        let json = json.unwrap_or_else(|error| panic!("{error}: {}\n{}", output.stdout, output.stderr));
        (output.code, json)
    }

    /// The states of the migrations, in order.
    pub(crate) fn states(&self) -> Vec<String> {
        let (_, status) = self.json(&["status"]);
        let migrations = status["migrations"].as_array().unwrap();
        migrations.iter().map(|entry| entry["state"].as_str().unwrap().to_owned()).collect()
    }

    /// The kinds of what is refused or found, with everything that is said of it.
    pub(crate) fn findings(&self, arguments: &[&str]) -> Vec<(String, String)> {
        let (code, json) = self.json(arguments);
        assert_eq!(code, 1, "{json:#}");
        assert_eq!(json["ok"], false);
        let findings = json["findings"].as_array().unwrap_or_else(|| panic!("{json:#}"));
        findings.iter().map(|one| (one["kind"].as_str().unwrap().to_owned(), one.to_string())).collect()
    }

    /// Starts `schemalock migrate …`.
    pub(crate) fn spawn(&self, arguments: &[&str]) -> Child {
        let mut command = self.project.command();
        command.arg("migrate").args(arguments).args(["--database", self.scratch.url()]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Rows of an app.
    pub(crate) fn app(&self, name: &str) {
        let id = "018f0000-0000-7000-8000-000000000001";
        let sql = format!("INSERT INTO apps (id, name, auth_type) VALUES ('{id}', '{name}', 'oauth')");
        self.scratch.apply(&sql).unwrap();
    }
}

/// One statement a phase, as DDL is on MariaDB.
pub(crate) fn ddl(engine: Engine, mark: &str, sql: &str) -> String {
    match engine {
        Engine::Mariadb => format!("\n-- schemalock:phase statement\n-- schemalock:{mark}\n{sql}\n"),
        _ => format!("\n-- schemalock:phase transaction\n-- schemalock:{mark}\nBEGIN;\n{sql}\nCOMMIT;\n"),
    }
}
