//! Keys change while programs write, on every engine: one suite, three times.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]
#![allow(clippy::duplicate_mod, reason = "one suite for three engines")]

mod support;

/// The suite on one engine.
macro_rules! on_engine {
    ($name:ident, $driver:ty, $engine:ident) => {
        #[path = "suite"]
        mod $name {
            /// The driver.
            type Driver = $driver;
            /// What the suite runs on.
            const ENGINE: schemalock_tests::Engine = schemalock_tests::Engine::$engine;

            mod beside;
            mod command;
            mod findings;
            mod keys;
            mod rotation;
            mod storm;
            mod stuck;
        }
    };
}

on_engine!(sqlite, sqlx::Sqlite, Sqlite);
on_engine!(postgres, sqlx::Postgres, Postgres);
on_engine!(mariadb, sqlx::MySql, Mariadb);
