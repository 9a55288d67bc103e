//! Create, read, update, delete.

use integrations::{AppPatch, AppStore, ConnectionStatus, ConnectionStore, ConnectionPatch, Connection};
use schemalock::store::StoreError;
use schemalock::Json;

use super::{Driver, ENGINE};
use crate::support::Place;

#[tokio::test]
async fn a_connection_lives_and_dies() {
    let place = Place::<Driver>::new(ENGINE).await;
    let app = place.app("WordPress").await;
    let connections = ConnectionStore::new(&place.pool);
    let made = place.connection(&app, "user-1").await;
    assert_eq!(connections.get(made.id).await.unwrap(), made);
    assert_eq!(connections.by_app_and_owner(app.id, "user-1").all().await.unwrap(), std::slice::from_ref(&made));
    assert_eq!(connections.by_owner("user-2").first().await.unwrap(), None);
    assert_eq!(made.open_credentials(&place.keyring).unwrap().expose(), &Json::from("s3cret"));

    let patch = ConnectionPatch { status: Some(ConnectionStatus::Active), ..ConnectionPatch::default() };
    let patched = connections.patch(&place.keyring, made.id, patch).await.unwrap();
    assert_eq!(patched.status, ConnectionStatus::Active);
    assert!(patched.updated_at >= made.updated_at && patched.created_at == made.created_at);
    assert_eq!(connections.get(made.id).await.unwrap(), patched);

    let changed = Connection { name: "ours".to_owned(), ..patched.clone() };
    let changed = connections.update(&changed).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.credentials.clone()), ("ours", made.credentials.clone()));

    let error = AppStore::new(&place.pool).delete(app.id).await.unwrap_err();
    assert!(matches!(&error, StoreError::ForeignKey { relation: Some(relation), .. } if relation.constraint == "connections_app_id_fkey" && relation.table == "connections"), "{error:?}");
    connections.delete(made.id).await.unwrap();
    assert!(matches!(connections.get(made.id).await, Err(StoreError::NotFound { table: "connections" })));
    assert!(matches!(connections.delete(made.id).await, Err(StoreError::NotFound { .. })));
    AppStore::new(&place.pool).delete(app.id).await.unwrap();
}

#[tokio::test]
async fn stores_work_in_tasks_and_transactions() {
    let place = Place::<Driver>::new(ENGINE).await;
    let app = place.app("a").await;
    let pool = place.pool.clone();
    let found = tokio::spawn(async move { AppStore::new(&pool).get(app.id).await }).await.unwrap().unwrap();
    assert_eq!(found.name, "a");
    let pool = place.pool.clone();
    tokio::spawn(async move {
        let mut transaction = pool.begin().await.unwrap();
        let patch = AppPatch { name: Some("b".to_owned()), ..AppPatch::default() };
        AppStore::new(&mut transaction).patch(app.id, patch).await.unwrap();
        assert_eq!(AppStore::new(&mut transaction).get(app.id).await.unwrap().name, "b");
        transaction.rollback().await.unwrap();
    })
    .await
    .unwrap();
    assert_eq!(AppStore::new(&place.pool).get(app.id).await.unwrap().name, "a");
    let page = AppStore::new(&place.pool).rows().page(10).await.unwrap();
    assert_eq!((page.rows.len(), page.next), (1, None));
}
