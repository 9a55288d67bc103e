//! MariaDB: `EXPLAIN`.

use anyhow::Result;
use schemalock::Table;
use sqlx::{AssertSqlSafe, MySql, Pool, Row};

use super::{Bound, Explain, Path, Plan, PlanMode};

impl Explain for MySql {
    async fn explain(
        pool: &Pool<Self>,
        table: &'static Table,
        sql: &'static str,
        values: &[Bound],
        _: PlanMode,
    ) -> Result<Plan> {
        let mut query = sqlx::query(AssertSqlSafe(format!("EXPLAIN {sql}")));
        for value in values {
            query = match value {
                Bound::Bool(truth) => query.bind(*truth),
                Bound::Number(number) => query.bind(number.as_i64()),
                value => query.bind(value.as_str()),
            };
        }
        let mut plan = Plan::default();
        for row in query.fetch_all(pool).await? {
            if row.try_get::<Option<String>, _>("table")?.is_none() {
                plan.empty = true;
                continue;
            }
            let how: Option<String> = row.try_get("type")?;
            let key: Option<String> = row.try_get("key")?;
            let extra: Option<String> = row.try_get("Extra")?;
            // A filter by another index, `ref|filter` of `a|b`, only makes fewer of the rows that the first one finds.
            let first = |text: Option<String>| text.map(|text| text.split('|').next().unwrap_or_default().to_owned());
            let seeks = matches!(first(how).as_deref(), Some("ref" | "range" | "const" | "eq_ref" | "index_merge"));
            match first(key) {
                // Several indexes are merged: `a,b`.
                Some(names) => plan.paths.extend(names.split(',').map(|name| Path::through(table, name, seeks))),
                None => plan.paths.push(Path::ALL),
            }
            plan.sorts |= extra.is_some_and(|extra| extra.contains("filesort"));
        }
        Ok(plan)
    }
}
