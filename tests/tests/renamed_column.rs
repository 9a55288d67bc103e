//! A sealed value outlives the rename of its column: the context it is bound to stays written down.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use schemalock::{Key, KeyKind, KeyPart, Keyring, OpenError, Place, Sealed, Uuid};
use schemalock_codegen::compile;
use schemalock_codegen::model::Model;

const HEAD: &str = "schemalock: 1\nname: shop\ntargets: { sqlite: \"3.40\" }\ntables:\n";

fn schema(table: &str, column: &str) -> String {
    format!(
        "{HEAD}  {table}\n    columns:\n      id: {{ type: uuid, primary_key: true, default: uuid_v7 }}\n      {column}\n"
    )
}

fn model(yaml: &str, recorded: Option<&Model>) -> Model {
    let compiled = compile(yaml.as_bytes(), recorded);
    let codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.rule.code).collect();
    compiled.model.unwrap_or_else(|| panic!("{codes:?} in\n{yaml}"))
}

fn context<'m>(model: &'m Model, table: &str, column: &str) -> &'m str {
    &model.table(table).unwrap().column(column).unwrap().encrypted.as_ref().unwrap().context
}

#[test]
fn a_value_opens_after_its_table_and_its_column_were_renamed() {
    let keyring = Keyring::new([Key::generate(KeyKind::Data).unwrap().primary()]).unwrap();
    let id = Uuid::now_v7();
    let row: &[&dyn KeyPart] = &[&id];
    let before = model(&schema("items:", "secret: { type: text, encrypted: true }"), None);
    let place = Place::row(context(&before, "items", "secret"), row);
    let sealed = Sealed::seal(&keyring, &place, &String::from("s3cret")).unwrap();

    let renamed = "token: { type: text, renamed_from: secret, encrypted: { context: items.secret } }";
    let after = model(&schema("things:\n    renamed_from: items", renamed), Some(&before));
    let place = Place::row(context(&after, "things", "token"), row);
    assert_eq!(sealed.open(&keyring, &place).unwrap().expose(), "s3cret");

    // Long after, when nothing is said of the rename any more, the context still is.
    let settled = "token: { type: text, encrypted: { context: items.secret } }";
    let later = model(&schema("things:", settled), Some(&after));
    let place = Place::row(context(&later, "things", "token"), row);
    assert_eq!(sealed.open(&keyring, &place).unwrap().expose(), "s3cret");
}

#[test]
fn without_the_context_the_schema_is_refused_and_the_value_would_not_open() {
    let before = model(&schema("items:", "secret: { type: text, encrypted: true }"), None);
    let forgotten = schema("items:", "token: { type: text, renamed_from: secret, encrypted: true }");
    let findings = compile(forgotten.as_bytes(), Some(&before)).findings;
    assert!(findings.iter().any(|finding| finding.rule.code == "SL0511"));

    let keyring = Keyring::new([Key::generate(KeyKind::Data).unwrap().primary()]).unwrap();
    let sealed = Sealed::seal(&keyring, &Place::column("items.secret"), &String::from("s3cret")).unwrap();
    assert_eq!(sealed.open(&keyring, &Place::column("items.token")).unwrap_err(), OpenError::OpenFailed);
}
