//! A sealed value opens where it was sealed for, and nowhere else.

use schemalock::{Binding, Json, Model, OpenError, SealError, Sealed};

use super::declared::{Composite, Connection, ConnectionId, NewComposite, NewConnection};
use super::keyring;

fn connection(keyring: &schemalock::Keyring) -> Connection {
    let new = NewConnection::new(String::from("n"), Json::from("one"), String::from("a@b.org"), String::from("two"));
    new.seal(keyring).unwrap()
}

#[test]
fn not_in_another_row() {
    let keyring = keyring();
    let row = connection(&keyring);
    let other = Connection { id: ConnectionId::new(), ..row.clone() };
    assert_eq!(other.open_credentials(&keyring).unwrap_err(), OpenError::OpenFailed);
    assert_eq!(other.open_email(&keyring).unwrap_err(), OpenError::OpenFailed);
    // Bound to the column alone.
    assert_eq!(other.open_type(&keyring).unwrap().expose(), "two");
}

#[test]
fn not_in_another_column() {
    let keyring = keyring();
    let row = connection(&keyring);
    let text = Connection::seal_token_for(&row.id, &keyring, Some(String::from("abc").into())).unwrap().unwrap();
    let moved = Connection { r#type: Sealed::from_text(text.as_text()).unwrap(), ..row.clone() };
    assert_eq!(moved.open_type(&keyring).unwrap_err(), OpenError::OpenFailed);
    let kept = Connection { token: Some(text), ..row };
    assert_eq!(kept.open_token(&keyring).unwrap().unwrap().expose(), "abc");
}

#[test]
fn not_where_the_parts_of_the_key_changed_places() {
    let keyring = keyring();
    let row = NewComposite::new(String::from("1"), 2, vec![], true).seal(&keyring).unwrap();
    let swapped = Composite { keys: String::from("2"), plaintext: 1, ..row };
    assert_eq!(swapped.open_keyring(&keyring).unwrap_err(), OpenError::OpenFailed);
}

#[test]
fn the_columns_say_how_they_are_encrypted() {
    let how = |name| Connection::TABLE.column(name).unwrap().encryption.unwrap();
    assert_eq!((how("credentials").context, how("credentials").binding), ("connections.credentials", Binding::Row));
    assert_eq!((how("type").context, how("type").binding), ("links.secret", Binding::Column));
    assert!(how("token").padded && !how("type").padded);
    assert_eq!(how("email").blind_index.unwrap().name, "email_blind_index");
    assert_eq!(Connection::TABLE.uniques[0].columns, ["email_blind_index"]);
    let keyring = keyring();
    let row = connection(&keyring);
    assert_eq!(row.r#type.header().binding, Binding::Column);
    let token = Connection::seal_token_for(&row.id, &keyring, Some(String::from("abc").into())).unwrap().unwrap();
    assert!(token.header().padded);
    assert_eq!(Connection::seal_type_for(&keyring, String::from("x")).unwrap().header().binding, Binding::Column);
}

#[test]
fn without_a_key_nothing_is_sealed() {
    let empty = schemalock::Keyring::new([]).unwrap();
    let mut row = connection(&keyring());
    let before = row.credentials.clone();
    let error = row.seal_credentials(&empty, Json::Null).unwrap_err();
    assert!(matches!(error, SealError::NoPrimaryKey { .. }), "{error}");
    assert_eq!(row.credentials, before);
    assert!(matches!(row.open_credentials(&empty), Err(OpenError::UnknownKey(_))));
}
