//! Every look-up of the five stores, as the one that finds a given row.

use integrations::{
    App, AppStore, Connection, ConnectionStore, Node, NodeConnection, NodeConnectionStore, NodeStore, Scenario,
    ScenarioStore,
};
use schemalock::store::{Database, Lookup, Statements};
use serde::Serialize;
use sqlx::Pool;

use super::rows::Found;
use super::samples::Samples;

/// A model whose rows are looked for.
pub trait Look<DB: Database>: Statements<DB> + Clone + Serialize + Send + Sync {
    /// The look-up of an index that finds a row.
    fn look<'p>(index: &str, row: &Self, pool: &'p Pool<DB>) -> Lookup<Self, &'p Pool<DB>>;

    /// The rows to look for.
    fn samples(found: &Found) -> &Samples<Self>;
}

macro_rules! look {
    ($model:ident, $store:ident, $samples:ident, |$row:ident| { $($index:ident($($value:expr),+);)+ }) => {
        impl<DB: Database> Look<DB> for $model
        where
            $model: Statements<DB>,
        {
            fn look<'p>(index: &str, $row: &Self, pool: &'p Pool<DB>) -> Lookup<Self, &'p Pool<DB>> {
                match index {
                    $(stringify!($index) => $store::new(pool).$index($($value),+),)+
                    other => panic!("there is no look-up {other}"),
                }
            }

            fn samples(found: &Found) -> &Samples<Self> {
                &found.$samples
            }
        }
    };
}

look!(App, AppStore, apps, |row| {
    by_name(row.name.as_str());
    by_enabled(row.is_enabled);
});

look!(Connection, ConnectionStore, connections, |row| {
    by_app_id(row.app_id);
    by_status(row.status);
    by_owner(row.owner_id.as_str());
    by_app_and_owner(row.app_id, row.owner_id.as_str());
});

look!(Scenario, ScenarioStore, scenarios, |row| {
    by_status(row.status);
    by_owner(row.owner_id.as_str());
    by_name(row.name.as_str());
    by_owner_and_status(row.owner_id.as_str(), row.status);
});

look!(Node, NodeStore, nodes, |row| {
    by_scenario(row.scenario_id);
    by_type(row.r#type.as_str());
    by_scenario_and_type(row.scenario_id, row.r#type.as_str());
    by_scenario_and_order(row.scenario_id, row.order);
});

look!(NodeConnection, NodeConnectionStore, edges, |row| {
    by_scenario(row.scenario_id);
    by_source_node(row.source_node_id);
    by_target_node(row.target_node_id);
    by_scenario_and_source(row.scenario_id, row.source_node_id);
    by_scenario_and_target(row.scenario_id, row.target_node_id);
});
