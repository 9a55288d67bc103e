//! Running one script against one database, so that it can be broken off anywhere and taken up again.
//!
//! A phase that is a transaction commits together with the note that it is done. A phase that is a statement cannot: before one is
//! repeated that may have been done without its note, the catalogue is asked for what it makes and takes away.

mod attachments;
mod backoff;
mod fill;
mod note;
mod preflight;
mod row;

pub(super) use preflight::count as preflights;

use backoff::Backoff;

use super::check;
use super::engine::{Engine, Patience, Presence};
use super::error::{Error, Failure, Refusal};
use super::history::{self, Row};
use super::migrations::{Direction, Migration, Migrations};
use super::options::Options;
use super::progress::Event;
use super::script::{Phase, PhaseKind, Script};
use note::Position;

/// A migration and a way to go.
#[derive(Debug)]
pub(super) struct Step<'a> {
    pub(super) migration: &'a Migration,
    pub(super) script: Script,
    pub(super) direction: Direction,
}

impl<'a> Step<'a> {
    pub(super) fn new<E: Engine>(engine: &E, migration: &'a Migration, direction: Direction) -> Result<Self, Error> {
        Ok(Self { migration, script: migration.script(engine.dialect(), direction)?, direction })
    }

    /// How many phases are done.
    pub(super) fn done(&self, row: Option<&Row>) -> usize {
        Position::of(self, row).from
    }
}

/// A step on its way.
pub(super) struct Run<'a, E> {
    pub(super) engine: &'a mut E,
    pub(super) migrations: &'a Migrations,
    pub(super) step: &'a Step<'a>,
    pub(super) options: &'a Options<'a>,
}

/// Somebody else has done a phase in the meantime, or we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    We,
    Another,
}

impl<E: Engine> Run<'_, E> {
    /// Does what is left; says how many phases that were.
    pub(super) async fn all(&mut self, row: Option<&Row>) -> Result<usize, Error> {
        let Position { begun, from, .. } = Position::of(self.step, row);
        self.options.progress.tell(Event::Migration { name: self.step.migration.name(), done: from });
        let phases = &self.step.script.phases;
        if phases.is_empty() {
            self.nothing().await.map_err(|failure| self.failed(0, failure))?;
        }
        let mut count = 0;
        for (at, phase) in phases.iter().enumerate().skip(from) {
            let resumed = begun && at == from;
            let who = self.again_and_again(at, phase, resumed).await.map_err(|failure| self.failed(at, failure))?;
            count += usize::from(who == Who::We);
            self.options.progress.tell(Event::Phase);
        }
        Ok(count)
    }

    /// A script without phases.
    async fn nothing(&mut self) -> Result<(), Failure> {
        self.engine.begin().await?;
        let done = match self.opened(0).await {
            Ok(Who::We) => self.note(0).await.map_err(Failure::from),
            Ok(Who::Another) => Ok(()),
            Err(failure) => Err(failure),
        };
        self.end(done.map(|()| Who::We)).await.map(|_| ())
    }

    fn failed(&self, at: usize, failure: Failure) -> Error {
        // What the data or another process says no to is no failure of the phase.
        if let Failure::Refused(refusal) = failure {
            return Error::Refused(refusal);
        }
        let phases = &self.step.script.phases;
        let kind = phases.get(at).map(|phase| phase.kind);
        Error::Phase {
            migration: self.step.migration.name().to_owned(),
            direction: self.step.direction,
            phase: at + 1,
            of: phases.len(),
            whole: matches!(kind, Some(PhaseKind::Transaction | PhaseKind::Rebuild)),
            source: Box::new(failure),
        }
    }

    async fn again_and_again(&mut self, at: usize, phase: &Phase, resumed: bool) -> Result<Who, Failure> {
        let mut backoff = Backoff::new(self.options);
        loop {
            match self.once(at, phase, resumed).await {
                Err(Failure::Database(error)) if self.engine.is_blocked(&error) => backoff.pause().await?,
                done => return done,
            }
        }
    }

    async fn once(&mut self, at: usize, phase: &Phase, resumed: bool) -> Result<Who, Failure> {
        match phase.kind {
            PhaseKind::Transaction => self.transaction(at, phase).await,
            PhaseKind::Rebuild => self.rebuild(at, phase).await,
            PhaseKind::Statement => self.statement(at, phase, resumed).await,
            PhaseKind::Keyring => self.keyring(at, phase, resumed).await,
        }
    }

    async fn rebuild(&mut self, at: usize, phase: &Phase) -> Result<Who, Failure> {
        self.engine.enter_rebuild().await?;
        let done = self.transaction(at, phase).await;
        let left = self.engine.leave_rebuild().await;
        let done = done?;
        left?;
        Ok(done)
    }

    async fn transaction(&mut self, at: usize, phase: &Phase) -> Result<Who, Failure> {
        self.engine.begin().await?;
        let done = self.in_transaction(at, phase).await;
        self.end(done).await
    }

    /// Commits what went well.
    async fn end(&mut self, done: Result<Who, Failure>) -> Result<Who, Failure> {
        let done = match done {
            Ok(who) => self.engine.run("COMMIT").await.map(|()| who).map_err(Failure::from),
            Err(failure) => Err(failure),
        };
        if done.is_err() {
            // The first error is the one to tell; without a connection, the engine rolls back by itself.
            let _ = self.engine.run("ROLLBACK").await;
        }
        done
    }

    async fn in_transaction(&mut self, at: usize, phase: &Phase) -> Result<Who, Failure> {
        self.engine.patience(Patience::Short).await?;
        if self.opened(at).await? == Who::Another {
            return Ok(Who::Another);
        }
        let before = self.attachments(phase).await?;
        self.engine.run(phase.sql.trim_end()).await?;
        self.attach(&before, phase).await?;
        self.guard(phase).await?;
        self.note(at + 1).await?;
        self.whole().await?;
        Ok(Who::We)
    }

    /// The script's own look at what was done, once everything is where it belongs.
    async fn guard(&mut self, phase: &Phase) -> Result<(), Failure> {
        if phase.guard.is_empty() { Ok(()) } else { Ok(self.engine.run(phase.guard.trim_end()).await?) }
    }

    /// Nothing points at nothing.
    async fn whole(&mut self) -> Result<(), Failure> {
        let violations = self.engine.violations().await?;
        if violations.is_empty() { Ok(()) } else { Err(Failure::Violations(violations)) }
    }

    async fn statement(&mut self, at: usize, phase: &Phase, resumed: bool) -> Result<Who, Failure> {
        if self.open(at).await? == Who::Another {
            return Ok(Who::Another);
        }
        if resumed && self.is_done(phase).await? {
            self.note(at + 1).await?;
            return Ok(Who::We);
        }
        self.drop_broken(phase).await?;
        self.engine.patience(self.engine.patience_for(&phase.sql)).await?;
        if let Err(error) = self.engine.run(phase.sql.trim_end()).await {
            // What is left of an index costs every writer. The first error is the one to tell.
            let _ = self.drop_broken(phase).await;
            return Err(error.into());
        }
        self.note(at + 1).await?;
        Ok(Who::We)
    }

    /// [`opened`](Self::opened) in a transaction of its own.
    async fn open(&mut self, at: usize) -> Result<Who, Failure> {
        self.engine.begin().await?;
        let opened = self.opened(at).await;
        self.end(opened).await
    }

    /// Is this phase still to be done? The history is read anew: where the transaction is the lock, another may have been faster.
    /// The first phase asks the data before it notes that the migration begins.
    async fn opened(&mut self, at: usize) -> Result<Who, Failure> {
        let rows = history::read_again(self.engine).await?;
        if self.engine.is_shared() {
            self.refuse(&rows).await?;
        }
        let position = Position::of(self.step, history::row(&rows, self.step.migration.name()));
        if position.is_past(at) {
            return Ok(Who::Another);
        }
        if !position.begun {
            let found = preflights(self.engine, &self.step.script).await?;
            if !found.is_empty() {
                let migration = self.step.migration.name().to_owned();
                return Err(Refusal::Data { migration, found }.into());
            }
            self.begin().await?;
        }
        Ok(Who::We)
    }

    async fn refuse(&mut self, rows: &[Row]) -> Result<(), Failure> {
        let refused = match self.step.direction {
            Direction::Up => check::refuse(self.engine, self.migrations, rows).await,
            Direction::Down => check::history_fits(self.migrations, rows),
        };
        refused.map_err(|error| match error {
            Error::Refused(refusal) => Failure::Refused(refusal),
            Error::Database(error) => Failure::Database(error),
            other => Failure::History(other.to_string()),
        })
    }

    /// Was this done before the note of it could be made?
    async fn is_done(&mut self, phase: &Phase) -> sqlx::Result<bool> {
        let wanted = [(&phase.expects, Presence::Present), (&phase.absents, Presence::Absent)];
        for (objects, presence) in wanted {
            for object in objects {
                if self.engine.presence(object).await? != presence {
                    return Ok(false);
                }
            }
        }
        Ok(!(phase.expects.is_empty() && phase.absents.is_empty()))
    }

    async fn drop_broken(&mut self, phase: &Phase) -> sqlx::Result<()> {
        for object in &phase.expects {
            if self.engine.presence(object).await? == Presence::Broken {
                self.engine.drop_broken(object).await?;
            }
        }
        Ok(())
    }
}
