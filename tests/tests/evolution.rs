//! The five tables, with rows in them, through what a schema lives through: step by step, on every engine.
//!
//! Each step edits the text of schema.yaml as a person would. After each, the catalogue is that of a database made directly from the
//! new text, and every row is what it has to be.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use schemalock::migrate::{LOCK_FILE, Lock, checksum};
use schemalock::{Key, KeyKind, Keyring};
use schemalock_codegen::migration::{Migration, initial, next};
use schemalock_codegen::model::Model;
use schemalock_tests::pairs::applier::{Applier, Runtime};
use schemalock_tests::pairs::expect::{differences, expect};
use schemalock_tests::pairs::normalise;
use schemalock_tests::pairs::script::{Outcome, parse, text};
use schemalock_tests::pairs::{Pair, Rows, Value, database, law};
use schemalock_tests::{Engine, FIVE_TABLES, Project, Scratch};

/// A database with its history.
struct World {
    scratch: Scratch,
    keyring: Keyring,
    text: String,
    model: Model,
    history: Vec<Migration>,
}

/// Why a step was not taken.
#[derive(Debug)]
enum Stopped {
    /// Nobody could say what the rows become.
    Planned(Vec<String>),
    /// The rows do not fit: counts.
    Counted(Vec<String>),
}

impl World {
    fn new(engine: Engine) -> Self {
        let keyring = Keyring::new([
            Key::from_bytes(KeyKind::Data, &[1; 32]).primary(),
            Key::from_bytes(KeyKind::Index, &[2; 32]).primary(),
        ]);
        let pair = Pair::read(FIVE_TABLES, FIVE_TABLES).unwrap();
        let first = initial(&pair.a);
        let mut world = Self {
            scratch: engine.scratch(),
            keyring: keyring.unwrap(),
            text: FIVE_TABLES.to_owned(),
            model: pair.a,
            history: vec![first],
        };
        let outcome = world.applier_up().unwrap();
        assert_eq!(outcome, Outcome::Applied);
        world.scratch.apply(ROWS).unwrap();
        world
    }

    fn applier_up(&mut self) -> anyhow::Result<Outcome> {
        Runtime { keyring: Some(&self.keyring) }.up(&self.scratch, &self.history)
    }

    fn engine(&self) -> Engine {
        self.scratch.engine()
    }

    fn rows(&self) -> Rows {
        database::rows(&self.scratch, &self.model).unwrap()
    }

    /// Edits the text, plans, applies, and holds the result against the law.
    fn step(&mut self, about: &str, edits: &[(&str, &str)]) -> Result<(), Stopped> {
        let mut text = self.text.clone();
        for (from, to) in edits {
            assert_eq!(text.matches(from).count(), 1, "{about}: {from:?} is in the schema once:\n{text}");
            text = text.replace(from, to);
        }
        let new = compiled(&text, &self.model).unwrap_or_else(|error| panic!("{about}: {error}"));
        let name = format!("{:04}_step", self.history.len() + 1);
        let migration = next(&name, &self.model, &new, &law::consent(&self.model, &new))
            .map_err(|refusals| Stopped::Planned(refusals.into_iter().map(|refusal| refusal.message).collect()))?;
        self.apply(about, migration, new)?;
        self.text = without_markers(&text);
        Ok(())
    }

    fn apply(&mut self, about: &str, migration: Migration, new: Model) -> Result<(), Stopped> {
        let held = self.rows();
        let before = self.scratch.catalogue().unwrap();
        let script = text(self.engine(), &migration, "up").unwrap();
        self.history.push(migration);
        let outcome =
            self.applier_up().unwrap_or_else(|error| panic!("{:?}: {about}: {error:#}\n{script}", self.engine()));
        if let Outcome::Refused(counts) = outcome {
            self.history.pop();
            let after = self.scratch.catalogue().unwrap();
            assert_eq!(
                normalise::differences(self.engine(), &before, &after),
                [""; 0],
                "{about}: refused, and changed"
            );
            assert_eq!(differences(&held, &self.rows()), [""; 0], "{about}: refused, and rows changed");
            return Err(Stopped::Counted(counts));
        }
        let expected = expected(self.engine(), &self.model, &new, &held);
        self.model = new;
        let direct = self.engine().scratch();
        database::create(&direct, &self.model).unwrap();
        let wrong =
            normalise::differences(self.engine(), &direct.catalogue().unwrap(), &self.scratch.catalogue().unwrap());
        assert!(wrong.is_empty(), "{:?}: {about}:\n{}\n{script}", self.engine(), wrong.join("\n"));
        let wrong = differences(&expected, &self.rows());
        assert!(wrong.is_empty(), "{:?}: {about}:\n{}\n{script}", self.engine(), wrong.join("\n"));
        Ok(())
    }

    /// A step that nothing stands in the way of.
    fn must(&mut self, about: &str, edits: &[(&str, &str)]) {
        self.step(about, edits).unwrap_or_else(|stopped| panic!("{:?}: {about}: {stopped:?}", self.engine()));
    }

    /// A step that so many rows stand in the way of.
    fn counted(&mut self, about: &str, count: u32, edits: &[(&str, &str)]) {
        match self.step(about, edits) {
            Err(Stopped::Counted(counts)) => {
                assert!(counts.iter().any(|line| line.starts_with(&format!("{count} "))), "{about}: {counts:?}");
            }
            other => panic!("{:?}: {about}: not refused with counts: {other:?}", self.engine()),
        }
    }

    /// The command line proves the same history, without a false alarm.
    fn verify(&self) {
        let project = Project::with_schema(&self.text);
        let mut lock = Lock::default();
        for migration in &self.history {
            let files = migration.files.iter().map(|file| (file.path.as_str(), file.contents.as_str()));
            lock.append(&migration.name, &checksum(files));
            for file in &migration.files {
                project.write(&format!("migrations/{}/{}", migration.name, file.path), &file.contents);
            }
        }
        project.write(&format!("migrations/{LOCK_FILE}"), lock.render());
        let _ = project.run(&["migrate", "verify", "--database", self.scratch.url()]).expect_code(0);
    }

    fn run(&self, sql: &str) {
        self.scratch.apply(sql).unwrap_or_else(|error| panic!("{:?}: {sql}: {error:#}", self.engine()));
    }

    fn texts(&self, query: &str) -> Vec<Option<String>> {
        self.scratch.texts(query).unwrap_or_else(|error| panic!("{:?}: {query}: {error:#}", self.engine()))
    }

    /// The texts of a column, in the order of the key.
    fn column(&self, table: &str, column: &str) -> Vec<Value> {
        let mut rows = self.rows().remove(table).unwrap();
        rows.sort_by_key(|row| row["id"].to_string());
        rows.into_iter().map(|row| row[column].clone()).collect()
    }
}

/// What is sealed is no text that could be told beforehand, and what is opened is told by the step.
fn expected(engine: Engine, old: &Model, new: &Model, held: &Rows) -> Rows {
    let mut rows = expect(engine, old, new, held).rows;
    for table in &new.tables {
        for column in &table.columns {
            let before = old.table(&table.name).and_then(|table| table.column(&column.name));
            if before.is_some_and(|before| before.encrypted.is_some() != column.encrypted.is_some()) {
                let rows = rows.get_mut(&table.name).into_iter().flatten();
                rows.for_each(|row| drop(row.insert(column.name.clone(), Value::Any)));
            }
        }
    }
    rows
}

fn compiled(text: &str, recorded: &Model) -> Result<Model, String> {
    Pair::after(recorded, text)
}

/// Markers mean nothing once their edit is recorded; the next step may say its own.
fn without_markers(text: &str) -> String {
    let without = |text: &str, key: &str| -> String {
        let Some(at) = text.find(&format!(", {key}: ")) else { return text.to_owned() };
        let rest = &text[at + 2..];
        let end = if rest.contains(": \"") && rest.find('"') < rest.find([',', '}']) {
            let open = rest.find('"').unwrap() + 1;
            open + rest[open..].find('"').unwrap() + 1
        } else {
            rest.find([',', '}', '\n']).unwrap()
        };
        let gap = if rest[end..].starts_with('}') { " " } else { "" };
        format!("{}{gap}{}", text[..at].trim_end(), &rest[end..])
    };
    let mut lines: Vec<String> = text.lines().map(|line| without(&without(line, "using"), "renamed_from")).collect();
    lines.retain(|line| !line.trim_start().starts_with("renamed_from: "));
    lines.join("\n") + "\n"
}

const ROWS: &str = "
INSERT INTO apps (id, name, description, auth_type, config_template, icon_url) VALUES
    ('0198f2c0-0000-7000-8000-000000000001', 'WordPress', '{\"html\": true}', 'oauth', '{\"site\": \"\"}', 'https://example.org/w.png'),
    ('0198f2c0-0000-7000-8000-000000000002', 'O''Brien & Söhne 🦀', 'plain words', 'apiKey', '{}', NULL);
INSERT INTO connections (id, app_id, owner_id, name, credentials, status, last_error) VALUES
    ('0198f2c0-0000-7000-8000-000000000011', '0198f2c0-0000-7000-8000-000000000001', 'ana', 'blog', 'sl1.AQBC', 'active', NULL),
    ('0198f2c0-0000-7000-8000-000000000012', '0198f2c0-0000-7000-8000-000000000002', 'bo', 'shop', 'sl1.AQBD', 'error', 'token of bo@example.com refused  ');
INSERT INTO scenarios (id, owner_id, name, status) VALUES
    ('0198f2c0-0000-7000-8000-000000000021', 'ana', 'Publish', 'active'),
    ('0198f2c0-0000-7000-8000-000000000022', 'bo', 'Sync', 'inactive'),
    ('0198f2c0-0000-7000-8000-000000000023', 'bo', 'Broken', 'error');
INSERT INTO nodes (id, scenario_id, type, label) VALUES
    ('0198f2c0-0000-7000-8000-000000000031', '0198f2c0-0000-7000-8000-000000000021', 'trigger', 'When'),
    ('0198f2c0-0000-7000-8000-000000000032', '0198f2c0-0000-7000-8000-000000000021', 'wordpress.create_post', ''),
    ('0198f2c0-0000-7000-8000-000000000033', '0198f2c0-0000-7000-8000-000000000022', 'trigger', 'É');
INSERT INTO node_connections (id, scenario_id, source_node_id, target_node_id) VALUES
    ('0198f2c0-0000-7000-8000-000000000041', '0198f2c0-0000-7000-8000-000000000021', '0198f2c0-0000-7000-8000-000000000031', '0198f2c0-0000-7000-8000-000000000032');
";

fn id(number: u32) -> String {
    format!("'0198f2c0-0000-7000-8000-{number:012}'")
}

fn evolves(engine: Engine) {
    let mut world = World::new(engine);
    drops_and_renames(&mut world);
    requires(&mut world);
    converts(&mut world);
    changes_words(&mut world);
    refers(&mut world);
    seals(&mut world);
    world.verify();
}

fn drops_and_renames(world: &mut World) {
    let icon = "      icon_url:        { type: text, optional: true, format: url, max_length: 2048 }\n";
    world.must("drop a column", &[(icon, "")]);
    world.must(
        "rename a table and its indexes",
        &[
            (
                "  nodes:\n    description: One step of a scenario.\n",
                "  steps:\n    description: One step of a scenario.\n    renamed_from: nodes\n",
            ),
            (
                "      by_type:               [type]",
                "      by_kind:               { columns: [type], renamed_from: by_type }",
            ),
            (
                "      by_scenario_and_type:  [scenario_id, type]",
                "      by_scenario_and_kind:  { columns: [scenario_id, type], renamed_from: by_scenario_and_type }",
            ),
            (
                "columns: [scenario_id, source_node_id]\n        references: { table: nodes,",
                "columns: [scenario_id, source_node_id]\n        references: { table: steps,",
            ),
            (
                "columns: [scenario_id, target_node_id]\n        references: { table: nodes,",
                "columns: [scenario_id, target_node_id]\n        references: { table: steps,",
            ),
        ],
    );
    assert_eq!(world.rows()["steps"].len(), 3);
    assert_eq!(world.rows()["node_connections"].len(), 1, "no cascade took the edges");
}

fn requires(world: &mut World) {
    let required = "{ type: text, max_length: 200, default: \"\", description: The name that users see. }";
    let optional =
        "{ type: text, max_length: 200, optional: true, default: \"\", description: The name that users see. }";
    let back =
        "{ type: text, max_length: 200, default: \"\", using: \"'(none)'\", description: The name that users see. }";
    world.must("make a column optional", &[(required, optional)]);
    world.run(&format!("UPDATE steps SET label = NULL WHERE id = {}", id(33)));
    world.counted("make it required again", 1, &[(optional, required)]);
    world.must("with a value for NULL", &[(optional, back)]);
    let labels = world.column("steps", "label");
    assert_eq!(labels, ["When", "", "(none)"].map(Value::text));

    let place = "      auth_type:       { type: auth_type }\n";
    let added = format!("{place}      category:        {{ type: text, max_length: 40 }}\n");
    let filled = format!("{place}      category:        {{ type: text, max_length: 40, using: \"'general'\" }}\n");
    match world.step("a required column without a value", &[(place, &added)]) {
        Err(Stopped::Planned(messages)) => assert!(messages[0].contains("category"), "{messages:?}"),
        other => panic!("not refused: {other:?}"),
    }
    world.must("with one", &[(place, &filled)]);
    assert_eq!(world.column("apps", "category"), ["general", "general"].map(Value::text));
}

fn converts(world: &mut World) {
    let text = "      description:     { type: text, max_length: 2000, default: \"\" }\n";
    let json = "      description:     { type: json, default: {} }\n";
    world.counted("text to JSON", 1, &[(text, json)]);
    world.run(&format!("UPDATE apps SET description = '\"plain words\"' WHERE id = {}", id(2)));
    world.must("text to JSON, with a default", &[(text, json)]);
    let found = world.column("apps", "description");
    let wanted = [serde_json::json!({"html": true}), serde_json::json!("plain words")].map(Value::Json);
    assert!(found.iter().zip(&wanted).all(|(found, wanted)| found.is(wanted)), "{found:?}");

    world.must(
        "rename two columns",
        &[
            (
                "      type:        { type: text, non_empty",
                "      kind:        { type: text, renamed_from: type, non_empty",
            ),
            ("      order:       { type: integer, ", "      place:       { type: integer, renamed_from: order, "),
            ("{ columns: [type] }", "[kind]"),
            ("{ columns: [scenario_id, type] }", "[scenario_id, kind]"),
            ("by_scenario_and_order: [scenario_id, order]", "by_scenario_and_order: [scenario_id, place]"),
        ],
    );

    let uuid = "  apps:\n    description: A service that scenarios can talk to, such as WordPress or Monday.com.\n    columns:\n      id:              { type: uuid, primary_key: true, default: uuid_v7 }";
    let text = uuid.replace(
        "{ type: uuid, primary_key: true, default: uuid_v7 }",
        "{ type: text, max_length: 40, primary_key: true }",
    );
    let pointing = "      app_id:          { references: apps.id, on_delete: restrict }";
    let limited = "      app_id:          { references: apps.id, on_delete: restrict, max_length: 40 }";
    world.must("change the type of a primary key", &[(uuid, &text), (pointing, limited)]);
    world.run("INSERT INTO apps (id, name, auth_type, category) VALUES ('mail', 'Mail', 'oauth', 'general')");
    world.run(&format!("UPDATE connections SET app_id = 'mail' WHERE id = {}", id(11)));
}

fn changes_words(world: &mut World) {
    let draft = "      draft: Being built; never runs.\n";
    world.must("add a word", &[(draft, &format!("{draft}      archived: Kept for its history.\n"))]);
    world.run(&format!("UPDATE scenarios SET status = 'archived' WHERE id = {}", id(21)));
    let inactive = "      inactive: Switched off by its owner.\n";
    let paused = "      paused: { description: Switched off by its owner., renamed_from: inactive }\n";
    world.must("rename a word", &[(inactive, paused)]);
    assert_eq!(world.column("scenarios", "status"), ["archived", "paused", "error"].map(Value::text));
    let error = "      error: Stopped after a failed run.\n";
    world.counted("remove a word that a row has", 1, &[(error, "")]);
    let status = "      status:                { type: scenario_status, default: draft }";
    let using = "      status:                { type: scenario_status, default: draft, using: \"'paused'\" }";
    world.must("remove it, with another for that row", &[(error, ""), (status, using)]);
    assert_eq!(world.column("scenarios", "status"), ["archived", "paused", "paused"].map(Value::text));
}

fn refers(world: &mut World) {
    let position = "      position:    { type: json,";
    let added = "      connection_id: { type: uuid, optional: true }\n      owner_id:    { type: text, optional: true, max_length: 64 }\n      position:    { type: json,";
    let status = "      by_app_and_owner: [app_id, owner_id]\n";
    let unique = "      by_app_and_owner: [app_id, owner_id]\n    unique:\n      - [owner_id, id]\n";
    world.must("the columns of a reference, and the key that it will point at", &[(position, added), (status, unique)]);
    for (step, owner, connection) in [(31, "'ana'", 11), (32, "'ana'", 12), (33, "NULL", 99)] {
        world.run(&format!(
            "UPDATE steps SET owner_id = {owner}, connection_id = {} WHERE id = {}",
            id(connection),
            id(step)
        ));
    }
    let kinds = "      by_scenario_and_order: [scenario_id, place]\n";
    let key = format!(
        "{kinds}    foreign_keys:\n      - columns: [owner_id, connection_id]\n        references: {{ table: connections, columns: [owner_id, id] }}\n        on_delete: cascade\n"
    );
    world.counted("a composite reference over dirty rows", 1, &[(kinds, &key)]);
    world.run(&format!("UPDATE steps SET owner_id = 'bo' WHERE id = {}", id(32)));
    world.must("over clean ones", &[(kinds, &key)]);
}

fn seals(world: &mut World) {
    let plain = "      last_error:      { type: text, optional: true, description: What the last failed check said. }";
    let sealed = "      last_error:      { type: text, optional: true, encrypted: true, description: What the last failed check said. }";
    world.must("seal a column", &[(plain, sealed)]);
    let held = world.texts("SELECT last_error FROM connections ORDER BY id");
    assert_eq!(held[0], None);
    assert!(held[1].as_deref().is_some_and(|text| text.starts_with("sl1.") && !text.contains("bo@")), "{held:?}");
    world.must("open it again", &[(sealed, plain)]);
    let held = world.column("connections", "last_error");
    assert_eq!(held, [Value::Null, Value::text("token of bo@example.com refused  ")]);
    let credentials = "      credentials:     { type: json, encrypted: true, description: Tokens or keys of the app. }";
    let secrets = "      secrets:         { type: json, encrypted: { context: connections.credentials }, renamed_from: credentials, description: Tokens or keys of the app. }";
    world.must("rename a sealed column", &[(credentials, secrets)]);
    assert_eq!(world.column("connections", "secrets"), ["sl1.AQBC", "sl1.AQBD"].map(Value::text));
    let script = parse(&text(world.engine(), world.history.last().unwrap(), "up").unwrap()).unwrap();
    assert!(script.phases.iter().all(|(kind, _)| kind != "keyring"), "no value is sealed anew");
}

#[test]
fn sqlite() {
    evolves(Engine::Sqlite);
}

#[test]
fn postgres() {
    evolves(Engine::Postgres);
}

#[test]
fn mariadb() {
    evolves(Engine::Mariadb);
}
