//! Writing many rows.

use sqlx::{Connection as _, SqlStr};

use super::insert::unsaved;
use super::refusal::refused;
use super::session::{acquire, bind, constant, written};
use super::transaction::{begin, end, settled};
use crate::store::engine::{Database, FailedStatement};
use crate::store::error::Side;
use crate::store::slot::Bound;
use crate::store::{Access, Statements, StoreError, Unsaved, sql};
use crate::{Model, Table, Value};

/// How many rows a statement writes at most.
const MOST_ROWS: usize = 256;
/// How many bytes of text, JSON and bytes a statement binds, unless a single row has more: servers take packets of a certain size.
const MOST_BYTES: usize = 1 << 20;

/// Writes new rows: all of them, or none.
///
/// # Errors
/// When a rule is broken, or the database refuses.
pub async fn insert_all<U, DB, E>(executor: E, new: Vec<U>) -> Result<u64, StoreError>
where
    U: Unsaved<Row: Statements<DB>>,
    DB: Database,
    E: Access<Database = DB>,
{
    let table = <U::Row as Model>::TABLE;
    new.iter().try_for_each(Unsaved::validate)?;
    let rows: Vec<Vec<Bound>> = new.iter().map(unsaved).collect::<Result<_, _>>()?;
    let mut connection = acquire(executor).await?;
    let connection: &mut DB::Connection = &mut connection;
    if is_whole::<DB>(connection, &rows) {
        return insert_batches::<U::Row, DB>(connection, &rows).await;
    }
    let mut transaction = begin::<DB>(connection, table).await?;
    let result = insert_batches::<U::Row, DB>(&mut transaction, &rows).await;
    let result = end::<_, DB>(transaction, table, result).await;
    settled::<_, DB>(connection, result).await
}

/// Whether it is all or nothing without a transaction of its own: it is one statement, or its failure ends the caller's.
fn is_whole<DB: Database>(connection: &DB::Connection, rows: &[Vec<Bound<'_>>]) -> bool {
    let one_statement = rows.is_empty() || batch_size(rows, DB::SYNTAX.most_values) == rows.len();
    one_statement || (DB::SYNTAX.errors_end_transactions && connection.is_in_transaction())
}

async fn insert_batches<M: Statements<DB>, DB: Database>(
    connection: &mut DB::Connection,
    rows: &[Vec<Bound<'_>>],
) -> Result<u64, StoreError> {
    let (mut rest, mut inserted) = (rows, 0);
    let mut last: Option<(usize, SqlStr)> = None;
    while !rest.is_empty() {
        let (batch, behind) = rest.split_at(batch_size(rest, DB::SYNTAX.most_values));
        let sql = match last {
            Some((rows, sql)) if rows == batch.len() => sql,
            _ => statement::<M, DB>(batch.len()),
        };
        last = Some((batch.len(), sql.clone()));
        let arguments = bind::<DB>(batch.iter().flatten())?;
        match DB::execute(connection, sql, arguments).await {
            Ok(done) => inserted += done.rows_affected,
            Err(error) => return Err(of_some_row::<DB>(connection, M::TABLE, batch, error).await),
        }
        rest = behind;
    }
    Ok(inserted)
}

/// The error of a batch: any of its rows may be the one.
async fn of_some_row<DB: Database>(
    connection: &mut DB::Connection,
    table: &'static Table,
    rows: &[Vec<Bound<'_>>],
    error: sqlx::Error,
) -> StoreError {
    let mut error = refused::<DB>(table, Side::Missing, error);
    for written in rows {
        let StoreError::ForeignKey { relation: None, .. } = error else { break };
        let failed = FailedStatement { table, written, key: &[] };
        let found = DB::find_reference(connection, failed).await.unwrap_or_default();
        let relation = found.map(|(_, relation)| relation);
        error = StoreError::ForeignKey { table: table.name, side: Side::Missing, relation };
    }
    error
}

/// How many of these rows the next statement writes. Powers of two, so that a connection keeps a handful of prepared statements
/// whatever comes.
pub(in crate::store) fn batch_size(rows: &[Vec<Bound<'_>>], most_values: usize) -> usize {
    let columns = rows.first().map_or(0, Vec::len);
    // A row without values is a statement of its own.
    let most = most_values.checked_div(columns).unwrap_or(1).clamp(1, MOST_ROWS).min(rows.len());
    let mut size = 1 << most.ilog2();
    while size > 1 && rows[..size].iter().flatten().map(bytes).sum::<usize>() > MOST_BYTES {
        size /= 2;
    }
    size
}

fn bytes((_, value): &Bound<'_>) -> usize {
    match value {
        Value::Text(text) | Value::Json(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        _ => 0,
    }
}

fn statement<M: Statements<DB>, DB: Database>(rows: usize) -> SqlStr {
    match rows {
        1 => constant(M::SQL.insert),
        rows => written(sql::text(DB::SYNTAX, |out| sql::insert(out, M::TABLE, rows))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, MOST_BYTES, batch_size};
    use crate::store::slot::Slot;
    use crate::{ColumnKind, Value};

    fn rows(count: usize, columns: usize, text: &str) -> Vec<Vec<Bound<'_>>> {
        let slot = Slot { name: "a", kind: ColumnKind::Text, scale: None };
        vec![vec![(slot, Value::text(text)); columns]; count]
    }

    #[test]
    fn batches_are_powers_of_two_within_what_can_be_bound() {
        let size = |columns: usize, count: usize| batch_size(&rows(count, columns, ""), 32_766);
        assert_eq!(size(10, 1_000), 256);
        assert_eq!(size(10, 100), 64);
        assert_eq!(size(1_000, 100), 32);
        assert_eq!(size(40_000, 2), 1);
        assert_eq!(size(0, 9), 1);
    }

    #[test]
    fn batches_are_no_longer_than_what_a_packet_holds() {
        let quarter = "a".repeat(MOST_BYTES / 4);
        assert_eq!(batch_size(&rows(9, 1, &quarter), 32_766), 4);
        assert_eq!(batch_size(&rows(9, 3, &quarter), 32_766), 1);
        assert_eq!(batch_size(&rows(9, 5, &quarter), 32_766), 1);
    }
}
