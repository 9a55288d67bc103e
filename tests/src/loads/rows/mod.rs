//! The rows of a seed.
//!
//! As in real programs, values are skewed: one scenario owns a tenth of all nodes, some have hundreds, and most have five; a few types
//! make up most nodes, and many have eight; one owner has a tenth of everything, and most have four; nearly all rows have the
//! usual status. Ids sort by the time that they were made, so that the rows of a scenario are neighbours: a planner that believes
//! values to be spread evenly is wrong about them.

mod graph;
mod single;
mod size;

use integrations::{App, AppId, Connection, Node, NodeConnection, Scenario, ScenarioId};
use schemalock::{Json, Key, KeyKind, Keyring, Timestamp, Uuid};

pub use self::size::Size;
use super::samples::Samples;
use crate::pairs::Random;

/// How many rows have a rare type or a rare status.
const RARE: usize = 8;
/// One in so many rows has the common value of a column.
const COMMON: usize = 10;
/// The first moment, in milliseconds since 1970.
const START: i64 = 1_700_000_000_000;

/// Makes the rows, and keeps some to look for.
#[derive(Debug)]
pub struct Rows {
    size: Size,
    random: Random,
    made: i64,
    rare_nodes: usize,
    apps: Vec<AppId>,
    scenarios: Vec<ScenarioId>,
    sealed: Connection,
    /// What to look for.
    pub found: Found,
}

/// Rows to look for, of each model.
#[derive(Clone, Debug)]
pub struct Found {
    /// Apps.
    pub apps: Samples<App>,
    /// Connections.
    pub connections: Samples<Connection>,
    /// Scenarios.
    pub scenarios: Samples<Scenario>,
    /// Nodes.
    pub nodes: Samples<Node>,
    /// Edges.
    pub edges: Samples<NodeConnection>,
}

impl Rows {
    /// The rows of a seed.
    ///
    /// # Errors
    /// No key can be made.
    pub fn new(seed: u64, size: Size) -> anyhow::Result<Self> {
        let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;
        let new = integrations::NewConnection::new(AppId::new(), "x".into(), "x".into(), Json::from("s3cret"));
        Ok(Self {
            size,
            random: Random::new(seed),
            made: 0,
            rare_nodes: 0,
            apps: Vec::new(),
            scenarios: Vec::new(),
            sealed: new.seal(&keyring)?,
            found: Found {
                apps: Samples::new(seed),
                connections: Samples::new(seed),
                scenarios: Samples::new(seed),
                nodes: Samples::new(seed),
                edges: Samples::new(seed),
            },
        })
    }

    /// An id (UUID version 7) that sorts behind all before.
    fn id<I: From<Uuid>>(&mut self) -> I {
        self.made += 1;
        let moment = u128::from((START + self.made).unsigned_abs()) << 80;
        let random = (u128::from(self.random.number() & 0xfff) << 64) | u128::from(self.random.number() >> 2);
        Uuid::from_u128(moment | (7 << 76) | (2 << 62) | random).into()
    }

    fn moment(&self) -> Timestamp {
        Timestamp::from_unix_millis(START + self.made).expect("it is far from the ends of time")
    }
}
