//! Every look-up of the five tables.

use std::collections::BTreeSet;

use integrations::*;
use schemalock_tests::loads::look_ups::of_models::LookUps;

use super::{Driver, place};

/// Asks a look-up in every way, and notes that it was asked. The rows are expected in the order of their keys.
macro_rules! finds {
    ($seen:ident, $store:expr, $index:ident($($value:expr),*), $($row:expr),*) => {
        $seen.insert(stringify!($index));
        let found = $store.$index($($value),*).all().await.unwrap();
        let mut expected = found[..0].to_vec();
        expected.extend([$($row.clone()),*]);
        expected.sort_by_key(|row| row.id);
        assert_eq!(found, expected);
        assert_eq!($store.$index($($value),*).first().await.unwrap().as_ref(), expected.first());
        assert_eq!($store.$index($($value),*).count().await.unwrap(), expected.len() as u64);
        assert_eq!($store.$index($($value),*).page(100).await.unwrap().rows, expected);
    };
}

/// The look-ups of a table, all of which must have been asked.
fn look_ups<M: LookUps<Driver>>() -> BTreeSet<&'static str> {
    M::LOOK_UPS.iter().map(|(name, _)| *name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn apps() {
    let place = place().await;
    let (a, b, other) = (place.app("a").await, place.app("a").await, place.app("A").await);
    let apps = AppStore::new(&place.pool);
    let patch = AppPatch { is_enabled: Some(false), ..AppPatch::default() };
    let other = apps.patch(other.id, patch).await.unwrap();
    let mut seen = BTreeSet::new();
    finds!(seen, apps, by_name("a"), a, b);
    finds!(seen, apps, by_name("A".to_owned()), other);
    finds!(seen, apps, by_name("a "),);
    finds!(seen, apps, by_enabled(true), a, b);
    finds!(seen, apps, by_enabled(false), other);
    assert_eq!(seen, look_ups::<App>());
}

#[tokio::test(flavor = "multi_thread")]
async fn connections() {
    let place = place().await;
    let (app, other_app) = (place.app("a").await, place.app("b").await);
    let (a, b) = (place.connection(&app, "u").await, place.connection(&other_app, "u").await);
    let connections = ConnectionStore::new(&place.pool);
    let other = place.connection(&app, "v").await;
    let patch = ConnectionPatch { status: Some(ConnectionStatus::Error), ..ConnectionPatch::default() };
    let other = connections.patch(&place.keyring, other.id, patch).await.unwrap();
    let mut seen = BTreeSet::new();
    finds!(seen, connections, by_app_id(app.id), a, other);
    finds!(seen, connections, by_app_id(AppId::new()),);
    finds!(seen, connections, by_status(ConnectionStatus::Pending), a, b);
    finds!(seen, connections, by_status(ConnectionStatus::Active),);
    finds!(seen, connections, by_owner("u"), a, b);
    finds!(seen, connections, by_app_and_owner(app.id, "u"), a);
    finds!(seen, connections, by_app_and_owner(other_app.id, "v"),);
    assert_eq!(seen, look_ups::<Connection>());
}

#[tokio::test(flavor = "multi_thread")]
async fn scenarios() {
    let place = place().await;
    let (a, b, other) = (place.scenario("s").await, place.scenario("t").await, place.scenario("s").await);
    let scenarios = ScenarioStore::new(&place.pool);
    let patch = ScenarioPatch {
        owner_id: Some("user-2".to_owned()),
        status: Some(ScenarioStatus::Active),
        ..ScenarioPatch::default()
    };
    let other = scenarios.patch(other.id, patch).await.unwrap();
    let mut seen = BTreeSet::new();
    finds!(seen, scenarios, by_status(ScenarioStatus::Draft), a, b);
    finds!(seen, scenarios, by_owner("user-2"), other);
    finds!(seen, scenarios, by_name("s"), a, other);
    finds!(seen, scenarios, by_owner_and_status("user-1", ScenarioStatus::Draft), a, b);
    finds!(seen, scenarios, by_owner_and_status("user-2", ScenarioStatus::Draft),);
    assert_eq!(seen, look_ups::<Scenario>());
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes() {
    let place = place().await;
    let (scenario, other_scenario) = (place.scenario("s").await, place.scenario("t").await);
    let (a, b, elsewhere) =
        (place.node(&scenario).await, place.node(&scenario).await, place.node(&other_scenario).await);
    let nodes = NodeStore::new(&place.pool);
    let ordered = NewNode { order: Some(0), ..NewNode::new(scenario.id, "filter".to_owned()) };
    let ordered = nodes.create(ordered).await.unwrap();
    let mut seen = BTreeSet::new();
    finds!(seen, nodes, by_scenario(scenario.id), a, b, ordered);
    finds!(seen, nodes, by_type("trigger"), a, b, elsewhere);
    finds!(seen, nodes, by_scenario_and_type(scenario.id, "filter"), ordered);
    finds!(seen, nodes, by_scenario_and_order(scenario.id, 0), ordered);
    finds!(seen, nodes, by_scenario_and_order(scenario.id, Some(1)),);
    finds!(seen, nodes, by_scenario_and_order(scenario.id, None), a, b);
    finds!(seen, nodes, by_scenario_id_and_id(scenario.id, b.id), b);
    finds!(seen, nodes, by_scenario_id_and_id(other_scenario.id, b.id),);
    assert_eq!(seen, look_ups::<Node>());
    let rest = nodes.by_scenario_and_order(scenario.id, None).after(a.id, 5).await.unwrap();
    assert_eq!((rest.rows, rest.next), (vec![b], None));
}

#[tokio::test(flavor = "multi_thread")]
async fn node_connections() {
    let place = place().await;
    let (scenario, other_scenario) = (place.scenario("s").await, place.scenario("t").await);
    let (a, b, c) = (place.node(&scenario).await, place.node(&scenario).await, place.node(&scenario).await);
    let (ab, ac, bc) = (place.edge(&a, &b).await, place.edge(&a, &c).await, place.edge(&b, &c).await);
    let edges = NodeConnectionStore::new(&place.pool);
    let mut seen = BTreeSet::new();
    finds!(seen, edges, by_scenario(scenario.id), ab, ac, bc);
    finds!(seen, edges, by_scenario(other_scenario.id),);
    finds!(seen, edges, by_source_node(a.id), ab, ac);
    finds!(seen, edges, by_target_node(c.id), ac, bc);
    finds!(seen, edges, by_scenario_and_source(scenario.id, b.id), bc);
    finds!(seen, edges, by_scenario_and_target(scenario.id, b.id), ab);
    finds!(seen, edges, by_scenario_and_target(other_scenario.id, b.id),);
    finds!(seen, edges, by_source_node_id_and_target_node_id(a.id, c.id), ac);
    finds!(seen, edges, by_source_node_id_and_target_node_id(c.id, a.id),);
    assert_eq!(seen, look_ups::<NodeConnection>());
}
