//! How many rows there are, and how they are spread.

/// How many nodes a small scenario has.
const SMALL: usize = 5;
/// How many nodes one of medium size has.
const MEDIUM: usize = 400;

/// How many rows there are.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Nodes, nearly; there are as many edges.
    pub nodes: usize,
    /// Scenarios, and as many connections.
    pub scenarios: usize,
    /// Apps.
    pub apps: usize,
}

/// How large a scenario is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Small,
    Medium,
    Big,
}

impl Size {
    /// Of so many nodes. No table is so small that a wise planner would read all of it.
    #[must_use]
    pub fn of(nodes: usize) -> Self {
        Self { nodes, scenarios: (nodes / 10).max(1_500), apps: (nodes / 20).max(1_500) }
    }

    /// One scenario owns a tenth of all nodes, so many have hundreds that the nodes add up, and the others are small.
    pub(super) fn extent(self, scenario: usize) -> Extent {
        let medium = self.nodes.saturating_sub(self.nodes / 10 + self.scenarios * SMALL) / MEDIUM;
        match self.scenarios.checked_div(medium) {
            _ if scenario == self.scenarios / 2 => Extent::Big,
            Some(every) if scenario % every == 1 => Extent::Medium,
            _ => Extent::Small,
        }
    }

    pub(super) fn nodes_of(self, extent: Extent) -> usize {
        match extent {
            Extent::Small => SMALL,
            Extent::Medium => MEDIUM,
            Extent::Big => self.nodes / 10,
        }
    }
}
