//! Keys change over many rows, on every engine.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use schemalock_tests::Engine;
use schemalock_tests::reencrypt::storm::{Storm, Weather};

const ROWS: usize = 200_000;
const KILLS: usize = 20;

/// Rotates the keys on one engine.
pub(crate) fn storm(engine: Engine, storm: Storm) -> Result<Weather> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        match engine {
            Engine::Sqlite => storm.run::<sqlx::Sqlite>(engine).await,
            Engine::Postgres => storm.run::<sqlx::Postgres>(engine).await,
            Engine::Mariadb => storm.run::<sqlx::MySql>(engine).await,
        }
    })
}

/// Rotates the keys on all of them, and writes what came of it.
pub(crate) fn all(seed: u64, report: &Path) -> Result<bool> {
    let mut text = head(seed);
    let mut good = true;
    for engine in Engine::ALL {
        let weather = storm(engine, Storm { seed, rows: ROWS, kills: KILLS })?;
        eprintln!("{}{}", line(engine, &weather), weather.wrong.join("\n"));
        good &= weather.wrong.is_empty();
        text.push_str(&line(engine, &weather));
        std::fs::write(report, &text).with_context(|| format!("cannot write {}", report.display()))?;
    }
    Ok(good)
}

fn head(seed: u64) -> String {
    let mut text = format!("# Re-encryption of {ROWS} rows while others write\n\n");
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    let _ = write!(text, "Written by `.ci/slow`. Seed {seed}; {}; the {profile} profile.\n\n", super::machine());
    text.push_str(
        "Every row has a value in a padded column or in a searchable and unique one, or in both, under an old data key and an old index key. \
         Two programs make, change and end rows all the time, one of them with the old keys until the last run; a third opens \
         whatever it reads, and looks for it by its blind index. `schemalock reencrypt` is killed (`kill -9`) at random moments and begun \
         again. At the end both old keys are retired, every row is opened with the new keys alone and compared with what its program wrote \
         last, and rows that no program changed have the `updated_at` and the `version` of before \
         (`tests/src/reencrypt/storm.rs`). The time is that from the first run to the proof of the last, with the kills between.\n\n\
         | engine | rows at the end | killed | runs | written meanwhile | values opened meanwhile | lost, unreadable, left or touched | time |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    text
}

fn line(engine: Engine, weather: &Weather) -> String {
    let Weather { rows, killed, runs, written, opened, wrong, elapsed } = weather;
    let (wrong, seconds) = (wrong.len(), elapsed.as_secs_f64());
    format!("| {} | {rows} | {killed} | {runs} | {written} | {opened} | {wrong} | {seconds:.0} s |\n", engine.name())
}
