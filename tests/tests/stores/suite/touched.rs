//! When rows were made, and when they were last changed.

use integrations::*;
use schemalock::Timestamp;

use super::place;

/// The row as it is stored, changed at this moment or later, and made when it was.
async fn holds(apps: AppStore<&sqlx::Pool<super::Driver>>, before: &App, after: &App) {
    assert_eq!(apps.get(after.id).await.unwrap(), *after);
    assert_eq!(after.created_at, before.created_at);
    assert!(after.updated_at >= before.updated_at, "{before:?}\n{after:?}");
    let away = (Timestamp::now().unix_millis() - after.updated_at.unix_millis()).abs();
    assert!(away < 60_000, "changed {away} ms from now");
}

fn named(name: &str) -> AppPatch {
    AppPatch { name: Some(name.to_owned()), ..AppPatch::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_sets_it_and_is_returned_with_it() {
    let place = place().await;
    let apps = AppStore::new(&place.pool);
    let made = place.app("a").await;
    assert_eq!(apps.get(made.id).await.unwrap(), made);
    assert_eq!(made.created_at.unix_millis() / 60_000, made.updated_at.unix_millis() / 60_000);
    // What a program says of either is not written.
    let forged = || App { created_at: Timestamp::UNIX_EPOCH, updated_at: Timestamp::UNIX_EPOCH, ..made.clone() };
    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    let updated = apps.update(&App { name: "b".to_owned(), ..forged() }).await.unwrap();
    holds(apps, &made, &updated).await;
    assert!(updated.updated_at > made.updated_at);
    let patched = apps.patch(made.id, named("c")).await.unwrap();
    holds(apps, &updated, &patched).await;
    let upserted = apps.upsert(App { name: "d".to_owned(), ..forged() }).await.unwrap();
    holds(apps, &patched, &upserted).await;
    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    place.sql("UPDATE apps SET name = 'e'");
    let raw = apps.get(made.id).await.unwrap();
    holds(apps, &upserted, &raw).await;
    assert!(raw.updated_at > upserted.updated_at && raw.name == "e");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_never_goes_back() {
    let place = place().await;
    let apps = AppStore::new(&place.pool);
    let mut row = place.app("a").await;
    // Many of them within a millisecond.
    for turn in 0..40 {
        let next = match turn % 4 {
            0 => apps.patch(row.id, named(&turn.to_string())).await.unwrap(),
            1 => apps.update(&App { name: turn.to_string(), ..row.clone() }).await.unwrap(),
            2 => apps.upsert(App { name: turn.to_string(), ..row.clone() }).await.unwrap(),
            // Nothing changes but, perhaps, this.
            _ => apps.update(&row).await.unwrap(),
        };
        holds(apps, &row, &next).await;
        row = next;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_transaction_it_is_returned_as_it_will_be_stored() {
    let place = place().await;
    let row = place.app("a").await;
    let mut transaction = place.pool.begin().await.unwrap();
    let patched = AppStore::new(&mut transaction).patch(row.id, named("b")).await.unwrap();
    let patched_again = AppStore::new(&mut transaction).patch(row.id, named("c")).await.unwrap();
    transaction.commit().await.unwrap();
    assert!(patched_again.updated_at >= patched.updated_at);
    holds(AppStore::new(&place.pool), &row, &patched_again).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_made_long_ago_says_so() {
    let place = place().await;
    let apps = AppStore::new(&place.pool);
    let moment = Timestamp::from_unix_millis(-1).unwrap();
    let new = NewApp { created_at: moment, updated_at: moment, ..NewApp::new("a".to_owned(), AuthType::Oauth) };
    let made = apps.create(new).await.unwrap();
    assert_eq!((made.created_at, made.updated_at), (moment, moment));
    let patched = apps.patch(made.id, named("b")).await.unwrap();
    holds(apps, &made, &patched).await;
}
