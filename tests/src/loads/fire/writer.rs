//! A task that writes rows of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;
use integrations::{
    App, AppPatch, AppStore, AuthType, NewApp, NewNode, NewScenario, Node, NodeStore, Scenario, ScenarioStore,
};
use schemalock::store::StoreError;
use sqlx::PgPool;

use super::Outcome;
use super::memory::{Memory, same};
use crate::pairs::Random;

/// How many nodes are written at a time: all of them, or none.
const BATCH: usize = 5;

/// A writer.
#[derive(Debug)]
pub struct Writer {
    pool: PgPool,
    random: Random,
    task: usize,
    next: usize,
    memory: Memory,
    scenario: Scenario,
    /// The batches of nodes, and whether each was acknowledged.
    batches: Vec<bool>,
    outcome: Outcome,
}

/// How many rows a writer has found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Apps.
    pub apps: u64,
    /// Nodes.
    pub nodes: u64,
}

impl Writer {
    /// A writer that has written nothing but its scenario.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn new(pool: PgPool, seed: u64, task: usize) -> Result<Self> {
        let new = NewScenario::new(format!("task {task}"), "fire".to_owned());
        let scenario = ScenarioStore::new(&pool).create(new).await?;
        let (random, memory, outcome) = (Random::new(seed), Memory::default(), Outcome::default());
        Ok(Self { pool, random, task, next: 0, memory, scenario, batches: Vec::new(), outcome })
    }

    /// Writes until it is told to stop.
    pub async fn work(mut self, stop: Arc<AtomicBool>) -> Self {
        while !stop.load(Ordering::Relaxed) {
            let row = self.memory.any(self.random.number()).cloned();
            match (self.random.below(10), row) {
                (0 | 1, _) | (_, None) => self.create().await,
                (2..=4, Some(row)) => self.patch(row).await,
                (5, Some(row)) => self.upsert(row).await,
                (6, Some(row)) => self.delete(row).await,
                (7 | 8, Some(row)) => self.get(row).await,
                (_, Some(_)) => self.batch().await,
            }
        }
        self
    }

    fn name(&mut self) -> String {
        self.next += 1;
        format!("task {} name {}", self.task, self.next)
    }

    fn acknowledge(&mut self, method: &'static str) {
        *self.outcome.acknowledged.entry(method).or_default() += 1;
    }

    /// Keeps what a write may have made of a row, or what it did.
    fn keep(&mut self, method: &'static str, wanted: Option<App>, key: App, answer: Result<Option<App>, StoreError>) {
        match answer {
            Ok(row) => {
                let fits = match (&row, &wanted) {
                    (Some(row), Some(wanted)) => same(row, wanted),
                    (row, wanted) => row.is_none() && wanted.is_none(),
                };
                if !fits {
                    self.outcome.wrong.push(format!("{method} returned {row:?}, not {wanted:?}"));
                }
                self.acknowledge(method);
                self.memory.know(key.id, row);
            }
            Err(error) => {
                self.outcome.note(&error);
                self.memory.doubt(key.id, wanted);
            }
        }
    }

    async fn create(&mut self) {
        let new = NewApp::new(self.name(), AuthType::Oauth).into_row();
        let answer = AppStore::new(&self.pool).insert(new.clone()).await;
        // A row that has its key from the program can be written again: if it is there, that is said.
        let answer = match answer {
            Err(StoreError::Unavailable(_)) if self.random.once_in(2) => {
                match AppStore::new(&self.pool).insert(new.clone()).await {
                    Err(StoreError::Unique { .. }) => Ok(new.clone()),
                    again => again,
                }
            }
            answer => answer,
        };
        self.keep("create", Some(new.clone()), new, answer.map(Some));
    }

    async fn patch(&mut self, row: App) {
        let name = self.name();
        let patch = AppPatch { name: Some(name.clone()), ..AppPatch::default() };
        let answer = AppStore::new(&self.pool).patch(row.id, patch).await;
        self.keep("patch", Some(App { name, ..row.clone() }), row, answer.map(Some));
    }

    async fn upsert(&mut self, row: App) {
        let changed = App { description: self.name(), is_enabled: !row.is_enabled, ..row.clone() };
        let mut answer = AppStore::new(&self.pool).upsert(changed.clone()).await;
        // Twice is once.
        if matches!(answer, Err(StoreError::Unavailable(_))) && self.random.once_in(2) {
            answer = AppStore::new(&self.pool).upsert(changed.clone()).await;
        }
        self.keep("upsert", Some(changed), row, answer.map(Some));
    }

    async fn delete(&mut self, row: App) {
        let answer = AppStore::new(&self.pool).delete(row.id).await;
        self.keep("delete", None, row, answer.map(|()| None));
    }

    async fn get(&mut self, row: App) {
        match AppStore::new(&self.pool).get(row.id).await {
            Ok(found) if found == row => self.acknowledge("get"),
            Ok(found) => self.outcome.wrong.push(format!("there is {found:?} in place of {row:?}")),
            Err(error) => self.outcome.note(&error),
        }
    }

    async fn batch(&mut self) {
        let label = self.batches.len().to_string();
        let node = |_| NewNode { label: label.clone(), ..NewNode::new(self.scenario.id, "trigger".to_owned()) };
        let nodes: Vec<NewNode> = (0..BATCH).map(node).collect();
        let answer = NodeStore::new(&self.pool).create_all(nodes).await;
        self.batches.push(answer.is_ok());
        match answer {
            Ok(_) => self.acknowledge("create_all"),
            Err(error) => self.outcome.note(&error),
        }
    }

    /// Compares what is there with what is remembered.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn look(mut self) -> Result<(Counts, Outcome)> {
        let mut counts = Counts::default();
        for (key, may_be) in self.memory.all() {
            let row = AppStore::new(&self.pool).find(key).await?;
            counts.apps += u64::from(row.is_some());
            let is = |may_be: &Option<App>| match (may_be, &row) {
                (Some(may_be), Some(row)) => same(may_be, row),
                (may_be, row) => may_be.is_none() && row.is_none(),
            };
            let fits = may_be.iter().rposition(is);
            match (may_be, fits) {
                (_, None) => self.outcome.wrong.push(format!("{key}: there is {row:?}, and not one of {may_be:?}")),
                ([_], Some(_)) => {}
                (_, Some(0)) => self.outcome.unknown[1] += 1,
                (_, Some(_)) => self.outcome.unknown[0] += 1,
            }
        }
        let nodes: Vec<Node> = NodeStore::new(&self.pool).by_scenario(self.scenario.id).all().await?;
        counts.nodes = nodes.len() as u64;
        for (at, acknowledged) in self.batches.iter().enumerate() {
            let found = nodes.iter().filter(|node| node.label == at.to_string()).count();
            match (acknowledged, found) {
                (true, BATCH) => {}
                (false, BATCH) => self.outcome.unknown[0] += 1,
                (false, 0) => self.outcome.unknown[1] += 1,
                _ => {
                    self.outcome.wrong.push(format!("of {BATCH} nodes {found} are there; acknowledged: {acknowledged}"))
                }
            }
        }
        Ok((counts, self.outcome))
    }
}
