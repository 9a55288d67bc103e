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

/// A script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
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
    /// What exists once it is done.
    pub expects: Vec<Object>,
}

/// How a phase is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// In one transaction.
    Transaction,
    /// One statement outside of any.
    Statement,
}

const DEFAULT_MARK: &str = "schemalock";

impl Script {
    /// Writes the script. `title` is a line of comment; `head` are statements for other clients, before the first phase.
    #[must_use]
    pub fn render(&self, title: &str, head: &str) -> String {
        let mark = self.mark();
        let mut out = format!("-- {title} (marks: {mark})\n{head}");
        for phase in &self.phases {
            phase.render(&mark, &mut out);
        }
        out
    }

    /// A word that no line of the statements can be taken to begin with.
    fn mark(&self) -> String {
        let taken = |mark: &str| self.phases.iter().any(|p| p.sql.contains(&format!("-- {mark}:")));
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
    fn render(&self, mark: &str, out: &mut String) {
        out.push_str(&format!("\n-- {mark}:phase {}\n", self.kind.word()));
        for object in &self.expects {
            out.push_str(&format!("-- {mark}:expect {}\n", render_object(object)));
        }
        match self.kind {
            PhaseKind::Transaction => out.push_str(&format!("BEGIN;\n{}COMMIT;\n", self.sql)),
            PhaseKind::Statement => out.push_str(&self.sql),
        }
    }
}

impl PhaseKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Transaction => "transaction",
            Self::Statement => "statement",
        }
    }
}

/// The word for the object, then its names as JSON strings, so that any name stays on one line.
fn render_object(object: &Object) -> String {
    let names: Vec<String> = object.names().into_iter().map(|name| serde_json::Value::from(name).to_string()).collect();
    format!("{} {}", object.word(), names.join(" "))
}
