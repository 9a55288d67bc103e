//! Rows that are not written yet.

use schemalock::{Json, Model, Secret, Timestamp};

use super::declared::{
    Composite, ConnectionId, Country, Land, NewComposite, NewConnection, NewLine, Status, UnsavedLine,
};
use super::keyring;

fn new_connection() -> NewConnection {
    NewConnection::new(String::from("name"), Json::from("s3cret"), String::from("A@b.org"), String::from("s3cret"))
}

#[test]
fn new_asks_for_what_has_no_default() {
    let new = new_connection();
    assert_ne!(new.id, new_connection().id);
    assert_eq!((new.status, new.created_at), (Status::Pending, Timestamp::from_unix_millis(0).unwrap()));
    assert!(new.token.is_none() && new.price.is_none());
}

#[test]
fn a_sealed_row_opens_to_what_was_sealed() {
    let keyring = keyring();
    let mut new = new_connection();
    let id = new.id;
    new.token = Some(Secret::from(String::from("abc")));
    let mut row = new.seal(&keyring).unwrap();
    assert_eq!((row.id, row.status), (id, Status::Pending));
    assert_eq!(row.open_credentials(&keyring).unwrap().expose(), "s3cret");
    assert_eq!(row.open_token(&keyring).unwrap().unwrap().expose(), "abc");
    assert_eq!(row.open_email(&keyring).unwrap().expose(), "A@b.org");
    assert_eq!(row.open_type(&keyring).unwrap().expose(), "s3cret");

    row.seal_token(&keyring, None).unwrap();
    assert!(row.token.is_none() && row.open_token(&keyring).unwrap().is_none());
    row.seal_token(&keyring, Some(String::from("abcd").into())).unwrap();
    row.seal_credentials(keyring.scope("acme"), Json::Null).unwrap();
    assert_eq!(row.open_credentials(&keyring).unwrap().expose(), &Json::Null);
    assert_eq!(row.open_token(&keyring).unwrap().unwrap().into_inner(), "abcd");
}

#[test]
fn debug_shows_no_plaintext() {
    let mut new = new_connection();
    new.token = Some(Secret::from(String::from("s3cret")));
    new.price = Some(4711.into());
    let text = format!("{new:?} {:?}", new_connection().seal(&keyring()).unwrap());
    assert!(!text.contains("s3cret") && !text.contains("A@b.org"), "{text}");
    assert!(text.contains("4711") && text.contains("Secret(..)"), "{text}");
}

#[test]
fn what_the_database_assigns_comes_last() {
    let keyring = keyring();
    let unsaved: UnsavedLine = NewLine::new(String::from("k"), String::from("s3cret")).seal(&keyring).unwrap();
    assert!(unsaved.text.as_text().starts_with("sl1."));
    assert_eq!(unsaved.keys, "k");
    let line = unsaved.into_row(7);
    assert_eq!((line.key(), line.keys.as_str()), (7, "k"));
    assert_eq!(line.open_text(&keyring).unwrap().expose(), "s3cret");

    let country = Land::new(String::from("nl")).into_row(3);
    assert_eq!(country, Country { number: 3, code: String::from("nl"), name: None });
}

#[test]
fn names_of_the_macro_are_no_names_of_fields() {
    let keyring = keyring();
    let row = NewComposite::new(String::from("k"), 7, vec![1, 2], true).seal(&keyring).unwrap();
    assert_eq!(row.key(), (7, String::from("k")));
    assert_eq!(row.open_keyring(&keyring).unwrap().expose(), &[1, 2]);
    let sealed = Composite::seal_keyring_for(&7, &String::from("k"), &keyring, vec![3]).unwrap();
    let row = Composite { keyring: sealed, ..row };
    assert_eq!(row.open_keyring(&keyring).unwrap().expose(), &[3]);
    assert!(row.open_violations(&keyring).unwrap().into_inner());
    let _ = ConnectionId::new();
}
