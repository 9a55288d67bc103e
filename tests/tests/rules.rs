//! The databases' side of `runtime/cases/rules.json`: each engine's CHECKs, made by the compiler, accept what the models accept.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use std::fmt::Write as _;

use schemalock::rules::Rule;
use schemalock::{Decimal, Timestamp};
use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::{Format, Source, has_errors, render};
use schemalock_codegen::emit::sql;
use schemalock_codegen::model::Model;
use schemalock_tests::{Engine, Scratch};
use serde_json::Value;

const CASES: &str = include_str!("../../runtime/cases/rules.json");

/// Rules that an engine has no words for: what breaks these alone is accepted there.
const UNCHECKED: &[(Engine, &[&str])] = &[(Engine::Sqlite, &["pattern", "format"])];

/// MariaDB cuts white space that does not fit into a VARCHAR before it looks at anything else, whatever its mode. These texts,
/// and no others, are accepted though they are too long.
const CUT: &[(Engine, &str)] = &[(Engine::Mariadb, "abc "), (Engine::Mariadb, "    "), (Engine::Mariadb, "abc\n")];

/// A case as a row of its column.
struct Case {
    column: String,
    value: String,
    accepted: bool,
    about: String,
}

fn groups() -> Vec<Value> {
    let file: Value = serde_json::from_str(CASES).unwrap();
    file["groups"].as_array().unwrap().clone()
}

/// One table with a column for each group.
fn schema(groups: &[Value]) -> String {
    let mut enums = String::from("enums:\n");
    let mut columns = String::from("tables:\n  cases:\n    columns:\n      id: { type: integer, primary_key: true }\n");
    for (at, group) in groups.iter().enumerate() {
        let mut ty = group["type"].clone();
        if ty == "enum" {
            ty = format!("enum_{at}").into();
            writeln!(enums, "  enum_{at}: {{ values: {} }}", group["values"]).unwrap();
        }
        let case = if group["case_insensitive"] == true { ", case_insensitive: true" } else { "" };
        let rules: String = group["rules"].as_object().unwrap().iter().map(|(key, of)| rule(&ty, key, of)).collect();
        writeln!(columns, "      c{at}: {{ type: {ty}, optional: true{case}{rules} }}").unwrap();
    }
    let head = "schemalock: 1\nname: cases\ntargets: { sqlite: \"3.40\", postgres: \"14\", mariadb: \"10.11\" }\n";
    format!("{head}{enums}{columns}")
}

/// A rule as schema.yaml writes it, where numbers stand without quotes.
fn rule(ty: &Value, key: &str, of: &Value) -> String {
    let numeric = ["smallint", "integer", "bigint", "float", "decimal"];
    let ty = ty.as_str().unwrap();
    let text = of.to_string();
    let bare = numeric.iter().any(|word| ty.starts_with(word));
    format!(", {key}: {}", if bare { text.replace('"', "") } else { text })
}

fn model(text: &str) -> Model {
    let compiled = compile(text.as_bytes(), None);
    let source = Source { name: "schema.yaml", text };
    let findings = render(&source, &compiled.findings, Format::Human { colour: false });
    assert!(!has_errors(&compiled.findings), "{findings}");
    compiled.model.unwrap()
}

fn applied(engine: Engine, model: &Model) -> Scratch {
    let scratch = engine.scratch();
    let path = format!("sql/{}/schema.sql", engine.name());
    let file = sql::emit(model).into_iter().find(|file| file.path == path).unwrap();
    scratch.apply(&file.contents).unwrap_or_else(|error| panic!("{path}: {error:#}\n{}", file.contents));
    scratch
}

fn quoted(engine: Engine, text: &str) -> String {
    let text = text.replace('\'', "''");
    format!("'{}'", if engine == Engine::Mariadb { text.replace('\\', "\\\\") } else { text })
}

/// A value of a group as the engine's literal.
fn literal(engine: Engine, ty: &str, value: &Value) -> String {
    let text = match value {
        Value::Null => return "NULL".to_owned(),
        Value::Number(number) => return number.to_string(),
        Value::Object(long) => {
            long["repeat"].as_str().unwrap().repeat(long["times"].as_u64().unwrap().try_into().unwrap())
        }
        other => other.as_str().unwrap().to_owned(),
    };
    match ty.split('(').next().unwrap() {
        "bigint" => text,
        // With an exponent it is a double on every engine, and nothing is rounded before.
        "float" => format!("{:e}", text.parse::<f64>().unwrap()),
        "decimal" => decimal(engine, ty, &text),
        "timestamp" => timestamp(engine, &text),
        _ => quoted(engine, &text),
    }
}

/// SQLite holds the digits of full scale, without the point.
fn decimal(engine: Engine, ty: &str, text: &str) -> String {
    if engine != Engine::Sqlite {
        return text.to_owned();
    }
    let scale = ty.trim_end_matches(')').split(',').nth(1).unwrap().parse().unwrap();
    let mut number: Decimal = text.parse().unwrap();
    number.rescale(scale);
    number.mantissa().to_string()
}

fn timestamp(engine: Engine, text: &str) -> String {
    let moment: Timestamp = text.parse().unwrap();
    match engine {
        Engine::Sqlite => moment.unix_millis().to_string(),
        Engine::Postgres => quoted(engine, text),
        Engine::Mariadb => quoted(engine, &moment.to_string().replace('T', " ").replace('Z', "")),
    }
}

fn is_accepted(engine: Engine, case: &Value) -> bool {
    let unchecked: Vec<&str> =
        UNCHECKED.iter().filter(|(of, _)| *of == engine).flat_map(|(_, rules)| *rules).copied().collect();
    let violated = case["violated"].as_array().cloned().unwrap_or_default();
    let is_cut = violated == ["max_length"] && CUT.iter().any(|(of, text)| *of == engine && case["value"] == *text);
    case["accepted"] == true || is_cut || violated.iter().all(|rule| unchecked.contains(&rule.as_str().unwrap()))
}

fn cases(engine: Engine, groups: &[Value]) -> Vec<Case> {
    let rows = groups.iter().enumerate().flat_map(|(at, group)| {
        let ty = group["type"].as_str().unwrap();
        group["cases"].as_array().unwrap().iter().map(move |case| Case {
            column: format!("c{at}"),
            value: literal(engine, ty, &case["value"]),
            accepted: is_accepted(engine, case),
            about: format!("{ty} {}: {}", group["rules"], case["value"]),
        })
    });
    rows.collect()
}

fn insert(id: usize, case: &Case) -> String {
    format!("INSERT INTO cases (id, {}) VALUES ({id}, {});", case.column, case.value)
}

/// The cases whose verdict on the engine is not the file's. What should be accepted goes in all at once, for it mostly is.
fn wrong(scratch: &Scratch, cases: &[Case]) -> Vec<String> {
    let (good, bad): (Vec<_>, Vec<_>) = cases.iter().enumerate().partition(|(_, case)| case.accepted);
    let all: String = good.iter().map(|(id, case)| insert(*id, case)).collect();
    let mut wrong = Vec::new();
    if scratch.apply(&all).is_err() {
        scratch.apply("DELETE FROM cases").unwrap();
        let refused = good.iter().filter_map(|(id, case)| Some((case, scratch.apply(&insert(*id, case)).err()?)));
        wrong.extend(refused.map(|(case, error)| format!("refused: {}: {error:#}", case.about)));
    }
    for (id, case) in bad {
        match scratch.apply(&insert(id, case)) {
            Ok(()) => wrong.push(format!("accepted: {}", case.about)),
            // By a CHECK, or by the type.
            Err(error) if format!("{error:#}").contains(&case.column) => {}
            Err(error) => wrong.push(format!("refused for another reason: {}: {error:#}", case.about)),
        }
    }
    wrong
}

fn the_checks_decide_as_the_file_says(engine: Engine) {
    let groups = groups();
    let scratch = applied(engine, &model(&schema(&groups)));
    let wrong = wrong(&scratch, &cases(engine, &groups));
    assert!(wrong.is_empty(), "{engine:?}:\n{}", wrong.join("\n"));
}

#[test]
fn sqlite() {
    the_checks_decide_as_the_file_says(Engine::Sqlite);
}

#[test]
fn postgres() {
    the_checks_decide_as_the_file_says(Engine::Postgres);
}

#[test]
fn mariadb() {
    the_checks_decide_as_the_file_says(Engine::Mariadb);
}

#[test]
fn formats_have_one_pattern() {
    let model = model(&schema(&groups()));
    let files = sql::emit(&model);
    let postgres = files.iter().find(|file| file.path == "sql/postgres/schema.sql").unwrap();
    for format in [Rule::Url, Rule::Email] {
        let source = format.pattern().unwrap().source();
        assert!(postgres.contents.contains(&quoted(Engine::Postgres, source)), "{source}");
    }
}
