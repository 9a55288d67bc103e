//! Every look-up of stores on a small and on a large database: docs/reports/look-ups.md.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use integrations::{App, Connection, Node, NodeConnection, Scenario};
use schemalock::store::Statements;
use schemalock_tests::Engine;
use schemalock_tests::loads::fill::fill;
use schemalock_tests::loads::look_ups::plans::Planned;
use schemalock_tests::loads::look_ups::times::{Timed, Times};
use schemalock_tests::loads::look_ups::{FORMS, PAGE, plans, times, word};
use schemalock_tests::loads::plan::{Explain, PlanMode};
use schemalock_tests::loads::rows::Size;

const SMALL: usize = 10_000;
/// MariaDB reads through a pool of its own, of 128 MiB unless it is told, beside a gigabyte of tables; the others read through the
/// system's, which holds everything.
const POOL: &str = "SET GLOBAL innodb_buffer_pool_size = 2147483648";
/// How often each look-up of a rare value is timed.
const CALLS: usize = 400;

/// What an engine did.
struct Looked {
    engine: Engine,
    nodes: [u64; 2],
    edges: [u64; 2],
    filled: Duration,
    elapsed: Duration,
    planned: Vec<Planned>,
    timed: Vec<Timed>,
}

pub(crate) fn write(seed: u64, nodes: usize, report: &Path) -> Result<bool> {
    let runtime = tokio::runtime::Runtime::new()?;
    Engine::Mariadb.scratch().apply(POOL)?;
    let all = [
        runtime.block_on(look::<sqlx::Sqlite>(Engine::Sqlite, seed, nodes))?,
        runtime.block_on(look::<sqlx::Postgres>(Engine::Postgres, seed, nodes))?,
        runtime.block_on(look::<sqlx::MySql>(Engine::Mariadb, seed, nodes))?,
    ];
    let mut text = head(seed);
    all.iter().for_each(|looked| summary(&mut text, looked));
    all.iter().for_each(|looked| details(&mut text, looked));
    text.push_str(include_str!("look_ups.md"));
    std::fs::write(report, text).with_context(|| format!("cannot write {}", report.display()))?;
    Ok(all.iter().all(|looked| looked.wrong().next().is_none()))
}

async fn look<DB: Explain>(engine: Engine, seed: u64, nodes: usize) -> Result<Looked>
where
    App: Statements<DB>,
    Connection: Statements<DB>,
    Scenario: Statements<DB>,
    Node: Statements<DB>,
    NodeConnection: Statements<DB>,
{
    let start = Instant::now();
    let small = fill::<DB>(engine, seed, Size::of(SMALL)).await?;
    let large = fill::<DB>(engine, seed, Size::of(nodes)).await?;
    let filled = start.elapsed();
    eprintln!("{}: filled in {:.0} s", engine.name(), filled.as_secs_f64());
    let planned = plans(engine, &large).await?;
    let timed = times(&small, &large, CALLS).await?;
    let looked = Looked {
        engine,
        nodes: [small.nodes, large.nodes],
        edges: [small.edges, large.edges],
        filled,
        elapsed: start.elapsed(),
        planned,
        timed,
    };
    for wrong in looked.wrong() {
        eprintln!("{}: {wrong}", engine.name());
    }
    Ok(looked)
}

impl Looked {
    fn wrong(&self) -> impl Iterator<Item = &Planned> {
        self.planned.iter().filter(|it| it.is_wrong())
    }

    fn rare(&self) -> impl Iterator<Item = &Timed> {
        self.timed.iter().filter(|timed| timed.rare)
    }

    /// The look-up that grew most, by one of its times.
    fn worst(&self, of: fn(&Times) -> Duration) -> (f64, String) {
        let growth =
            |it: &Timed| (growth(of(&it.small), of(&it.large)), format!("{}.{} {}", it.table, it.index, word(it.form)));
        self.rare().map(growth).max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default()
    }
}

fn growth(small: Duration, large: Duration) -> f64 {
    large.as_secs_f64() / small.as_secs_f64()
}

fn head(seed: u64) -> String {
    format!(
        "# Look-ups\n\nWritten by `.ci/slow`. Seed {seed}; {}.\n\n\
         Every look-up of the five stores, on a small and on a large database with the same skewed values (`tests/src/loads/rows`). The plans \
         are those of EXPLAIN of the statement that the store sends; the times are those of {CALLS} calls each through the store, on one \
         connection, the two databases in turn, the program kept to one core. MariaDB has a buffer pool of 2 GiB. A page has {PAGE} rows.\n\n\
         | engine | nodes | edges | statements explained | not by their index | median grew most | p95 grew most | filled in | time |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
        super::machine()
    )
}

fn summary(text: &mut String, looked: &Looked) {
    let Looked { engine, nodes: [few_nodes, nodes], edges: [few_edges, edges], filled, elapsed, .. } = looked;
    let explained = looked.planned.iter().filter(|it| it.has_to_be_good()).count();
    let (median, of_median) = looked.worst(|times| times.median);
    let (p95, of_p95) = looked.worst(|times| times.p95);
    let _ = writeln!(
        text,
        "| {} | {few_nodes}, {nodes} | {few_edges}, {edges} | {explained} | {} | {median:.2}x {of_median} | {p95:.2}x {of_p95} | {:.0} s | {:.0} s |",
        engine.name(),
        looked.wrong().count(),
        filled.as_secs_f64(),
        elapsed.as_secs_f64(),
    );
}

fn details(text: &mut String, looked: &Looked) {
    let name = looked.engine.name();
    for (what, of) in
        [("Medians", (|it| it.median) as fn(&Times) -> Duration), ("95 of 100 took no longer", |it| it.p95)]
    {
        let _ = write!(text, "\n## {name}: values that few rows have. {what}, in ms: small, large, growth\n\n");
        let _ = writeln!(text, "| look-up | {} |", FORMS.map(word).join(" | "));
        let _ = writeln!(text, "| --- |{}", " --- |".repeat(FORMS.len()));
        for row in looked.rare().collect::<Vec<_>>().chunks(FORMS.len()) {
            let cells: Vec<String> = row.iter().map(|it| cell(of(&it.small), of(&it.large))).collect();
            let _ = writeln!(text, "| {}.{} | {} |", row[0].table, row[0].index, cells.join(" | "));
        }
    }
    let _ = write!(text, "\n## {name}: values that a tenth of the rows have, or more. Medians in ms\n\n");
    text.push_str("| look-up | asked | small, large, growth | plan on the large one |\n| --- | --- | --- | --- |\n");
    for it in looked.timed.iter().filter(|it| !it.rare) {
        let is_plan = |plan: &&Planned| {
            let same = (plan.table, plan.index, plan.rare, plan.mode) == (it.table, it.index, false, PlanMode::Custom);
            same && plan.form == it.form
        };
        let plan = looked.planned.iter().find(is_plan).map(|it| it.plan.to_string()).unwrap_or_default();
        let times = cell(it.small.median, it.large.median);
        let _ = writeln!(text, "| {}.{} | {} | {times} | {plan} |", it.table, it.index, word(it.form));
    }
}

fn cell(small: Duration, large: Duration) -> String {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    format!("{:.2}, {:.2}, {:.1}x", milliseconds(small), milliseconds(large), growth(small, large))
}
