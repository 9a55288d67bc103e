//! When a document was made: Convex keeps the moment of each in `_creationTime`, and the order of documents by it.

use schemalock::{Table, Uuid, Value};
use schemalock_codegen::model::{self, Column, Default, Type};

/// Where the moment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Created {
    /// The place of a column of moments.
    moment: Option<usize>,
    /// The place of a key that may hold one.
    key: Option<usize>,
}

impl Created {
    /// In a column that is written once, with the moment at which its row is; else in the first one that begins with that moment.
    pub(super) fn of(table: &model::Table, sql: &Table) -> Self {
        let is_now = |column: &&Column| column.ty == Type::Timestamp && column.default == Some(Default::Now);
        let mut moments = table.columns.iter().filter(is_now).filter(|column| column.encrypted.is_none());
        let first = moments.clone().next();
        let moment = moments.find(|column| column.immutable).or(first);
        let key = match table.primary_key.as_slice() {
            [only] => table.column(only).filter(|column| column.ty == Type::Uuid && column.encrypted.is_none()),
            _ => None,
        };
        let place = |column: &Column| sql.columns.iter().position(|it| it.name == column.name);
        Self { moment: moment.and_then(place), key: key.and_then(place) }
    }

    /// Milliseconds since the Unix epoch of the row with this number, counted from 1. Convex takes none that is not behind the epoch.
    pub(super) fn millis(&self, row: &[Value<'_>], number: u64) -> u64 {
        let value = |place: Option<usize>| place.and_then(|at| row.get(at));
        let moment = match value(self.moment) {
            Some(Value::Timestamp(moment)) => u64::try_from(moment.unix_millis()).ok(),
            _ => None,
        };
        let of_key = || match value(self.key) {
            Some(Value::Uuid(key)) => in_key(key),
            _ => None,
        };
        let is_behind = |millis: &u64| *millis > 0;
        moment.filter(is_behind).or_else(|| of_key().filter(is_behind)).unwrap_or(number)
    }
}

/// The moment in a UUID of version 7.
fn in_key(key: &Uuid) -> Option<u64> {
    let (seconds, nanos) = (key.get_version_num() == 7).then(|| key.get_timestamp())??.to_unix();
    Some(seconds * 1_000 + u64::from(nanos / 1_000_000))
}

#[cfg(test)]
mod tests {
    use schemalock::Timestamp;

    use super::*;

    const BOTH: Created = Created { moment: Some(1), key: Some(0) };

    fn millis(key: &str, moment: Option<i64>) -> u64 {
        let moment =
            moment.map_or(Value::Null, |millis| Value::Timestamp(Timestamp::from_unix_millis(millis).unwrap()));
        BOTH.millis(&[Value::Uuid(key.parse().unwrap()), moment], 7)
    }

    #[test]
    fn a_moment_is_looked_for_where_it_is_likely() {
        let [v7, v4] = ["0198f2c0-1234-7000-8000-00000000000a", "0198f2c0-1234-4000-8000-00000000000a"];
        assert_eq!(millis(v7, Some(5)), 5);
        assert_eq!(millis(v7, None), 0x0198_f2c0_1234);
        assert_eq!(millis(v4, None), 7);
    }

    #[test]
    fn nothing_was_made_before_there_were_computers() {
        assert_eq!(millis("0198f2c0-1234-4000-8000-00000000000a", Some(-5)), 7);
        assert_eq!(millis("00000000-0000-7000-8000-00000000000a", Some(0)), 7);
    }
}
