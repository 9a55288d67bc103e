//! Stored values that are none of their column's type.

use futures_util::TryStreamExt;
use integrations::*;
use schemalock::store::{StoreError, Unreadable};
use schemalock_tests::Engine;
use types::{GapStore, NewGap};

use super::{Driver, ENGINE, place, types};
use crate::support::{Place, refused};

/// Writes past a CHECK, which is gone afterwards.
fn write_unchecked(place: &Place<Driver>, table: &str, check: &str, update: &str) {
    match ENGINE {
        Engine::Sqlite => place.sql(&format!("PRAGMA ignore_check_constraints = ON; {update}")),
        Engine::Postgres => {
            place.sql(&format!("ALTER TABLE {table} DROP CONSTRAINT {check}"));
            place.sql(update);
        }
        Engine::Mariadb => {
            place.sql(&format!("ALTER TABLE {table} DROP CONSTRAINT {check}"));
            place.sql(update);
        }
    }
}

/// The place is named, and the value is not.
fn names(error: &StoreError, table: &str, column: &str, value: &str) -> bool {
    let text = format!("{error} {error:?} {:?}", std::error::Error::source(error).map(ToString::to_string));
    let StoreError::Read(read) = error else { return false };
    (read.table, read.column) == (table, column) && !text.contains(value)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_is_none_of_the_enum() {
    let place = place().await;
    let app = place.app("a").await;
    write_unchecked(&place, "apps", "apps_auth_type_enum", "UPDATE apps SET auth_type = 'wurst'");
    let apps = AppStore::new(&place.pool);
    let is = |error: &StoreError| names(error, "apps", "auth_type", "wurst");
    refused!(apps.get(app.id).await, error if is(error));
    refused!(apps.find(app.id).await, error if is(error));
    refused!(apps.rows().all().await, error if is(error));
    refused!(apps.rows().page(1).await, error if is(error));
    refused!(apps.by_name("a").first().await, error if is(error));
    refused!(apps.rows().stream().try_next().await, error if is(error));
    assert_eq!(apps.rows().count().await.unwrap(), 1);
    apps.delete(app.id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plaintext_where_a_sealed_value_should_be() {
    let place = place().await;
    let app = place.app("a").await;
    let connection = place.connection(&app, "u").await;
    let connections = ConnectionStore::new(&place.pool);
    for plaintext in ["hunter2", "sl1.hunter2", "sl1."] {
        let update = format!("UPDATE connections SET credentials = '{plaintext}'");
        if place.try_sql(&update).is_err() {
            write_unchecked(&place, "connections", "connections_credentials_sealed", &update);
        }
        let result = connections.get(connection.id).await;
        refused!(result, error if names(error, "connections", "credentials", "hunter2"));
        refused!(connections.get(connection.id).await, StoreError::Read(error) if matches!(error.source, Unreadable::Sealed(_)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn values_that_only_an_engine_knows() {
    let place = types(&["gaps"]).await;
    let gaps = GapStore::new(&place.pool);
    let row = gaps.create(&place.keyring, NewGap::new()).await.unwrap();
    let cases: &[(&str, &str)] = match ENGINE {
        Engine::Sqlite => &[
            ("moment", "253402300800000"),
            ("moment", "-9223372036854775808"),
            ("small", "32768"),
            ("truth", "2"),
            ("whole", "2147483648"),
            ("day", "'2021-02-30'"),
            ("day", "'10000-01-01'"),
            ("hour", "'24:00:00'"),
            ("json", "'{'"),
            ("other", "'no uuid, but thirty-six characters..'"),
        ],
        Engine::Postgres => &[
            ("moment", "'infinity'"),
            ("moment", "'-infinity'"),
            ("moment", "'10000-01-01T00:00:00Z'"),
            ("moment", "'290000-01-01T00:00:00Z'"),
            ("moment", "'4000-01-01T00:00:00Z BC'"),
            ("day", "'infinity'"),
            ("day", "'-infinity'"),
            ("day", "'10000-01-01'"),
            ("day", "'5000000-01-01'"),
            ("day", "'4000-01-01 BC'"),
            ("hour", "'24:00:00'"),
            ("ratio", "'NaN'"),
            ("ratio", "'-Infinity'"),
            ("price", "'NaN'"),
        ],
        Engine::Mariadb => &[
            ("hour", "'25:00:00'"),
            ("hour", "'-01:00:00'"),
            ("truth", "2"),
            ("other", "'no uuid, but thirty-six characters..'"),
        ],
    };
    for (column, value) in cases {
        let before = if ENGINE == Engine::Sqlite { "PRAGMA ignore_check_constraints = ON;" } else { "" };
        let before =
            if ENGINE == Engine::Mariadb { "SET sql_mode = '', check_constraint_checks = OFF;" } else { before };
        place.sql(&format!("{before} UPDATE gaps SET {column} = {value}"));
        let result = gaps.get(row.id).await;
        assert!(
            matches!(&result, Err(StoreError::Read(error)) if error.column == *column && error.table == "gaps"),
            "{column} = {value}: {result:?}"
        );
        place.sql(&format!("UPDATE gaps SET {column} = NULL"));
    }
    assert_eq!(gaps.get(row.id).await.unwrap(), row);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_where_a_value_is_required() {
    let place = place().await;
    let scenario = place.scenario("s").await;
    let column = match ENGINE {
        Engine::Sqlite => return,
        Engine::Postgres => "ALTER COLUMN name DROP NOT NULL",
        Engine::Mariadb => "MODIFY name VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL",
    };
    place.sql(&format!("ALTER TABLE scenarios {column}"));
    place.sql("UPDATE scenarios SET name = NULL");
    let result = ScenarioStore::new(&place.pool).get(scenario.id).await;
    refused!(result, StoreError::Read(error) if (error.table, error.column) == ("scenarios", "name"));
}
