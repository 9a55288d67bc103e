//! SQLite.

use super::{How, Reencryptable};
use crate::migrate::engine::sqlite::WORDS;

impl Reencryptable for sqlx::Sqlite {
    const HOW: &'static How = &How {
        words: &WORDS,
        is: "{0} IS {1}",
        row_values: true,
        // A transaction that began by reading could not write any more once another has written.
        begin: "BEGIN IMMEDIATE",
        enter: None,
        leave: None,
    };
}
