//! Others in the way.

use integrations::*;
use schemalock::store::StoreError;
use schemalock_tests::Engine;
use tokio::sync::Barrier;

use super::{Driver, ENGINE, place};
use crate::support::{Place, refused};

fn named(name: &str) -> AppPatch {
    AppPatch { name: Some(name.to_owned()), ..AppPatch::default() }
}

/// Changes one app, waits until the other task has changed the other one, and wants that, too.
async fn crosswise(place: &Place<Driver>, barrier: &Barrier, first: AppId, then: AppId) -> Result<App, StoreError> {
    let mut transaction = place.pool.begin().await.unwrap();
    AppStore::new(&mut transaction).patch(first, named("first")).await?;
    barrier.wait().await;
    let result = AppStore::new(&mut transaction).patch(then, named("then")).await;
    match result {
        Ok(_) => transaction.commit().await.unwrap(),
        // The transaction is over: nothing of it is left to take back, and its connection is as good as new.
        Err(_) => transaction.rollback().await.unwrap(),
    }
    result
}

async fn deadlock() {
    let place = place().await;
    let (a, b) = (place.app("a").await, place.app("b").await);
    let barrier = Barrier::new(2);
    let results = tokio::join!(crosswise(&place, &barrier, a.id, b.id), crosswise(&place, &barrier, b.id, a.id));
    match results {
        (Ok(_), Err(StoreError::Conflict(_))) | (Err(StoreError::Conflict(_)), Ok(_)) => {}
        other => panic!("{other:?}"),
    }
    // The winner's changes are there, and all connections work.
    let mut all = Vec::new();
    for _ in 0..3 {
        let mut connection = place.pool.acquire().await.unwrap();
        let mut names: Vec<String> =
            AppStore::new(&mut connection).rows().all().await.unwrap().into_iter().map(|app| app.name).collect();
        names.sort();
        assert_eq!(names, ["first", "then"]);
        all.push(connection);
    }
}

/// SQLite has one writer at a time; who does not wait for it is told so.
async fn busy() {
    let place = place().await;
    let app = place.app("a").await;
    let url = format!("{}?mode=rw", place.url());
    let options = url.parse::<sqlx::sqlite::SqliteConnectOptions>().unwrap();
    let options = options.busy_timeout(std::time::Duration::from_millis(50));
    let impatient = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let mut writer = place.pool.begin().await.unwrap();
    AppStore::new(&mut writer).patch(app.id, named("b")).await.unwrap();
    let apps = AppStore::new(&impatient);
    refused!(apps.patch(app.id, named("c")).await, StoreError::Conflict(_));
    refused!(apps.create(NewApp::new("d".to_owned(), AuthType::Oauth)).await, StoreError::Conflict(_));
    refused!(apps.create_all([NewApp::new("d".to_owned(), AuthType::Oauth)]).await, StoreError::Conflict(_));
    refused!(apps.upsert(app.clone()).await, StoreError::Conflict(_));
    refused!(apps.delete(app.id).await, StoreError::Conflict(_));
    writer.commit().await.unwrap();
    assert_eq!(apps.patch(app.id, named("c")).await.unwrap().name, "c");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_in_the_way_of_others_may_try_again() {
    match ENGINE {
        Engine::Sqlite => busy().await,
        Engine::Postgres | Engine::Mariadb => deadlock().await,
    }
}
