//! MariaDB and MySQL.

use super::{How, Reencryptable};
use crate::migrate::engine::mysql::WORDS;

impl Reencryptable for sqlx::MySql {
    const HOW: &'static How = &How {
        words: &WORDS,
        is: "{0} <=> {1}",
        // Compared as rows, columns are looked through from the first row on.
        row_values: false,
        begin: "START TRANSACTION",
        enter: Some("SET @schemalock_wait = @@SESSION.innodb_lock_wait_timeout, SESSION innodb_lock_wait_timeout = 3"),
        leave: Some("SET SESSION innodb_lock_wait_timeout = @schemalock_wait"),
    };
}
