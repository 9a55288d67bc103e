//! A migration for one database as a text: phases behind marker lines. `docs/migrations.md` describes the format.
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

use super::fill::Fill;
use super::object::{Object, strings};

/// A script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// What is asked of the data before anything is changed.
    pub preflights: Vec<Preflight>,
    /// What it cannot give back: of a script that undoes a migration.
    pub irreversible: Vec<String>,
    /// The phases in order.
    pub phases: Vec<Phase>,
}

/// A question to the data, whose answer is the number of rows that stand in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// What is wrong with them: "rows have NULL in `nodes.type`".
    pub message: String,
    /// The query; it gives one number.
    pub query: String,
}

/// One step that happens or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// How it is run.
    pub kind: PhaseKind,
    /// The comments before its first statement: what it does, and its risks.
    pub notes: Vec<String>,
    /// The statements, each with its semicolon, without what wraps them for other clients.
    pub sql: String,
    /// Statements behind those, which look at what they have done and fail if it is not what it should be.
    pub guard: String,
    /// What exists once it is done.
    pub expects: Vec<Object>,
    /// What does not exist once it is done.
    pub absents: Vec<Object>,
    /// What a keyring phase does with every row.
    pub fill: Option<Fill>,
    /// The statements that end a keyring phase.
    pub finish: Vec<String>,
}

/// How a phase is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// In one transaction.
    Transaction,
    /// One statement outside of any.
    Statement,
    /// SQLite: in one transaction, with references unwatched from before its beginning to after its end.
    Rebuild,
    /// Row by row with keys, and then at once.
    Keyring,
}

/// What is wrong with a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ScriptError {
    /// Counted from 1.
    pub line: usize,
    /// The reason.
    pub reason: String,
}

impl PhaseKind {
    /// The word for it in scripts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Transaction => "transaction",
            Self::Statement => "statement",
            Self::Rebuild => "rebuild",
            Self::Keyring => "keyring",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        let all = [Self::Transaction, Self::Statement, Self::Rebuild, Self::Keyring];
        all.into_iter().find(|kind| kind.word() == word)
    }
}

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// At the first line that is not of the format.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let first = text.lines().next().unwrap_or_default();
        let mark = first.rsplit_once("(marks: ").and_then(|(_, rest)| rest.trim_end().strip_suffix(')'));
        let refuse = |line, reason: &str| ScriptError { line, reason: reason.to_owned() };
        let mark = mark.ok_or_else(|| refuse(1, "the first line does not name the marks"))?;
        let mut reader = Reader::default();
        let mark = format!("-- {mark}:");
        for (at, line) in text.split_inclusive('\n').enumerate() {
            let read = match line.strip_prefix(&mark) {
                Some(marked) => reader.mark(at + 1, marked.trim_end()),
                None => reader.line(line),
            };
            read.map_err(|reason| refuse(at + 1, &reason))?;
        }
        reader.end().map_err(|(line, reason)| refuse(line, reason))
    }

    /// Does it need keys?
    #[must_use]
    pub fn needs_keys(&self) -> bool {
        self.phases.iter().any(|phase| phase.kind == PhaseKind::Keyring)
    }
}

/// A script that is being read.
#[derive(Default)]
struct Reader {
    script: Script,
    /// Where the last phase begins.
    line: usize,
    /// From here on, the last phase's statements look at what the others have done.
    guard: Option<usize>,
}

type Reason = String;

impl Reader {
    fn mark(&mut self, line: usize, text: &str) -> Result<(), Reason> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        match word {
            "phase" => return self.phase(line, rest),
            "preflight" => return self.preflight(rest),
            "irreversible" => return self.irreversible(rest),
            "expect" => self.last()?.expects.push(object(rest)?),
            "absent" => self.last()?.absents.push(object(rest)?),
            "finish" if self.guard.is_some() => self.last()?.guard.push_str(&format!("{rest}\n")),
            "finish" => self.last()?.finish.push(rest.to_owned()),
            "fill" => self.last()?.fill = Some(fill(rest)?),
            "guard" => self.guard = Some(self.last()?.sql.len()),
            _ => {
                return Err(format!(
                    "this release does not know the mark `{word}`: was the script written by a later one?"
                ));
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> Result<(), Reason> {
        if let Some(phase) = self.script.phases.last_mut() {
            phase.sql.push_str(line);
        }
        Ok(())
    }

    fn phase(&mut self, line: usize, word: &str) -> Result<(), Reason> {
        self.settle().map_err(|(_, reason)| reason.to_owned())?;
        let kind = PhaseKind::parse(word)
            .ok_or_else(|| "a phase is `transaction`, `statement`, `rebuild` or `keyring`".to_owned())?;
        (self.line, self.guard) = (line, None);
        let (notes, sql, guard) = (Vec::new(), String::new(), String::new());
        let (expects, absents, finish) = (Vec::new(), Vec::new(), Vec::new());
        self.script.phases.push(Phase { kind, notes, sql, guard, expects, absents, fill: None, finish });
        Ok(())
    }

    fn preflight(&mut self, text: &str) -> Result<(), Reason> {
        let [message, query] = <[String; 2]>::try_from(strings(text).unwrap_or_default())
            .map_err(|_| "a preflight is a message and a query, both as JSON strings".to_owned())?;
        self.before_phases()?;
        self.script.preflights.push(Preflight { message, query });
        Ok(())
    }

    fn irreversible(&mut self, text: &str) -> Result<(), Reason> {
        let [reason] = <[String; 1]>::try_from(strings(text).unwrap_or_default())
            .map_err(|_| "what is irreversible is said in a JSON string".to_owned())?;
        self.before_phases()?;
        self.script.irreversible.push(reason);
        Ok(())
    }

    fn before_phases(&self) -> Result<(), Reason> {
        if self.script.phases.is_empty() { Ok(()) } else { Err("this stands before the first phase".to_owned()) }
    }

    fn last(&mut self) -> Result<&mut Phase, Reason> {
        self.script.phases.last_mut().ok_or_else(|| "this stands behind a phase".to_owned())
    }

    /// The last phase is complete.
    fn settle(&mut self) -> Result<(), (usize, &'static str)> {
        let (line, guard) = (self.line, self.guard);
        match self.script.phases.last_mut() {
            Some(phase) => phase.settle(guard).map_err(|reason| (line, reason)),
            None => Ok(()),
        }
    }

    fn end(mut self) -> Result<Script, (usize, &'static str)> {
        self.settle()?;
        Ok(self.script)
    }
}

fn object(text: &str) -> Result<Object, Reason> {
    Object::parse(text).ok_or_else(|| "this names no object".to_owned())
}

fn fill(text: &str) -> Result<Fill, Reason> {
    serde_json::from_str(text).map_err(|error| format!("this is no `fill`: {error}"))
}

impl Phase {
    fn settle(&mut self, guard: Option<usize>) -> Result<(), &'static str> {
        if (self.kind == PhaseKind::Keyring) != self.fill.is_some() {
            return Err("a keyring phase, and no other, has a `fill`");
        }
        if self
            .fill
            .as_ref()
            .is_some_and(|fill| fill.seal.is_none() && fill.open.is_none() && fill.blind_index.is_none())
        {
            return Err("a `fill` says what is filled: `seal`, `open` or `blind_index`");
        }
        let wrapped = match guard.filter(|_| self.kind != PhaseKind::Keyring) {
            Some(guard) => {
                let (before, behind) = self.sql.split_at(guard);
                self.guard = behind.rsplit_once("COMMIT;").map_or(behind, |(guard, _)| guard).to_owned();
                format!("{before}COMMIT;\n")
            }
            None => std::mem::take(&mut self.sql),
        };
        let (notes, sql) = split_notes(&wrapped);
        self.notes = notes;
        self.sql = match self.kind {
            PhaseKind::Transaction | PhaseKind::Rebuild => unwrap_transaction(sql),
            PhaseKind::Statement | PhaseKind::Keyring => format!("{}\n", sql.trim_end_matches('\n')),
        };
        Ok(())
    }
}

/// The comments before the first statement, and the rest.
fn split_notes(sql: &str) -> (Vec<String>, &str) {
    let (mut notes, mut rest) = (Vec::new(), sql);
    while let Some((line, after)) = rest.split_once('\n') {
        match line.strip_prefix("--") {
            Some(note) => notes.push(note.trim().to_owned()),
            None if line.is_empty() => {}
            None => break,
        }
        rest = after;
    }
    (notes, rest)
}

/// The applier has a transaction of its own, in which it also notes the progress.
fn unwrap_transaction(sql: &str) -> String {
    let is_around = |line: &str| line.is_empty() || line.starts_with("PRAGMA ");
    let lines: Vec<&str> = sql.lines().collect();
    let begin = lines.iter().position(|line| !is_around(line)).unwrap_or_default();
    let end = lines.iter().rposition(|line| !is_around(line)).unwrap_or_default();
    let inner = match (lines.get(begin), lines.get(end)) {
        (Some(&("BEGIN;" | "BEGIN IMMEDIATE;")), Some(&"COMMIT;")) => &lines[begin + 1..end],
        _ => return format!("{}\n", sql.trim_end_matches('\n')),
    };
    inner.iter().flat_map(|line| [*line, "\n"]).collect()
}

#[cfg(test)]
mod tests;
