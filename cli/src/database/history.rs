//! The history table: one row a migration, with how far it came.

use schemalock_codegen::dialect::{Dialect, Object};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::engine::{Engine, Texts};

/// Its name in every database.
pub(super) const TABLE: &str = "schemalock_history";

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

const READ: &str = "SELECT migration, checksum, phase, state FROM schemalock_history ORDER BY migration";

/// What the database says of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its name.
    pub(super) migration: String,
    /// The checksum of the files that were applied.
    pub(super) checksum: String,
    /// How many phases are done.
    pub(super) phase: usize,
    /// All of them are.
    pub(super) done: bool,
}

impl Row {
    fn from_texts(texts: Texts) -> Option<Self> {
        let [migration, checksum, phase, state] = <[Option<String>; 4]>::try_from(texts).ok()?;
        Some(Self { migration: migration?, checksum: checksum?, phase: phase?.parse().ok()?, done: state? == "done" })
    }
}

/// The history as it is; empty when there is no table for it.
pub(super) async fn read<E: Engine>(engine: &mut E) -> anyhow::Result<Vec<Row>> {
    if !exists(engine, &Object::Table(TABLE.to_owned())).await? {
        return Ok(Vec::new());
    }
    let rows = engine.rows(READ).await?.into_iter().map(Row::from_texts).collect::<Option<_>>();
    rows.ok_or_else(|| anyhow::anyhow!("the table {TABLE} holds what Schemalock did not write"))
}

/// Does an object exist? Of what cannot be asked for, nobody knows: no.
pub(super) async fn exists<E: Engine>(engine: &mut E, object: &Object) -> sqlx::Result<bool> {
    match engine.dialect().exists(object) {
        Some(query) => Ok(!engine.rows(&query).await?.is_empty()),
        None => Ok(false),
    }
}

/// Notes that a migration begins. Makes the table when there is none.
pub(super) async fn begin<E: Engine>(
    engine: &mut E,
    migration: &str,
    checksum: &str,
    phases: usize,
) -> anyhow::Result<()> {
    engine.run(CREATE).await?;
    let dialect = engine.dialect();
    let (migration, checksum, now) = (text(dialect, migration), text(dialect, checksum), text(dialect, &now()?));
    let columns = "migration, checksum, phases, phase, state, started_at";
    let sql =
        format!("INSERT INTO {TABLE} ({columns}) VALUES ({migration}, {checksum}, {phases}, 0, 'started', {now})");
    Ok(engine.run(&sql).await?)
}

/// Notes that so many phases are done, and with the last one the migration.
pub(super) async fn progress<E: Engine>(
    engine: &mut E,
    migration: &str,
    phase: usize,
    done: bool,
) -> anyhow::Result<()> {
    let dialect = engine.dialect();
    let migration = text(dialect, migration);
    let finished =
        if done { format!(", state = 'done', finished_at = {}", text(dialect, &now()?)) } else { String::new() };
    Ok(engine.run(&format!("UPDATE {TABLE} SET phase = {phase}{finished} WHERE migration = {migration}")).await?)
}

fn text(dialect: &dyn Dialect, text: &str) -> String {
    let mut quoted = String::new();
    dialect.quote().text(&mut quoted, text);
    quoted
}

fn now() -> anyhow::Result<String> {
    let now = OffsetDateTime::now_utc();
    Ok(now.replace_nanosecond(0)?.format(&Rfc3339)?)
}
