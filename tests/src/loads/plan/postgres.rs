//! PostgreSQL: `EXPLAIN EXECUTE` of the prepared statement.

use anyhow::{Context, Result};
use schemalock::Table;
use serde_json::Value as Json;
use sqlx::{AssertSqlSafe, Connection as _, Executor, Pool, Postgres, Row};

use super::{Bound, Explain, Path, Plan, PlanMode};

impl Explain for Postgres {
    async fn explain(
        pool: &Pool<Self>,
        table: &'static Table,
        sql: &'static str,
        values: &[Bound],
        mode: PlanMode,
    ) -> Result<Plan> {
        let mut connection = pool.acquire().await?;
        // Nothing of it stays behind.
        let mut session = connection.begin().await?;
        let force = match mode {
            PlanMode::Custom => "force_custom_plan",
            PlanMode::Generic => "force_generic_plan",
        };
        session.execute(sqlx::raw_sql(AssertSqlSafe(format!("SET LOCAL plan_cache_mode = {force}")))).await?;
        session.execute(sqlx::raw_sql(AssertSqlSafe(format!("PREPARE look AS {sql}")))).await?;
        let values: Vec<String> = values.iter().map(literal).collect();
        let explain = format!("EXPLAIN (FORMAT JSON) EXECUTE look ({})", values.join(", "));
        let answer = session.fetch_one(sqlx::raw_sql(AssertSqlSafe(explain))).await;
        session.execute(sqlx::raw_sql("DEALLOCATE look")).await?;
        let text: String = answer?.try_get_unchecked(0)?;
        session.rollback().await?;
        let explained: Json = serde_json::from_str(&text)?;
        let mut plan = Plan::default();
        walk(table, explained.pointer("/0/Plan").context("no plan")?, &mut plan);
        Ok(plan)
    }
}

fn literal(value: &Bound) -> String {
    match value {
        Bound::String(text) => format!("'{}'", text.replace('\'', "''")),
        other => other.to_string(),
    }
}

fn walk(table: &'static Table, node: &Json, plan: &mut Plan) {
    let text = |key: &str| node.get(key).and_then(Json::as_str);
    match (text("Node Type"), text("Index Name")) {
        (_, Some(index)) => plan.paths.push(Path::through(table, index, node.get("Index Cond").is_some())),
        (Some("Seq Scan"), None) => plan.paths.push(Path::ALL),
        (Some("Sort" | "Incremental Sort"), None) => plan.sorts = true,
        _ => {}
    }
    for below in node.get("Plans").and_then(Json::as_array).into_iter().flatten() {
        walk(table, below, plan);
    }
}
