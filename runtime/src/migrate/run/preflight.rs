//! What the data says before anything is changed.

use crate::migrate::engine::{Engine, first};
use crate::migrate::error::Found;
use crate::migrate::script::Script;

/// The rows that stand in the way of a script.
pub(in crate::migrate) async fn count<E: Engine>(engine: &mut E, script: &Script) -> sqlx::Result<Vec<Found>> {
    let mut found = Vec::new();
    let mut failed = None;
    for preflight in &script.preflights {
        let number = match engine.rows(&preflight.query).await {
            Ok(rows) => first(rows),
            // Rows that another question counts may make this one impossible to ask: their count is the answer.
            Err(error) => {
                failed.get_or_insert(error);
                continue;
            }
        };
        let rows = number.and_then(|number| number.parse().ok()).unwrap_or_default();
        if rows > 0 {
            found.push(Found { rows, message: preflight.message.clone() });
        }
    }
    match failed {
        Some(error) if found.is_empty() => Err(error),
        _ => Ok(found),
    }
}
