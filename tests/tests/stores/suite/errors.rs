//! What is unique, by its name in SQL.

use integrations::*;
use schemalock::store::StoreError;
use types::{
    ChoiceStore, CountryStore, DocumentId, DocumentPatch, DocumentStore, NewChoice, NewCountry, NewDocument, NewTicket,
    TicketStore, Visit, VisitStore,
};

use super::{place, types};
use crate::support::refused;

/// Fails unless the result is that error.
macro_rules! taken {
    ($result:expr, $table:literal, $index:literal) => {
        refused!($result, StoreError::Unique { table: $table, index } if index == $index)
    };
}

#[tokio::test(flavor = "multi_thread")]
async fn the_five_tables() {
    let place = place().await;
    let (app, scenario) = (place.app("a").await, place.scenario("s").await);
    let connection = place.connection(&app, "u").await;
    let (a, b) = (place.node(&scenario).await, place.node(&scenario).await);
    let edge = place.edge(&a, &b).await;
    taken!(AppStore::new(&place.pool).insert(app.clone()).await, "apps", "apps_pkey");
    taken!(AppStore::new(&place.pool).insert_all([app]).await, "apps", "apps_pkey");
    taken!(ConnectionStore::new(&place.pool).insert(connection).await, "connections", "connections_pkey");
    taken!(ScenarioStore::new(&place.pool).insert(scenario).await, "scenarios", "scenarios_pkey");
    let edges = NodeConnectionStore::new(&place.pool);
    taken!(
        edges.insert(NodeConnection { source_node_id: b.id, target_node_id: a.id, ..edge.clone() }).await,
        "node_connections",
        "node_connections_pkey"
    );
    taken!(
        edges.insert(NodeConnection { id: NodeConnectionId::new(), ..edge.clone() }).await,
        "node_connections",
        "node_connections_source_node_id_target_node_id_key"
    );
    let back = place.edge(&b, &a).await;
    taken!(
        edges.update(&NodeConnection { id: back.id, ..edge.clone() }).await,
        "node_connections",
        "node_connections_source_node_id_target_node_id_key"
    );
    let patch = NodeConnectionPatch {
        source_node_id: Some(a.id),
        target_node_id: Some(b.id),
        ..NodeConnectionPatch::default()
    };
    taken!(edges.patch(back.id, patch).await, "node_connections", "node_connections_source_node_id_target_node_id_key");
    // Both of its constraints are broken; any may be named.
    refused!(NodeStore::new(&place.pool).insert(a).await, StoreError::Unique { table: "nodes", index }
        if index == "nodes_pkey" || index == "nodes_scenario_id_id_key");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_constraints_and_indexes_of_all_sorts() {
    let place = types(&["documents", "select", "tickets", "countries", "visits"]).await;
    let keys = &place.keyring;
    let documents = DocumentStore::new(&place.pool);
    let new = |id: i64, title: &str| NewDocument::new(DocumentId::from(id), title.to_owned(), "b".to_owned());
    documents.create(keys, new(1, "a")).await.unwrap();
    documents.create(keys, new(2, "it's a 'key' for key 'x'")).await.unwrap();
    taken!(documents.create(keys, new(1, "b")).await, "documents", "documents_pkey");
    taken!(documents.create(keys, new(3, "a")).await, "documents", "documents_by_title");
    taken!(documents.create(keys, new(3, "it's a 'key' for key 'x'")).await, "documents", "documents_by_title");
    let patch = DocumentPatch { title: Some("a".to_owned()), ..DocumentPatch::default() };
    taken!(documents.patch(keys, 2.into(), patch).await, "documents", "documents_by_title");

    let choices = ChoiceStore::new(&place.pool);
    let new = || NewChoice::new("g".to_owned(), 1, "w".to_owned());
    choices.create(keys, new()).await.unwrap();
    taken!(choices.create(keys, new()).await, "select", "select_pkey");

    let tickets = TicketStore::new(&place.pool);
    tickets.create(keys, NewTicket::new("t".to_owned())).await.unwrap();
    taken!(tickets.create(keys, NewTicket::new("t".to_owned())).await, "tickets", "tickets_title_key");

    let countries = CountryStore::new(&place.pool);
    let new = |code: &str, name: &str, slug: &str| NewCountry::new(code.into(), name.to_owned(), slug.to_owned());
    countries.create(new("a", "b", "c")).await.unwrap();
    taken!(countries.create(new("a", "x", "y")).await, "countries", "countries_pkey");
    taken!(countries.create(new("x", "b", "y")).await, "countries", "countries_name_key");
    taken!(countries.create(new("x", "y", "C")).await, "countries", "countries_slug_key");
    let visits = VisitStore::new(&place.pool);
    let visit = Visit { country: "a".into(), year: 1 };
    visits.insert(visit.clone()).await.unwrap();
    taken!(visits.insert(visit).await, "visits", "visits_pkey");
}
