//! Edits that no plan follows, since values would be lost, change in silence, or stop opening: each with the words that say so.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use schemalock_codegen::compile;
use schemalock_codegen::diff::everything;
use schemalock_codegen::migration::{Migration, next};
use schemalock_codegen::model::Model;

fn model(body: &str, recorded: Option<&Model>) -> Model {
    let head = "schemalock: 1\nname: t\ntargets: { sqlite: \"3.40\", postgres: \"14\", mariadb: \"10.11\" }\n";
    let text = format!("{head}{body}");
    let compiled = compile(text.as_bytes(), recorded);
    compiled.model.unwrap_or_else(|| panic!("{text}\n{:#?}", compiled.findings))
}

/// A table `t` with a UUID as key.
fn table(columns: &str) -> String {
    format!("tables: {{ t: {{ columns: {{ id: {{ type: uuid, primary_key: true }}, {columns} }} }} }}\n")
}

fn edit(old: &str, new: &str) -> Result<Migration, Vec<String>> {
    let old = model(old, None);
    let new = model(new, Some(&old));
    let said = |refusals: Vec<schemalock_codegen::diff::Refusal>| refusals.into_iter().map(|r| r.message).collect();
    next("0002_edit", &old, &new, &everything(&old, &new)).map_err(said)
}

fn is_refused(old: &str, new: &str, why: &str) {
    let refusals = edit(old, new).expect_err(why);
    assert!(refusals.iter().any(|message| message.contains(why)), "{refusals:#?}");
}

fn script(migration: &Migration, path: &str) -> String {
    migration.files.iter().find(|file| file.path == path).unwrap().contents.clone()
}

#[test]
fn sealed_values_keep_their_type() {
    let (old, new) = ("s: { type: text, encrypted: true }", "s: { type: integer, encrypted: true }");
    is_refused(&table(old), &table(new), "its values cannot become integer");
}

#[test]
fn sealed_words_keep_their_names() {
    let column = table("s: { type: k, encrypted: true }");
    let (old, new) = (
        format!("enums: {{ k: {{ values: [x, y] }} }}\n{column}"),
        format!("enums: {{ k: {{ values: {{ z: {{ renamed_from: x }}, y: }} }} }}\n{column}"),
    );
    is_refused(&old, &new, "cannot be looked through for the word `x`");
}

#[test]
fn words_of_a_key_that_values_are_bound_to_keep_their_names() {
    let columns =
        "tables: { t: { columns: { a: { type: k, primary_key: true }, s: { type: text, encrypted: true } } } }\n";
    let (old, new) = (
        format!("enums: {{ k: {{ values: [x, y] }} }}\n{columns}"),
        format!("enums: {{ k: {{ values: {{ z: {{ renamed_from: x }}, y: }} }} }}\n{columns}"),
    );
    is_refused(&old, &new, "are bound to the key `t.a`");
}

#[test]
fn using_reads_no_column_that_is_computed_otherwise() {
    let (old, new) = (
        "n: integer, g: { type: integer, optional: true, generated: n + 1 }",
        "g: { type: integer, optional: true, using: g }",
    );
    is_refused(&table(old), &table(new), "reads `t.g`, which becomes another");
}

#[test]
fn sql_puts_nothing_into_sealed_columns() {
    let (old, new) = ("p: text", "p: text, s: { type: text, encrypted: true, using: p }");
    is_refused(&table(old), &table(new), "`using` would put plaintext into the encrypted column");
}

#[test]
fn going_back_to_plaintext_must_be_meant() {
    let migration = edit(&table("s: text"), &table("s: { type: text, encrypted: true }")).unwrap();
    for engine in ["sqlite", "postgres", "mariadb"] {
        let down = script(&migration, &format!("{engine}.down.sql"));
        assert!(down.contains("-- schemalock:irreversible \"open the values of `t.s`"), "{down}");
    }
}

#[test]
fn a_sealed_value_waits_for_its_key_too() {
    let migration = edit(&table("s: text"), &table("s: { type: text, encrypted: true }")).unwrap();
    let up = script(&migration, "postgres.up.sql");
    assert!(up.contains("NEW.\"s\" IS DISTINCT FROM OLD.\"s\" OR NEW.\"id\" IS DISTINCT FROM OLD.\"id\""), "{up}");
}

#[test]
fn columns_are_written_at_once() {
    let (old, new) = (
        "a: { type: integer, optional: true }, b: { type: integer, optional: true }",
        "a: { type: integer, using: \"coalesce(b, 7)\" }, b: { type: integer, using: \"coalesce(a, 9)\" }",
    );
    let migration = edit(&table(old), &table(new)).unwrap();
    for (engine, words) in
        [("postgres", "UPDATE \"t\" SET \"a\" = "), ("mariadb", "SIMULTANEOUS_ASSIGNMENT') FOR UPDATE `t` SET `a` = ")]
    {
        let up = script(&migration, &format!("{engine}.up.sql"));
        assert!(up.contains(words) && up.matches("UPDATE ").count() == 1, "{up}");
    }
}

#[test]
fn what_is_computed_goes_before_what_it_is_computed_from() {
    let migration = edit(
        &table("a: integer, g: { type: integer, optional: true, generated: a + 1 }, z: integer"),
        &table("z: integer"),
    )
    .unwrap();
    let up = script(&migration, "postgres.up.sql");
    let at = |name: &str| up.find(&format!("DROP COLUMN \"{name}\"")).unwrap();
    assert!(at("g") < at("a"), "{up}");
}

#[test]
fn a_converted_column_follows_its_writers_on_mariadb() {
    let migration = edit(&table("b: boolean"), &table("b: { type: text, max_length: 9 }")).unwrap();
    let up = script(&migration, "mariadb.up.sql");
    assert!(up.contains("GENERATED ALWAYS AS (CASE ") && !up.contains("UPDATE "), "{up}");
}

#[test]
fn options_of_a_table_that_no_alter_table_gives() {
    let table = |native: &str, columns: &str| {
        let columns = format!("columns: {{ id: {{ type: uuid, primary_key: true }}, {columns} }}");
        format!("tables: {{ t: {{ {columns}, native: {{ {native} }} }} }}\n")
    };
    let plain = |native: &str| table(native, "a: integer");
    is_refused(&plain("postgres: WITH (fillfactor=70)"), &plain("sqlite: \"\""), "cannot change in PostgreSQL");
    let long = "mariadb: ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin ROW_FORMAT=COMPRESSED";
    is_refused(&plain(long), &plain("mariadb: ENGINE=InnoDB"), "cannot take `CHARSET` away");
    is_refused(&plain(long), &plain("postgres: \"\""), "cannot take `ROW_FORMAT` away");
    let text = |charset: &str| {
        table(&format!("mariadb: CHARSET={charset}"), "a: { type: text, native: { mariadb: varchar(9) } }")
    };
    is_refused(&text("latin1"), &text("utf8mb4"), "the column `a` would keep the character set");
}

#[test]
fn what_stands_behind_a_type_in_postgresql() {
    let identity = |words: &str| {
        format!(
            "tables: {{ t: {{ columns: {{ id: {{ type: integer, primary_key: true, identity: true{words} }} }} }} }}\n"
        )
    };
    let (serial, always) =
        (", native: { postgres: serial }", ", native: { postgres: int GENERATED ALWAYS AS IDENTITY }");
    let why = "only the type of `t.id` can change in PostgreSQL";
    is_refused(&identity(""), &identity(serial), why);
    is_refused(&identity(serial), &identity(""), why);
    is_refused(&identity(always), &identity(serial), why);
    let stored = |words: &str| table(&format!("a: {{ type: text, native: {{ postgres: {words} }} }}"));
    is_refused(&stored("text STORAGE MAIN"), &stored("text"), "only the type of `t.a` can change");
    let edit = edit(&stored("text COMPRESSION lz4"), &stored("varchar(9) COMPRESSION lz4 COLLATE \"C\"")).unwrap();
    let up = script(&edit, "postgres.up.sql");
    assert!(up.contains("ALTER COLUMN \"a\" TYPE varchar(9) COLLATE \"C\" USING (\"a\")::varchar(9)"), "{up}");
    // A new type forgets how the values of the old one were stored.
    assert!(up.contains("ALTER COLUMN \"a\" SET COMPRESSION lz4"), "{up}");
}
