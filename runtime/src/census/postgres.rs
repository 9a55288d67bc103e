//! PostgreSQL.

use sqlx::PgConnection;

use super::connection::census_connection;
use super::dialect::Dialect;

const POSTGRES: Dialect = Dialect {
    quote: '"',
    ignores_case: false,
    is_sealed: r#"left({}::text, 4) COLLATE "C" = 'sl1.'"#,
    header: "convert_to(left({}::text, CASE WHEN length({}::text) < 82 THEN 4 ELSE 28 END), 'UTF8')",
    is_blind_index: r#"{}::text COLLATE "C" ~ '^[0-9a-f]{40}$'"#,
    key: "convert_to(left({}::text, 8), 'UTF8')",
};

// By the search path, as the counting query finds the table.
const COLUMNS: &str = "SELECT attname::text FROM pg_attribute \
                       WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped";

census_connection!(PgConnection, POSTGRES, COLUMNS, |table| POSTGRES.quoted(table));
