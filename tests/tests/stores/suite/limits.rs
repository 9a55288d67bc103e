//! What an engine takes at once, and what it keeps others from.

use std::time::Duration;

use integrations::*;
use schemalock::store::StoreError;
use schemalock::{Json, Model};

use super::place;
use crate::support::refused;

/// Rows that are small enough each, and together more than a server takes in a packet.
#[tokio::test(flavor = "multi_thread")]
async fn a_batch_of_large_rows() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let new = |at: usize| NewNode {
        config: Json::from("x".repeat(200_000)),
        order: i32::try_from(at).ok(),
        ..NewNode::new(scenario.id, "step".to_owned())
    };
    let nodes = NodeStore::new(&place.pool);
    assert_eq!(nodes.create_all((0..130).map(new)).await.unwrap(), 130);
    assert_eq!(nodes.rows().count().await.unwrap(), 130);
}

/// Those of the caller's connection, which it may keep for as long as it likes.
#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_failed_keeps_nobody_waiting() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let mut rows: Vec<Node> = (0..600).map(|_| NewNode::new(scenario.id, "step".to_owned()).into_row()).collect();
    rows[500] = rows[0].clone();
    let mut connection = place.pool.acquire().await.unwrap();
    refused!(NodeStore::new(&mut connection).insert_all(rows.clone()).await, StoreError::Unique { .. });
    let other = NodeStore::new(&place.pool).insert(rows.swap_remove(0));
    tokio::time::timeout(Duration::from_secs(10), other).await.expect("nothing is locked").unwrap();
    assert_eq!(NodeStore::new(&mut connection).rows().count().await.unwrap(), 1);
}

/// An edge, by whoever has not heard of references.
#[derive(Clone, Debug, PartialEq, Model)]
#[model(table = "node_connections", primary_key = [id], new = EdgeToBe)]
struct Edge {
    id: NodeConnectionId,
    scenario_id: ScenarioId,
    source_node_id: NodeId,
    target_node_id: NodeId,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_that_the_model_does_not_know() {
    let place = place().await;
    let edge = Edge {
        id: NodeConnectionId::new(),
        scenario_id: ScenarioId::new(),
        source_node_id: NodeId::new(),
        target_node_id: NodeId::new(),
    };
    let StoreError::ForeignKey { relation, .. } = EdgeStore::new(&place.pool).insert(edge).await.unwrap_err() else {
        panic!("it leads nowhere")
    };
    // SQLite does not name it, and the model cannot.
    assert!(relation.iter().all(|relation| relation.references.is_none()), "{relation:?}");
}
