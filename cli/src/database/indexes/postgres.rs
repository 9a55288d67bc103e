//! PostgreSQL: nothing takes an index away. So each is tried alone, on a temporary table of the same columns that is rolled back, where
//! reading all rows is made unattractive; nobody else's table is locked against anything.

use schemalock::migrate::{Engine as _, Postgres};
use schemalock_codegen::dialect::{Verbatim, Writer};
use serde_json::Value;

use super::ask::{Ask, Sampling};
use super::entry::{Entry, Origin, collect};
use super::planner::{Chosen, Planner};

/// One row for each part. What stands behind `USING` in the definition makes the index on another table. The operator is that of
/// equality, or, for methods that know none, the one with which the method says that it has the value.
const INDEXES: &str = r#"
SELECT t.relname, c.relname, k.contype, i.indisunique, i.indisvalid AND i.indisready, i.indpred IS NOT NULL,
    regexp_replace(pg_get_indexdef(c.oid), '^CREATE (UNIQUE )?INDEX ("([^"]|"")*"|[^" ]+) ON (ONLY )?(("([^"]|"")*"|[^". ]+)\.)?("([^"]|"")*"|[^" .]+) USING ', ''),
    a.attname, f.operator
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = c.oid AND k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) AS n(at)
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[n.at - 1] AND a.attnum > 0
JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[n.at - 1]
LEFT JOIN LATERAL (
    SELECT format('OPERATOR(%I.%s)', s.nspname, p.oprname) AS operator
    FROM pg_catalog.pg_amop m
    JOIN pg_catalog.pg_operator p ON p.oid = m.amopopr
    JOIN pg_catalog.pg_namespace s ON s.oid = p.oprnamespace
    WHERE m.amopfamily = o.opcfamily AND m.amoppurpose = 's' AND m.amoplefttype = o.opcintype
    ORDER BY p.oprname <> '=', m.amoprighttype <> o.opcintype, m.amopstrategy LIMIT 1) f ON true
WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p')
ORDER BY t.relname, c.relname, n.at"#;

/// A generic plan is made without knowing a value. Whatever else the server is set to, indexes may be used.
const ALONE: &str = "\
BEGIN READ WRITE; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on; \
SET LOCAL enable_bitmapscan = on; SET LOCAL plan_cache_mode = force_generic_plan; \
CREATE TEMPORARY TABLE schemalock_probe (LIKE ";

impl Planner for Postgres {
    const TABLES: &'static str = "SELECT relname FROM pg_catalog.pg_class \
                                  WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace";
    const SAMPLING: Sampling = Sampling { literal: "quote_literal(({})::text)", in_order: " TABLESAMPLE SYSTEM (100)" };
    const ANALYZE: &'static str = "ANALYZE ";

    async fn prepare(&mut self) -> anyhow::Result<()> {
        self.run("SET lock_timeout = '3s'").await?;
        let schema = self.rows("SELECT current_schema()").await?;
        anyhow::ensure!(
            schema.into_iter().flatten().flatten().next().is_some(),
            "this user may use no schema of the search path: GRANT USAGE ON SCHEMA public TO it, or use another"
        );
        Ok(())
    }

    async fn entries(&mut self) -> anyhow::Result<Vec<Entry>> {
        Ok(collect(self.rows(INDEXES).await?.into_iter().filter_map(entry)))
    }

    async fn serve(&mut self, asks: &[(Ask<'_>, &Entry)]) -> anyhow::Result<Vec<bool>> {
        let Some((first, _)) = asks.first() else { return Ok(Vec::new()) };
        let made = self.run(&alone(first)).await;
        let answers = match made {
            Ok(()) => each(self, asks).await.map_err(anyhow::Error::new),
            Err(error) => Err(explained(error)),
        };
        // Also ends what has failed.
        self.run("ROLLBACK").await?;
        answers
    }

    async fn chosen(&mut self, query: &str) -> anyhow::Result<Option<Chosen>> {
        let plan = match self.rows(&format!("EXPLAIN (FORMAT JSON) {query}")).await {
            Err(error) if is_no_comparison(&error) => return Ok(None),
            plan => nodes(plan?),
        };
        let indexes: Vec<String> = plan.iter().filter_map(|node| word(node, "Index Name")).collect();
        let all = plan.iter().any(|node| word(node, "Node Type").is_some_and(|kind| kind.ends_with("Seq Scan")));
        let found = plan.iter().any(|node| node.get("Index Cond").is_some());
        Ok(Some(if found && !all { Chosen::Indexes(indexes) } else { Chosen::Scan }))
    }
}

fn entry(row: Vec<Option<String>>) -> Option<(Entry, Option<String>, Option<String>)> {
    let [table, name, constraint, unique, valid, partial, definition, column, operator] =
        <[Option<String>; 9]>::try_from(row).ok()?;
    let is = |text: Option<String>| text.as_deref() == Some("t");
    let entry = Entry {
        table: table?,
        name: name?,
        origin: match constraint.as_deref() {
            Some("p") => Origin::PrimaryKey,
            Some(_) => Origin::Constraint,
            None => Origin::Index,
        },
        unnamed: false,
        unique: is(unique),
        valid: is(valid),
        partial: is(partial),
        parts: Vec::new(),
        operators: Vec::new(),
        definition: definition?,
    };
    Some((entry, column, Some(operator.map_or("=".to_owned(), plain))))
}

/// The usual operators in the usual way.
fn plain(operator: String) -> String {
    let usual = operator.strip_prefix("OPERATOR(pg_catalog.").and_then(|rest| rest.strip_suffix(')'));
    usual.map(str::to_owned).unwrap_or(operator)
}

fn alone(ask: &Ask<'_>) -> String {
    let mut writer = ask.writer();
    writer.sql(ALONE).name(ask.table).sql(")");
    writer.finish()
}

async fn each(engine: &mut Postgres, asks: &[(Ask<'_>, &Entry)]) -> sqlx::Result<Vec<bool>> {
    let mut answers = Vec::with_capacity(asks.len());
    for (ask, entry) in asks {
        let plan = nodes(engine.rows(&attempt(ask, entry)).await?);
        // What the index leaves over is filtered.
        answers.push(plan.iter().any(|node| node.get("Index Cond").is_some()) && !plan.iter().any(filters));
    }
    Ok(answers)
}

fn filters(node: &Value) -> bool {
    node.get("Filter").is_some()
}

fn attempt(ask: &Ask<'_>, entry: &Entry) -> String {
    let numbers = 1..=ask.parts.len();
    let mut writer: Writer = ask.writer();
    writer.sql("CREATE INDEX schemalock_probe_index ON pg_temp.schemalock_probe USING ");
    writer.verbatim(&Verbatim::trusted(&entry.definition));
    writer.sql("; PREPARE schemalock_probe AS SELECT * FROM pg_temp.schemalock_probe WHERE ");
    writer.verbatim(&ask.condition(numbers.clone().map(|number| format!("${number}"))));
    writer.sql("; EXPLAIN (FORMAT JSON) EXECUTE schemalock_probe ");
    writer.list(&Vec::from_iter(numbers), |writer, _| {
        writer.sql("NULL");
    });
    writer.sql("; DEALLOCATE schemalock_probe; DROP INDEX pg_temp.schemalock_probe_index");
    writer.finish()
}

/// The plan's nodes, each without those below it.
fn nodes(rows: Vec<Vec<Option<String>>>) -> Vec<Value> {
    let text = rows.into_iter().flatten().flatten().next().unwrap_or_default();
    let plan: Value = serde_json::from_str(&text).unwrap_or_default();
    let mut left = vec![plan[0]["Plan"].clone()];
    let mut nodes = Vec::new();
    while let Some(mut node) = left.pop() {
        if let Some(Value::Array(below)) = node.as_object_mut().and_then(|node| node.remove("Plans")) {
            left.extend(below);
        }
        nodes.push(node);
    }
    nodes
}

fn word(node: &Value, key: &str) -> Option<String> {
    node.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn code(error: &sqlx::Error) -> String {
    error.as_database_error().and_then(|error| error.code()).unwrap_or_default().into_owned()
}

/// A type that cannot be compared in this way, or a value that is none of the operator's right side.
fn is_no_comparison(error: &sqlx::Error) -> bool {
    let code = code(error);
    code == "42883" || code.starts_with("22")
}

fn explained(error: sqlx::Error) -> anyhow::Error {
    let why = match code(&error).as_str() {
        "42501" => {
            "each index is tried alone on a temporary table, which this user may not make: GRANT TEMPORARY ON DATABASE … TO it, or use another user"
        }
        "25006" => {
            "each index is tried alone on a temporary table, which cannot be made here: use the primary server, in sessions that may write"
        }
        _ => return anyhow::Error::new(error),
    };
    anyhow::Error::new(error).context(why)
}
