//! What a schema does not describe. Each query gives kind, name and definition, in the words of `CREATE`.

mod attached;
mod comments;
mod database;
mod relations;
mod routines;
mod types;

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::Unmanaged;

use super::super::text::one_line;
use super::{Catalogue, Fields};

const QUERIES: [&[&str]; 6] =
    [relations::QUERIES, attached::QUERIES, routines::QUERIES, types::QUERIES, database::QUERIES, comments::QUERIES];

pub(super) async fn read<E: Engine>(catalogue: &mut Catalogue<'_, E>) -> anyhow::Result<Vec<Unmanaged>> {
    let query = QUERIES.concat().join("\nUNION ALL\n");
    Ok(catalogue.ask(&query).await?.map(unmanaged).collect())
}

fn unmanaged(mut row: Fields) -> Unmanaged {
    Unmanaged { kind: row.text(), name: row.text(), definition: one_line(&row.text()), origin: None }
}
