//! Migrations that make SQLite's tables anew: nothing of the rows, and nothing that somebody else put there, is lost, even in a
//! client that goes on after an error.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use schemalock::migrate::{Migration, Migrations, Options};
use schemalock::{Key, KeyKind, Keyring};
use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::{Severity, Source, render};
use schemalock_codegen::migration::next;
use schemalock_codegen::model::Model;
use schemalock_tests::pairs::database::create;
use schemalock_tests::pairs::law::consent;
use schemalock_tests::pairs::normalise::differences;
use schemalock_tests::pairs::script::{Outcome, parse, run, text};
use schemalock_tests::{Engine, Scratch};

fn model(tables: &str, recorded: Option<&Model>) -> Model {
    let text = format!("schemalock: 1\nname: t\ntargets: {{ sqlite: \"3.40\" }}\n{tables}");
    let compiled = compile(text.as_bytes(), recorded);
    let wrong: Vec<_> = compiled.findings.into_iter().filter(|f| f.severity() == Severity::Error).collect();
    let source = Source { name: "schema.yaml", text: &text };
    let told = || render(&source, &wrong, schemalock_codegen::diagnostic::Format::Human { colour: false });
    compiled.model.unwrap_or_else(|| panic!("{}", told()))
}

/// An edit with what is in the database.
struct Case {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    rows: &'static str,
    /// What somebody else put there; after the edit, in the new words.
    theirs: (&'static str, &'static str),
    /// Queries and the texts they give afterwards.
    asks: &'static [(&'static str, &'static str)],
}

impl Case {
    fn models(&self) -> (Model, Model) {
        let before = model(self.before, None);
        let after = model(self.after, Some(&before));
        (before, after)
    }

    /// The scripts up and down.
    fn scripts(&self) -> (String, String) {
        let (before, after) = self.models();
        let migration = next("0002_edit", &before, &after, &consent(&before, &after));
        let migration = migration.unwrap_or_else(|refusals| panic!("{}: {refusals:#?}", self.name));
        let script = |direction| text(Engine::Sqlite, &migration, direction).unwrap();
        (script("up"), script("down"))
    }

    fn database(&self) -> Scratch {
        let scratch = Engine::Sqlite.scratch();
        create(&scratch, &self.models().0).unwrap();
        scratch.apply(self.rows).unwrap_or_else(|error| panic!("{}: {error:#}", self.name));
        scratch.apply(self.theirs.0).unwrap();
        scratch
    }

    fn holds(&self, scratch: &Scratch, script: &str) {
        let direct = Engine::Sqlite.scratch();
        create(&direct, &self.models().1).unwrap();
        direct.apply(self.theirs.1).unwrap();
        let wrong = differences(Engine::Sqlite, &direct.catalogue().unwrap(), &scratch.catalogue().unwrap());
        assert!(wrong.is_empty(), "{}:\n{}\n{script}", self.name, wrong.join("\n"));
        for (query, expected) in self.asks {
            let found = scratch.texts(&format!("SELECT CAST(({query}) AS TEXT)")).unwrap();
            assert_eq!(found, [Some((*expected).to_owned())], "{}: {query}\n{script}", self.name);
        }
        let strays = "SELECT name FROM sqlite_schema WHERE name LIKE 'schemalock%'";
        assert_eq!(scratch.texts(strays).unwrap(), [], "{}", self.name);
        assert_eq!(scratch.texts("SELECT 'x' FROM pragma_foreign_key_check").unwrap(), [], "{}", self.name);
    }
}

const CASES: &[Case] = &[
    Case {
        name: "children under a cascade stay when their parent is made anew",
        before: "
tables:
  owners: { columns: { id: { type: uuid, primary_key: true }, name: { type: text, max_length: 9 } } }
  things:
    columns: { id: { type: uuid, primary_key: true }, owner: { references: owners.id, on_delete: cascade } }
    indexes: { by_owner: [owner] }
",
        after: "
tables:
  owners: { columns: { id: { type: uuid, primary_key: true }, name: { type: text, max_length: 20 } } }
  things:
    columns: { id: { type: uuid, primary_key: true }, owner: { references: owners.id, on_delete: cascade } }
    indexes: { by_owner: [owner] }
",
        rows: "INSERT INTO owners VALUES ('00000000-0000-4000-8000-000000000001', 'one');
               INSERT INTO things VALUES ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001');",
        theirs: ("", ""),
        asks: &[("SELECT count(*) FROM things", "1"), ("SELECT name FROM owners", "one")],
    },
    Case {
        name: "a number that was given once is not given again, and views follow a new name",
        before: "
tables:
  notes:
    columns: { id: { type: bigint, primary_key: true, identity: true }, label: { type: text, optional: true },
      next: { references: notes.id, optional: true, on_delete: set_null } }
    indexes: { by_next: [next], by_label: { columns: [label], where: label is not null } }
",
        after: "
tables:
  entries:
    renamed_from: notes
    columns: { id: { type: bigint, primary_key: true, identity: true },
      title: { type: text, using: \"coalesce(title, 'none')\", renamed_from: label },
      next: { references: entries.id, optional: true, on_delete: set_null } }
    indexes: { by_next: [next], by_label: { columns: [title], where: title is not null } }
",
        rows: "INSERT INTO notes (id, label) VALUES (1, 'a'), (2, NULL), (9, 'b'); UPDATE notes SET next = 1 WHERE id = 2;
               DELETE FROM notes WHERE id = 9;",
        theirs: (
            "CREATE VIEW labels AS SELECT label AS label FROM notes",
            "CREATE VIEW labels AS SELECT \"title\" AS label FROM \"entries\"",
        ),
        asks: &[
            ("SELECT seq FROM sqlite_sequence WHERE name = 'entries'", "9"),
            ("SELECT count(*) FROM sqlite_sequence", "1"),
            ("SELECT group_concat(label) FROM labels", "a,none"),
            ("SELECT next FROM entries WHERE id = 2", "1"),
        ],
    },
    Case {
        name: "an emptied table goes on numbering",
        before: "
tables:
  notes: { columns: { id: { type: bigint, primary_key: true, identity: true }, n: integer } }
",
        after: "
tables:
  notes: { columns: { id: { type: bigint, primary_key: true, identity: true }, n: bigint } }
",
        rows: "INSERT INTO notes (n) VALUES (1), (2); DELETE FROM notes;",
        theirs: ("", ""),
        asks: &[("SELECT seq FROM sqlite_sequence WHERE name = 'notes'", "2")],
    },
    Case {
        name: "circles, types that change, and times that are not touched",
        before: "
enums: { state: [on, off] }
tables:
  hens:
    columns: { id: { type: uuid, primary_key: true }, egg: { references: eggs.id, optional: true },
      size: integer, paid: boolean, state: state, price: \"decimal(6,2)\",
      updated_at: { type: timestamp, default: now, on_update: now } }
    indexes: { by_egg: [egg] }
  eggs:
    columns: { id: { type: uuid, primary_key: true }, hen: { references: hens.id, on_delete: cascade } }
    indexes: { by_hen: [hen] }
",
        after: "
enums: { state: { values: { active: { renamed_from: on }, off: , new: } } }
tables:
  hens:
    columns: { id: { type: uuid, primary_key: true }, egg: { references: eggs.id, optional: true },
      size: { type: text, using: \"'n' || size\" }, paid: integer, state: state,
      price: \"decimal(8,3)\", double: { type: integer, generated: paid * 2 },
      updated_at: { type: timestamp, default: now, on_update: now } }
    indexes: { by_egg: [egg] }
  eggs:
    columns: { id: { type: uuid, primary_key: true }, hen: { references: hens.id, on_delete: restrict } }
    indexes: { by_hen: [hen] }
",
        rows: "PRAGMA foreign_keys = OFF;
               INSERT INTO hens VALUES ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 7, 1, 'on', 1234, 5);
               INSERT INTO eggs VALUES ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001');",
        theirs: ("", ""),
        asks: &[
            ("SELECT size || paid || state || price || double || updated_at FROM hens", "n71active1234025"),
            ("SELECT count(*) FROM eggs", "1"),
        ],
    },
    Case {
        name: "what ALTER TABLE can do",
        before: "
tables:
  a: { columns: { id: { type: uuid, primary_key: true }, label: text, old: { type: text, optional: true } } }
  b: { columns: { id: { type: uuid, primary_key: true } } }
",
        after: "
tables:
  a:
    columns: { id: { type: uuid, primary_key: true }, title: { type: text, renamed_from: label },
      b: { references: b.id, optional: true }, paid: { type: boolean, default: false },
      both: { type: integer, generated: { as: length(title), stored: false }, optional: true } }
    indexes: { by_b: [b], by_title: { columns: [title], unique: true } }
    check: { sane: paid or b is null }
  b: { columns: { id: { type: uuid, primary_key: true } } }
  c: { columns: { id: { type: uuid, primary_key: true }, a: { references: a.id } }, indexes: { by_a: [a] } }
",
        rows: "INSERT INTO a VALUES ('00000000-0000-4000-8000-000000000001', 'x', 'y')",
        theirs: (
            "CREATE TRIGGER theirs AFTER INSERT ON a BEGIN SELECT new.label; END",
            "CREATE TRIGGER theirs AFTER INSERT ON a BEGIN SELECT new.\"title\"; END",
        ),
        asks: &[("SELECT title || paid || both FROM a", "x01")],
    },
    Case {
        name: "names that differ in case alone",
        before: "
tables:
  Things: { columns: { id: { type: uuid, primary_key: true }, Label: text } }
",
        after: "
tables:
  things:
    renamed_from: Things
    columns: { id: { type: uuid, primary_key: true }, label: { type: text, renamed_from: Label } }
",
        rows: "INSERT INTO Things VALUES ('00000000-0000-4000-8000-000000000001', 'x')",
        theirs: ("", ""),
        asks: &[("SELECT label FROM things", "x")],
    },
];

#[test]
fn edits_keep_rows_and_lead_to_the_schema() {
    for case in CASES {
        let (up, _) = case.scripts();
        let scratch = case.database();
        let outcome = run(&scratch, &up).unwrap_or_else(|error| panic!("{}: {error:#}", case.name));
        assert_eq!(outcome, Outcome::Applied, "{}\n{up}", case.name);
        case.holds(&scratch, &up);
    }
}

#[test]
fn the_shell_does_the_same() {
    for case in CASES {
        let (up, _) = case.scripts();
        let scratch = case.database();
        let Some(said) = shell(&scratch, &up) else { return };
        assert_eq!(said, "", "{}\n{up}", case.name);
        case.holds(&scratch, &up);
    }
}

/// An edit of everything at once.
const ALL: Case = Case {
    name: "all",
    before: "
tables:
  owners: { columns: { id: { type: uuid, primary_key: true }, name: text, note: { type: text, optional: true } } }
  nodes:
    columns: { id: { type: bigint, primary_key: true, identity: true }, owner: { references: owners.id, on_delete: cascade },
      label: { type: text, max_length: 9 }, updated_at: { type: timestamp, default: now, on_update: now } }
    indexes: { by_label: [label], by_owner: [owner] }
  edges:
    columns: { id: { type: bigint, primary_key: true, identity: true }, node: { references: nodes.id, on_delete: cascade } }
    indexes: { by_node: [node] }
  gone: { columns: { id: { type: uuid, primary_key: true } } }
",
    after: "
tables:
  owners: { columns: { id: { type: uuid, primary_key: true }, full: { type: text, renamed_from: name }, age: { type: integer, optional: true } } }
  steps:
    renamed_from: nodes
    columns: { id: { type: bigint, primary_key: true, identity: true }, owner: { references: owners.id, on_delete: cascade },
      title: { type: text, max_length: 20, renamed_from: label }, updated_at: { type: timestamp, default: now, on_update: now } }
    indexes: { by_title: { columns: [title], unique: true }, by_owner: [owner] }
  edges:
    columns: { id: { type: bigint, primary_key: true, identity: true }, step: { references: steps.id, on_delete: cascade, renamed_from: node } }
    indexes: { by_step: [step] }
  fresh:
    columns: { id: { type: uuid, primary_key: true }, owner: { references: owners.id } }
    indexes: { by_owner: [owner] }
",
    rows: "INSERT INTO owners VALUES ('00000000-0000-4000-8000-000000000001', 'one', 'a note');
           INSERT INTO nodes (owner, label) VALUES ('00000000-0000-4000-8000-000000000001', 'a'), ('00000000-0000-4000-8000-000000000001', 'b');
           INSERT INTO edges (node) VALUES (1), (2);
           INSERT INTO gone VALUES ('00000000-0000-4000-8000-000000000003');",
    theirs: ("CREATE VIEW labels AS SELECT label FROM nodes", "CREATE VIEW labels AS SELECT \"title\" FROM \"steps\""),
    asks: &[("SELECT group_concat(title) FROM labels", "a,b"), ("SELECT count(*) FROM edges", "2")],
};

#[test]
fn whatever_statement_fails_nothing_is_done_by_half() {
    let (up, _) = ALL.scripts();
    let lines = statements(&up);
    let scratch = ALL.database();
    let Some(before) = dump(&scratch) else { return };
    assert_eq!(shell(&scratch, &up).unwrap(), "", "{up}");
    ALL.holds(&scratch, &up);
    let after = dump(&scratch).unwrap();
    let inner =
        |sql: &&usize| !["PRAGMA", "BEGIN", "COMMIT", "SAVEPOINT"].iter().any(|word| lines[**sql].starts_with(word));
    let all: Vec<usize> = (0..lines.len()).collect();
    let mut undone = 0;
    for at in all.iter().filter(inner) {
        // A statement that fails, and one with which the engine ends the transaction, as it does where the disk is full.
        for instead in ["SELECT nothing FROM nowhere;\n", "ROLLBACK;\n"] {
            let script: String = lines
                .iter()
                .enumerate()
                .map(|(other, sql)| if other == *at { instead } else { sql.as_str() })
                .collect();
            let scratch = ALL.database();
            let said = shell(&scratch, &script).unwrap();
            let found = dump(&scratch).unwrap();
            let whole = found == before || (found == after && lines[*at].contains("schemalock_"));
            assert!(whole, "{instead} instead of {}\n{said}\n{found}\n{script}", lines[*at]);
            undone += usize::from(found == before);
        }
    }
    let tried = 2 * all.iter().filter(inner).count();
    assert!(undone * 10 > tried * 8, "{undone} of {tried}");
}

#[test]
fn a_client_that_is_in_a_transaction_already_does_nothing() {
    let (up, _) = ALL.scripts();
    let scratch = ALL.database();
    let Some(before) = dump(&scratch) else { return };
    shell(&scratch, &format!("PRAGMA foreign_keys = ON;\nBEGIN;\n{up}")).unwrap();
    assert_eq!(dump(&scratch).unwrap(), before);
}

#[test]
fn rows_that_do_not_fit_are_counted_and_stop_everything() {
    let case = Case {
        name: "too long",
        before: "
tables:
  a: { columns: { id: { type: uuid, primary_key: true }, label: text } }
  b: { columns: { id: { type: uuid, primary_key: true }, a: { references: a.id, on_delete: cascade } }, indexes: { by_a: [a] } }
",
        after: "
tables:
  a: { columns: { id: { type: uuid, primary_key: true }, label: { type: text, max_length: 3, unique: true } } }
  b: { columns: { id: { type: uuid, primary_key: true }, a: { references: a.id, on_delete: cascade } }, indexes: { by_a: [a] } }
",
        rows: "INSERT INTO a VALUES ('00000000-0000-4000-8000-000000000001', 'long'), ('00000000-0000-4000-8000-000000000002', 'x'),
                 ('00000000-0000-4000-8000-000000000003', 'x');
               INSERT INTO b VALUES ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001');",
        theirs: ("", ""),
        asks: &[],
    };
    let (up, _) = case.scripts();
    let scratch = case.database();
    let Outcome::Refused(counts) = run(&scratch, &up).unwrap() else { panic!("{up}") };
    assert_eq!(counts.len(), 2, "{counts:?}");
    assert!(counts.iter().all(|count| count.starts_with("1 ")), "{counts:?}");
    let Some(before) = dump(&scratch) else { return };
    let said = shell(&scratch, &up).unwrap();
    assert!(said.contains("a_label_max_length") && said.contains("rows are missing"), "{said}");
    assert_eq!(dump(&scratch).unwrap(), before);
}

#[test]
fn what_somebody_else_put_on_a_table_is_not_lost_unnoticed() {
    let case = Case { theirs: ("CREATE TRIGGER theirs AFTER INSERT ON nodes BEGIN SELECT new.label; END", ""), ..ALL };
    let (up, _) = case.scripts();
    let scratch = case.database();
    if let Some(before) = dump(&scratch) {
        let said = shell(&scratch, &up).unwrap();
        assert!(said.contains("an index, a trigger or a view is missing"), "{said}");
        assert_eq!(dump(&scratch).unwrap(), before);
    }
    // What an applier does: it makes again what was noted, which speaks the new names.
    let noted = "SELECT value FROM temp.schemalock_kept WHERE type IN ('index', 'trigger', 'view') AND NOT EXISTS
        (SELECT 1 FROM main.sqlite_schema AS s WHERE s.type = schemalock_kept.type AND s.name = schemalock_kept.name)";
    let theirs = "CREATE TRIGGER theirs AFTER INSERT ON \"steps\" BEGIN SELECT new.\"title\"; END";
    let check = format!("CREATE TABLE seen AS {noted};\n{theirs};\n-- schemalock:guard\n");
    let script = up.replace("-- schemalock:guard\n", &check);
    assert_eq!(run(&scratch, &script).unwrap(), Outcome::Applied);
    assert_eq!(scratch.texts("SELECT value FROM seen").unwrap(), [Some(theirs.to_owned())]);
    assert_eq!(
        scratch.texts("SELECT sql FROM sqlite_schema WHERE name = 'theirs'").unwrap(),
        [Some(theirs.to_owned())]
    );
}

#[test]
fn the_applier_makes_again_what_somebody_else_put_on_a_table() {
    let theirs = (
        "CREATE TRIGGER theirs AFTER INSERT ON nodes BEGIN SELECT new.label; END; CREATE INDEX mine ON nodes (label, id)",
        "CREATE TRIGGER theirs AFTER INSERT ON \"steps\" BEGIN SELECT new.\"title\"; END; CREATE INDEX mine ON steps (title, id)",
    );
    let case = Case { theirs, asks: &[("SELECT group_concat(title) FROM steps", "a,b")], ..ALL };
    let scratch = case.database();
    let up = apply(&case, &scratch, None);
    case.holds(&scratch, &up);
}

#[test]
fn a_column_is_sealed_and_what_somebody_else_put_there_stays() {
    let theirs = "CREATE TRIGGER theirs AFTER INSERT ON notes BEGIN SELECT new.secret; END";
    let case = Case {
        name: "sealed",
        before: "
tables:
  notes: { columns: { id: { type: bigint, primary_key: true, identity: true }, label: text, secret: text } }
",
        after: "
tables:
  notes:
    columns: { id: { type: bigint, primary_key: true, identity: true }, label: { type: text, max_length: 9 },
      secret: { type: text, encrypted: { bind: column } } }
",
        rows: "INSERT INTO notes (label, secret) VALUES ('a', 'x'), ('b', 'y')",
        theirs: (theirs, theirs),
        asks: &[("SELECT count(*) FROM notes WHERE secret LIKE 'sl1.%'", "2")],
    };
    let keyring = Keyring::new([Key::generate(KeyKind::Data).unwrap().primary()]).unwrap();
    let scratch = case.database();
    let up = apply(&case, &scratch, Some(&keyring));
    case.holds(&scratch, &up);
}

/// Applies the edit as a program does; gives the script.
fn apply(case: &Case, scratch: &Scratch, keyring: Option<&Keyring>) -> String {
    let (up, down) = case.scripts();
    let files = [("sqlite.up.sql".to_owned(), up.clone()), ("sqlite.down.sql".to_owned(), down)];
    let migrations = Migrations::new([Migration::new("0002_edit", files)]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let applied = runtime.block_on(async {
        let pool = sqlx::SqlitePool::connect(scratch.url()).await.unwrap();
        let options = Options::default().keyring(keyring);
        let applied = schemalock::migrate::run_with(&pool, &migrations, &options).await;
        pool.close().await;
        applied
    });
    applied.unwrap_or_else(|error| panic!("{error:?}\n{up}"));
    scratch.apply("DROP TABLE schemalock_history").unwrap();
    up
}

/// Runs a script in the engine's own shell, which goes on after an error; gives what it said. `None` where there is no shell.
fn shell(scratch: &Scratch, script: &str) -> Option<String> {
    let file = scratch.url().strip_prefix("sqlite:").unwrap();
    let child =
        Command::new("sqlite3").arg(file).stdin(Stdio::piped()).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.ok()?;
    child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Some(String::from_utf8(output.stderr).unwrap())
}

/// Everything in a database, by the engine's own shell.
fn dump(scratch: &Scratch) -> Option<String> {
    let file = scratch.url().strip_prefix("sqlite:").unwrap();
    let output = Command::new("sqlite3").args([file, ".dump"]).output().ok()?;
    let text = String::from_utf8(output.stdout).unwrap();
    // Times are of the moment in which the rows were written.
    Some(
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|n| n.len() == 13)
            .fold(text.clone(), |text, n| text.replace(n, "T")),
    )
}

/// The statements of a script, each with the comments before it.
fn statements(script: &str) -> Vec<String> {
    parse(script).unwrap();
    let (mut all, mut open) = (Vec::new(), String::new());
    for line in script.split_inclusive('\n').filter(|line| !line.starts_with("--") && !line.trim().is_empty()) {
        open.push_str(line);
        let inside = open.starts_with("CREATE TRIGGER") && line != "END;\n";
        if line.ends_with(";\n") && !inside {
            all.push(std::mem::take(&mut open));
        }
    }
    assert_eq!(open, "");
    all
}
