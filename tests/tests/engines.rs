//! The harness itself: databases of their own, and no silent skip.

use std::path::PathBuf;

use anyhow::Result;
use schemalock_tests::Engine;
use schemalock_tests::engine::{mariadb, postgres};

const ONE_TABLE: &str = "CREATE TABLE only_here (id INTEGER PRIMARY KEY)";

#[test]
fn every_scratch_is_empty_and_isolated() -> Result<()> {
    for engine in Engine::ALL {
        let (one, other) = (engine.scratch(), engine.scratch());
        assert_ne!(one.url(), other.url());
        one.apply(ONE_TABLE)?;
        assert!(one.catalogue()?.tables.contains_key("only_here"), "{engine:?}");
        assert!(other.catalogue()?.tables.is_empty(), "{engine:?}");
    }
    Ok(())
}

#[test]
fn a_scratch_is_gone_after_its_test() {
    for engine in Engine::ALL {
        let scratch = engine.scratch();
        let url = scratch.url().to_owned();
        drop(scratch);
        assert!(schemalock_tests::catalogue::read(&url).is_err(), "{engine:?}");
    }
}

#[tokio::test]
async fn a_scratch_works_inside_a_runtime() -> Result<()> {
    for engine in Engine::ALL {
        let scratch = engine.scratch();
        scratch.apply(ONE_TABLE)?;
        assert_eq!(scratch.texts("SELECT 'text'")?, [Some("text".to_owned())], "{engine:?}");
    }
    Ok(())
}

#[test]
fn many_statements_stop_at_the_first_that_fails() -> Result<()> {
    for engine in Engine::ALL {
        let scratch = engine.scratch();
        let sql = format!("{ONE_TABLE}; CREATE TABLE broken (; CREATE TABLE after_it (id INTEGER);");
        assert!(scratch.apply(&sql).is_err(), "{engine:?}");
        assert!(!scratch.catalogue()?.tables.contains_key("after_it"), "{engine:?}");
    }
    Ok(())
}

#[test]
fn urls_have_the_form_that_the_command_line_takes() {
    let prefixes = ["sqlite:/", "postgres://postgres@127.0.0.1:", "mysql://root@127.0.0.1:"];
    for (engine, prefix) in Engine::ALL.into_iter().zip(prefixes) {
        let scratch = engine.scratch();
        assert!(scratch.url().starts_with(prefix), "{}", scratch.url());
    }
}

#[test]
fn a_server_does_not_outlive_its_handle() -> Result<()> {
    let server = postgres::start()?;
    let url = server.url().to_owned();
    schemalock_tests::catalogue::read(&url)?;
    drop(server);
    assert!(schemalock_tests::catalogue::read(&url).is_err());
    Ok(())
}

#[test]
fn a_missing_server_fails_loudly_and_names_its_package() {
    let nowhere = [PathBuf::from("/nowhere")];
    let errors = [(postgres::start_from(&nowhere), "postgresql"), (mariadb::start_from(&nowhere), "mariadb-server")];
    for (result, package) in errors {
        let message = result.expect_err("there is no server in /nowhere").to_string();
        assert!(message.contains("/nowhere"), "{message}");
        assert!(message.ends_with(&format!("apt-get install -y --no-install-recommends {package}")), "{message}");
    }
}

#[test]
fn a_broken_server_fails_with_its_log() {
    let folder = tempfile::tempdir().expect("a folder");
    for program in ["initdb", "postgres"] {
        let path = folder.path().join(program);
        std::os::unix::fs::symlink("/bin/false", path).expect("a link");
    }
    let message = postgres::start_from(&[folder.path().into()]).expect_err("false is no server").to_string();
    assert!(message.starts_with("postgres stopped while starting"), "{message}");
}
