//! Names that want quoting, in statements and in what engines say of them.

use schemalock::Json;
use schemalock::store::{Side, StoreError};

use super::{Driver, ENGINE};
use crate::fixture;
use crate::loose::hostile::{Hostile, HostilePatch, HostileStore, NewHostile, Order, OrderStore};
use crate::support::{Place, refused};

const TABLE: &str = "\"; DROP TABLE x; --";

async fn hostile() -> Place<Driver> {
    let model = fixture::model(include_str!("../../../../codegen/fixtures/hostile_names.yaml"));
    Place::of(ENGINE, &fixture::ddl(ENGINE, &model)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_a_hostile_table() {
    let place = hostile().await;
    let store = HostileStore::new(&place.pool);
    let new = |id: i32, select: Option<&str>| NewHostile {
        select: select.map(str::to_owned),
        quote: Some(id),
        tick: Some(9),
        backslash: Some(Json::from("it's \\ \"so\"")),
        blanks: Some("a'\"\\b".to_owned()),
        percent: "back\\slash".to_owned(),
        ..NewHostile::new(id)
    };
    let made = store.create(new(1, Some("s"))).await.unwrap();
    assert_eq!(store.get(1).await.unwrap(), made);
    assert_eq!(store.create_all([new(2, None), new(3, None)]).await.unwrap(), 2);
    let updated = store.update(&Hostile { quote: None, its: false, ..made.clone() }).await.unwrap();
    assert_eq!(updated, Hostile { quote: None, its: false, updated: updated.updated, ..made.clone() });
    let patch =
        HostilePatch { tick: Some(None), percent: Some("'; DROP TABLE x; --".to_owned()), ..Default::default() };
    let patched = store.patch(1, patch).await.unwrap();
    assert_eq!((patched.tick, patched.percent.as_str()), (None, "'; DROP TABLE x; --"));
    let upserted = store.upsert(made.clone()).await.unwrap();
    assert_eq!(upserted, Hostile { updated: upserted.updated, ..made });
    assert_eq!(store.by__select_____("s".to_owned()).all().await.unwrap(), [upserted]);
    assert_eq!(store.by__select_____(None).count().await.unwrap(), 2);
    assert_eq!(store.rows().page(2).await.unwrap().next, Some(2));
    assert_eq!(store.rows().after(2, 2).await.unwrap().rows.len(), 1);
    store.delete(3).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_hostile_names() {
    let place = hostile().await;
    let (store, orders) = (HostileStore::new(&place.pool), OrderStore::new(&place.pool));
    let new = |id: i32, select: &str| NewHostile { select: Some(select.to_owned()), ..NewHostile::new(id) };
    store.create(new(1, "s")).await.unwrap();
    refused!(store.create(new(1, "t")).await, StoreError::Unique { table: TABLE, index } if index == "\"; DROP TABLE x; --_pkey");
    refused!(store.create(new(2, "s")).await, StoreError::Unique { table: TABLE, index } if index == "\"; DROP TABLE x; --_select_Ünïcode_key");
    let negative = NewHostile { quote: Some(-1), ..new(2, "t") };
    refused!(store.create(negative).await, StoreError::Check { column: Some("a\"b"), rule: Some(rule), .. } if rule == "min");
    let large = NewHostile { tick: Some(10), ..new(2, "t") };
    refused!(store.create(large).await, StoreError::Check { column: Some("a`b"), rule: Some(rule), .. } if rule == "max");
    let five = NewHostile { quote: Some(5), ..new(2, "it's") };
    refused!(store.create(five).await, StoreError::Check { column: None, .. });

    let order = |group: i32, table: i32, from: Option<i32>| Order { group, table, from };
    orders.insert(order(1, 1, None)).await.unwrap();
    orders.insert(order(2, 1, Some(1))).await.unwrap();
    let missing = |error: &StoreError, name: &str| matches!(error, StoreError::ForeignKey { table: "order", side: Side::Missing, relation: Some(relation) } if relation.constraint == name);
    refused!(orders.insert(order(3, 9, None)).await, error if missing(error, "order_table_fkey"));
    refused!(orders.insert(order(3, 1, Some(9))).await, error if missing(error, "order_from_fkey"));
    refused!(orders.update(&order(2, 1, Some(9))).await, error if missing(error, "order_from_fkey"));
    // A table that refers to itself.
    refused!(orders.delete(1).await, StoreError::ForeignKey { table: "order", side: Side::Restricted, relation: Some(relation) }
        if relation.constraint == "order_from_fkey" && relation.table == "order" && relation.references.as_deref() == Some("order"));
    assert_eq!(orders.index(1).count().await.unwrap(), 2);
    assert_eq!(orders.r#where(1).all().await.unwrap(), [order(2, 1, Some(1))]);
    orders.delete(2).await.unwrap();
    store.delete(1).await.unwrap();
    assert_eq!(orders.rows().count().await.unwrap(), 0);
}
