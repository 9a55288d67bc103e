//! How far a step came, as the history has it.

use super::{Run, Step};
use crate::migrate::engine::Engine;
use crate::migrate::history::{self, Row, State};
use crate::migrate::migrations::Direction;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// The history says that it was begun.
    pub(super) begun: bool,
    /// The phase to go on with.
    pub(super) from: usize,
    /// Nothing is left to do.
    done: bool,
}

impl Position {
    pub(super) fn of(step: &Step<'_>, row: Option<&Row>) -> Self {
        let done = Self { begun: true, from: step.script.phases.len(), done: true };
        let fresh = Self { begun: false, from: 0, done: false };
        let at = |row: &Row| Self { begun: true, from: row.phase, done: false };
        match (step.direction, row.map(|row| (row.state, row))) {
            (Direction::Up, None) | (Direction::Down, Some((State::Done, _))) => fresh,
            (Direction::Up, Some((State::Started, row))) | (Direction::Down, Some((State::Undoing, row))) => at(row),
            // Somebody else was faster. What is on its way in the other direction was refused before.
            (Direction::Up, Some(_)) | (Direction::Down, None | Some(_)) => done,
        }
    }

    /// Is a phase done?
    pub(super) const fn is_past(&self, phase: usize) -> bool {
        self.done || self.from > phase
    }
}

impl<E: Engine> Run<'_, E> {
    /// Notes that the step begins.
    pub(super) async fn begin(&mut self) -> sqlx::Result<()> {
        let (migration, phases) = (self.step.migration, self.step.script.phases.len());
        match self.step.direction {
            Direction::Up => history::begin(self.engine, migration.name(), migration.checksum(), phases).await,
            Direction::Down => history::begin_undoing(self.engine, migration.name(), phases).await,
        }
    }

    /// Notes that so many phases are done, and with the last one the step.
    pub(super) async fn note(&mut self, done: usize) -> sqlx::Result<()> {
        let (name, phases) = (self.step.migration.name(), self.step.script.phases.len());
        match self.step.direction {
            _ if done < phases => history::progress(self.engine, name, done).await,
            Direction::Up => history::finish(self.engine, name, phases).await,
            Direction::Down => history::forget(self.engine, name).await,
        }
    }
}
