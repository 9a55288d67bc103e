//! PostgreSQL.

use super::{How, Reencryptable};
use crate::migrate::engine::postgres::WORDS;

impl Reencryptable for sqlx::Postgres {
    const HOW: &'static How = &How {
        words: &WORDS,
        is: "{0} IS NOT DISTINCT FROM {1}",
        row_values: true,
        begin: "BEGIN; SET LOCAL lock_timeout = '3s'",
        enter: None,
        leave: None,
    };
}
