//! Ending a row.

use super::refusal::explained;
use super::session::{acquire, bind, constant, key};
use crate::store::engine::{Database, FailedStatement};
use crate::store::{Access, Statements, StoreError};

/// Ends the row with this key.
///
/// # Errors
/// When it is not there, or is still referred to.
pub async fn delete<M, DB, E>(executor: E, of: &M::Key) -> Result<(), StoreError>
where
    M: Statements<DB>,
    DB: Database,
    E: Access<Database = DB>,
{
    let key = key::<M>(of)?;
    let arguments = bind::<DB>(&key)?;
    let mut connection = acquire(executor).await?;
    match DB::execute(&mut connection, constant(M::SQL.delete), arguments).await {
        Ok(done) if done.rows_affected == 0 => Err(StoreError::NotFound { table: M::TABLE.name }),
        Ok(_) => Ok(()),
        Err(error) => {
            let failed = FailedStatement { table: M::TABLE, written: &[], key: &key };
            Err(explained::<DB>(&mut connection, failed, error).await)
        }
    }
}
