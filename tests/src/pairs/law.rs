//! What has to hold of every pair on a real engine.
//!
//! 1. Both models are what the engine takes, and rows are held as they are meant (else the generator lies).
//! 2. The migration is planned.
//! 3. Rows that do not fit are counted before anything is done, and nothing is done. Rows that fit stop nothing.
//! 4. Then the catalogue is that of a database made directly from the second model.
//! 5. Every row is still there, and every kept column has its value.
//! 6. There is nothing left to do: the plan from the second model to itself has no steps.
//! 7. Down leads back to the first catalogue, and to the first rows unless the script says what cannot be brought back.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::Result;
use schemalock_codegen::diff::Consent;
use schemalock_codegen::migration::{Migration, initial, next};
use schemalock_codegen::model::{Default, Model};

use super::applier::Applier;
use super::database::Bench;
use super::expect::{self, Expectation, expect};
use super::script::{Outcome, parse, text};
use super::{Pair, Rows, database, normalise};
use crate::{Engine, Scratch};

/// How a pair kept the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Applied, and taken back with every row.
    Whole,
    /// Applied, and taken back as far as its script says.
    Irreversible,
    /// Applied; rows as they are then stop the way down.
    NoWayDown,
    /// Refused, for rows that do not fit.
    Refused,
}

/// How a pair broke the law.
#[derive(Clone, Debug)]
pub struct Broken {
    /// The article.
    pub stage: &'static str,
    /// What was found.
    pub what: String,
    /// The script.
    pub script: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}\n--- script\n{}", self.stage, self.what, self.script)
    }
}

/// An error of a stage.
fn broken<E: fmt::Display>(stage: &'static str, script: &str) -> impl FnOnce(E) -> Broken {
    let script = script.to_owned();
    move |error| Broken { stage, what: format!("{error:#}"), script }
}

fn stop<T>(stage: &'static str, what: impl Into<String>, script: &str) -> Result<T, Broken> {
    Err(Broken { stage, what: what.into(), script: script.to_owned() })
}

/// The stage of a pair that is no pair: what the engine refuses by itself is the generator's fault.
pub const LIES: &str = "generator";

/// Both databases, the first by its migration and with its rows, which it holds as they are then returned, the second directly.
///
/// # Errors
/// Article 1.
pub fn databases(bench: &mut Bench, applier: &dyn Applier, pair: &Pair, rows: &Rows) -> Result<Rows, Broken> {
    bench.clear().map_err(broken(LIES, ""))?;
    applier.up(&bench.one, &[initial(&pair.a)]).map_err(broken(LIES, ""))?;
    database::insert(&bench.one, &pair.a, rows).map_err(broken(LIES, ""))?;
    let held = database::rows(&bench.one, &pair.a).map_err(broken(LIES, ""))?;
    let wrong = expect::differences(rows, &held);
    if !wrong.is_empty() {
        return stop(LIES, wrong.join("\n"), "");
    }
    database::create(&bench.two, &pair.b).map_err(broken(LIES, ""))?;
    Ok(held)
}

/// Consent to everything that the edit drops.
#[must_use]
pub fn consent(a: &Model, b: &Model) -> Consent {
    let mut drops = BTreeSet::new();
    for table in a.tables.iter().chain(&b.tables) {
        drops.insert(table.name.clone());
        drops.extend(table.columns.iter().map(|column| format!("{}.{}", table.name, column.name)));
    }
    for item in a.enums.iter().chain(&b.enums) {
        drops.extend(item.values.iter().map(|value| format!("{}.{}", item.name, value.name)));
        drops.insert(item.name.clone());
    }
    Consent { plaintext: drops.clone(), drops, empty: BTreeSet::new() }
}

/// The migration of a pair.
///
/// # Errors
/// Article 2.
pub fn plan(pair: &Pair) -> Result<Migration, Broken> {
    next("0002_edit", &pair.a, &pair.b, &consent(&pair.a, &pair.b)).map_err(|refusals| {
        let lines: Vec<String> =
            refusals.iter().map(|r| format!("{:?}: {} ({})", r.place, r.message, r.hints.join("; "))).collect();
        Broken { stage: "plan", what: lines.join("\n"), script: String::new() }
    })
}

/// Holds a pair against the law.
///
/// # Errors
/// The first article that it breaks.
pub fn check(bench: &mut Bench, applier: &dyn Applier, pair: &Pair, rows: &Rows) -> Result<Kept, Broken> {
    let engine = bench.engine();
    let held = databases(bench, applier, pair, rows)?;
    let (one, two) = (&bench.one, &bench.two);
    let migration = plan(pair)?;
    let up = text(engine, &migration, "up").map_err(broken("plan", ""))?;
    let catalogue = |of: &Scratch| of.catalogue().map_err(broken("catalogue", &up));
    let before = (catalogue(one)?, objects(one).map_err(broken("catalogue", ""))?);
    let expected = expect(engine, &pair.a, &pair.b, &held);
    let history = [initial(&pair.a), migration];
    let outcome = applier.up(one, &history).map_err(broken("up", &up))?;
    if let Outcome::Refused(counts) = outcome {
        return refused(engine, pair, one, &before.0, &held, &expected, &counts, &up);
    }
    if expected.fit == Some(false) {
        return stop("applied what does not fit", expected.why.join("\n"), &up);
    }
    let mut wrong = normalise::differences(engine, &catalogue(two)?, &catalogue(one)?);
    wrong.extend(strays(one, &objects(two).map_err(broken("catalogue", ""))?).map_err(broken("catalogue", ""))?);
    if !wrong.is_empty() {
        return stop("catalogue", wrong.join("\n"), &up);
    }
    let found = database::rows(one, &pair.b).map_err(broken("rows", &up))?;
    let wrong = expect::differences(&expected.rows, &found);
    if !wrong.is_empty() {
        return stop("rows", wrong.join("\n"), &up);
    }
    settled(engine, &pair.b)?;
    down(applier, pair, one, &before, &held, &history)
}

/// Breaks off the migration of a pair whose rows fit, applies again, and holds what is then there against articles 4 and 5.
/// `false` when it is not known that the rows fit.
///
/// # Errors
/// The first article that is broken.
pub fn broken_off(
    bench: &mut Bench,
    applier: &dyn Applier,
    pair: &Pair,
    rows: &Rows,
    break_off: impl FnOnce(&Scratch),
) -> Result<bool, Broken> {
    let engine = bench.engine();
    let held = databases(bench, applier, pair, rows)?;
    let history = [initial(&pair.a), plan(pair)?];
    let up = text(engine, &history[1], "up").map_err(broken("plan", ""))?;
    let expected = expect(engine, &pair.a, &pair.b, &held);
    if expected.fit != Some(true) {
        return Ok(false);
    }
    break_off(&bench.one);
    let outcome = applier.up(&bench.one, &history).map_err(broken("again", &up))?;
    if outcome != Outcome::Applied {
        return stop("again", format!("{outcome:?}"), &up);
    }
    let catalogue = |of: &Scratch| of.catalogue().map_err(broken("catalogue", &up));
    let mut wrong = normalise::differences(engine, &catalogue(&bench.two)?, &catalogue(&bench.one)?);
    let found = database::rows(&bench.one, &pair.b).map_err(broken("rows", &up))?;
    wrong.extend(expect::differences(&expected.rows, &found));
    if wrong.is_empty() { Ok(true) } else { stop("broken off", wrong.join("\n"), &up) }
}

/// Article 3: refused with counts, for a reason, and everything is as it was.
#[expect(clippy::too_many_arguments, reason = "one article, told as it is")]
fn refused(
    engine: Engine,
    pair: &Pair,
    one: &Scratch,
    before: &crate::Catalogue,
    held: &Rows,
    expected: &Expectation,
    counts: &[String],
    up: &str,
) -> Result<Kept, Broken> {
    if expected.fit == Some(true) {
        return stop("refused what fits", counts.join("\n"), up);
    }
    let after = one.catalogue().map_err(broken("refused", up))?;
    let changed = normalise::differences(engine, before, &after);
    if !changed.is_empty() {
        return stop("refused", changed.join("\n"), up);
    }
    let wrong = expect::differences(held, &database::rows(one, &pair.a).map_err(broken("refused", up))?);
    if wrong.is_empty() { Ok(Kept::Refused) } else { stop("refused", wrong.join("\n"), up) }
}

/// Article 6.
fn settled(engine: Engine, b: &Model) -> Result<(), Broken> {
    let pair = Pair { a: b.clone(), b: b.clone() };
    let again = plan(&pair)?;
    let script = text(engine, &again, "up").map_err(broken("settled", ""))?;
    let parsed = parse(&script).map_err(broken("settled", &script))?;
    if parsed.phases.is_empty() { Ok(()) } else { stop("settled", "the model differs from itself", &script) }
}

/// Article 7.
fn down(
    applier: &dyn Applier,
    pair: &Pair,
    one: &Scratch,
    before: &(crate::Catalogue, Vec<String>),
    held: &Rows,
    history: &[Migration; 2],
) -> Result<Kept, Broken> {
    let engine = one.engine();
    let script = text(engine, &history[1], "down").map_err(broken("down", ""))?;
    let parsed = parse(&script).map_err(broken("down", &script))?;
    if parsed.phases.is_empty() && !parsed.irreversible.is_empty() {
        return Ok(Kept::NoWayDown);
    }
    match applier.down(one, history).map_err(broken("down", &script))? {
        Outcome::Applied => {}
        Outcome::Refused(_) if !parsed.irreversible.is_empty() || !known(&pair.b) => return Ok(Kept::NoWayDown),
        Outcome::Refused(counts) => return stop("down", counts.join("\n"), &script),
    }
    let mut wrong = normalise::differences(engine, &before.0, &one.catalogue().map_err(broken("down", &script))?);
    wrong.extend(strays(one, &before.1).map_err(broken("down", &script))?);
    if !wrong.is_empty() {
        return stop("down: catalogue", wrong.join("\n"), &script);
    }
    if !parsed.irreversible.is_empty() {
        return Ok(Kept::Irreversible);
    }
    let rows = database::rows(one, &pair.a).map_err(broken("down: rows", &script))?;
    let wrong = expect::differences(held, &rows);
    if wrong.is_empty() { Ok(Kept::Whole) } else { stop("down: rows", wrong.join("\n"), &script) }
}

/// Are there only values that the rows of the first model determine? The time of a default may be one that a key refuses.
fn known(model: &Model) -> bool {
    let mut columns = model.tables.iter().flat_map(|table| &table.columns);
    !columns.any(|column| matches!(column.default, Some(Default::Now | Default::Sql(_))))
}

/// Objects that no table shows: functions, collations, types, sequences.
fn objects(scratch: &Scratch) -> Result<Vec<String>> {
    let query = match scratch.engine() {
        Engine::Sqlite => "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1",
        Engine::Postgres => {
            "SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
             UNION ALL SELECT 'collation ' || collname FROM pg_collation WHERE collnamespace = current_schema()::regnamespace
             UNION ALL SELECT 'type ' || typname FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e'
             UNION ALL SELECT 'relation ' || relkind::text || ' ' || relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
             ORDER BY 1"
        }
        Engine::Mariadb => {
            "SELECT CONVERT(CONCAT('table ', table_name) USING utf8mb4) FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1"
        }
    };
    Ok(normalise::normal_objects(scratch.texts(query)?.into_iter().flatten().collect()))
}

fn strays(scratch: &Scratch, expected: &[String]) -> Result<Vec<String>> {
    let found = objects(scratch)?;
    let missing = expected.iter().filter(|name| !found.contains(name)).map(|name| format!("missing: {name}"));
    let stray = found.iter().filter(|name| !expected.contains(name)).map(|name| format!("left over: {name}"));
    Ok(missing.chain(stray).collect())
}
