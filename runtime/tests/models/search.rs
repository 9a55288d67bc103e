//! Equal values are found by their blind indexes.

use schemalock::{BlindIndex, Json, Key, KeyKind, Keyring, OpenError, SealError, Searchable};

use super::declared::{Connection, NewConnection};
use super::keyring;

#[test]
fn a_value_is_found_however_it_is_written() {
    let keyring = keyring();
    let new = NewConnection::new(String::from("n"), Json::Null, String::from("A@b.org"), String::new());
    let row = new.seal(&keyring).unwrap();
    let found = |email: &str| Connection::search_email(&keyring, &email.to_owned()).unwrap();
    assert_eq!(found("a@B.ORG"), [row.email.blind_index()]);
    assert_ne!(found("b@b.org"), [row.email.blind_index()]);
    // Another scope has another key.
    let scoped = Connection::search_email(keyring.scope("acme"), &String::from("a@b.org")).unwrap();
    assert_ne!(scoped, [row.email.blind_index()]);
    let nobody = Connection::search_email(keyring.scope("nobody"), &String::new()).unwrap_err();
    assert!(matches!(nobody, SealError::NoPrimaryKey { .. }), "{nobody}");
}

fn row(keyring: &Keyring, email: &str) -> Connection {
    NewConnection::new(String::from("n"), Json::Null, String::from(email), String::from("abc")).seal(keyring).unwrap()
}

/// Whoever can write to the database can copy a blind index, and so have a look-up find another row than it asked for.
#[test]
fn a_blind_index_of_another_value_is_refused() {
    let keyring = keyring();
    let (mut mallory, boss) = (row(&keyring, "mallory@b.org"), row(&keyring, "boss@b.org"));
    mallory.email = Searchable::from_parts(mallory.email.sealed().clone(), boss.email.blind_index());
    assert_eq!(mallory.open_email(&keyring).unwrap_err(), OpenError::OpenFailed);
    assert_eq!(boss.open_email(&keyring).unwrap().expose(), "boss@b.org");
}

/// No look-up asks for the blind indexes of a key that is gone, so the value itself still opens.
#[test]
fn a_blind_index_of_an_unknown_key_is_no_hindrance() {
    let data = || Key::from_bytes(KeyKind::Data, &[1; 32]).primary();
    let index = |byte| Key::from_bytes(KeyKind::Index, &[byte; 32]).primary();
    let (before, after) = (Keyring::new([data(), index(2)]).unwrap(), Keyring::new([data(), index(3)]).unwrap());
    let row = row(&before, "a@b.org");
    assert_eq!(row.open_email(&after).unwrap().expose(), "a@b.org");
    let asked: Vec<BlindIndex> = Connection::search_email(&after, &String::from("a@b.org")).unwrap();
    assert!(!asked.contains(&row.email.blind_index()));
}
