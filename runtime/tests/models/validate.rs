//! Rows are held against their rules.

use schemalock::{Json, Model, SealError, Secret, Violations};

use super::declared::{Land, NewConnection};
use super::keyring;

fn broken(result: Result<(), Violations>) -> Vec<(&'static str, &'static str)> {
    let violations = result.err();
    violations.iter().flat_map(Violations::iter).map(|it| (it.column(), it.rule())).collect()
}

fn connection(name: &str, email: &str) -> NewConnection {
    NewConnection::new(name.to_owned(), Json::Null, email.to_owned(), String::new())
}

#[test]
fn a_new_row_is_held_against_the_rules_of_all_columns() {
    assert_eq!(connection("name", "a@b.org").validate(), Ok(()));
    let mut new = connection("names!", "nobody");
    new.token = Some(Secret::from(String::from("B")));
    new.price = Some(2.into());
    let expected =
        [("name", "max_length"), ("token", "min_length"), ("token", "pattern"), ("email", "format"), ("price", "max")];
    assert_eq!(broken(new.validate()), expected);
    assert_eq!(broken(Land::new(String::from("fr")).validate()), [("code", "one_of")]);
}

#[test]
fn a_row_is_held_against_the_rules_of_plain_columns() {
    let mut row = connection("name", "a@b.org").seal(&keyring()).unwrap();
    row.name = String::from("names!");
    assert_eq!(broken(row.validate()), [("name", "max_length")]);
    row.name = String::from("name");
    assert_eq!(row.validate(), Ok(()));
    assert_eq!(broken(Land::new(String::new()).into_row(1).validate()), [("code", "one_of"), ("code", "non_empty")]);
}

#[test]
fn a_new_row_that_breaks_a_rule_is_not_sealed() {
    let SealError::Invalid(violations) = connection("names!", "nobody").seal(&keyring()).unwrap_err() else { panic!() };
    assert_eq!(broken(Err(violations)), [("name", "max_length"), ("email", "format")]);
}

#[test]
fn a_plaintext_that_breaks_a_rule_is_not_sealed() {
    let keyring = keyring();
    let Err(SealError::Invalid(violations)) = connection("name", "nobody").seal(&keyring) else {
        panic!("the rule was not asked");
    };
    assert_eq!(broken(Err(violations)), [("email", "format")]);
    let mut row = connection("name", "a@b.org").seal(&keyring).unwrap();
    assert!(matches!(row.seal_email(&keyring, String::from("s3cret")), Err(SealError::Invalid(_))));
    let error = row.seal_token(&keyring, Some(String::from("X").into())).unwrap_err();
    assert!(!error.to_string().contains('X'), "{error}");
    assert!(row.seal_token(&keyring, None).is_ok());
}
