//! SQLite: `INDEXED BY` takes all other indexes away, and refuses a query that this one cannot serve.

use schemalock::migrate::{Engine as _, Sqlite};
use schemalock_codegen::dialect::Verbatim;

use super::ask::{Ask, Sampling};
use super::entry::{Entry, Origin, collect};
use super::planner::{Chosen, Planner};

/// One row for each part. A column of the type INTEGER that alone is the primary key has no index: it is the number that rows are
/// found by, and stands here under the name `rowid`.
const INDEXES: &str = "
SELECT t.name, l.name, l.origin, l.\"unique\", l.partial, x.seqno, CASE WHEN x.cid >= 0 THEN x.name END
FROM sqlite_schema t JOIN pragma_index_list(t.name) l JOIN pragma_index_xinfo(l.name) x
WHERE t.type = 'table' AND x.key = 1
UNION ALL
SELECT t.name, 'rowid', 'pk', 1, 0, 0, c.name
FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
WHERE t.type = 'table' AND c.pk > 0 AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) WHERE origin = 'pk')
ORDER BY 1, 2, 6";

const ROWID: &str = "rowid";

impl Planner for Sqlite {
    const TABLES: &'static str = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    const SAMPLING: Sampling = Sampling { literal: "quote({})", in_order: " NOT INDEXED" };
    const ANALYZE: &'static str = "ANALYZE ";

    async fn prepare(&mut self) -> anyhow::Result<()> {
        Ok(())
    }

    async fn entries(&mut self) -> anyhow::Result<Vec<Entry>> {
        Ok(collect(self.rows(INDEXES).await?.into_iter().filter_map(entry)))
    }

    async fn serve(&mut self, asks: &[(Ask<'_>, &Entry)]) -> anyhow::Result<Vec<bool>> {
        let mut answers = Vec::with_capacity(asks.len());
        for (ask, entry) in asks {
            let plan = match self.rows(&forced(ask, entry)).await {
                Err(error) if error.to_string().contains("no query solution") => None,
                plan => Some(line(plan?)),
            };
            answers.push(plan.is_some_and(|plan| plan.starts_with("SEARCH ") && equalities(&plan) >= ask.parts.len()));
        }
        Ok(answers)
    }

    async fn chosen(&mut self, query: &str) -> anyhow::Result<Option<Chosen>> {
        let plan = line(self.rows(&format!("EXPLAIN QUERY PLAN {query}")).await?);
        Ok(Some(if plan.starts_with("SEARCH ") { Chosen::Indexes(vec![index(&plan)]) } else { Chosen::Scan }))
    }
}

fn entry(row: Vec<Option<String>>) -> Option<(Entry, Option<String>, Option<String>)> {
    let [table, name, origin, unique, partial, _, column] = <[Option<String>; 7]>::try_from(row).ok()?;
    let origin = match origin.as_deref() {
        Some("pk") => Origin::PrimaryKey,
        Some("u") => Origin::Constraint,
        _ => Origin::Index,
    };
    let entry = Entry {
        table: table?,
        name: name?,
        origin,
        unnamed: origin != Origin::Index,
        unique: unique.as_deref() == Some("1"),
        valid: true,
        partial: partial.as_deref() == Some("1"),
        parts: Vec::new(),
        operators: Vec::new(),
        definition: String::new(),
    };
    Some((entry, column, None))
}

/// The look-up by this index and no other. Values may be left open.
fn forced(ask: &Ask<'_>, entry: &Entry) -> String {
    let mut writer = ask.writer();
    writer.sql("EXPLAIN QUERY PLAN SELECT * FROM ").name(ask.table);
    // Without an index rows are still found by their number.
    match entry.unnamed && entry.name == ROWID {
        true => writer.sql(" NOT INDEXED"),
        false => writer.sql(" INDEXED BY ").name(&entry.name),
    };
    let condition: Verbatim = ask.condition((1..=ask.parts.len()).map(|number| format!("?{number}")));
    writer.sql(" WHERE ").verbatim(&condition);
    writer.finish()
}

/// What is done with the table: the plan's first line.
fn line(plan: Vec<Vec<Option<String>>>) -> String {
    plan.into_iter().next().and_then(|row| row.into_iter().nth(3).flatten()).unwrap_or_default()
}

/// How many parts rows are found by: `SEARCH t USING INDEX x (a=? AND <expr>=?)`.
fn equalities(plan: &str) -> usize {
    plan.rsplit_once(" (").map_or(0, |(_, found_by)| found_by.matches("=?").count())
}

/// The index's name in such a line; [`ROWID`] where there is none.
fn index(plan: &str) -> String {
    let end = plan.rsplit_once(" (").map_or(plan, |(head, _)| head);
    end.split_once(" INDEX ").map_or(ROWID, |(_, name)| name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{equalities, index};

    #[test]
    fn lines_of_plans_are_understood() {
        let plan = "SEARCH nodes USING COVERING INDEX nodes_by_x (scenario_id=? AND <expr>=?)";
        assert_eq!((index(plan).as_str(), equalities(plan)), ("nodes_by_x", 2));
        let plan = "SEARCH nodes USING INTEGER PRIMARY KEY (rowid=?)";
        assert_eq!((index(plan).as_str(), equalities(plan)), ("rowid", 1));
    }
}
