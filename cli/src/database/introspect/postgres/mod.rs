//! PostgreSQL 14 to 18: `pg_catalog`, of the current schema alone.
//!
//! The engine prints names without their schema where the search path finds them; so the search path stays as it is. One file is the
//! queries about one kind of thing and what becomes of their rows.

mod columns;
mod constraints;
mod enums;
mod indexes;
mod sequences;
mod tables;
mod triggers;
mod unmanaged;

use anyhow::Context as _;
use schemalock::migrate::Engine;
use schemalock_codegen::inventory::Inventory;
use schemalock_codegen::model::DialectKind;

use super::{Fields, Tables, ask, within};

/// Queries to a catalogue are compiled for longer than they run.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL jit = off";

/// The schema that is read, by its number: the engine would look the name up for every row.
const ABOUT: &str = "SELECT current_schema()::regnamespace::oid, current_setting('server_version_num')";

/// The relation `c` is a table that a schema can describe.
const MANAGED: &str = "\
(c.relkind = 'r' AND c.relnamespace = @here AND NOT c.relispartition AND c.reloftype = 0 AND @own
 AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid))";

/// The relation `c` belongs neither to an extension nor to the history of migrations.
const OWN: &str = "\
(c.relname <> 'schemalock_history' AND ('pg_catalog.pg_class'::regclass, c.oid) NOT IN @extension)";

/// What belongs to extensions: the catalogue it stands in, and its number there.
const EXTENSION: &str = "(SELECT classid, objid FROM extension)";

/// Read once in a query, before it is used in many places.
const WITH: &str = "\
WITH extension AS MATERIALIZED (SELECT e.classid, e.objid FROM pg_catalog.pg_depend e WHERE e.deptype = 'e')";

/// What exists from a version on, and what stands for it before.
const SINCE: [(&str, u32, &str, &str); 4] = [
    ("@nulls_not_distinct", 150_000, "i.indnullsnotdistinct", "false"),
    ("@delete_set", 150_000, "k.confdelsetcols", "NULL::int2[]"),
    ("@period", 180_000, "k.conperiod", "false"),
    ("@enforced", 180_000, "k.conenforced", "true"),
];

pub(super) async fn read<E: Engine>(engine: &mut E) -> anyhow::Result<Inventory> {
    within(engine, SNAPSHOT, async |engine| {
        let mut catalogue = Catalogue::new(engine).await?;
        let mut inventory = Inventory::empty(DialectKind::Postgres);
        let mut tables = tables::read(&mut catalogue).await?;
        columns::read(&mut catalogue, &mut tables).await?;
        let free = sequences::read(&mut catalogue, &mut tables).await?;
        constraints::read(&mut catalogue, &mut tables).await?;
        indexes::read(&mut catalogue, &mut tables).await?;
        inventory.unmanaged = unmanaged::read(&mut catalogue).await?;
        inventory.unmanaged.extend(free);
        inventory.unmanaged.extend(triggers::read(&mut catalogue, &mut tables).await?);
        inventory.unmanaged.sort();
        inventory.enums = enums::read(&mut catalogue).await?;
        inventory.tables = tables.finish();
        Ok(inventory)
    })
    .await
}

/// A server that is asked in the words of its version.
struct Catalogue<'e, E> {
    engine: &'e mut E,
    here: String,
    version: u32,
}

impl<'e, E: Engine> Catalogue<'e, E> {
    async fn new(engine: &'e mut E) -> anyhow::Result<Self> {
        let mut row = ask(engine, ABOUT).await?.next().context("the server does not say what it is")?;
        let here = row.some().context(
            "no schema is there to be read: none of those in the search path exists, or this user may use none of them",
        )?;
        let version = row.text().parse().context("the server does not say which version it is")?;
        Ok(Self { engine, here, version })
    }

    async fn ask(&mut self, sql: &str) -> anyhow::Result<impl Iterator<Item = Fields> + use<E>> {
        ask(self.engine, &self.spelled(sql)).await
    }

    /// A query with its abbreviations written out.
    fn spelled(&self, sql: &str) -> String {
        let mut sql = format!("{WITH}\n{sql}");
        for (word, meaning) in [("@managed", MANAGED), ("@own", OWN), ("@extension", EXTENSION), ("@here", &self.here)]
        {
            sql = sql.replace(word, meaning);
        }
        for (word, since, then, before) in SINCE {
            sql = sql.replace(word, if self.version >= since { then } else { before });
        }
        sql
    }
}
