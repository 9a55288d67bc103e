//! The generated SQL on real engines, judged by each engine's own catalogue and by what it accepts.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod expected;

use expected::compare;
use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::{Format, Source, has_errors, render};
use schemalock_codegen::emit::sql;
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_tests::{Engine, FIVE_TABLES, Scratch, on_every_engine};

const EVERYTHING: &str = include_str!("../../codegen/fixtures/everything.yaml");
const HOSTILE: &str = include_str!("../../codegen/fixtures/hostile_names.yaml");

fn model(text: &str) -> Model {
    let compiled = compile(text.as_bytes(), None);
    let source = Source { name: "schema.yaml", text };
    assert!(
        !has_errors(&compiled.findings),
        "{}",
        render(&source, &compiled.findings, Format::Human { colour: false })
    );
    compiled.model.unwrap()
}

fn kind(engine: Engine) -> DialectKind {
    DialectKind::parse(engine.name()).unwrap()
}

/// A fresh database with `schema.sql` and then `indexes.sql` applied.
fn applied(engine: Engine, model: &Model) -> Scratch {
    let scratch = engine.scratch();
    let files = sql::emit(model);
    for name in ["schema.sql", "indexes.sql"] {
        let path = format!("sql/{}/{name}", engine.name());
        let file = files.iter().find(|file| file.path == path).unwrap();
        scratch.apply(&file.contents).unwrap_or_else(|error| panic!("{path}: {error:#}\n{}", file.contents));
    }
    scratch
}

fn the_catalogue_is_the_schema(engine: Engine, text: &str) {
    let model = model(text);
    let catalogue = applied(engine, &model).catalogue().unwrap();
    let differences = compare(kind(engine), &model, &catalogue);
    assert!(differences.is_empty(), "{engine:?}:\n{}\n{}", differences.join("\n"), catalogue.to_json());
}

/// Statements that must be accepted or refused by the five tables, in order.
fn behaves(engine: Engine) {
    let scratch = applied(engine, &model(FIVE_TABLES));
    let id = |n: u32| format!("'0198f2c0-0000-7000-8000-{n:012}'");
    let app = |n, name: &str, auth_type: &str, template: &str| {
        let id = id(n);
        format!(
            "INSERT INTO apps (id, name, auth_type, config_template) VALUES ({id}, '{name}', '{auth_type}', '{template}')"
        )
    };
    let connection = |n, credentials: &str| {
        format!(
            "INSERT INTO connections (id, app_id, owner_id, name, credentials) VALUES ({}, {}, 'u', 'c', '{credentials}')",
            id(n),
            id(1)
        )
    };
    let edge = |n, scenario, from, to| {
        format!(
            "INSERT INTO node_connections (id, scenario_id, source_node_id, target_node_id) VALUES ({}, {}, {}, {})",
            id(n),
            id(scenario),
            id(from),
            id(to)
        )
    };
    let node = |n, scenario| {
        format!("INSERT INTO nodes (id, scenario_id, type) VALUES ({}, {}, 'trigger')", id(n), id(scenario))
    };
    let scenario = |n| format!("INSERT INTO scenarios (id, owner_id, name) VALUES ({}, 'u', 's')", id(n));
    let cases: Vec<(bool, String)> = vec![
        (true, app(1, "n", "oauth", "{}")),
        (false, app(1, "n", "oauth", "{}")),
        (false, app(2, "n", "Oauth", "{}")),
        (false, app(2, "n", "oauth ", "{}")),
        (false, app(2, "   ", "oauth", "{}")),
        (true, app(2, "n", "apiKey", "{\"a\": [1, 2]}")),
        (false, app(3, "n", "oauth", "{")),
        (false, app(3, &"n".repeat(121), "oauth", "{}")),
        (true, app(3, &"ü".repeat(120), "oauth", "{}")),
        (true, connection(10, "sl1.AQBC")),
        (false, connection(11, "SL1.AQBC")),
        (false, connection(11, "sl1x")),
        (false, connection(11, "{\"token\":\"s3cret\"}")),
        (false, connection(11, "")),
        (false, format!("DELETE FROM apps WHERE id = {}", id(1))),
        (true, scenario(20)),
        (true, scenario(21)),
        (true, node(30, 20)),
        (true, node(31, 20)),
        (true, node(32, 21)),
        (false, node(33, 99)),
        (true, edge(40, 20, 30, 31)),
        (false, edge(41, 20, 30, 31)),
        (false, edge(41, 20, 30, 30)),
        (false, edge(41, 20, 30, 32)),
        (false, edge(41, 21, 30, 32)),
        (true, format!("DELETE FROM scenarios WHERE id = {}", id(20))),
    ];
    for (accepted, sql) in cases {
        let result = scratch.apply(&sql);
        assert_eq!(result.is_ok(), accepted, "{engine:?}: {sql}: {result:?}");
    }
    let left = scratch
        .texts("SELECT CAST((SELECT COUNT(*) FROM nodes) + (SELECT COUNT(*) FROM node_connections) AS CHAR(3))")
        .unwrap();
    assert_eq!(left[0].as_deref().map(str::trim), Some("1"), "the cascade takes nodes and edges with their scenario");
}

/// What a row of `people` holds: `email` and `phone` each beside its blind index, and the tenant.
type Person<'a> = ([Option<&'a str>; 2], [Option<&'a str>; 2], &'a str);

/// Blind indexes that must be accepted or refused, in order.
fn keeps_blind_indexes(engine: Engine) {
    let scratch = applied(engine, &model(EVERYTHING));
    let text = |value: Option<&str>| value.map_or("NULL".to_owned(), |text| format!("'{text}'"));
    let mut number = 0;
    let mut insert = |(email, phone, tenant): Person<'_>| {
        number += 1;
        let values = email.iter().chain(&phone).map(|value| text(*value)).collect::<Vec<_>>().join(", ");
        let columns = "id, tenant, email, email_blind_index, phone, phone_blind_index";
        let id = format!("'0198f2c0-0000-7000-8000-{number:012}'");
        scratch.apply(&format!("INSERT INTO people ({columns}) VALUES ({id}, '{tenant}', {values})"))
    };
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|digit| format!("0a1b2c3d{}", digit.repeat(32)));
    let [a, b, c, d] = [&a, &b, &c, &d].map(|digits| Some(digits.as_str()));
    let sealed = Some("sl1.AQBC");
    let (none, upper, short, long) =
        ([None, None], d.unwrap().to_uppercase(), &d.unwrap()[1..], format!("{}0", d.unwrap()));
    let (blank, other, padded) = (format!("{short} "), format!("{short}g"), format!("{} ", d.unwrap()));
    let line = format!("{short}\n");
    let cases: Vec<(bool, Person<'_>)> = vec![
        (true, ([sealed, a], none, "t")),
        (true, ([sealed, b], [sealed, b], "t")),
        // Unique by the blind index, whatever the sealed form.
        (false, ([Some("sl1.AQBD"), a], none, "t")),
        (false, ([sealed, c], [sealed, b], "t")),
        (true, ([sealed, c], [sealed, b], "u")),
        // NULL together or not at all.
        (false, ([sealed, None], none, "t")),
        (false, ([sealed, d], [sealed, None], "t")),
        (false, ([sealed, d], [None, d], "t")),
        // Lower-case hexadecimal, 40 digits.
        (false, ([sealed, Some(&upper)], none, "t")),
        (false, ([sealed, Some(short)], none, "t")),
        (false, ([sealed, Some(&long)], none, "t")),
        (false, ([sealed, Some(&blank)], none, "t")),
        (false, ([sealed, Some(&other)], none, "t")),
        (false, ([sealed, Some(&line)], none, "t")),
        (false, ([sealed, Some("")], none, "t")),
        (false, ([sealed, Some("ana@example.com")], none, "t")),
        (false, ([sealed, d], [sealed, Some(&upper)], "t")),
        // MariaDB drops blanks behind the last character that fits; what is stored is in form.
        (engine == Engine::Mariadb, ([sealed, Some(&padded)], none, "t")),
    ];
    for (accepted, person) in cases {
        let result = insert(person);
        assert_eq!(result.is_ok(), accepted, "{engine:?}: {person:?}: {result:?}");
    }
    let lengths = scratch.texts("SELECT DISTINCT CAST(length(email_blind_index) AS CHAR(2)) FROM people").unwrap();
    assert_eq!(lengths, [Some("40".to_owned())]);
}

/// Every word of the hostile enum can be written, and no other.
fn takes_hostile_words(engine: Engine) {
    let model = model(HOSTILE);
    let scratch = applied(engine, &model);
    let quote = |name: &str| match engine {
        Engine::Mariadb => format!("`{}`", name.replace('`', "``")),
        _ => format!("\"{}\"", name.replace('"', "\"\"")),
    };
    let text = |text: &str| match engine {
        Engine::Mariadb => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
        _ => format!("'{}'", text.replace('\'', "''")),
    };
    let table = &model.tables[0];
    let insert = |id: usize, word: &str| {
        scratch.apply(&format!(
            "INSERT INTO {} (id, {}) VALUES ({id}, {})",
            quote(&table.name),
            quote("100%"),
            text(word)
        ))
    };
    for (at, value) in model.enums[0].values.iter().enumerate() {
        insert(at, &value.name).unwrap_or_else(|error| panic!("{engine:?}: {:?}: {error:#}", value.name));
    }
    for word in ["It's", "its", "null ", "backslash", "leading"] {
        assert!(insert(100, word).is_err(), "{engine:?}: {word:?} was accepted");
    }
    let stored = scratch.texts(&format!("SELECT {} FROM {} ORDER BY id", quote("100%"), quote(&table.name))).unwrap();
    let words: Vec<Option<String>> = model.enums[0].values.iter().map(|value| Some(value.name.clone())).collect();
    assert_eq!(stored, words);
    let default =
        scratch.texts(&format!("SELECT {} FROM {} WHERE id = 0", quote("Ünïcode"), quote(&table.name))).unwrap();
    assert_eq!(default[0].as_deref(), Some("it's \\ \"here\"\n; --"));
}

/// `updated_at` moves with every change, unless the statement sets it.
fn touches(engine: Engine) {
    let scratch = applied(engine, &model(FIVE_TABLES));
    scratch
        .apply("INSERT INTO scenarios (id, owner_id, name) VALUES ('0198f2c0-0000-7000-8000-000000000001', 'u', 's')")
        .unwrap();
    let old = match engine {
        Engine::Sqlite => "1000",
        Engine::Postgres => "'1970-01-01T00:00:01Z'",
        Engine::Mariadb => "'1970-01-01 00:00:01.000'",
    };
    let is_old = || {
        let query = format!("SELECT CASE WHEN updated_at = {old} THEN 'old' ELSE 'new' END FROM scenarios");
        scratch.texts(&query).unwrap()[0].clone().unwrap()
    };
    assert_eq!(is_old(), "new");
    scratch.apply(&format!("UPDATE scenarios SET updated_at = {old}")).unwrap();
    assert_eq!(is_old(), "old", "a statement that sets it is obeyed");
    scratch.apply("UPDATE scenarios SET name = 't'").unwrap();
    assert_eq!(is_old(), "new", "any other change moves it");
    scratch.apply(&format!("UPDATE scenarios SET name = 'u', updated_at = {old}")).unwrap();
    assert_eq!(is_old(), "old", "a statement that sets it beside others is obeyed, too");
}

/// The default of a time is now in UTC, whatever the session's time zone.
fn defaults_are_utc(engine: Engine) {
    let scratch = applied(engine, &model(FIVE_TABLES));
    let insert = "INSERT INTO scenarios (id, owner_id, name) VALUES ('0198f2c0-0000-7000-8000-000000000001', 'u', 's')";
    let (zone, seconds) = match engine {
        Engine::Sqlite => ("SELECT 1", "SELECT CAST(created_at / 1000 AS TEXT) FROM scenarios"),
        Engine::Postgres => (
            "SET TIME ZONE 'Asia/Tokyo'",
            "SELECT CAST(CAST(extract(epoch FROM created_at) AS bigint) AS text) FROM scenarios",
        ),
        Engine::Mariadb => (
            "SET time_zone = '+09:00'",
            "SELECT CAST(TIMESTAMPDIFF(SECOND, '1970-01-01', created_at) AS CHAR) FROM scenarios",
        ),
    };
    scratch.apply(&format!("{zone};\n{insert}")).unwrap();
    let written: i64 = scratch.texts(seconds).unwrap()[0].as_deref().unwrap().parse().unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    assert!((now - written).abs() < 60, "{written} is not near {now}");
}

on_every_engine! {
    five_tables: |engine| the_catalogue_is_the_schema(engine, FIVE_TABLES);
    everything: |engine| the_catalogue_is_the_schema(engine, EVERYTHING);
    hostile_names: |engine| the_catalogue_is_the_schema(engine, HOSTILE);
    behaviour: behaves;
    blind_indexes: keeps_blind_indexes;
    touching: touches;
    utc: defaults_are_utc;
    hostile_words: takes_hostile_words;
}
