//! Many rows: in pages, and as a stream.

use futures_util::TryStreamExt;
use integrations::*;
use schemalock::store::StoreError;
use sqlx::pool::PoolOptions;

use super::{Driver, place};
use crate::support::{Place, refused};

/// So many nodes of one scenario, and some of another.
async fn nodes(place: &Place<Driver>, count: usize) -> (Scenario, Vec<Node>) {
    let (scenario, other) = (place.scenario("s").await, place.scenario("t").await);
    let store = NodeStore::new(&place.pool);
    // Keys that are no order of time.
    let new = |of: ScenarioId| NewNode { id: NodeId::new_v4(), ..NewNode::new(of, "step".to_owned()) };
    let mut nodes: Vec<Node> = (0..count).map(|_| new(scenario.id).into_row()).collect();
    store.insert_all(nodes.iter().cloned()).await.unwrap();
    store.create_all((0..3).map(|_| new(other.id))).await.unwrap();
    nodes.sort_by_key(|node| node.id);
    (scenario, nodes)
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_put_together_are_all_rows_in_the_order_of_their_keys() {
    let place = place().await;
    let (scenario, nodes) = nodes(&place, 23).await;
    let store = NodeStore::new(&place.pool);
    for most in [1, 2, 7, 22, 23, 24, u32::MAX] {
        let mut page = store.by_scenario(scenario.id).page(most).await.unwrap();
        let mut rows = page.rows;
        while let Some(key) = page.next {
            page = store.by_scenario(scenario.id).after(key, most).await.unwrap();
            assert!(!page.rows.is_empty() && page.rows.len() <= most as usize);
            rows.extend(page.rows);
        }
        assert_eq!(rows, nodes, "pages of {most}");
    }
    let all = store.rows().page(100).await.unwrap();
    assert_eq!(all.rows, store.rows().all().await.unwrap());
    assert_eq!((all.rows.len(), all.next), (26, None));
    let behind_the_last = store.rows().after(all.rows[25].id, 10).await.unwrap();
    assert_eq!((behind_the_last.rows, behind_the_last.next), (vec![], None));
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_go_on_while_rows_are_deleted() {
    let place = place().await;
    let (scenario, nodes) = nodes(&place, 20).await;
    let store = NodeStore::new(&place.pool);
    let mut page = store.by_scenario(scenario.id).page(3).await.unwrap();
    let mut seen = Vec::new();
    while let Some(key) = page.next {
        for row in page.rows {
            store.delete(row.id).await.unwrap();
            seen.push(row);
        }
        page = store.by_scenario(scenario.id).after(key, 3).await.unwrap();
    }
    seen.extend(page.rows);
    assert_eq!(seen, nodes);
    assert_eq!(store.by_scenario(scenario.id).count().await.unwrap(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_rows_are_streamed() {
    let place = place().await;
    let (scenario, nodes) = nodes(&place, 5_000).await;
    let store = NodeStore::new(&place.pool);
    let streamed: Vec<Node> = store.by_scenario(scenario.id).stream().try_collect().await.unwrap();
    assert!(streamed == nodes, "the stream is another one");
    assert_eq!(store.rows().stream().try_fold(0, async |count, _| Ok(count + 1)).await.unwrap(), 5_003);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_left_gives_its_connection_back() {
    let place = place().await;
    let (scenario, nodes) = nodes(&place, 2_000).await;
    // With one connection, whatever is not given back is missed.
    let pool = PoolOptions::<Driver>::new().max_connections(1).connect(place.url()).await.unwrap();
    let store = NodeStore::new(&pool);
    for taken in [0, 1, 700] {
        let mut stream = store.by_scenario(scenario.id).stream();
        for node in &nodes[..taken] {
            assert_eq!(stream.try_next().await.unwrap().as_ref(), Some(node));
        }
        drop(stream);
        assert_eq!(store.get(nodes[0].id).await.unwrap(), nodes[0]);
        store.patch(nodes[1_999].id, NodePatch { label: Some("x".to_owned()), ..NodePatch::default() }).await.unwrap();
        store.update(&nodes[1_999]).await.unwrap();
        store.patch(nodes[1_999].id, NodePatch { label: Some(String::new()), ..NodePatch::default() }).await.unwrap();
        assert_eq!(store.by_scenario(scenario.id).count().await.unwrap(), 2_000);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_works_in_a_transaction_and_in_a_task() {
    let place = place().await;
    let (scenario, nodes) = nodes(&place, 50).await;
    let mut transaction = place.pool.begin().await.unwrap();
    let mut stream = NodeStore::new(&mut transaction).by_scenario(scenario.id).stream();
    assert_eq!(stream.try_next().await.unwrap().as_ref(), Some(&nodes[0]));
    drop(stream);
    NodeStore::new(&mut transaction).delete(nodes[0].id).await.unwrap();
    transaction.commit().await.unwrap();
    let pool = place.pool.clone();
    let rest =
        tokio::spawn(
            async move { NodeStore::new(&pool).by_scenario(scenario.id).stream().try_collect::<Vec<_>>().await },
        );
    assert_eq!(rest.await.unwrap().unwrap(), nodes[1..]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_with_what_goes_wrong() {
    let place = place().await;
    place.pool.close().await;
    let mut stream = NodeStore::new(&place.pool).rows().stream();
    refused!(stream.try_next().await, StoreError::Unavailable(_));
    assert!(stream.try_next().await.unwrap().is_none());
}
