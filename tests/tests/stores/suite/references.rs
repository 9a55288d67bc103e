//! References: what they refuse, in the same words on every engine, and what they take along.

use std::fmt::Write as _;

use integrations::*;
use schemalock::store::{Side, StoreError};
use types::{CountryId, CountryStore, NewCountry, Visit, VisitStore};

use super::{place, types};
use crate::support::{refused, same_everywhere, told};

#[tokio::test(flavor = "multi_thread")]
async fn broken_references() {
    let place = place().await;
    let mut seen = String::new();
    let mut note = |what: &str, told: String| writeln!(seen, "{what}\n    {told}").unwrap();

    let (app, scenario, other) = (place.app("a").await, place.scenario("s").await, place.scenario("t").await);
    let connection = place.connection(&app, "u").await;
    let connections = ConnectionStore::new(&place.pool);
    let keys = &place.keyring;
    let new = NewConnection::new(AppId::new(), "u".to_owned(), "n".to_owned(), schemalock::Json::Null);
    note("a connection to no app", told(connections.create(keys, new).await));
    let lost = Connection { app_id: AppId::new(), ..connection.clone() };
    note("updated", told(connections.update(&lost).await));
    note("upserted", told(connections.upsert(lost).await));
    let patch = ConnectionPatch { app_id: Some(AppId::new()), ..ConnectionPatch::default() };
    note("patched", told(connections.patch(keys, connection.id, patch).await));
    assert_eq!(connections.rows().all().await.unwrap(), [connection]);

    let nodes = NodeStore::new(&place.pool);
    note("a node of no scenario", told(nodes.create(NewNode::new(ScenarioId::new(), "t".to_owned())).await));

    let edges = NodeConnectionStore::new(&place.pool);
    let (a, b, elsewhere) = (place.node(&scenario).await, place.node(&scenario).await, place.node(&other).await);
    let new = |scenario: &Scenario, from: NodeId, to: NodeId| NewNodeConnection::new(scenario.id, from, to);
    note("an edge from no node", told(edges.create(new(&scenario, NodeId::new(), b.id)).await));
    note("an edge to no node", told(edges.create(new(&scenario, a.id, NodeId::new())).await));
    note("an edge from another scenario", told(edges.create(new(&scenario, elsewhere.id, b.id)).await));
    note("an edge into another scenario", told(edges.create(new(&scenario, a.id, elsewhere.id)).await));
    let nowhere = NewNodeConnection::new(ScenarioId::new(), a.id, b.id);
    refused!(edges.create(nowhere).await, StoreError::ForeignKey { side: Side::Missing, relation: Some(_), .. });
    assert_eq!(edges.rows().count().await.unwrap(), 0);

    note("the end of an app with connections", told(AppStore::new(&place.pool).delete(app.id).await));
    let edge = place.edge(&a, &b).await;
    let patch = NodePatch { scenario_id: Some(other.id), ..NodePatch::default() };
    note("a node with an edge, moved away", told(nodes.patch(a.id, patch).await));
    let moved = Node { scenario_id: other.id, ..b.clone() };
    note("updated", told(nodes.update(&moved).await));
    note("upserted", told(nodes.upsert(moved).await));
    assert_eq!(nodes.by_scenario(scenario.id).all().await.unwrap(), [a, b]);
    assert_eq!(edges.rows().all().await.unwrap(), [edge]);
    same_everywhere!("references", seen);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_batch_the_reference_is_named_too() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let nodes = NodeStore::new(&place.pool);
    let new = |scenario: ScenarioId| NewNode::new(scenario, "t".to_owned());
    let mut rows: Vec<NewNode> = (0..20).map(|_| new(scenario.id)).collect();
    rows.insert(13, new(ScenarioId::new()));
    refused!(nodes.create_all(rows).await, StoreError::ForeignKey { table: "nodes", side: Side::Missing, relation: Some(relation) }
        if relation.constraint == "nodes_scenario_id_fkey" && relation.columns == ["scenario_id"]);
    assert_eq!(nodes.rows().count().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_takes_its_nodes_and_edges_along() {
    let place = place().await;
    let (gone, stays) = (place.scenario("s").await, place.scenario("t").await);
    for scenario in [&gone, &stays] {
        let (a, b) = (place.node(scenario).await, place.node(scenario).await);
        place.edge(&a, &b).await;
        place.edge(&b, &a).await;
    }
    ScenarioStore::new(&place.pool).delete(gone.id).await.unwrap();
    let (nodes, edges) = (NodeStore::new(&place.pool), NodeConnectionStore::new(&place.pool));
    let left = nodes.rows().all().await.unwrap();
    assert!(left.len() == 2 && left.iter().all(|node| node.scenario_id == stays.id), "{left:?}");
    assert_eq!(edges.rows().count().await.unwrap(), 2);
    nodes.delete(left[0].id).await.unwrap();
    assert_eq!(edges.rows().all().await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_goes_when_its_connections_are_gone() {
    let place = place().await;
    let (app, apps) = (place.app("a").await, AppStore::new(&place.pool));
    let connection = place.connection(&app, "u").await;
    for _ in 0..2 {
        refused!(apps.delete(app.id).await, StoreError::ForeignKey { side: Side::Restricted, .. });
    }
    ConnectionStore::new(&place.pool).delete(connection.id).await.unwrap();
    apps.delete(app.id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn references_to_a_text() {
    let place = types(&["countries", "visits"]).await;
    let (countries, visits) = (CountryStore::new(&place.pool), VisitStore::new(&place.pool));
    countries.create(NewCountry::new("nl".into(), "N".to_owned(), "n".to_owned())).await.unwrap();
    let visit = |country: &str| Visit { country: CountryId::from(country), year: 1 };
    visits.insert(visit("nl")).await.unwrap();
    for other in ["NL", "nl ", "n"] {
        refused!(visits.insert(visit(other)).await, StoreError::ForeignKey { table: "visits", side: Side::Missing, relation: Some(relation) }
            if relation.constraint == "visits_country_fkey" && relation.references.as_deref() == Some("countries"));
    }
    refused!(countries.delete("nl".into()).await, StoreError::ForeignKey { table: "countries", side: Side::Restricted, relation: Some(relation) }
        if relation.constraint == "visits_country_fkey" && relation.table == "visits");
}
