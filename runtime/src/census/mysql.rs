//! MariaDB and MySQL.

use sqlx::MySqlConnection;

use super::connection::census_connection;
use super::dialect::Dialect;

// Cut before it is converted: values may be long.
const MYSQL: Dialect = Dialect {
    quote: '`',
    ignores_case: true,
    // `sl1.` as bytes.
    is_sealed: "CAST(CONVERT(LEFT({}, 4) USING utf8mb4) AS BINARY) = x'736c312e'",
    header: "CAST(CONVERT(LEFT({}, IF(CHAR_LENGTH({}) < 82, 4, 28)) USING utf8mb4) AS BINARY)",
    // The length as well, since `$` also matches before a line's end.
    is_blind_index: "CHAR_LENGTH({}) = 40 \
                     AND CONVERT(LEFT({}, 40) USING utf8mb4) COLLATE utf8mb4_bin REGEXP '^[0-9a-f]{40}$'",
    key: "CAST(CONVERT(LEFT({}, 8) USING utf8mb4) AS BINARY)",
};

const COLUMNS: &str = "SELECT CAST(column_name AS CHAR) FROM information_schema.columns \
                       WHERE table_schema = DATABASE() AND table_name = ?";

census_connection!(MySqlConnection, MYSQL, COLUMNS, str::to_owned);
