//! What is sent to the databases, for reading: every statement that is known when the program is compiled.

use integrations::{App, Connection, Node, NodeConnection, Scenario};
use schemalock::store::Database;
use schemalock::store::sql::{Lookup, Sql};
use schemalock_tests::loads::look_ups::of_models::LookUps;
use sqlx::{MySql, Postgres, Sqlite};

fn lookup(name: &str, lookup: &Lookup) -> String {
    let Lookup { all, first, page, after, count } = lookup;
    format!("-- {name}\n{all};\n{first};\n{page};\n{after};\n{count};\n")
}

fn of<M: LookUps<DB>, DB: Database>() -> String {
    let Sql { get, insert, update, upsert, delete, rows, by } = M::SQL;
    let upsert = if upsert.is_empty() { "-- no statement for upserts" } else { upsert };
    assert_eq!(by.len(), M::LOOK_UPS.len(), "look-ups of {}", M::TABLE.name);
    let lookups: String = M::LOOK_UPS.iter().zip(*by).map(|((name, _), it)| lookup(name, it)).collect();
    format!(
        "-- {}\n{get};\n{insert};\n{update};\n{upsert};\n{delete};\n{}{lookups}",
        M::TABLE.name,
        lookup("rows", rows)
    )
}

macro_rules! on {
    ($driver:ty) => {
        [
            of::<App, $driver>(),
            of::<Connection, $driver>(),
            of::<Scenario, $driver>(),
            of::<Node, $driver>(),
            of::<NodeConnection, $driver>(),
        ]
        .join("\n")
    };
}

#[test]
fn sqlite() {
    insta::assert_snapshot!(on!(Sqlite));
}

#[test]
fn postgres() {
    insta::assert_snapshot!(on!(Postgres));
}

#[test]
fn mariadb() {
    insta::assert_snapshot!(on!(MySql));
}
