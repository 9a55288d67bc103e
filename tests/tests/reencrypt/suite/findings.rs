//! What `schemalock reencrypt` says of what it could not do.

use schemalock::{Key, Keyring};
use schemalock_tests::reencrypt::models::{AccountId, AccountStore, LedgerStore, NewLedger, Region};
use schemalock_tests::reencrypt::{NEW, OLD, command, data, index, old, project, rotation};
use schemalock_tests::{Engine, Output};
use serde_json::Value;

use super::{Driver, ENGINE};
use crate::support::{Place, account, long_ago};

/// What people are told, who have a keyring of these keys.
fn told(place: &Place<Driver>, keys: &[Key]) -> Output {
    let human = ["reencrypt", "--kek", "file:kek.txt", "--database", place.scratch.url()];
    project(keys).run(&human).expect_code(1)
}

/// The kinds of what programs are told, and what to do.
fn findings(place: &Place<Driver>, keys: &[Key]) -> Vec<(String, String)> {
    let output = project(keys).run(&command(&place.scratch)).expect_code(1);
    let document: Value = serde_json::from_str(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = document["findings"].as_array().unwrap();
    findings.iter().map(|one| (text(&one["kind"]), text(&one["repair"]))).collect()
}

/// Whatever is written, tokens stay as they were: as if a program with the old keys were quicker every time.
fn keep_tokens(place: &Place<Driver>) {
    let statements: &[&str] = match ENGINE {
        Engine::Sqlite => &["CREATE TRIGGER keep AFTER UPDATE OF token ON accounts BEGIN \
                             UPDATE accounts SET token = OLD.token WHERE id = OLD.id; END"],
        Engine::Postgres => &[
            "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN NEW.token := OLD.token; RETURN NEW; END $$",
            "CREATE TRIGGER keep BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION keep()",
        ],
        Engine::Mariadb => &["CREATE TRIGGER keep BEFORE UPDATE ON accounts FOR EACH ROW SET NEW.token = OLD.token"],
    };
    statements.iter().for_each(|sql| place.scratch.apply(sql).unwrap());
}

/// Gives a row another key by hand, so that its values do not open.
fn move_row(place: &Place<Driver>, id: AccountId) {
    place.scratch.apply(&format!("UPDATE accounts SET id = '{}' WHERE id = '{id}'", AccountId::new())).unwrap();
}

#[tokio::test]
async fn rows_are_left_beside_one_that_does_not_open() {
    let place = Place::<Driver>::new(ENGINE).await;
    let moved = AccountStore::new(&place.pool).create(&old(), account(Some("t"), None, None)).await.unwrap();
    move_row(&place, moved.id);
    // What does not open explains itself, and nothing else.
    let kinds = |found: Vec<(String, String)>| found.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    assert_eq!(kinds(findings(&place, &rotation())), ["does-not-open"]);

    place.fill(&old(), 20).await;
    keep_tokens(&place);
    assert_eq!(kinds(findings(&place, &rotation())), ["does-not-open", "rows-left"]);
    let said = told(&place, &rotation()).stdout;
    let left = format!("`accounts.token` has 21 values under the key {} after 10 passes", data(OLD).id());
    assert!(said.contains(&left) && said.contains("bring them the present keyring"), "{said}");
}

#[tokio::test]
async fn values_and_blind_indexes_are_counted_each() {
    let place = Place::<Driver>::new(ENGINE).await;
    let moved = AccountStore::new(&place.pool).create(&old(), account(None, Some("a@x.org"), None)).await.unwrap();
    move_row(&place, moved.id);
    let said = told(&place, &rotation()).stdout;
    assert!(said.contains("1 value and 1 blind index are not under a primary key"), "{said}");
}

/// A program of a newer release has sealed it.
#[tokio::test]
async fn an_unknown_suite_asks_for_another_release() {
    let place = Place::<Driver>::new(ENGINE).await;
    AccountStore::new(&place.pool).create(&old(), account(Some("t"), None, None)).await.unwrap();
    place.scratch.apply("UPDATE accounts SET token = REPLACE(token, 'sl1.A', 'sl1.g')").unwrap();
    let found = findings(&place, &rotation());
    assert!(found[0].0 == "unknown-suite" && found[0].1.contains("update Schemalock"), "{found:?}");
    assert_eq!(found.len(), 1);
}

#[tokio::test]
async fn without_a_key_that_seals_one_is_asked_for() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 1).await;
    let found = findings(&place, &[data(NEW).primary(), data(OLD)]);
    assert!(found[0].0 == "no-primary-index-key" && found[0].1.contains("keys add --index"), "{found:?}");

    let scoped = |key: Key| key.scoped("eu");
    let eu = Keyring::new([data(3), index(3)].map(|key| scoped(key).primary())).unwrap();
    let store = AccountStore::new(&place.pool);
    store.create(eu.scope("eu"), account(Some("t"), None, None)).await.unwrap();
    let keys: Vec<Key> = rotation().into_iter().chain([scoped(data(3))]).collect();
    let found = findings(&place, &keys);
    assert!(found[0].0 == "no-primary-key" && found[0].1.contains("--scope eu"), "{found:?}");
}

#[tokio::test]
async fn nothing_in_a_key_moves_the_cursor() {
    let place = Place::<Driver>::new(ENGINE).await;
    let stranger = Keyring::new([data(3).primary()]).unwrap();
    let day = schemalock::Date::from_ordinal_date(2026, 1).unwrap();
    let code = "\u{1b}[2Jx\ny".to_owned();
    let price = "1.00".parse().unwrap();
    let new = NewLedger::new(1, vec![1], long_ago(), price, code, day, Region::Eu, schemalock::Json::from(1));
    LedgerStore::new(&place.pool).create(&stranger, new).await.unwrap();
    let said = told(&place, &rotation()).stdout;
    assert!(said.contains("\u{fffd}[2Jx\u{fffd}y, "), "{said}");
    assert!(!said.contains('\u{1b}'), "{said}");
}
