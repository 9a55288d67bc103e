//! Runs a migration's script as its text says, knowing nothing of the applier: questions first, then phase by phase.

use anyhow::{Context, Result, bail, ensure};
use schemalock_codegen::migration::Migration;

use crate::{Engine, Scratch};

/// A script as far as it matters here.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// Messages and queries that must give 0.
    pub preflights: Vec<(String, String)>,
    /// What cannot be brought back.
    pub irreversible: Vec<String>,
    /// Statements for other clients, before everything.
    pub head: String,
    /// Kind and text.
    pub phases: Vec<(String, String)>,
}

/// What applying came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Applied,
    /// Nothing was done: counts and messages.
    Refused(Vec<String>),
}

/// The script of an engine and a direction; one that a migration has no need of is empty.
///
/// # Errors
/// It is not there.
pub fn text(engine: Engine, migration: &Migration, direction: &str) -> Result<String> {
    let path = format!("{}.{direction}.sql", engine.name());
    let file = migration.files.iter().find(|file| file.path == path);
    file.map(|file| file.contents.clone()).with_context(|| format!("the migration has no {path}"))
}

/// Asks what has to be asked, and runs the phases.
///
/// # Errors
/// What the engine says of a question or a statement.
pub fn run(scratch: &Scratch, text: &str) -> Result<Outcome> {
    let script = parse(text)?;
    let mut refused = Vec::new();
    let mut failed: Option<anyhow::Error> = None;
    for (message, query) in &script.preflights {
        // A question may define what it asks with: that comes first, in the same session.
        let (define, ask) =
            query.rsplit_once("; SELECT ").map_or(("", query.clone()), |(d, q)| (d, format!("SELECT {q}")));
        let count = match scratch.texts_after(define, &format!("SELECT CAST(({ask}) AS CHAR(20))")) {
            Ok(count) => count,
            // Rows that another question is about may make this one impossible to ask.
            Err(error) => {
                failed.get_or_insert(error.context(query.clone()));
                continue;
            }
        };
        let count = count.first().cloned().flatten().context("a question that gives nothing")?;
        if count.trim() != "0" {
            refused.push(format!("{} {message}", count.trim()));
        }
    }
    if !refused.is_empty() {
        return Ok(Outcome::Refused(refused));
    }
    failed.map_or(Ok(()), Err::<(), anyhow::Error>)?;
    for (kind, sql) in &script.phases {
        ensure!(kind != "keyring", "this applier has no keys");
        let head = if scratch.engine() == Engine::Mariadb { script.head.as_str() } else { "" };
        scratch.apply(&format!("{head}{sql}")).with_context(|| format!("phase {kind}:\n{sql}"))?;
    }
    Ok(Outcome::Applied)
}

/// Reads a script.
///
/// # Errors
/// A first line without the marks, or a mark that is not known.
pub fn parse(text: &str) -> Result<Script> {
    let first = text.lines().next().unwrap_or_default();
    let mark = first.rsplit_once("(marks: ").and_then(|(_, rest)| rest.strip_suffix(')')).context("no marks")?;
    let mark = format!("-- {mark}:");
    let mut script = Script::default();
    for line in text.split_inclusive('\n').skip(1) {
        match line.strip_prefix(&mark) {
            Some(rest) => script.mark(rest.trim_end())?,
            None => match script.phases.last_mut() {
                Some((_, sql)) => sql.push_str(line),
                None => script.head.push_str(line),
            },
        }
    }
    Ok(script)
}

impl Script {
    fn mark(&mut self, text: &str) -> Result<()> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        match word {
            "preflight" => {
                let texts: Vec<String> =
                    serde_json::Deserializer::from_str(rest).into_iter().collect::<Result<_, _>>()?;
                let [message, query] = texts.try_into().ok().context("a question is a message and a query")?;
                self.preflights.push((message, query));
            }
            "irreversible" => self.irreversible.push(serde_json::from_str(rest)?),
            "phase" => self.phases.push((rest.to_owned(), String::new())),
            "expect" | "absent" | "fill" | "finish" | "guard" => {}
            other => bail!("the mark `{other}` is not known"),
        }
        Ok(())
    }
}
