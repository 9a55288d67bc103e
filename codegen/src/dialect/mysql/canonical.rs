//! The canonical text of values, as it is sealed, in MariaDB and MySQL.

use crate::model::{Column, Type};

pub(super) fn canonical(value: &str, column: &Column) -> String {
    match column.ty {
        Type::SmallInt | Type::Integer | Type::BigInt => format!("CAST({value} AS CHAR)"),
        Type::Boolean => format!("IF({value}, 'true', 'false')"),
        Type::Date => format!("DATE_FORMAT({value}, '%Y-%m-%d')"),
        Type::Time => format!("TIME_FORMAT({value}, '%H:%i:%s')"),
        Type::Timestamp => {
            format!("CAST(TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', {value}) DIV 1000 AS CHAR)")
        }
        Type::Bytes => format!("LOWER(HEX({value}))"),
        _ => value.to_owned(),
    }
}

pub(super) fn value(text: &str, column: &Column) -> String {
    match column.ty {
        Type::SmallInt | Type::Integer | Type::BigInt => format!("CAST({text} AS SIGNED)"),
        Type::Boolean => format!("({text} = 'true')"),
        Type::Date => format!("CAST({text} AS DATE)"),
        Type::Time => format!("CAST({text} AS TIME)"),
        Type::Timestamp => format!(
            "TIMESTAMPADD(MICROSECOND, CAST({text} AS SIGNED) * 1000, CAST('1970-01-01 00:00:00' AS DATETIME(3)))"
        ),
        Type::Bytes => format!("UNHEX({text})"),
        _ => text.to_owned(),
    }
}
