//! A migration for one database as a text: phases behind marker lines.
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
use crate::plan::Preflight;

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
}

/// What is wrong with a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ScriptError {
    /// Counted from 1.
    pub line: usize,
    /// The reason.
    pub reason: &'static str,
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

    /// Reads a script.
    ///
    /// # Errors
    /// At the first line that is not of the format.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let first = text.lines().next().unwrap_or_default();
        let mark = first.rsplit_once("(marks: ").and_then(|(_, rest)| rest.strip_suffix(')'));
        let mark = mark.ok_or(ScriptError { line: 1, reason: "the first line does not name the marks" })?;
        let (phase_mark, expect_mark) = (format!("-- {mark}:phase "), format!("-- {mark}:expect "));
        let mut phases: Vec<Phase> = Vec::new();
        for (at, line) in text.split_inclusive('\n').enumerate() {
            let refuse = |reason| ScriptError { line: at + 1, reason };
            let bare = line.trim_end();
            if let Some(word) = bare.strip_prefix(&phase_mark) {
                let kind = PhaseKind::parse(word).ok_or_else(|| refuse("a phase is `transaction` or `statement`"))?;
                phases.push(Phase::new(kind));
            } else if let Some(object) = bare.strip_prefix(&expect_mark) {
                let phase = phases.last_mut().ok_or_else(|| refuse("an expectation before the first phase"))?;
                phase.expects.push(parse_object(object).ok_or_else(|| refuse("this names no object"))?);
            } else if let Some(phase) = phases.last_mut() {
                phase.sql.push_str(line);
            }
        }
        phases.iter_mut().for_each(Phase::unwrap_transaction);
        Ok(Self { phases, ..Self::default() })
    }
}

impl Phase {
    /// A phase that does nothing yet.
    #[must_use]
    pub fn new(kind: PhaseKind) -> Self {
        Self { kind, sql: String::new(), guard: String::new(), expects: Vec::new(), absents: Vec::new() }
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
        }
    }

    /// The applier has a transaction of its own, in which it also notes the progress.
    fn unwrap_transaction(&mut self) {
        let sql = self.sql.trim_end_matches('\n');
        let inner = sql.strip_prefix("BEGIN;\n").and_then(|rest| rest.strip_suffix("COMMIT;"));
        self.sql = match (self.kind, inner) {
            (PhaseKind::Transaction, Some(inner)) => inner.to_owned(),
            _ => format!("{sql}\n"),
        };
    }
}

impl PhaseKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Transaction => "transaction",
            Self::Statement => "statement",
            Self::Rebuild => "rebuild",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Transaction, Self::Statement, Self::Rebuild].into_iter().find(|kind| kind.word() == word)
    }
}

/// The word for the object, then its names as JSON strings, so that any name stays on one line.
fn render_object(object: &Object) -> String {
    let names: Vec<String> = object.names().into_iter().map(|name| serde_json::Value::from(name).to_string()).collect();
    format!("{} {}", object.word(), names.join(" "))
}

fn parse_object(text: &str) -> Option<Object> {
    let (word, names) = text.split_once(' ')?;
    let names: Vec<String> = serde_json::Deserializer::from_str(names).into_iter().collect::<Result<_, _>>().ok()?;
    Object::parse(word, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(sql: &str) -> Script {
        let table = Object::Table("a \"b\"\n-- c".to_owned());
        let index = Object::Index { table: "t".to_owned(), name: "i".to_owned() };
        Script {
            phases: vec![
                Phase { sql: sql.to_owned(), expects: vec![table], ..Phase::new(PhaseKind::Transaction) },
                Phase {
                    sql: "CREATE INDEX i ON t (a);\n".to_owned(),
                    expects: vec![index],
                    ..Phase::new(PhaseKind::Statement)
                },
            ],
            ..Script::default()
        }
    }

    #[test]
    fn a_rendered_script_reads_back() {
        let script = script("CREATE TABLE t (a);\nCREATE TABLE u (b);\n");
        assert_eq!(Script::parse(&script.render("test", "SET NAMES utf8mb4;\n")), Ok(script));
    }

    #[test]
    fn a_text_that_looks_like_a_mark_is_none() {
        let script = script("COMMENT ON TABLE t IS '\n-- schemalock:phase statement\nDROP TABLE t;\n';\n");
        assert_eq!(Script::parse(&script.render("test", "")), Ok(script));
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        assert_eq!(Script::parse("CREATE TABLE t (a);").map_err(|error| error.line), Err(1));
    }
}
