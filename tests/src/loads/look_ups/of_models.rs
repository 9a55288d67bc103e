//! Every look-up of the five stores, as the one that finds a given row.

use integrations::{
    App, AppStore, Connection, ConnectionStore, Node, NodeConnection, NodeConnectionStore, NodeStore, Scenario,
    ScenarioStore,
};
use schemalock::store::{Database, Lookup, Statements};
use serde::Serialize;
use sqlx::Pool;

use crate::loads::rows::Found;
use crate::loads::samples::Samples;

/// A model whose rows are looked for.
pub trait LookUps<DB: Database>: Statements<DB> + Clone + Serialize + Send + Sync {
    /// The look-ups and their columns, in the order of their statements.
    const LOOK_UPS: &'static [(&'static str, &'static [&'static str])];

    /// The look-up of that name that finds a row.
    fn look_up<'p>(index: &str, row: &Self, pool: &'p Pool<DB>) -> Lookup<Self, &'p Pool<DB>>;

    /// The rows to look for.
    fn samples(found: &Found) -> &Samples<Self>;
}

macro_rules! look_ups {
    ($model:ident, $store:ident, $samples:ident, |$row:ident| { $($index:ident($($column:tt: $value:expr),+);)+ }) => {
        impl<DB: Database> LookUps<DB> for $model
        where
            $model: Statements<DB>,
        {
            const LOOK_UPS: &'static [(&'static str, &'static [&'static str])] =
                &[$((stringify!($index), &[$(stringify!($column)),+])),+];

            fn look_up<'p>(index: &str, $row: &Self, pool: &'p Pool<DB>) -> Lookup<Self, &'p Pool<DB>> {
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

look_ups!(App, AppStore, apps, |row| {
    by_name(name: row.name.as_str());
    by_enabled(is_enabled: row.is_enabled);
});

look_ups!(Connection, ConnectionStore, connections, |row| {
    by_app_id(app_id: row.app_id);
    by_status(status: row.status);
    by_owner(owner_id: row.owner_id.as_str());
    by_app_and_owner(app_id: row.app_id, owner_id: row.owner_id.as_str());
});

look_ups!(Scenario, ScenarioStore, scenarios, |row| {
    by_status(status: row.status);
    by_owner(owner_id: row.owner_id.as_str());
    by_name(name: row.name.as_str());
    by_owner_and_status(owner_id: row.owner_id.as_str(), status: row.status);
});

look_ups!(Node, NodeStore, nodes, |row| {
    by_scenario(scenario_id: row.scenario_id);
    by_type(type: row.r#type.as_str());
    by_scenario_and_type(scenario_id: row.scenario_id, type: row.r#type.as_str());
    by_scenario_and_order(scenario_id: row.scenario_id, order: row.order);
    by_scenario_id_and_id(scenario_id: row.scenario_id, id: row.id);
});

look_ups!(NodeConnection, NodeConnectionStore, edges, |row| {
    by_scenario(scenario_id: row.scenario_id);
    by_source_node(source_node_id: row.source_node_id);
    by_target_node(target_node_id: row.target_node_id);
    by_scenario_and_source(scenario_id: row.scenario_id, source_node_id: row.source_node_id);
    by_scenario_and_target(scenario_id: row.scenario_id, target_node_id: row.target_node_id);
    by_source_node_id_and_target_node_id(source_node_id: row.source_node_id, target_node_id: row.target_node_id);
});
