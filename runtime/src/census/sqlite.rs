//! SQLite.

use sqlx::SqliteConnection;

use super::connection::census_connection;
use super::dialect::Dialect;

// What a function returns has no collation of its column, so these comparisons are of bytes.
const SQLITE: Dialect = Dialect {
    quote: '"',
    ignores_case: true,
    is_sealed: "substr({}, 1, 4) = 'sl1.'",
    header: "CAST(substr({}, 1, CASE WHEN length({}) < 82 THEN 4 ELSE 28 END) AS BLOB)",
    is_blind_index: "length({}) = 40 AND {} NOT GLOB '*[^0-9a-f]*'",
    key: "CAST(substr({}, 1, 8) AS BLOB)",
};

census_connection!(SqliteConnection, SQLITE, "SELECT name FROM pragma_table_xinfo(?)", str::to_owned);
