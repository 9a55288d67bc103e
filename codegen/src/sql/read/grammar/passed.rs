//! Statements that change nothing of the schema, or nothing that an inventory holds: rows, rights, transactions, upkeep.

use super::super::cursor::{Cursor, Name, Read};
use super::super::lexis::Client;
use super::super::op::{NewTable, Op};

/// First words.
const PASSED: [&str; 66] = [
    "ABORT",
    "ANALYSE",
    "ANALYZE",
    "ATTACH",
    "BEGIN",
    "BINLOG",
    "CACHE",
    "CHANGE",
    "CHECK",
    "CHECKPOINT",
    "CHECKSUM",
    "CLOSE",
    "CLUSTER",
    "COMMIT",
    "COPY",
    "DEALLOCATE",
    "DECLARE",
    "DELETE",
    "DESC",
    "DESCRIBE",
    "DETACH",
    "DISCARD",
    "END",
    "EXPLAIN",
    "FETCH",
    "FLUSH",
    "GRANT",
    "HANDLER",
    "HELP",
    "INSERT",
    "INSTALL",
    "KILL",
    "LISTEN",
    "LOAD",
    "LOCK",
    "MERGE",
    "MOVE",
    "NOTIFY",
    "OPTIMIZE",
    "PRAGMA",
    "PURGE",
    "REASSIGN",
    "REFRESH",
    "REINDEX",
    "RELEASE",
    "REPAIR",
    "REPLACE",
    "RESET",
    "REVOKE",
    "ROLLBACK",
    "SAVEPOINT",
    "SECURITY",
    "SELECT",
    "SET",
    "SHOW",
    "SHUTDOWN",
    "START",
    "STOP",
    "TRUNCATE",
    "UNLISTEN",
    "UNLOCK",
    "UPDATE",
    "USE",
    "VACUUM",
    "VALUES",
    "WITH",
];

/// Objects of CREATE, ALTER and DROP that are of the server or of rights, and no part of a schema.
pub(super) const OBJECTS: [&[&str]; 23] = [
    &["ACCESS", "METHOD"],
    &["CONVERSION"],
    &["DEFAULT", "CONVERSION"],
    &["DEFAULT", "PRIVILEGES"],
    &["EVENT", "TRIGGER"],
    &["GROUP"],
    &["INSTANCE"],
    &["LANGUAGE"],
    &["LARGE", "OBJECT"],
    &["LOGFILE"],
    &["OWNED"],
    &["PROCEDURAL", "LANGUAGE"],
    &["PUBLICATION"],
    &["RESOURCE"],
    &["ROLE"],
    &["SPATIAL", "REFERENCE"],
    &["SUBSCRIPTION"],
    &["SYSTEM"],
    &["TABLESPACE"],
    &["TRANSFORM"],
    &["TRUSTED"],
    &["UNDO"],
    &["USER"],
];

/// Is it one of them?
pub(super) fn is_object(cursor: &Cursor<'_>) -> bool {
    OBJECTS.iter().any(|words| cursor.are(words))
}

/// Passes over a statement, or refuses it.
pub(super) fn passed(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let makes_rows_a_table = cursor.is_any(&["SELECT", "WITH"]) && cursor.lexis.client == Client::Psql;
    if makes_rows_a_table && let Some(name) = into(cursor)? {
        return Ok(vec![Op::CreateTable(Box::new(NewTable { name, of_query: true, ..NewTable::default() }))]);
    }
    let known = cursor.is_any(&PASSED) || cursor.is_symbol("(") || is_bulk_load(cursor);
    if known { Ok(Vec::new()) } else { cursor.refuse("this kind of statement is not known") }
}

/// The table of `SELECT … INTO`.
fn into(cursor: &Cursor<'_>) -> Read<Option<Name>> {
    let mut inside = cursor.clone();
    if inside.is("WITH") {
        return Ok(None);
    }
    while !inside.is_done() && !inside.is("FROM") {
        if inside.eat("INTO") {
            let temporary = inside.eat_any(&["TEMP", "TEMPORARY"]);
            let _ = inside.eat("UNLOGGED") || inside.eat("TABLE");
            return Ok(Some(inside.qualified()?).filter(|_| !temporary));
        }
        if inside.step().is_err() {
            break;
        }
    }
    Ok(None)
}

/// What mysqldump says for one storage engine.
fn is_bulk_load(cursor: &Cursor<'_>) -> bool {
    let is_prepared = cursor.is("EXECUTE") || cursor.is("PREPARE");
    is_prepared && cursor.is_at(1, "s") && (cursor.raw(3).contains("rocksdb") || cursor.len() == 2)
}
