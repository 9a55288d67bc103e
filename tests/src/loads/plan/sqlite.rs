//! SQLite: `EXPLAIN QUERY PLAN`.

use anyhow::Result;
use schemalock::Table;
use sqlx::{AssertSqlSafe, Pool, Row, Sqlite};

use super::{Bound, Explain, Path, Plan, PlanMode};

impl Explain for Sqlite {
    async fn explain(
        pool: &Pool<Self>,
        _: &'static Table,
        sql: &'static str,
        values: &[Bound],
        _: PlanMode,
    ) -> Result<Plan> {
        let mut query = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")));
        for value in values {
            query = match value {
                Bound::Bool(truth) => query.bind(*truth),
                Bound::Number(number) => query.bind(number.as_i64()),
                value => query.bind(value.as_str().map(str::to_owned)),
            };
        }
        let mut plan = Plan::default();
        for row in query.fetch_all(pool).await? {
            let step: String = row.try_get("detail")?;
            if step.starts_with("USE TEMP B-TREE") {
                plan.sorts = true;
            } else {
                plan.paths.push(path(pool, &step).await?);
            }
        }
        Ok(plan)
    }
}

/// `SEARCH nodes USING INDEX nodes_by_type (type=?)`, `SCAN nodes`
async fn path(pool: &Pool<Sqlite>, step: &str) -> Result<Path> {
    let seeks = step.starts_with("SEARCH ");
    let Some((_, name)) = step.split_once("INDEX ") else { return Ok(Path { seeks, ..Path::ALL }) };
    let name = name.split(' ').next().unwrap_or_default().to_owned();
    let columns = sqlx::query_scalar("SELECT name FROM pragma_index_info($1) ORDER BY seqno").bind(name.clone());
    Ok(Path { index: Some((name, columns.fetch_all(pool).await?)), seeks })
}
