//! Keys against live databases: the census, `keyring.verify`, `schemalock keys verify` and `retire` on real engines.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use std::fmt::Write as _;

use schemalock::census::{Census, CensusColumn, CensusFinding, KnownKeys, Presence, VerifyError, census};
use schemalock::kek::LocalKek;
use schemalock::keyring::{Document, Entry};
use schemalock::{BlindIndex, Column, Key, KeyKind, Keyring, Normalise, Place, Sealed, Table};
use schemalock_tests::{Engine, Output, Project, Scratch};
use sqlx::Connection as _;

const SCHEMA: &str = "\
schemalock: 1
name: shop
targets: { sqlite: \"3.40\", postgres: \"14\", mariadb: \"10.11\" }
tables:
  accounts:
    columns:
      id:    { type: text, max_length: 36, primary_key: true }
      token: { type: text, optional: true, encrypted: true }
      email: { type: text, optional: true, encrypted: { searchable: true } }
";

/// Without CHECKs, and with whatever collation the engine takes by itself.
const TABLE: &str =
    "CREATE TABLE accounts (id VARCHAR(36) PRIMARY KEY, token TEXT, email TEXT, email_blind_index TEXT)";

const TOKEN: CensusColumn<'static> = CensusColumn { table: "accounts", column: "token", blind_index: None };
const EMAIL: CensusColumn<'static> =
    CensusColumn { table: "accounts", column: "email", blind_index: Some("email_blind_index") };

const ACCOUNTS: &Table = &Table::new("accounts", &[Column::sealed::<Sealed<String>>("token", "accounts.token")]);

fn key(byte: u8) -> Key {
    Key::from_bytes(KeyKind::Data, &[byte; 32])
}

/// Of other bytes: a key has one id, whatever it is for.
fn index_key(byte: u8) -> Key {
    Key::from_bytes(KeyKind::Index, &[100 + byte; 32])
}

/// A keyring that seals with the one key and opens with the other.
fn keyring(primary: u8, active: u8) -> Keyring {
    Keyring::new([key(primary).primary(), key(active), index_key(primary).primary()]).unwrap()
}

fn sealed(keyring: &Keyring, id: &str) -> String {
    Sealed::seal(keyring, &Place::row("accounts.token", &[&id.to_owned()]), &"s3cret".to_owned()).unwrap().into_text()
}

fn blind_index(keyring: &Keyring) -> String {
    let email = "a@example.com".to_owned();
    BlindIndex::new(keyring.into(), "accounts.email", Normalise::None, &email).unwrap().to_string()
}

/// Rows of `id, token, email, email_blind_index`.
fn insert(scratch: &Scratch, rows: &[[Option<&str>; 4]]) {
    let text = |value: &Option<&str>| value.map_or("NULL".to_owned(), |value| format!("'{value}'"));
    let mut sql = String::new();
    for row in rows {
        let values = row.iter().map(text).collect::<Vec<_>>().join(", ");
        write!(sql, "INSERT INTO accounts VALUES ({values}); ").unwrap();
    }
    scratch.apply(&sql).unwrap();
}

fn scratch(engine: Engine) -> Scratch {
    let scratch = engine.scratch();
    scratch.apply(TABLE).unwrap();
    scratch
}

/// Calls the same with each engine's own connection.
macro_rules! with_connection {
    ($scratch:expr, $connection:ident => $call:expr) => {
        match $scratch.engine() {
            Engine::Sqlite => {
                let $connection = &mut sqlx::SqliteConnection::connect($scratch.url()).await.unwrap();
                $call.await
            }
            Engine::Postgres => {
                let $connection = &mut sqlx::PgConnection::connect($scratch.url()).await.unwrap();
                $call.await
            }
            Engine::Mariadb => {
                let $connection = &mut sqlx::MySqlConnection::connect($scratch.url()).await.unwrap();
                $call.await
            }
        }
    };
}

async fn count(scratch: &Scratch, columns: &[CensusColumn<'_>]) -> Census {
    with_connection!(scratch, connection => census(connection, columns)).unwrap()
}

async fn verify(scratch: &Scratch, keyring: &Keyring) -> Result<Census, VerifyError> {
    with_connection!(scratch, connection => keyring.verify(connection, [ACCOUNTS]))
}

#[tokio::test]
async fn values_are_counted_by_key() {
    for engine in Engine::ALL {
        let scratch = scratch(engine);
        let (old, new) = (keyring(1, 2), keyring(2, 1));
        let column = Sealed::seal_padded(&old, &Place::column("accounts.token"), &"s3cret".to_owned()).unwrap();
        insert(
            &scratch,
            &[
                [Some("1"), Some(&sealed(&old, "1")), None, None],
                [Some("2"), Some(column.as_text()), None, None],
                [Some("3"), Some(&sealed(&new, "3")), None, None],
                [Some("4"), None, None, None],
            ],
        );
        let census = count(&scratch, &[TOKEN]).await;
        assert_eq!((census.rows_under(key(1).id()), census.rows_under(key(2).id())), (2, 1), "{engine:?}");
        let counted = &census.columns[0];
        assert_eq!((counted.keys.len(), counted.unsealed, counted.malformed), (2, 0, 0), "{engine:?}");
        assert!(verify(&scratch, &old).await.is_ok() && verify(&scratch, &new).await.is_ok(), "{engine:?}");
    }
}

#[tokio::test]
async fn an_unknown_key_is_named() {
    for engine in Engine::ALL {
        let scratch = scratch(engine);
        insert(&scratch, &[[Some("1"), Some(&sealed(&keyring(1, 2), "1")), None, None]]);
        let stranger = keyring(3, 4);
        let Err(VerifyError::Findings(findings)) = verify(&scratch, &stranger).await else { panic!("{engine:?}") };
        let (table, column) = ("accounts".to_owned(), "token".to_owned());
        assert_eq!(findings, [CensusFinding::UnknownKey { table, column, key: key(1).id(), rows: 1 }], "{engine:?}");
    }
}

/// Databases whose collations ignore case must not take two keys for one, nor a plaintext for a value.
#[tokio::test]
async fn bytes_are_compared_and_not_letters() {
    for engine in Engine::ALL {
        let scratch = scratch(engine);
        let value = sealed(&keyring(1, 2), "1");
        // The letter stands in the key's id.
        let at = (8..28).find(|at| value.as_bytes()[*at].is_ascii_lowercase()).unwrap();
        let twin = format!("{}{}{}", &value[..at], value[at..=at].to_uppercase(), &value[at + 1..]);
        let shouted = format!("SL1.{}", &value[4..]);
        let plain = ["hunter2", "", "s", "sl1", "ß€😀 naïve", &shouted];
        insert(&scratch, &[[Some("a"), Some(&value), None, None], [Some("b"), Some(&twin), None, None]]);
        for (at, text) in plain.iter().enumerate() {
            insert(&scratch, &[[Some(&at.to_string()), Some(text), None, None]]);
        }
        insert(&scratch, &[[Some("x"), Some("sl1."), None, None], [Some("y"), Some("sl1.ß€😀"), None, None]]);
        let counted = count(&scratch, &[TOKEN]).await.columns.remove(0);
        assert_eq!(counted.keys.values().copied().collect::<Vec<_>>(), [1, 1], "{engine:?}");
        assert_eq!((counted.unsealed, counted.malformed), (plain.len() as u64, 2), "{engine:?}");
        let error = verify(&scratch, &keyring(1, 2)).await.unwrap_err().to_string();
        assert!(error.contains("`accounts.token` has 6 values that are not sealed"), "{engine:?}: {error}");
        assert!(!error.contains("hunter2"), "{engine:?}: {error}");
    }
}

#[tokio::test]
async fn blind_indexes_are_counted_by_key() {
    for engine in Engine::ALL {
        let scratch = scratch(engine);
        let keyring = keyring(1, 2);
        let (value, index) = (sealed(&keyring, "1"), blind_index(&keyring));
        let shouted = index.to_uppercase();
        let line = format!("{index}\n");
        let wrong = ["", "hunter2", &index[1..], &shouted, &line];
        insert(
            &scratch,
            &[[Some("a"), None, Some(&value), Some(&index)], [Some("b"), None, Some(&value), Some(&index)]],
        );
        for (at, text) in wrong.iter().enumerate() {
            insert(&scratch, &[[Some(&at.to_string()), None, Some(&value), Some(text)]]);
        }
        let census = count(&scratch, &[EMAIL]).await;
        let short = std::array::from_fn(|at| index_key(1).id().as_bytes()[at]);
        assert_eq!(census.rows_under_index(short), 2, "{engine:?}");
        let counted = census.columns[0].blind_index.as_ref().unwrap();
        assert_eq!((counted.keys.len(), counted.malformed), (1, wrong.len() as u64), "{engine:?}");
        let findings = census.findings(&KnownKeys::from(&keyring));
        assert_eq!(findings.iter().map(CensusFinding::kind).collect::<Vec<_>>(), ["not-a-blind-index"], "{engine:?}");
    }
}

#[tokio::test]
async fn empty_and_missing_tables() {
    for engine in Engine::ALL {
        let empty = scratch(engine);
        let none = verify(&empty, &Keyring::new([]).unwrap()).await.unwrap_err();
        let VerifyError::Findings(findings) = none else { panic!("{engine:?}: {none}") };
        assert_eq!(findings, [CensusFinding::NoPrimaryKey], "{engine:?}: what has no key cannot seal");
        let counted = verify(&empty, &keyring(1, 2)).await.unwrap();
        assert_eq!((counted.columns[0].presence, counted.columns[0].keys.len()), (Presence::Present, 0), "{engine:?}");
        let absent = CensusColumn { column: "gone", ..EMAIL };
        let half = CensusColumn { blind_index: Some("gone_blind_index"), ..EMAIL };
        let census = count(&empty, &[absent, half]).await;
        let said: Vec<String> = census.findings(&KnownKeys::default()).iter().map(ToString::to_string).collect();
        let expected = ["gone", "gone_blind_index"].map(|name| format!("the table `accounts` has no column `{name}`"));
        assert_eq!(said, expected, "{engine:?}");
        let error = verify(&engine.scratch(), &keyring(1, 2)).await.unwrap_err().to_string();
        assert_eq!(error, "the keyring does not fit the database: the database has no table `accounts`", "{engine:?}");
    }
}

#[tokio::test]
async fn any_name_is_a_name() {
    for engine in Engine::ALL {
        let (scratch, name) = (engine.scratch(), "We\"ird `Näme`' {} ; --");
        let quote = if engine == Engine::Mariadb { "`" } else { "\"" };
        let quoted = format!("{quote}{}{quote}", name.replace(quote, &quote.repeat(2)));
        let value = sealed(&keyring(1, 2), "1");
        scratch
            .apply(&format!("CREATE TABLE {quoted} ({quoted} TEXT); INSERT INTO {quoted} VALUES ('{value}')"))
            .unwrap();
        let column = CensusColumn { table: name, column: name, blind_index: None };
        assert_eq!(count(&scratch, &[column]).await.rows_under(key(1).id()), 1, "{engine:?}");
    }
}

/// A project with a keyring of these keys, the first primary.
fn project(keys: &[Key]) -> Project {
    let project = Project::with_schema(SCHEMA);
    let kek = LocalKek::from_bytes(&[9; 32]);
    let document = Document::new(keys.iter().map(|key| Entry::wrap(key, &kek).unwrap())).unwrap();
    project.write("keyring.json", document.to_text());
    project.write("kek.txt", "09".repeat(32));
    #[cfg(unix)]
    for file in ["keyring.json", "kek.txt"] {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(project.path().join(file), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    project
}

fn verify_by_command(project: &Project, scratch: &Scratch) -> Output {
    project.run(&["keys", "verify", "--kek", "file:kek.txt", "--format", "json", "--database", scratch.url()])
}

fn retire(project: &Project, key: &Key, scratch: &Scratch) -> Output {
    project.run(&["keys", "retire", &key.id().to_string(), "--format", "json", "--database", scratch.url()])
}

fn destroy(project: &Project, key: &Key, scratch: &Scratch) -> Output {
    project.run(&["keys", "destroy", &key.id().to_string(), "--format", "json", "--database", scratch.url()])
}

fn kinds(output: &Output) -> Vec<String> {
    let json: serde_json::Value =
        serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let findings = json["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().map(|finding| finding["kind"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_key_in_use_is_not_retired() {
    for engine in Engine::ALL {
        let scratch = scratch(engine);
        let project = project(&[key(2).primary(), key(1), index_key(2).primary(), index_key(1)]);
        let (old, new) = (keyring(1, 2), keyring(2, 1));
        let value = sealed(&old, "1");
        insert(&scratch, &[[Some("1"), Some(&value), Some(&value), Some(&blind_index(&old))]]);
        let shown =
            project.run(&["keys", "verify", "--kek", "file:kek.txt", "--database", scratch.url()]).expect_code(0);
        for line in ["accounts.token: 1 value under ", "accounts.email_blind_index: 1 value under "] {
            assert!(shown.stdout.contains(line), "{engine:?}: {}", shown.stdout);
        }
        let before = project.read("keyring.json");
        let refused = retire(&project, &key(1), &scratch).expect_code(1);
        assert_eq!(kinds(&refused), ["key-in-use", "key-in-use"], "{engine:?}");
        assert!(refused.stdout.contains("`accounts.token` has 1 value under the key"), "{}", refused.stdout);
        let refused = retire(&project, &index_key(1), &scratch).expect_code(1);
        assert!(refused.stdout.contains("`accounts.email_blind_index` has 1 value"), "{engine:?}: {}", refused.stdout);
        assert_eq!(project.read("keyring.json"), before, "{engine:?}");

        let (value, index) = (sealed(&new, "1"), blind_index(&new));
        let anew = format!("UPDATE accounts SET token = '{value}', email = '{value}', email_blind_index = '{index}'");
        scratch.apply(&anew).unwrap();
        let _ = retire(&project, &key(1), &scratch).expect_code(0);
        let _ = retire(&project, &index_key(1), &scratch).expect_code(0);
        let _ = destroy(&project, &key(1), &scratch).expect_code(0);
        let _ = verify_by_command(&project, &scratch).expect_code(0);
    }
}

/// Nobody knows which key they need.
#[test]
fn values_that_cannot_be_read_keep_every_key() {
    for engine in Engine::ALL {
        let scratch = scratch(engine);
        let project = project(&[key(2).primary(), key(1), index_key(2).primary(), index_key(1)]);
        let value = sealed(&keyring(2, 1), "1");
        let cut = &value[..81];
        insert(
            &scratch,
            &[
                [Some("1"), Some(cut), None, None],
                [Some("2"), Some("hunter2"), None, None],
                [Some("3"), None, Some(&value), Some("hunter2")],
            ],
        );
        let refused = retire(&project, &key(1), &scratch).expect_code(1);
        assert_eq!(kinds(&refused), ["unsealed", "malformed"], "{engine:?}");
        let refused = retire(&project, &index_key(1), &scratch).expect_code(1);
        assert_eq!(kinds(&refused), ["not-a-blind-index"], "{engine:?}");
        let _ = project.run(&["keys", "retire", &key(1).id().to_string(), "--unchecked"]).expect_code(0);
    }
}

#[test]
fn another_database_proves_nothing() {
    for engine in Engine::ALL {
        let project = project(&[key(2).primary(), key(1)]);
        let refused = retire(&project, &key(1), &engine.scratch()).expect_code(1);
        assert_eq!(kinds(&refused), ["no-table"], "{engine:?}");
    }
    let project = project(&[key(2).primary(), key(1)]);
    let nowhere = project.run(&["keys", "retire", &key(1).id().to_string(), "--database", "sqlite:nowhere.db"]);
    assert_eq!((nowhere.code, project.has("nowhere.db")), (2, false), "{nowhere:?}");
}

#[test]
fn verify_says_what_is_in_the_tables() {
    for engine in Engine::ALL {
        let scratch = scratch(engine);
        let project = project(&[key(2).primary(), key(1), index_key(2).primary()]);
        let _ = verify_by_command(&project, &scratch).expect_code(0);
        let stranger = keyring(3, 4);
        let value = sealed(&keyring(1, 2), "1");
        insert(
            &scratch,
            &[
                [Some("1"), Some(&value), None, None],
                [Some("2"), Some(&sealed(&stranger, "2")), Some("hunter2"), Some(&blind_index(&stranger))],
            ],
        );
        let found = verify_by_command(&project, &scratch).expect_code(1);
        assert_eq!(kinds(&found), ["unknown-key", "unsealed", "unknown-index-key"], "{engine:?}");
        assert!(!found.stdout.contains("hunter2") && !found.stdout.contains(&value), "{}", found.stdout);
        let json: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
        let keys = &json["databases"][0]["columns"][0]["keys"];
        assert_eq!(keys[key(1).id().to_string()], 1, "{engine:?}: {}", found.stdout);

        let _ = project.run(&["keys", "retire", &key(1).id().to_string(), "--unchecked"]).expect_code(0);
        let found = verify_by_command(&project, &scratch).expect_code(1);
        let said = format!("under the key {}, which is retired", key(1).id());
        assert!(found.stdout.contains(&said), "{engine:?}: {}", found.stdout);
        let refused = destroy(&project, &key(1), &scratch).expect_code(1);
        assert!(kinds(&refused).contains(&"key-in-use".to_owned()), "{engine:?}: {refused:?}");
        let _ = project.run(&["keys", "activate", &key(1).id().to_string()]).expect_code(0);
        let found = verify_by_command(&project, &scratch).expect_code(1);
        assert_eq!(kinds(&found), ["unknown-key", "unsealed", "unknown-index-key"], "{engine:?}: it opens again");
    }
}

#[test]
fn what_sync_made_can_be_counted() {
    let schema = SCHEMA.replace("encrypted: { searchable: true }", "encrypted: true");
    for engine in Engine::ALL {
        let (project, scratch) = (project(&[key(1).primary()]), engine.scratch());
        project.write("schema.yaml", &schema);
        let _ = project.run(&["sync", "--database", scratch.url()]).expect_code(0);
        let _ = verify_by_command(&project, &scratch).expect_code(0);
        let value = sealed(&keyring(1, 2), "1");
        scratch.apply(&format!("INSERT INTO accounts (id, token) VALUES ('1', '{value}')")).unwrap();
        let verified = verify_by_command(&project, &scratch).expect_code(0);
        assert!(verified.stdout.contains(&format!("\"{}\": 1", key(1).id())), "{engine:?}: {}", verified.stdout);
    }
}
