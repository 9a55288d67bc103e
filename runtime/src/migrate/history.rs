//! The history table: one row a migration, with how far it came.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::engine::{Engine, Presence, Texts};
use super::error::{Error, Failure};
use super::object::Object;

/// The table's name in every database.
pub const HISTORY_TABLE: &str = "schemalock_history";

/// The same text makes it in every database.
const CREATE: &str = "\
CREATE TABLE IF NOT EXISTS schemalock_history (
    migration VARCHAR(190) NOT NULL PRIMARY KEY,
    checksum VARCHAR(64) NOT NULL,
    phases BIGINT NOT NULL,
    phase BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
    started_at VARCHAR(40) NOT NULL,
    finished_at VARCHAR(40)
)";

const READ: &str = "\
SELECT migration, checksum, phases, phase, state, started_at, finished_at FROM schemalock_history ORDER BY migration";

/// What the database says of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its name.
    pub(super) migration: String,
    /// The checksum of the files that were applied.
    pub(super) checksum: String,
    /// How many phases it has.
    pub(super) phases: usize,
    /// How many of them are done.
    pub(super) phase: usize,
    pub(super) state: State,
    pub(super) started_at: String,
    pub(super) finished_at: Option<String>,
}

/// Where a migration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Some phases of it are done.
    Started,
    /// All are.
    Done,
    /// Some phases of its way back are done.
    Undoing,
}

impl State {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "started" => Self::Started,
            "done" => Self::Done,
            "undoing" => Self::Undoing,
            _ => return None,
        })
    }
}

impl Row {
    fn from_texts(texts: Texts) -> Option<Self> {
        let [migration, checksum, phases, phase, state, started_at, finished_at] =
            <[Option<String>; 7]>::try_from(texts).ok()?;
        Some(Self {
            migration: migration?,
            checksum: checksum?,
            phases: phases?.parse().ok()?,
            phase: phase?.parse().ok()?,
            state: State::parse(&state?)?,
            started_at: started_at?,
            finished_at,
        })
    }
}

/// The row of a migration.
pub(super) fn row<'a>(rows: &'a [Row], migration: &str) -> Option<&'a Row> {
    rows.iter().find(|row| row.migration == migration)
}

/// The history as it is; empty when there is no table for it.
pub(super) async fn read<E: Engine>(engine: &mut E) -> Result<Vec<Row>, Error> {
    if engine.presence(&Object::Table(HISTORY_TABLE.to_owned())).await? == Presence::Absent {
        return Ok(Vec::new());
    }
    let rows = engine.rows(READ).await?.into_iter().map(Row::from_texts).collect::<Option<_>>();
    rows.ok_or(Error::History)
}

/// [`read`] inside of a phase.
pub(super) async fn read_again<E: Engine>(engine: &mut E) -> Result<Vec<Row>, Failure> {
    read(engine).await.map_err(|error| match error {
        Error::Database(error) => Failure::Database(error),
        other => Failure::History(other.to_string()),
    })
}

/// Makes the table when there is none.
pub(super) async fn create<E: Engine>(engine: &mut E) -> sqlx::Result<()> {
    engine.run(CREATE).await
}

/// Notes that a migration begins.
pub(super) async fn begin<E: Engine>(
    engine: &mut E,
    migration: &str,
    checksum: &str,
    phases: usize,
) -> sqlx::Result<()> {
    create(engine).await?;
    let words = engine.words();
    let (migration, checksum, now) = (words.text(migration), words.text(checksum), words.text(&now()));
    let columns = "migration, checksum, phases, phase, state, started_at";
    let values = format!("{migration}, {checksum}, {phases}, 0, 'started', {now}");
    engine.run(&format!("INSERT INTO {HISTORY_TABLE} ({columns}) VALUES ({values})")).await
}

/// Notes that a migration begins to be undone.
pub(super) async fn begin_undoing<E: Engine>(engine: &mut E, migration: &str, phases: usize) -> sqlx::Result<()> {
    change(engine, migration, &format!("state = 'undoing', phases = {phases}, phase = 0, finished_at = NULL")).await
}

/// Notes that so many phases are done.
pub(super) async fn progress<E: Engine>(engine: &mut E, migration: &str, phase: usize) -> sqlx::Result<()> {
    change(engine, migration, &format!("phase = {phase}")).await
}

/// Notes that a migration is done.
pub(super) async fn finish<E: Engine>(engine: &mut E, migration: &str, phases: usize) -> sqlx::Result<()> {
    let now = engine.words().text(&now());
    let set = format!("state = 'done', phases = {phases}, phase = {phases}, finished_at = {now}");
    change(engine, migration, &set).await
}

/// Forgets a migration.
pub(super) async fn forget<E: Engine>(engine: &mut E, migration: &str) -> sqlx::Result<()> {
    let migration = engine.words().text(migration);
    engine.run(&format!("DELETE FROM {HISTORY_TABLE} WHERE migration = {migration}")).await
}

async fn change<E: Engine>(engine: &mut E, migration: &str, set: &str) -> sqlx::Result<()> {
    let migration = engine.words().text(migration);
    engine.run(&format!("UPDATE {HISTORY_TABLE} SET {set} WHERE migration = {migration}")).await
}

/// Ends a transaction that wrote nothing but history.
pub(super) async fn end<E: Engine, T>(engine: &mut E, done: Result<T, Error>) -> Result<T, Error> {
    if done.is_ok() {
        engine.run("COMMIT").await?;
    } else {
        // The first error is the one to tell.
        let _ = engine.run("ROLLBACK").await;
    }
    done
}

/// To the second. What cannot be written has a year of five digits.
fn now() -> String {
    let now = OffsetDateTime::now_utc();
    let whole = now.replace_nanosecond(0).unwrap_or(now);
    whole.format(&Rfc3339).unwrap_or_else(|_| "unknown".to_owned())
}
