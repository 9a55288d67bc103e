//! Values are sealed while others write, after a kill, and opened again on the way back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use schemalock::migrate::{self, Error, Failure, Migrations, Options};
use schemalock::{BlindIndex, KeyPart, Keys, Normalise, Place, Sealed};
use schemalock_tests::{Engine, Scratch};

use crate::support::{ddl, history, keyring, migration, number, on_every_engine, phase, spawn, texts, with_engine};

const ROWS: i64 = 6000;

/// What differs between the engines.
struct Sql {
    rows: &'static str,
    touch: &'static [&'static str],
    stale: &'static [&'static str],
    finish: &'static [&'static str],
    lock: &'static str,
    read: &'static str,
    write: &'static str,
}

const SQLITE: Sql = Sql {
    rows: "INSERT INTO people (org, id, email, shadow) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) \
           SELECT i % 3, i, 'R' || i, 'R' || i FROM n",
    touch: &[
        "CREATE TRIGGER touch AFTER UPDATE OF shadow, sealed, sealed_index ON people FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at \
              BEGIN UPDATE people SET updated_at = '2026-01-01' WHERE org = NEW.org AND id = NEW.id; END;",
    ],
    stale: &["CREATE TRIGGER stale AFTER UPDATE OF email ON people FOR EACH ROW BEGIN \
              UPDATE people SET sealed = NULL, sealed_index = NULL WHERE org = NEW.org AND id = NEW.id; END;"],
    finish: &["DROP TRIGGER stale;", "ALTER TABLE people DROP COLUMN email;"],
    lock: "null",
    read: "CAST({} AS TEXT)",
    write: "CAST({value} AS INTEGER)",
};

const POSTGRES: Sql = Sql {
    rows: "INSERT INTO people (org, id, email, shadow) SELECT i % 3, i, 'R' || i, 'R' || i FROM generate_series(1, 6000) i",
    touch: &[
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN NEW.updated_at := '2026-01-01'; RETURN NEW; END $x$;",
        "CREATE TRIGGER touch BEFORE UPDATE ON people FOR EACH ROW WHEN (NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at) EXECUTE FUNCTION touch();",
    ],
    stale: &[
        "CREATE FUNCTION stale() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN NEW.sealed := NULL; NEW.sealed_index := NULL; RETURN NEW; END $x$;",
        "CREATE TRIGGER stale BEFORE UPDATE ON people FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION stale();",
    ],
    finish: &[
        "DROP TRIGGER stale ON people; DROP FUNCTION stale();",
        "ALTER TABLE people DROP COLUMN email, ALTER COLUMN sealed SET NOT NULL;",
    ],
    lock: "\"LOCK TABLE people IN ACCESS EXCLUSIVE MODE\"",
    read: "{}::text",
    write: "{value}::integer",
};

const MARIADB: Sql = Sql {
    rows: "INSERT INTO people (org, id, email, shadow) SELECT seq % 3, seq, CONCAT('R', seq), CONCAT('R', seq) FROM seq_1_to_6000",
    touch: &[
        "CREATE TRIGGER touch BEFORE UPDATE ON people FOR EACH ROW SET NEW.updated_at = IF(NEW.updated_at <=> OLD.updated_at, '2026-01-01', NEW.updated_at);",
    ],
    stale: &[
        "CREATE TRIGGER stale BEFORE UPDATE ON people FOR EACH ROW SET NEW.sealed = IF(NEW.email <=> OLD.email, NEW.sealed, NULL), \
              NEW.sealed_index = IF(NEW.email <=> OLD.email, NEW.sealed_index, NULL);",
    ],
    finish: &["DROP TRIGGER IF EXISTS stale;", "ALTER TABLE people DROP COLUMN email, MODIFY sealed TEXT NOT NULL;"],
    lock: "null",
    read: "CAST({} AS CHAR)",
    write: "CAST({value} AS INTEGER)",
};

fn sql(engine: Engine) -> &'static Sql {
    match engine {
        Engine::Sqlite => &SQLITE,
        Engine::Postgres => &POSTGRES,
        Engine::Mariadb => &MARIADB,
    }
}

fn json(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

fn fill(engine: Engine, rest: &str) -> String {
    let Sql { read, write, lock, .. } = sql(engine);
    let key = ["org", "id"].map(|column| {
        format!("{{\"column\":\"{column}\",\"read\":{},\"write\":{}}}", json(&read.replace("{}", column)), json(write))
    });
    format!(
        "fill {{\"table\":\"people\",\"key\":[{}],\"context\":\"people.email\",\"bind\":\"row\",\"lock\":{lock},\"restore\":[\"updated_at\"],{rest}}}",
        key.join(",")
    )
}

fn keyring_phase(engine: Engine, fill_rest: &str, marks: &[&str], finish: &[&str]) -> String {
    let fill = fill(engine, fill_rest);
    let finish: Vec<String> = finish.iter().map(|sql| format!("finish {sql}")).collect();
    let marks: Vec<&str> =
        marks.iter().copied().chain([fill.as_str()]).chain(finish.iter().map(String::as_str)).collect();
    phase("keyring", &marks, "SELECT no_such_function();")
}

/// A table of people, and their e-mail sealed and found.
pub(crate) fn migrations(engine: Engine) -> Migrations {
    let create = "CREATE TABLE people (org INTEGER NOT NULL, id INTEGER NOT NULL, email VARCHAR(100), shadow VARCHAR(100), \
                  sealed TEXT, sealed_index CHAR(40), updated_at TIMESTAMP NOT NULL DEFAULT '2020-01-01', PRIMARY KEY (org, id));";
    let each = |all: &[&str]| all.iter().map(|sql| ddl(engine, &[], sql)).collect::<Vec<_>>();
    let Sql { touch, stale, finish, .. } = sql(engine);
    let first = [vec![ddl(engine, &["expect table \"people\""], create)], each(touch)].concat();
    let seal = keyring_phase(
        engine,
        "\"source\":{\"plain\":\"email\"},\"rows\":\"sealed IS NULL\",\"seal\":{\"column\":\"sealed\",\"pad\":true},\
         \"blind_index\":{\"column\":\"sealed_index\",\"normalise\":\"lowercase\"}",
        &["absent column \"people\" \"email\""],
        finish,
    );
    let open = keyring_phase(
        engine,
        "\"source\":{\"sealed\":\"sealed\"},\"rows\":\"email IS NULL\",\"open\":{\"column\":\"email\",\"write\":\"{value}\"}",
        &["absent column \"people\" \"sealed_index\""],
        &["ALTER TABLE people DROP COLUMN sealed_index;"],
    );
    let column =
        ddl(engine, &["expect column \"people\" \"email\""], "ALTER TABLE people ADD COLUMN email VARCHAR(100);");
    // SQLite drops no column that a trigger names.
    let untouched = if engine == Engine::Sqlite { vec![ddl(engine, &[], "DROP TRIGGER touch;")] } else { Vec::new() };
    Migrations::new([
        migration(engine, "0001_people", &first, &[]),
        migration(
            engine,
            "0002_sealed",
            &[each(stale), vec![seal]].concat(),
            &[untouched, vec![column, open]].concat(),
        ),
    ])
}

fn people(engine: Engine) -> Scratch {
    let scratch = engine.scratch();
    crate::support::apply(&scratch, &Migrations::new([migrations(engine).all()[0].clone()])).unwrap();
    scratch.apply(sql(engine).rows).unwrap();
    scratch
}

fn apply(scratch: &Scratch) -> Result<usize, Error> {
    let keyring = keyring();
    let options = Options::default().keyring(Some(&keyring));
    let migrations = migrations(scratch.engine());
    Ok(with_engine!(scratch, engine => migrate::apply(engine, &migrations, &options))?.len())
}

/// Changes rows until it is told to stop, and tells of each.
fn write_until(scratch: &Scratch, stop: &AtomicBool, wrote: &mpsc::Sender<i64>) {
    for n in (1..=ROWS).cycle().step_by(7) {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let update = format!("UPDATE people SET email = 'W{n}', shadow = 'W{n}' WHERE org = {} AND id = {n}", n % 3);
        if scratch.apply(&update).is_ok() {
            _ = wrote.send(n);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Every value opens in its row and is what was last written; nothing looks edited that was not.
fn all_is_sealed(scratch: &Scratch) {
    let keyring = keyring();
    let concat = |parts: &[&str]| match scratch.engine() {
        Engine::Mariadb => format!("CONCAT_WS('|', {})", parts.join(", ")),
        _ => parts.join(" || '|' || "),
    };
    let rows =
        texts(scratch, &format!("SELECT {} FROM people", concat(&["org", "id", "shadow", "sealed", "sealed_index"])));
    assert_eq!(rows.len(), usize::try_from(ROWS).unwrap());
    for row in rows {
        let [org, id, shadow, sealed, index] = row.split('|').collect::<Vec<_>>().try_into().unwrap();
        let key = [org, id].map(|part| part.parse::<i32>().unwrap());
        let key: [&dyn KeyPart; 2] = [&key[0], &key[1]];
        let sealed = Sealed::<String>::from_text(sealed).unwrap();
        assert_eq!(sealed.open(&keyring, &Place::row("people.email", &key)).unwrap().expose(), shadow);
        let keys = Keys::from(&keyring);
        let expected = BlindIndex::new(keys, "people.email", Normalise::Lowercase, &shadow.to_owned()).unwrap();
        assert_eq!(index, expected.to_string());
    }
    let touched = "SELECT COUNT(*) FROM people WHERE shadow LIKE 'R%' AND updated_at <> '2020-01-01'";
    assert_eq!(number(scratch, touched), 0, "sealing looks like an edit");
}

fn seals_while_others_write(engine: Engine) {
    let scratch = people(engine);
    let mut child = spawn("fill", &scratch);
    let sealed = "SELECT COUNT(*) FROM people WHERE sealed IS NOT NULL";
    while number(&scratch, sealed) == 0 && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    let _ = child.wait().unwrap();
    let (before, stop) = (number(&scratch, sealed), AtomicBool::new(false));
    assert!(before < ROWS, "killed too late to show anything");
    std::thread::scope(|scope| {
        let (wrote, written) = mpsc::channel();
        let (scratch, stop) = (&scratch, &stop);
        scope.spawn(move || write_until(scratch, stop, &wrote));
        // A fill can be over before a writer that begins with it has had its turn.
        let applied = written.recv_timeout(Duration::from_mins(1)).map(|_| apply(scratch));
        stop.store(true, Ordering::Relaxed);
        let applied = applied.unwrap_or_else(|error| panic!("{engine:?}: nobody wrote: {error}"));
        assert_eq!(applied.unwrap_or_else(|error| panic!("{engine:?}: {error}")), 1);
    });
    assert!(history(&scratch)[1].starts_with("0002_sealed done"));
    all_is_sealed(&scratch);
    assert_eq!(apply(&scratch).unwrap(), 0);
    opens_again(&scratch);
}

fn opens_again(scratch: &Scratch) {
    let (keyring, migrations) = (keyring(), migrations(scratch.engine()));
    let options = Options::default().keyring(Some(&keyring));
    let undone = with_engine!(scratch, engine => migrate::down(engine, &migrations, 1, &options));
    undone.unwrap_or_else(|error| panic!("{:?}: {error}", scratch.engine()));
    assert_eq!(number(scratch, "SELECT COUNT(*) FROM people WHERE email <> shadow OR email IS NULL"), 0);
}

/// What cannot be done is said with its row and without the value.
fn keeps_secrets(engine: Engine) {
    let scratch = people(engine);
    let stale = sql(engine).stale;
    scratch.apply(&stale.join(" ")).unwrap();
    let seal = keyring_phase(
        engine,
        "\"source\":{\"plain\":\"email\",\"encoding\":\"hex\"},\"rows\":\"sealed IS NULL AND id = 7\",\"seal\":{\"column\":\"sealed\"}",
        &[],
        &[],
    );
    let all = Migrations::new([migrations(engine).all()[0].clone(), migration(engine, "0002_sealed", &[seal], &[])]);
    scratch.apply("UPDATE people SET email = 'hunter2' WHERE id = 7").unwrap();
    let keyring = keyring();
    let options = Options::default().keyring(Some(&keyring));
    let error = with_engine!(scratch, engine => migrate::apply(engine, &all, &options)).unwrap_err();
    let is_form = |source: &Failure| matches!(source, Failure::Form { .. });
    assert!(matches!(&error, Error::Phase { source, .. } if is_form(source)), "{error:?}");
    assert!(
        error.to_string().contains("a value of `people.email` is not hexadecimal digits, in the row `1`, `7`"),
        "{error}"
    );
    assert!(!format!("{error:?}{error}").contains("hunter2"));
}

/// A row that is no more what was read is left alone: here the source is another one whenever it is looked at.
fn leaves_what_was_changed(engine: Engine) {
    let scratch = people(engine);
    let restless = match engine {
        Engine::Sqlite => "email || random()",
        Engine::Postgres => "email || gen_random_uuid()",
        Engine::Mariadb => "CONCAT(email, UUID())",
    };
    let rest = format!(
        "\"source\":{{\"plain\":\"{restless}\"}},\"rows\":\"sealed IS NULL AND id < 10\",\"seal\":{{\"column\":\"sealed\"}}"
    );
    let seal = keyring_phase(engine, &rest, &[], &["DROP TABLE people;"]);
    let all = Migrations::new([migrations(engine).all()[0].clone(), migration(engine, "0002_sealed", &[seal], &[])]);
    let keyring = keyring();
    let options = Options::default().keyring(Some(&keyring));
    let error = with_engine!(scratch, engine => migrate::apply(engine, &all, &options)).unwrap_err();
    let is_left = |source: &Failure| matches!(source, Failure::Left { rows: 9, .. });
    assert!(matches!(&error, Error::Phase { source, .. } if is_left(source)), "{error:?}");
    assert_eq!(number(&scratch, "SELECT COUNT(*) FROM people WHERE sealed IS NULL"), ROWS);
}

/// Bytes go as digits, and keys may hold anything.
fn seals_bytes(engine: Engine) {
    let scratch = engine.scratch();
    let (bytes, hex, unhex) = match engine {
        Engine::Sqlite => ("BLOB", "hex(b)", "unhex({value})"),
        Engine::Postgres => ("bytea", "encode(b, 'hex')", "decode({value}, 'hex')"),
        Engine::Mariadb => ("BLOB", "HEX(b)", "UNHEX({value})"),
    };
    scratch.apply(&format!("CREATE TABLE blobs (id VARCHAR(20) PRIMARY KEY, b {bytes}, s TEXT, c {bytes})")).unwrap();
    let quoted = if engine == Engine::Mariadb { r"'it''s \\'" } else { r"'it''s \'" };
    let literal = if engine == Engine::Postgres { r"'\x00ff27'" } else { "x'00ff27'" };
    scratch.apply(&format!("INSERT INTO blobs (id, b) VALUES ({quoted}, {literal})")).unwrap();
    let fill = |rest: &str| {
        let fill = format!(
            "fill {{\"table\":\"blobs\",\"key\":[{{\"column\":\"id\",\"read\":\"id\",\"write\":\"{{value}}\"}}],\"context\":\"blobs.b\",\"bind\":\"row\",{rest}}}"
        );
        phase("keyring", &[fill.as_str()], "SELECT 1;")
    };
    let seal = fill(&format!(
        "\"source\":{{\"plain\":{},\"encoding\":\"hex\"}},\"rows\":\"s IS NULL\",\"seal\":{{\"column\":\"s\"}}",
        json(hex)
    ));
    let open = fill(&format!(
        "\"source\":{{\"sealed\":\"s\"}},\"rows\":\"c IS NULL\",\"open\":{{\"column\":\"c\",\"write\":{},\"encoding\":\"hex\"}}",
        json(unhex)
    ));
    let keyring = keyring();
    let options = Options::default().keyring(Some(&keyring));
    let migrations = Migrations::new([migration(engine, "0001_blobs", &[seal, open], &[])]);
    with_engine!(scratch, engine => migrate::apply(engine, &migrations, &options)).unwrap();
    assert_eq!(number(&scratch, "SELECT COUNT(*) FROM blobs WHERE b = c"), 1);
    let sealed = Sealed::<Vec<u8>>::from_text(texts(&scratch, "SELECT s FROM blobs")[0].clone()).unwrap();
    let key = String::from(r"it's \");
    assert_eq!(sealed.open(&keyring, &Place::row("blobs.b", &[&key])).unwrap().expose(), &[0, 0xff, 0x27]);
}

on_every_engine! {
    sealed: seals_while_others_write;
    secrets: keeps_secrets;
    changed: leaves_what_was_changed;
    bytes: seals_bytes;
}
