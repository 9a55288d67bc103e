//! A database that cannot be reached.

use std::time::Duration;

use integrations::*;
use schemalock::store::StoreError;
use schemalock_tests::Engine;
use sqlx::pool::PoolOptions;

use super::{Driver, ENGINE, place};
use crate::support::refused;

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_pool() {
    let place = place().await;
    let app = place.app("a").await;
    place.pool.close().await;
    let apps = AppStore::new(&place.pool);
    let new = || NewApp::new("b".to_owned(), AuthType::Oauth);
    refused!(apps.get(app.id).await, StoreError::Unavailable(_));
    refused!(apps.create(new()).await, StoreError::Unavailable(_));
    refused!(apps.create_all([new()]).await, StoreError::Unavailable(_));
    refused!(apps.update(&app).await, StoreError::Unavailable(_));
    refused!(apps.patch(app.id, AppPatch::default()).await, StoreError::Unavailable(_));
    refused!(apps.upsert(app.clone()).await, StoreError::Unavailable(_));
    refused!(apps.delete(app.id).await, StoreError::Unavailable(_));
    refused!(apps.rows().all().await, StoreError::Unavailable(_));
    refused!(apps.by_name("a").first().await, StoreError::Unavailable(_));
    refused!(apps.by_name("a").count().await, StoreError::Unavailable(_));
    refused!(apps.rows().page(1).await, StoreError::Unavailable(_));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_there() {
    let url = match ENGINE {
        Engine::Sqlite => "sqlite:/nowhere/at/all.db",
        Engine::Postgres => "postgres://nobody@127.0.0.1:9/nothing",
        Engine::Mariadb => "mysql://nobody@127.0.0.1:9/nothing",
    };
    let pool = PoolOptions::<Driver>::new().acquire_timeout(Duration::from_millis(300)).connect_lazy(url).unwrap();
    refused!(AppStore::new(&pool).rows().all().await, StoreError::Unavailable(_));
}

/// Ends the connections of a database, as a server that stops does.
const END: &str = match ENGINE {
    Engine::Sqlite => "",
    Engine::Postgres => {
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    }
    Engine::Mariadb => {
        "BEGIN NOT ATOMIC FOR it IN (SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID())
         DO EXECUTE IMMEDIATE CONCAT('KILL ', it.id); END FOR; END"
    }
};

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_off() {
    if ENGINE == Engine::Sqlite {
        // It is a part of this program.
        return;
    }
    let place = place().await;
    let mut transaction = place.pool.begin().await.unwrap();
    let app = AppStore::new(&mut transaction).create(NewApp::new("a".to_owned(), AuthType::Oauth)).await.unwrap();
    place.sql(END);
    let patch = AppPatch { name: Some("b".to_owned()), ..AppPatch::default() };
    refused!(AppStore::new(&mut transaction).patch(app.id, patch).await, StoreError::Unavailable(_));
    refused!(AppStore::new(&mut transaction).get(app.id).await, StoreError::Unavailable(_));
    drop(transaction);
    // The pool goes on with another connection.
    assert_eq!(AppStore::new(&place.pool).rows().count().await.unwrap(), 0);
}
