//! Enum types.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::EnumType;

use super::Catalogue;

const ENUMS: &str = "
SELECT t.typname, d.description, (
    SELECT to_json(array_agg(e.enumlabel ORDER BY e.enumsortorder)) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)
FROM pg_catalog.pg_type t
LEFT JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_type'::regclass AND d.objoid = t.oid AND d.objsubid = 0
WHERE t.typtype = 'e' AND t.typnamespace = @here AND ('pg_catalog.pg_type'::regclass, t.oid) NOT IN @extension
ORDER BY t.typname";

pub(super) async fn read<E: Engine>(catalogue: &mut Catalogue<'_, E>) -> anyhow::Result<Vec<EnumType>> {
    let rows = catalogue.ask(ENUMS).await?;
    rows.map(|mut row| Ok(EnumType { name: row.text(), comment: row.some(), values: row.names()? })).collect()
}
