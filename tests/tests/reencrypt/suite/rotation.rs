//! Values go from key to key, and nothing else changes.

use schemalock::reencrypt::Options;
use schemalock::{Binding, Keyring};
use schemalock_tests::reencrypt::models::{Account, AccountStore};
use schemalock_tests::reencrypt::{NEW, OLD, both, data, index, new, old};

use super::{Driver, ENGINE};
use crate::support::{Place, account, long_ago, rewritten};

fn opened(row: &Account, keyring: &Keyring) -> [Option<String>; 3] {
    let texts = [row.open_token(keyring), row.open_email(keyring), row.open_note(keyring)];
    texts.map(|text| text.unwrap().map(|text| text.expose().clone()))
}

#[tokio::test]
async fn values_and_their_blind_indexes_go_to_the_new_keys() {
    let place = Place::<Driver>::new(ENGINE).await;
    let store = AccountStore::new(&place.pool);
    let rows = [
        account(Some("t"), Some("Ä@Example.com"), Some("n")),
        account(None, Some(""), None),
        account(Some("ß"), None, None),
        account(None, None, None),
    ];
    store.create_all(&old(), rows).await.unwrap();
    let before = place.accounts().await;
    let report = place.reencrypt(&both()).await;
    assert!(report.is_proven(), "{report:?}");
    assert_eq!(rewritten(&report), [2, 2, 1, 0]);

    let after = place.accounts().await;
    for (was, is) in before.iter().zip(&after) {
        assert_eq!(opened(is, &new()), opened(was, &old()));
        assert_eq!((is.updated_at, is.created_at, is.version), (long_ago(), long_ago(), 7));
        assert_eq!(
            Account { token: None, email: None, note: None, ..was.clone() },
            Account { token: None, email: None, note: None, ..is.clone() }
        );
    }
    let headers = |row: &Account| (row.token.as_ref().map(|it| it.header()), row.note.as_ref().map(|it| it.header()));
    let all = after.iter().map(headers);
    for (token, note) in all {
        assert!(token.is_none_or(|token| token.padded && token.binding == Binding::Row));
        assert!(note.is_none_or(|note| !note.padded && note.binding == Binding::Column));
    }
    let found = store.by_email(&new(), "ä@example.COM").all().await.unwrap();
    assert_eq!(found.len(), 1);

    // What is done is not written again.
    let report = place.reencrypt(&both()).await;
    assert_eq!((report.is_proven(), rewritten(&report)), (true, vec![0; 4]));
    assert_eq!(place.accounts().await, after);
}

#[tokio::test]
async fn a_blind_index_goes_without_its_value_and_a_value_without_its_blind_index() {
    let place = Place::<Driver>::new(ENGINE).await;
    let mixed = |value: u8, blind_index: u8| {
        Keyring::new([data(value).primary(), index(blind_index).primary(), data(9 + value), index(9 + blind_index)])
    };
    for (value, blind_index) in [(NEW, OLD), (OLD, NEW)] {
        let keyring = mixed(value, blind_index).unwrap();
        let new = account(None, Some(&format!("{value}@x.org")), None);
        AccountStore::new(&place.pool).create(&keyring, new).await.unwrap();
    }
    let before = place.accounts().await;
    let report = place.reencrypt(&both()).await;
    assert_eq!((report.is_proven(), rewritten(&report)), (true, vec![0, 2, 0, 0]));
    let after = place.accounts().await;
    let emails = |at: usize| (before[at].email.as_ref().unwrap(), after[at].email.as_ref().unwrap());
    for at in [0, 1] {
        let (was, is) = emails(at);
        // Under the new key already, it is the same text.
        let kept = was.sealed().header().key_id == data(NEW).id();
        assert_eq!((was.sealed() == is.sealed(), was.blind_index() == is.blind_index()), (kept, !kept));
        assert!(after[at].open_email(&new()).unwrap().is_some());
        assert_eq!(after[at].updated_at, long_ago());
    }
}

#[tokio::test]
async fn many_rows_take_many_batches() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 777).await;
    let report = place.reencrypt(&both()).await;
    assert_eq!((report.is_proven(), rewritten(&report)), (true, vec![777, 777, 0, 0]));
    assert!(report.columns.iter().all(|column| column.passes <= 1), "{report:?}");
    let rows = place.accounts().await;
    assert!(rows.iter().all(|row| row.updated_at == long_ago() && row.open_email(&new()).is_ok()));
}

#[tokio::test]
async fn it_takes_its_time_where_a_rate_is_said() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 60).await;
    let start = std::time::Instant::now();
    let rate = std::num::NonZeroU32::new(50);
    let report = place.reencrypt_with(&both(), &Options::default().rate(rate)).await.unwrap();
    assert_eq!((report.is_proven(), rewritten(&report)), (true, vec![60, 60, 0, 0]));
    // 120 rows. How much longer it takes is the machine's business.
    let seconds = start.elapsed().as_secs_f64();
    assert!(seconds >= 2.3, "{seconds}");
}
