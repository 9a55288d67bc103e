//! The nodes and edges of scenarios.

use integrations::{Node, NodeConnection, ScenarioId};
use schemalock::Json;

use super::size::Extent;
use super::{RARE, Rows};

/// How many types make up most nodes.
const TYPES: usize = 40;
/// One in so many nodes has a rare type.
const RARELY: usize = 100;

impl Rows {
    /// The nodes and edges of the scenarios, which were made before: one scenario after another.
    pub fn graph(&mut self, scenario: usize) -> (Vec<Node>, Vec<NodeConnection>) {
        let extent = self.size.extent(scenario);
        let id = self.scenarios[scenario];
        let nodes: Vec<Node> = (0..self.size.nodes_of(extent)).map(|place| self.node(id, extent, place)).collect();
        let edges = (0..nodes.len()).map(|at| self.edge(&nodes, extent, at)).collect();
        (nodes, edges)
    }

    fn node(&mut self, scenario: ScenarioId, extent: Extent, place: usize) -> Node {
        let rare = self.random.once_in(RARELY);
        let node = Node {
            id: self.id(),
            scenario_id: scenario,
            r#type: if rare { self.rare_type() } else { self.common_type() },
            label: "A step".to_owned(),
            config: Json::from_iter([("url", "https://example.org/posts"), ("method", "GET")]),
            position: Json::from_iter([("x", place), ("y", 0)]),
            order: i32::try_from(place).ok().filter(|_| !self.random.once_in(RARELY)),
            created_at: self.moment(),
            updated_at: self.moment(),
        };
        let found = &mut self.found.nodes;
        if extent == Extent::Small {
            found.see_rare("by_scenario", &node)
        }
        if extent == Extent::Big {
            found.see_common("by_scenario", &node)
        }
        // A rare type is rare in the big scenario, too.
        if extent == Extent::Small || rare {
            found.see_rare("by_scenario_and_type", &node);
        } else if extent == Extent::Big {
            found.see_common("by_scenario_and_type", &node);
        }
        found.see_rare("by_scenario_id_and_id", &node);
        if node.order.is_some() {
            found.see_rare("by_scenario_and_order", &node)
        }
        found.see("by_type", &node, rare);
        node
    }

    /// The type of [`RARE`] nodes in a row of those that are rare.
    fn rare_type(&mut self) -> String {
        self.rare_nodes += 1;
        format!("rare.step_{}", self.rare_nodes / RARE)
    }

    /// Half of the nodes have the first type, a quarter the second, and so on.
    fn common_type(&mut self) -> String {
        let at = (self.random.number().leading_zeros() as usize).min(TYPES - 1);
        format!("app.step_{at}")
    }

    /// A ring; but in the big scenario, half of the edges come from one node, and half lead to one.
    fn edge(&mut self, nodes: &[Node], extent: Extent, at: usize) -> NodeConnection {
        let (count, next) = (nodes.len(), (at + 1) % nodes.len());
        let (source, target) = match extent {
            Extent::Big if at == 0 || at + 1 == count => (at, next),
            Extent::Big if at.is_multiple_of(2) => (0, at),
            Extent::Big => (at, count - 1),
            Extent::Small | Extent::Medium => (at, next),
        };
        let edge = NodeConnection {
            id: self.id(),
            scenario_id: nodes[at].scenario_id,
            source_node_id: nodes[source].id,
            target_node_id: nodes[target].id,
            mapping: Json::from_iter([("title", "subject")]),
        };
        let found = &mut self.found.edges;
        found.see_rare("by_source_node_id_and_target_node_id", &edge);
        let by_source = ["by_source_node", "by_scenario_and_source"];
        let by_target = ["by_target_node", "by_scenario_and_target"];
        match extent {
            Extent::Small => {
                by_source.into_iter().chain(by_target).for_each(|index| found.see_rare(index, &edge));
                found.see_rare("by_scenario", &edge);
            }
            Extent::Medium => {}
            Extent::Big => {
                let by_hub = if source == 0 { by_source } else { by_target };
                by_hub.into_iter().for_each(|index| found.see_common(index, &edge));
                found.see_common("by_scenario", &edge);
            }
        }
        edge
    }
}
