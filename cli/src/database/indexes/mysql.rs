//! MariaDB and MySQL: `FORCE INDEX` takes all other indexes away.
//!
//! A constant that no row has makes an end of a plan before it begins. So what an index can do is asked with values out of a
//! table: the rows of a table are looked up by the values of the same table's rows.

use schemalock::migrate::{Dialect, Engine as _, Mysql};
use schemalock_codegen::dialect::Verbatim;

use super::ask::{Ask, Sampling, value_name};
use super::entry::{Entry, Origin, collect};
use super::planner::{Chosen, Planner};

/// One row for each part; `@off` is the engine's way to say that an index may not be used.
const INDEXES: &str = "
SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, @off, CASE WHEN SUB_PART IS NULL THEN COLUMN_NAME END
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX";

/// The columns of EXPLAIN's rows.
struct Row {
    how: Option<String>,
    key: Option<String>,
    found_by: Option<String>,
}

impl Planner for Mysql {
    const TABLES: &'static str = "SELECT TABLE_NAME FROM information_schema.TABLES \
                                  WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'";
    // Bytes are no text of any kind; numbers and times claim to be bytes, but have nothing to compare them by.
    const SAMPLING: Sampling = Sampling {
        literal: "CASE WHEN CHARSET({}) = 'binary' AND COERCIBILITY({}) < 5 THEN CONCAT('x''', HEX(CAST({} AS BINARY)), '''') \
                  ELSE QUOTE(CAST({} AS CHAR)) END",
        in_order: " USE INDEX ()",
    };
    const ANALYZE: &'static str = "ANALYZE TABLE ";

    async fn prepare(&mut self) -> anyhow::Result<()> {
        Ok(self.run("SET SESSION lock_wait_timeout = 3").await?)
    }

    async fn entries(&mut self) -> anyhow::Result<Vec<Entry>> {
        let off = if self.dialect() == Dialect::Mariadb { "IGNORED = 'YES'" } else { "IS_VISIBLE = 'NO'" };
        Ok(collect(self.rows(&INDEXES.replace("@off", off)).await?.into_iter().filter_map(entry)))
    }

    async fn serve(&mut self, asks: &[(Ask<'_>, &Entry)]) -> anyhow::Result<Vec<bool>> {
        let mut answers = Vec::with_capacity(asks.len());
        for (ask, entry) in asks {
            let plan = self.rows(&forced(ask, entry)).await?.into_iter().last();
            answers.push(plan.map(Row::of).is_some_and(|row| row.finds(ask.parts.len(), &entry.name)));
        }
        Ok(answers)
    }

    async fn chosen(&mut self, query: &str) -> anyhow::Result<Option<Chosen>> {
        let plan = self.rows(&format!("EXPLAIN FORMAT=TRADITIONAL {query}")).await?.into_iter().next();
        let Some(Row { how: Some(how), key, .. }) = plan.map(Row::of) else { return Ok(None) };
        Ok(Some(match key {
            Some(keys) if how != "index" => Chosen::Indexes(keys.split(',').map(str::to_owned).collect()),
            _ => Chosen::Scan,
        }))
    }
}

fn entry(row: Vec<Option<String>>) -> Option<(Entry, Option<String>, Option<String>)> {
    let [table, name, not_unique, off, column] = <[Option<String>; 5]>::try_from(row).ok()?;
    let name = name?;
    let entry = Entry {
        table: table?,
        origin: if name == "PRIMARY" { Origin::PrimaryKey } else { Origin::Index },
        unnamed: name == "PRIMARY",
        name,
        unique: not_unique.as_deref() == Some("0"),
        valid: off.as_deref() != Some("1"),
        partial: false,
        parts: Vec::new(),
        operators: Vec::new(),
        definition: String::new(),
    };
    Some((entry, column, None))
}

fn forced(ask: &Ask<'_>, entry: &Entry) -> String {
    let mut writer = ask.writer();
    writer.sql("EXPLAIN FORMAT=TRADITIONAL SELECT * FROM (SELECT ");
    for (at, part) in ask.parts.iter().enumerate() {
        writer.sql(if at > 0 { ", " } else { "" }).verbatim(&Verbatim::trusted(&part.sql));
        writer.sql(" AS ").verbatim(&value_name(at + 1));
    }
    writer.sql(" FROM ").name(ask.table).sql(") AS schemalock_values STRAIGHT_JOIN ").name(ask.table);
    writer.sql(" FORCE INDEX (").name(&entry.name).sql(") ON ");
    writer.verbatim(&ask.condition((1..=ask.parts.len()).map(|number| value_name(number).as_str().to_owned())));
    writer.finish()
}

impl Row {
    /// MySQL has two columns more.
    fn of(mut row: Vec<Option<String>>) -> Self {
        let more = usize::from(row.len() > 10);
        let mut take = |at: usize| row.get_mut(at).and_then(Option::take);
        Self { how: take(3 + more), key: take(5 + more), found_by: take(7 + more) }
    }

    /// Are rows found by so many parts of the index?
    fn finds(&self, parts: usize, index: &str) -> bool {
        let by = self.found_by.as_deref().map_or(0, |found_by| found_by.split(',').count());
        matches!(self.how.as_deref(), Some("eq_ref" | "ref" | "const"))
            && self.key.as_deref() == Some(index)
            && by >= parts
    }
}
