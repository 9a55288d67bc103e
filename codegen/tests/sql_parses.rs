//! Every statement that is emitted parses in its dialect, but for the written list of what sqlparser cannot read.

use schemalock_codegen::model::DialectKind;
use schemalock_codegen::{compile, dialect};
use sqlparser::parser::Parser;

/// sqlparser 0.63 cannot read these, which the engines can: `tests/tests/generated_sql.rs` is their judge.
const KNOWN_GAPS: [(DialectKind, &str); 4] = [
    // `a IS b` for values that are no truth values.
    (DialectKind::Sqlite, " IS date("),
    (DialectKind::Sqlite, " IS OLD."),
    (DialectKind::Mariadb, "CREATE FULLTEXT INDEX"),
    (DialectKind::Mysql, "CREATE FULLTEXT INDEX"),
];

#[test]
fn every_statement_parses() {
    let schemas = [
        include_str!("../../schema.yaml"),
        include_str!("../fixtures/everything.yaml"),
        include_str!("../fixtures/hostile_names.yaml"),
    ];
    let mut failures = Vec::new();
    for model in schemas.map(|text| compile(text.as_bytes(), None).model.unwrap()) {
        for kind in model.targets.databases.keys().copied() {
            let dialect = dialect::of(kind);
            for statement in dialect::create(dialect, &model) {
                let drop = dialect.drop(&statement.object);
                failures
                    .extend([Some(statement.sql), drop].into_iter().flatten().filter_map(|sql| refused(kind, &sql)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn refused(kind: DialectKind, sql: &str) -> Option<String> {
    let known = KNOWN_GAPS.iter().any(|(gap, words)| *gap == kind && sql.contains(words));
    let parsed = Parser::parse_sql(dialect::of(kind).grammar(), &format!("{sql};"));
    match (known, parsed) {
        (true, Ok(_)) => Some(format!("{kind:?}: no gap any more: {sql}")),
        (false, Err(error)) => Some(format!("{kind:?}: {error}\n{sql}")),
        _ => None,
    }
}
