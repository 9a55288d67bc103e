//! Equal values are found by their blind indexes.

use schemalock::{Json, SealError};

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
