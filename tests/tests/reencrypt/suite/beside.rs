//! Others work on the same rows.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use schemalock::reencrypt::{Error, Event, Options};
use schemalock_tests::reencrypt::models::{AccountPatch, AccountStore};
use schemalock_tests::reencrypt::{both, new, old};

use super::{Driver, ENGINE};
use crate::support::{Place, rewritten};

#[tokio::test]
async fn two_at_once_do_no_harm() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 600).await;
    let before = place.accounts().await;
    let keyring = both();
    let (one, other) = tokio::join!(place.reencrypt(&keyring), place.reencrypt(&keyring));
    assert!(one.is_proven() && other.is_proven(), "{one:?} {other:?}");
    // Each row was written once, by either.
    let both: Vec<u64> = rewritten(&one).iter().zip(rewritten(&other)).map(|(one, other)| one + other).collect();
    assert_eq!(both, [600, 600, 0, 0]);
    for (was, is) in before.iter().zip(place.accounts().await) {
        let token = is.open_token(&new()).unwrap().unwrap();
        assert_eq!(Some(token.expose()), was.open_token(&old()).unwrap().as_ref().map(|token| token.expose()));
        assert_eq!(is.updated_at, was.updated_at);
    }
}

/// A program holds a row, and writes it before it lets go.
#[tokio::test]
async fn a_row_that_is_being_written_keeps_what_was_written() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 30).await;
    let id = place.accounts().await[7].id;
    let mut transaction = place.pool.begin().await.unwrap();
    let patch = AccountPatch { token: Some(Some("newer".to_owned().into())), ..AccountPatch::default() };
    let written = AccountStore::new(&mut transaction).patch(&old(), id, patch).await.unwrap();
    let keyring = both();
    let later = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        transaction.commit().await.unwrap();
    };
    let (report, ()) = tokio::join!(place.reencrypt(&keyring), later);
    assert!(report.is_proven(), "{report:?}");
    let row = AccountStore::new(&place.pool).get(id).await.unwrap();
    assert_eq!(row.open_token(&new()).unwrap().unwrap().expose(), "newer");
    assert_eq!((row.updated_at, row.version), (written.updated_at, written.version));
}

#[tokio::test]
async fn it_does_not_wait_for_ever() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 30).await;
    let before = place.accounts().await;
    let mut transaction = place.pool.begin().await.unwrap();
    let patch = AccountPatch { label: Some("mine".to_owned()), ..AccountPatch::default() };
    AccountStore::new(&mut transaction).patch(&old(), before[7].id, patch).await.unwrap();
    let retries = AtomicU64::new(0);
    let tell = |event: Event<'_>| {
        if let Event::Retry { .. } = event {
            retries.fetch_add(1, Ordering::Relaxed);
        }
    };
    let options = Options::default().wait(Duration::from_secs(5)).progress(&tell);
    let error = place.reencrypt_with(&both(), &options).await.unwrap_err();
    assert!(matches!(error, Error::Blocked(_)), "{error:?}");
    assert_eq!(retries.load(Ordering::Relaxed), 1);
    transaction.rollback().await.unwrap();
    // Nothing of that batch was written.
    assert_eq!(place.accounts().await, before);
    assert!(place.reencrypt(&both()).await.is_proven());
}
