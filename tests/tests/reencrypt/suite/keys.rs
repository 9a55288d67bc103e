//! Rows of every kind of key, and keys of scopes.

use schemalock::reencrypt::Stuck;
use schemalock::{Json, Key, KeyKind, Keyring};
use schemalock_tests::reencrypt::models::{AccountStore, LedgerStore, NewLedger, Region};
use schemalock_tests::reencrypt::{both, data, index, new, old};

use super::{Driver, ENGINE};
use crate::support::{Place, account, long_ago, rewritten};

fn entry(at: u32) -> NewLedger {
    let number = i32::try_from(at).unwrap();
    let moment = schemalock::Timestamp::from_unix_millis(i64::from(at % 7) * 1_001 - 2_000).unwrap();
    let mut new = NewLedger::new(
        number % 2 - 1,
        vec![0, (at % 3) as u8, 0xff],
        moment,
        format!("{}.{:02}", number % 5 - 2, at % 100).parse().unwrap(),
        format!("ß 'a\" {}", at / 100),
        schemalock::Date::from_ordinal_date(1969 + number % 4, 59).unwrap(),
        if at.is_multiple_of(2) { Region::Eu } else { Region::Us },
        Json::from(at),
    );
    new.updated_at = long_ago();
    new
}

#[tokio::test]
async fn rows_are_found_by_keys_of_many_columns() {
    let place = Place::<Driver>::new(ENGINE).await;
    let store = LedgerStore::new(&place.pool);
    store.create_all(&old(), (0..800).map(entry).collect::<Vec<_>>()).await.unwrap();
    let report = place.reencrypt(&both()).await;
    assert_eq!((report.is_proven(), rewritten(&report)), (true, vec![0, 0, 0, 800]));
    assert_eq!(report.columns[3].passes, 1, "{report:?}");
    let rows = store.rows().all().await.unwrap();
    let mut secrets: Vec<u64> =
        rows.iter().map(|row| row.open_secret(&new()).unwrap().expose().as_u64().unwrap()).collect();
    secrets.sort_unstable();
    assert_eq!(secrets, (0..800).collect::<Vec<_>>());
    assert!(rows.iter().all(|row| row.updated_at == long_ago()));
}

/// The keys of a scope.
fn of_scope(scope: &str, primary: u8, others: &[u8]) -> Vec<Key> {
    let both = |number: u8| [data(number).scoped(scope), index(number).scoped(scope)];
    let others = others.iter().flat_map(|other| both(*other));
    both(primary).into_iter().map(Key::primary).chain(others).collect()
}

fn scoped(eu: (u8, &[u8]), us: (u8, &[u8])) -> Keyring {
    let nobody = [data(2).primary(), data(1), index(2).primary(), index(1)];
    let keys = nobody.into_iter().chain(of_scope("eu", eu.0, eu.1)).chain(of_scope("us", us.0, us.1));
    Keyring::new(keys).unwrap()
}

#[tokio::test]
async fn a_value_stays_in_its_scope() {
    let place = Place::<Driver>::new(ENGINE).await;
    let store = AccountStore::new(&place.pool);
    let early = scoped((11, &[12]), (21, &[22]));
    let late = scoped((12, &[11]), (21, &[22]));
    for (at, keys) in [(&early).into(), early.scope("eu"), early.scope("us"), late.scope("eu")].into_iter().enumerate()
    {
        store.create(keys, account(Some("t"), Some(&format!("{at}@x.org")), None)).await.unwrap();
    }
    store.create(&old(), account(Some("t"), Some("4@x.org"), None)).await.unwrap();
    let report = place.reencrypt(&late).await;
    assert_eq!((report.is_proven(), rewritten(&report)), (true, vec![2, 2, 0, 0]), "{report:?}");
    let rows = place.accounts().await;
    let keys: Vec<_> = rows.iter().map(|row| row.token.as_ref().unwrap().header().key_id).collect();
    assert_eq!(keys, [2, 12, 21, 12, 2].map(|number| data(number).id()));
    let found = store.by_email(late.scope("eu"), "1@x.org").first().await.unwrap();
    assert_eq!(found.as_ref(), rows.get(1));
}

#[tokio::test]
async fn without_a_primary_key_of_its_scope_a_value_stays() {
    let place = Place::<Driver>::new(ENGINE).await;
    let early = scoped((11, &[]), (21, &[]));
    let new = account(Some("t"), None, None);
    AccountStore::new(&place.pool).create(early.scope("eu"), new).await.unwrap();
    let late = Keyring::new([data(2).primary(), index(2).primary(), data(11).scoped("eu")]).unwrap();
    let before = place.accounts().await;
    let report = place.reencrypt(&late).await;
    let why = Stuck::NoPrimaryKey { kind: KeyKind::Data, scope: Some("eu".to_owned()) };
    assert_eq!(report.columns[0].stuck[0].why, why);
    assert_eq!((report.is_proven(), report.columns[0].stuck[0].rows), (false, 1));
    assert_eq!(place.accounts().await, before);
}
