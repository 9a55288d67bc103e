//! More rows than a statement can bind: all of them, or none.

use integrations::*;
use schemalock::store::StoreError;
use schemalock_tests::Engine;
use types::{NewTicket, TicketStore};

use super::{ENGINE, place, types};
use crate::support::refused;

/// With nine values each, these are more than any engine binds in a statement.
const MANY: usize = 10_000;

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_rows_or_none() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let nodes = NodeStore::new(&place.pool);
    let mut rows: Vec<Node> = (0..MANY).map(|_| NewNode::new(scenario.id, "step".to_owned()).into_row()).collect();

    // The last one is the first one again.
    let twin = Node { label: "twin".to_owned(), ..rows[0].clone() };
    let last = std::mem::replace(&mut rows[MANY - 1], twin);
    refused!(nodes.insert_all(rows.clone()).await, StoreError::Unique { table: "nodes", .. });
    assert_eq!(nodes.rows().count().await.unwrap(), 0);

    rows[MANY - 1] = last;
    assert_eq!(nodes.insert_all(rows.clone()).await.unwrap(), MANY as u64);
    assert_eq!(nodes.rows().count().await.unwrap(), MANY as u64);
    for at in [0, 255, 256, 4_999, MANY - 1] {
        assert_eq!(nodes.get(rows[at].id).await.unwrap(), rows[at]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_breaks_a_rule_stops_all_before_the_database_is_asked() {
    let place = place().await;
    let apps = AppStore::new(&place.pool);
    let new = |name: &str| NewApp::new(name.to_owned(), AuthType::Oauth);
    let mut rows: Vec<NewApp> = (0..600).map(|_| new("a")).collect();
    rows.push(new(" "));
    refused!(apps.create_all(rows).await, StoreError::Invalid(_));
    assert_eq!(apps.rows().count().await.unwrap(), 0);
    place.pool.close().await;
    refused!(apps.create_all([new(" ")]).await, StoreError::Invalid(_));
}

#[tokio::test(flavor = "multi_thread")]
async fn none_at_all() {
    let place = place().await;
    assert_eq!(AppStore::new(&place.pool).create_all([]).await.unwrap(), 0);
    assert_eq!(AppStore::new(&place.pool).insert_all([]).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_the_database_numbers() {
    let place = types(&["tickets"]).await;
    let (tickets, keys) = (TicketStore::new(&place.pool), &place.keyring);
    let new = |at: usize| NewTicket { hidden: Some(at.to_string().into()), ..NewTicket::new(at.to_string()) };
    assert_eq!(tickets.create_all(keys, (0..1_000).map(new)).await.unwrap(), 1_000);
    let rows = tickets.rows().all().await.unwrap();
    assert_eq!(rows.len(), 1_000);
    for (at, row) in rows.iter().enumerate() {
        assert_eq!((row.title.as_str(), row.length), (&*at.to_string(), Some(row.title.len() as i32)));
        assert_eq!(row.open_hidden(keys).unwrap().unwrap().expose(), &row.title);
    }
    let unsaved = (1_000..1_003).map(|at| new(at).seal(keys).unwrap());
    assert_eq!(tickets.insert_all(unsaved).await.unwrap(), 3);
    let twins = [new(2_000), new(2_001), new(2_000)];
    refused!(tickets.create_all(keys, twins).await, StoreError::Unique { index, .. } if index == "tickets_title_key");
    assert_eq!(tickets.rows().count().await.unwrap(), 1_003);
}

/// What is too much for one statement of one engine is said by this name there.
#[test]
fn the_batch_is_larger_than_the_limit() {
    let limit = match ENGINE {
        Engine::Sqlite => 32_766,
        Engine::Postgres | Engine::Mariadb => 65_535,
    };
    assert!(MANY * <Node as schemalock::Model>::TABLE.columns.len() > limit);
}
