//! Stores in transactions, and on connections.

use integrations::*;
use schemalock::store::StoreError;
use schemalock_tests::Engine;

use super::{ENGINE, place};
use crate::support::refused;

fn app(name: &str) -> NewApp {
    NewApp::new(name.to_owned(), AuthType::Oauth)
}

fn named(name: &str) -> AppPatch {
    AppPatch { name: Some(name.to_owned()), ..AppPatch::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_stores_in_one_transaction() {
    let place = place().await;
    for keeps in [false, true] {
        let mut transaction = place.pool.begin().await.unwrap();
        let app = AppStore::new(&mut transaction).create(app("a")).await.unwrap();
        let new = NewConnection::new(app.id, "u".to_owned(), "n".to_owned(), schemalock::Json::Null);
        let connection = ConnectionStore::new(&mut transaction).create(&place.keyring, new).await.unwrap();
        AppStore::new(&mut transaction).patch(app.id, named("b")).await.unwrap();
        let scenario = NewScenario::new("u".to_owned(), "s".to_owned());
        let scenario = ScenarioStore::new(&mut transaction).create(scenario).await.unwrap();
        let nodes = (0..300).map(|_| NewNode::new(scenario.id, "t".to_owned()));
        assert_eq!(NodeStore::new(&mut transaction).create_all(nodes).await.unwrap(), 300);
        ScenarioStore::new(&mut transaction)
            .upsert(Scenario { name: "z".to_owned(), ..scenario.clone() })
            .await
            .unwrap();
        assert_eq!(AppStore::new(&mut transaction).get(app.id).await.unwrap().name, "b");
        assert_eq!(ConnectionStore::new(&mut transaction).by_app_id(app.id).all().await.unwrap(), [connection]);
        if keeps {
            transaction.commit().await.unwrap()
        } else {
            transaction.rollback().await.unwrap()
        }

        let expected = |rows| if keeps { rows } else { 0 };
        assert_eq!(AppStore::new(&place.pool).by_name("b").count().await.unwrap(), expected(1));
        assert_eq!(ConnectionStore::new(&place.pool).rows().count().await.unwrap(), expected(1));
        assert_eq!(ScenarioStore::new(&place.pool).by_name("z").count().await.unwrap(), expected(1));
        assert_eq!(NodeStore::new(&place.pool).rows().count().await.unwrap(), expected(300));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    let place = place().await;
    {
        let mut transaction = place.pool.begin().await.unwrap();
        AppStore::new(&mut transaction).create(app("a")).await.unwrap();
    }
    assert_eq!(AppStore::new(&place.pool).rows().count().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_error_a_transaction_goes_on_where_the_engine_lets_it() {
    let place = place().await;
    let there = place.app("a").await;
    let mut transaction = place.pool.begin().await.unwrap();
    let made = AppStore::new(&mut transaction).create(app("b")).await.unwrap();
    refused!(AppStore::new(&mut transaction).insert(there.clone()).await, StoreError::Unique { index, .. } if index == "apps_pkey");
    let next = AppStore::new(&mut transaction).patch(made.id, named("c")).await;
    if ENGINE == Engine::Postgres {
        // PostgreSQL refuses everything until the transaction ends.
        refused!(next, StoreError::Database(_));
        transaction.rollback().await.unwrap();
        assert_eq!(AppStore::new(&place.pool).rows().all().await.unwrap(), [there]);
    } else {
        assert_eq!(next.unwrap().name, "c");
        transaction.commit().await.unwrap();
        assert_eq!(AppStore::new(&place.pool).rows().count().await.unwrap(), 2);
    }
}

/// Where a store takes a savepoint, what failed in it is gone, and what was done before is not.
#[tokio::test(flavor = "multi_thread")]
async fn what_fails_inside_of_a_savepoint_takes_nothing_along() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let (a, b) = (place.node(&scenario).await, place.node(&scenario).await);
    let (there, back) = (place.edge(&a, &b).await, place.edge(&b, &a).await);
    let mut transaction = place.pool.begin().await.unwrap();
    let made = AppStore::new(&mut transaction).create(app("a")).await.unwrap();
    AppStore::new(&mut transaction).patch(made.id, named("c")).await.unwrap();
    // There, what fails fails the whole transaction, as every statement does.
    if ENGINE != Engine::Postgres {
        let twins = [app("b").into_row(), made.clone()];
        refused!(AppStore::new(&mut transaction).insert_all(twins).await, StoreError::Unique { .. });
        // An update is a statement and a look at what it did.
        let turned = NodeConnection { id: back.id, ..there.clone() };
        let edges = || [there.clone(), back.clone()];
        refused!(NodeConnectionStore::new(&mut transaction).update(&turned).await, StoreError::Unique { .. });
        refused!(NodeConnectionStore::new(&mut transaction).upsert(turned).await, StoreError::Unique { .. });
        let gone = NodeConnection { id: NodeConnectionId::new(), ..there.clone() };
        refused!(NodeConnectionStore::new(&mut transaction).update(&gone).await, StoreError::NotFound { .. });
        assert_eq!(NodeConnectionStore::new(&mut transaction).rows().all().await.unwrap(), edges());
    }
    transaction.commit().await.unwrap();
    let apps = AppStore::new(&place.pool).rows().all().await.unwrap();
    assert_eq!(apps.iter().map(|app| app.name.as_str()).collect::<Vec<_>>(), ["c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_will_do() {
    let place = place().await;
    let mut connection = place.pool.acquire().await.unwrap();
    let made = AppStore::new(&mut connection).create(app("a")).await.unwrap();
    assert_eq!(AppStore::new(&mut *connection).patch(made.id, named("b")).await.unwrap().name, "b");
    assert_eq!(AppStore::new(&mut connection).rows().page(1).await.unwrap().rows.len(), 1);
    AppStore::new(&mut connection).delete(made.id).await.unwrap();
}
