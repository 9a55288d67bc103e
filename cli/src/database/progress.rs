//! What is seen while a database is worked on.

use indicatif::ProgressBar;
use schemalock::migrate::{Event, Progress};
use schemalock::reencrypt;

use crate::output::Output;

/// A bar of phases or rows; it exists only on a terminal.
pub(crate) struct Bar<'a> {
    bar: ProgressBar,
    output: &'a Output,
}

impl std::fmt::Debug for Bar<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bar").finish_non_exhaustive()
    }
}

impl<'a> Bar<'a> {
    pub(crate) fn new(output: &'a Output) -> Self {
        Self { bar: output.progress(0), output }
    }

    /// Does anybody see it?
    pub(crate) fn is_seen(&self) -> bool {
        !self.bar.is_hidden()
    }

    /// So many things are next.
    pub(crate) fn begin(&self, name: &str, count: u64) {
        self.bar.set_length(count);
        self.bar.set_position(0);
        self.bar.set_message(name.to_owned());
    }

    /// So many of them are done.
    pub(crate) fn add(&self, count: u64) {
        self.bar.inc(count);
    }

    /// Tells of rows that are sealed anew.
    pub(super) fn tell_rows(&self, event: reencrypt::Event<'_>) {
        use reencrypt::Event;
        match event {
            Event::Column { table, column, rows } => {
                self.bar.set_length(rows);
                self.bar.set_position(0);
                self.bar.set_message(format!("{table}.{column}"));
            }
            // Another pass over the same rows.
            Event::Again => self.bar.set_position(0),
            Event::Rows(rows) => self.bar.inc(rows),
            Event::Retry { after } => {
                self.output.note(&format!("others hold locks on these rows; the next attempt is in {after:?}"));
            }
            _ => {}
        }
    }
}

impl Progress for Bar<'_> {
    fn tell(&self, event: Event<'_>) {
        match event {
            Event::Waiting { holder } => {
                self.output.note(&format!("waiting for {holder}, which is migrating this database"));
            }
            Event::Retry { after } => {
                self.output
                    .note(&format!("others hold locks that the migration needs; the next attempt is in {after:?}"));
            }
            Event::Phases(phases) => self.bar.set_length(phases as u64),
            Event::Migration { name, .. } => self.bar.set_message(name.to_owned()),
            Event::Phase => self.bar.inc(1),
            Event::Filled { table, rows } => self.bar.set_message(format!("{table}: {rows} rows more")),
            _ => {}
        }
    }
}

impl Drop for Bar<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
