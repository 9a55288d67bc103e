//! Writing a migration for one database as a text: phases behind marker lines. The runtime reads them.
//!
//! ```sql
//! -- schemalock:phase transaction
//! -- schemalock:expect table "apps"
//! BEGIN;
//! CREATE TABLE "apps" (…);
//! COMMIT;
//! ```
//!
//! Marker lines begin in the first column with `-- ` and the *mark*, by default `schemalock`. A text literal may hold a line
//! that looks like one; then the writer picks another mark, which the file's first line names.

use crate::dialect::Object;
use crate::plan::{Fill, Preflight};

/// A script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// What is asked of the data before the first phase.
    pub preflights: Vec<Preflight>,
    /// In a script that goes down: what it does not bring back.
    pub irreversible: Vec<String>,
    /// The phases in order.
    pub phases: Vec<Phase>,
}

/// One step that happens or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// How it is run.
    pub kind: PhaseKind,
    /// The statements, each with its semicolon, without BEGIN and COMMIT.
    pub sql: String,
    /// Statements behind those, which look at what they have done and undo it if it is not what it should be. An applier puts
    /// back before them what it keeps by itself.
    pub guard: String,
    /// What exists once it is done.
    pub expects: Vec<Object>,
    /// What does not exist any more once it is done.
    pub absents: Vec<Object>,
    /// What is rewritten with the keys. The statements are what is run at the end of it.
    pub fill: Option<Fill>,
}

/// How a phase is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// In one transaction.
    Transaction,
    /// One statement outside of any.
    Statement,
    /// In one transaction, around which foreign keys are switched off (SQLite).
    Rebuild,
    /// By the applier, with the keys.
    Keyring,
}

const DEFAULT_MARK: &str = "schemalock";

/// The pragma that counts does nothing inside of a transaction; the other keeps a rename from changing other tables' references.
const REBUILD_HEAD: &str = "PRAGMA foreign_keys = OFF;\nPRAGMA legacy_alter_table = ON;\nBEGIN IMMEDIATE;\n";

const REBUILD_TAIL: &str = "COMMIT;\nPRAGMA legacy_alter_table = OFF;\nPRAGMA foreign_keys = ON;\n";

impl Script {
    /// Writes the script. `title` is a line of comment; `head` are statements for other clients, before the first phase.
    #[must_use]
    pub fn render(&self, title: &str, head: &str) -> String {
        let mark = self.mark();
        let mut out = format!("-- {title} (marks: {mark})\n{head}");
        let text = |text: &str| serde_json::Value::from(text).to_string();
        for asked in &self.preflights {
            out.push_str(&format!("\n-- {mark}:preflight {} {}\n", text(&asked.message), text(&asked.query)));
        }
        for lost in &self.irreversible {
            out.push_str(&format!("\n-- {mark}:irreversible {}\n", text(lost)));
        }
        for phase in &self.phases {
            phase.render(&mark, &mut out);
        }
        out
    }

    /// A word that no line of the statements can be taken to begin with.
    fn mark(&self) -> String {
        let has = |text: &str, mark: &str| text.contains(&format!("-- {mark}:"));
        let taken = |mark: &str| self.phases.iter().any(|phase| has(&phase.sql, mark) || has(&phase.guard, mark));
        let mut mark = DEFAULT_MARK.to_owned();
        let mut number = 1;
        while taken(&mark) {
            number += 1;
            mark = format!("{DEFAULT_MARK}{number}");
        }
        mark
    }
}

impl Phase {
    /// A phase that does nothing yet.
    #[must_use]
    pub fn new(kind: PhaseKind) -> Self {
        Self { kind, sql: String::new(), guard: String::new(), expects: Vec::new(), absents: Vec::new(), fill: None }
    }

    fn render(&self, mark: &str, out: &mut String) {
        out.push_str(&format!("\n-- {mark}:phase {}\n", self.kind.word()));
        for object in &self.expects {
            out.push_str(&format!("-- {mark}:expect {}\n", render_object(object)));
        }
        for object in &self.absents {
            out.push_str(&format!("-- {mark}:absent {}\n", render_object(object)));
        }
        let guard = if self.guard.is_empty() { "" } else { &format!("-- {mark}:guard\n{}", self.guard) };
        match self.kind {
            PhaseKind::Transaction => out.push_str(&format!("BEGIN;\n{}{guard}COMMIT;\n", self.sql)),
            PhaseKind::Rebuild => out.push_str(&format!("{REBUILD_HEAD}{}{guard}{REBUILD_TAIL}", self.sql)),
            PhaseKind::Statement => out.push_str(&self.sql),
            PhaseKind::Keyring => self.render_keyring(mark, out),
        }
    }

    /// Nothing that other clients would run, but for a statement that stops them.
    fn render_keyring(&self, mark: &str, out: &mut String) {
        let fill = serde_json::to_string(&self.fill).unwrap_or_default();
        out.push_str(&format!("-- {mark}:fill {fill}\n"));
        let finish = |text: &str| text.lines().map(|line| format!("-- {mark}:finish {line}\n")).collect::<String>();
        out.push_str(&finish(&self.sql));
        if !self.guard.is_empty() {
            out.push_str(&format!("-- {mark}:guard\n{}", finish(&self.guard)));
        }
        out.push_str("SELECT this_phase_needs_the_keyring FROM schemalock_migrate_apply_does_it;\n");
    }
}

impl PhaseKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Transaction => "transaction",
            Self::Statement => "statement",
            Self::Rebuild => "rebuild",
            Self::Keyring => "keyring",
        }
    }
}

/// The word for the object, then its names as JSON strings, so that any name stays on one line.
fn render_object(object: &Object) -> String {
    let names: Vec<String> = object.names().into_iter().map(|name| serde_json::Value::from(name).to_string()).collect();
    format!("{} {}", object.word(), names.join(" "))
}
