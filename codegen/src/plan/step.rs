//! Steps, and the plan that they are.

use std::collections::BTreeSet;

use super::{Fill, Preflight, Risk};
use crate::dialect::Object;
use crate::diff::Place;

/// Steps in the order in which they are taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What of the schema it follows from.
    pub place: Place,
    /// What it does, in a few words: "add the column `nodes.label`".
    pub summary: String,
    /// What can go wrong, and what it costs.
    pub risks: BTreeSet<Risk>,
    /// What is asked of the data before the first step of all.
    pub preflights: Vec<Preflight>,
    /// How it is run.
    pub unit: Unit,
    /// What is to be rewritten with the keys.
    pub fill: Option<Fill>,
    /// What is run, in order.
    pub actions: Vec<Action>,
    /// What exists once it is done.
    pub expects: Vec<Object>,
    /// What does not exist any more once it is done.
    pub absents: Vec<Object>,
}

/// How a step is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// In a transaction that it shares with its neighbours.
    Transaction,
    /// In a transaction of its own.
    Alone,
    /// Outside of any.
    Statement,
    /// In a transaction that it shares with its neighbours, with foreign keys switched off around it.
    Rebuild,
    /// By somebody who has the keys; the actions are run at its end.
    Keyring,
}

/// Something to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A clause of ALTER TABLE; neighbours of one table become one statement.
    Alter {
        /// The table.
        table: String,
        /// What stands behind its name.
        clause: String,
        /// The column about which it says everything: another one in the same statement takes its place.
        column: Option<String>,
    },
    /// A whole statement.
    Statement(String),
    /// A whole statement that looks at what the others of its phase have done, and runs behind all of them.
    Guard(String),
}

impl Step {
    /// A step that shares its transaction, without risks.
    #[must_use]
    pub fn new(place: Place, summary: impl Into<String>) -> Self {
        Self {
            place,
            summary: summary.into(),
            risks: BTreeSet::new(),
            preflights: Vec::new(),
            unit: Unit::Transaction,
            fill: None,
            actions: Vec::new(),
            expects: Vec::new(),
            absents: Vec::new(),
        }
    }

    /// With a clause of ALTER TABLE to run.
    #[must_use]
    pub fn alter(mut self, table: &str, clause: impl Into<String>) -> Self {
        self.actions.push(Action::Alter { table: table.to_owned(), clause: clause.into(), column: None });
        self
    }

    /// With a clause of ALTER TABLE that says everything about a column.
    #[must_use]
    pub fn alter_column(mut self, table: &str, column: &str, clause: impl Into<String>) -> Self {
        let column = Some(column.to_owned());
        self.actions.push(Action::Alter { table: table.to_owned(), clause: clause.into(), column });
        self
    }

    /// With a statement to run.
    #[must_use]
    pub fn run(mut self, sql: impl Into<String>) -> Self {
        self.actions.push(Action::Statement(sql.into()));
        self
    }

    /// With a statement that looks at what was done.
    #[must_use]
    pub fn guard(mut self, sql: impl Into<String>) -> Self {
        self.actions.push(Action::Guard(sql.into()));
        self
    }

    /// With risks.
    #[must_use]
    pub fn risk(mut self, risks: impl IntoIterator<Item = Risk>) -> Self {
        self.risks.extend(risks);
        self
    }

    /// In another unit.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// With what exists once it is done.
    #[must_use]
    pub fn expect(mut self, object: Object) -> Self {
        self.expects.push(object);
        self
    }

    /// With what is gone once it is done.
    #[must_use]
    pub fn absent(mut self, object: Object) -> Self {
        self.absents.push(object);
        self
    }
}
