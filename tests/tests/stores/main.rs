//! Stores on every engine: one suite, three times.
#![allow(clippy::duplicate_mod, reason = "one suite on three engines")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod fixture;
mod loose;
mod samples;
mod statements;
mod support;

/// The suite on one engine.
macro_rules! on_engine {
    ($name:ident, $driver:ty, $engine:ident) => {
        #[path = "suite"]
        mod $name {
            use crate::support::Place;

            /// The driver.
            type Driver = $driver;
            /// What the suite runs on.
            const ENGINE: schemalock_tests::Engine = schemalock_tests::Engine::$engine;

            /// The five tables.
            async fn place() -> Place<Driver> {
                Place::of(ENGINE, &crate::fixture::five_tables(ENGINE)).await
            }

            /// Some of the tables of every type.
            async fn types(tables: &[&str]) -> Place<Driver> {
                Place::of(ENGINE, &crate::fixture::types(ENGINE, tables)).await
            }

            mod assigned;
            mod batches;
            mod conflicts;
            mod crud;
            mod errors;
            mod keys;
            mod limits;
            mod lookups;
            mod names;
            mod pages;
            mod reads;
            mod references;
            mod rules;
            mod searchable;
            mod secrets;
            mod text;
            mod touched;
            mod transactions;
            mod unavailable;
            mod upsert;
            mod values;
            mod versions;
        }
    };
}

on_engine!(sqlite, sqlx::Sqlite, Sqlite);
on_engine!(postgres, sqlx::Postgres, Postgres);
on_engine!(mariadb, sqlx::MySql, Mariadb);
