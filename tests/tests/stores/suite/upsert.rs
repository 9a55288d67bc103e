//! Rows that are written whether or not they are there.

use integrations::*;
use schemalock::store::StoreError;
use schemalock::{Json, Timestamp};
use types::{Country, CountryStore, NewCountry, Visit, VisitStore};

use super::{place, types};
use crate::support::refused;

#[tokio::test(flavor = "multi_thread")]
async fn a_new_row_and_one_that_is_there() {
    let place = place().await;
    let apps = AppStore::new(&place.pool);
    let new = NewApp::new("a".to_owned(), AuthType::Oauth).into_row();
    assert_eq!(apps.upsert(new.clone()).await.unwrap(), new);
    assert_eq!(apps.get(new.id).await.unwrap(), new);

    let changed = App { name: "b".to_owned(), icon_url: Some("https://b".to_owned()), ..new.clone() };
    let written = App { created_at: Timestamp::UNIX_EPOCH, updated_at: Timestamp::UNIX_EPOCH, ..changed.clone() };
    let upserted = apps.upsert(written).await.unwrap();
    assert_eq!(upserted, App { updated_at: upserted.updated_at, ..changed });
    assert!(upserted.updated_at >= new.updated_at, "{upserted:?}");
    assert_eq!(apps.rows().all().await.unwrap(), [upserted]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_the_other_tables() {
    let place = place().await;
    let app = place.app("a").await;
    let connections = ConnectionStore::new(&place.pool);
    let connection = place.connection(&app, "u").await;
    let changed = connections.upsert(Connection { name: "other".to_owned(), ..connection.clone() }).await.unwrap();
    assert_eq!(changed, Connection { name: "other".to_owned(), updated_at: changed.updated_at, ..connection });
    assert_eq!(changed.open_credentials(&place.keyring).unwrap().expose(), &Json::from("s3cret"));

    let scenario = place.scenario("s").await;
    let scenarios = ScenarioStore::new(&place.pool);
    let changed = scenarios.upsert(Scenario { schedule: Some("x".to_owned()), ..scenario.clone() }).await.unwrap();
    assert_eq!(
        changed,
        Scenario { schedule: Some("x".to_owned()), updated_at: changed.updated_at, ..scenario.clone() }
    );

    // Here the row that is there stands in the way of a unique constraint, too.
    let (nodes, node) = (NodeStore::new(&place.pool), place.node(&scenario).await);
    let changed = nodes.upsert(Node { order: Some(3), ..node.clone() }).await.unwrap();
    assert_eq!(changed, Node { order: Some(3), updated_at: changed.updated_at, ..node.clone() });

    let (edges, edge) = (NodeConnectionStore::new(&place.pool), place.edge(&node, &place.node(&scenario).await).await);
    let changed = edges.upsert(NodeConnection { mapping: Json::from(1), ..edge.clone() }).await.unwrap();
    assert_eq!(changed, NodeConnection { mapping: Json::from(1), ..edge });
    assert_eq!(edges.rows().all().await.unwrap(), [changed]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_with_another_unique_constraint_changes_nothing() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let (a, b) = (place.node(&scenario).await, place.node(&scenario).await);
    let (there, back) = (place.edge(&a, &b).await, place.edge(&b, &a).await);
    let edges = NodeConnectionStore::new(&place.pool);
    let index = "node_connections_source_node_id_target_node_id_key";
    let mapping = Json::from("changed");

    let new = NodeConnection { id: NodeConnectionId::new(), mapping: mapping.clone(), ..there.clone() };
    refused!(edges.upsert(new).await, StoreError::Unique { table: "node_connections", index: named } if named == index);
    let turned = NodeConnection { id: back.id, mapping, ..there.clone() };
    refused!(edges.upsert(turned).await, StoreError::Unique { table: "node_connections", index: named } if named == index);

    let rows = edges.rows().all().await.unwrap();
    assert_eq!(rows, [there, back]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_with_a_unique_column_changes_nothing() {
    let place = types(&["countries", "visits"]).await;
    let countries = CountryStore::new(&place.pool);
    let new = |code: &str| NewCountry::new(code.into(), code.to_owned(), code.to_owned()).into_row();
    let (nl, be) = (countries.upsert(new("nl")).await.unwrap(), countries.upsert(new("be")).await.unwrap());
    let taken = Country { name: nl.name.clone(), ..be.clone() };
    refused!(countries.upsert(taken).await, StoreError::Unique { index, .. } if index == "countries_name_key");
    let taken = Country { slug: "NL".to_owned(), ..be.clone() };
    refused!(countries.upsert(taken).await, StoreError::Unique { index, .. } if index == "countries_slug_key");
    assert_eq!(countries.rows().all().await.unwrap(), [be, nl]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_all_key() {
    let place = types(&["countries", "visits"]).await;
    let country = NewCountry::new("nl".into(), "Nederland".to_owned(), "nl".to_owned());
    let country = CountryStore::new(&place.pool).create(country).await.unwrap();
    let visits = VisitStore::new(&place.pool);
    let visit = Visit { country: country.code, year: 2020 };
    for _ in 0..2 {
        assert_eq!(visits.upsert(visit.clone()).await.unwrap(), visit);
    }
    assert_eq!(visits.update(&visit).await.unwrap(), visit);
    assert_eq!(visits.rows().all().await.unwrap(), [visit]);
}
