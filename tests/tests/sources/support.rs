//! Schemas of others, and databases that hold them.

use std::path::PathBuf;
use std::process::Command;

use schemalock_codegen::model::Model;
use schemalock_tests::{Engine, Output, Project, Scratch};
use url::Url;

/// A file of `tests/schemas`.
pub(crate) fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name)
}

/// Its text.
pub(crate) fn text(name: &str) -> String {
    let path = file(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A database into which the engine's own client has loaded SQL.
pub(crate) fn loaded(engine: Engine, sql: &str) -> Scratch {
    let scratch = engine.scratch();
    load(&scratch, sql);
    scratch
}

/// Loads SQL with the engine's own client; SQLite's is the library.
pub(crate) fn load(scratch: &Scratch, sql: &str) {
    try_load(scratch, sql).unwrap_or_else(|error| panic!("{error}"));
}

/// The same where it may fail; then this is what the client said.
pub(crate) fn try_load(scratch: &Scratch, sql: &str) -> Result<(), String> {
    if scratch.engine() == Engine::Sqlite {
        return scratch.apply(sql).map_err(|error| format!("{error:#}"));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("load.sql");
    std::fs::write(&path, sql).unwrap();
    let mut client = match scratch.engine() {
        Engine::Postgres => Command::new("psql"),
        _ => mariadb(scratch, "mariadb"),
    };
    if scratch.engine() == Engine::Postgres {
        client.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f"]).arg(&path).arg(scratch.url());
    }
    // MariaDB's own `source` goes on behind an error.
    let done = client.stdin(std::fs::File::open(&path).unwrap()).output().unwrap();
    let said = || String::from_utf8_lossy(&[done.stdout.as_slice(), &done.stderr].concat()).into_owned();
    if done.status.success() { Ok(()) } else { Err(said()) }
}

/// The SQL that `generate` wrote for an engine.
pub(crate) fn generated(project: &Project, engine: Engine) -> String {
    let part = |name: &str| project.read(&format!("generated/sql/{}/{name}.sql", engine.name()));
    format!("{}{}", part("schema"), part("indexes"))
}

/// A program of MariaDB's on a database.
pub(crate) fn mariadb(scratch: &Scratch, program: &str) -> Command {
    let url = Url::parse(scratch.url()).unwrap();
    let mut client = Command::new(program);
    client.arg("--no-defaults").arg("--protocol=tcp").arg("--default-character-set=utf8mb4");
    client.args(["-h", url.host_str().unwrap(), "-P", &url.port().unwrap().to_string(), "-u", url.username()]);
    client.arg(url.path().trim_start_matches('/'));
    client
}

/// `schemalock pull` into the project's schema.yaml.
pub(crate) fn pull(project: &Project, source: &str, more: &[&str]) -> Output {
    project.run(&[&["pull", source, "-o", "schema.yaml", "--force"], more].concat())
}

/// The model of the project's schema.yaml.
pub(crate) fn model(project: &Project) -> Model {
    let text = project.read("schema.yaml");
    let compiled = schemalock_codegen::compile(text.as_bytes(), None);
    compiled.model.unwrap_or_else(|| panic!("{:?}", compiled.findings))
}

/// Nothing differs, in either direction.
pub(crate) fn assert_same(project: &Project, one: &str, other: &str, more: &[&str]) {
    for (from, to) in [(one, other), (other, one)] {
        let output = project.run(&[&["diff", "--from", from, "--to", to, "--exit-code"], more].concat());
        assert_eq!(output.code, 0, "{from} -> {to}\n{}\n{}", output.stdout, output.stderr);
        assert!(output.stderr.contains("no differences"), "{}\n{}", output.stdout, output.stderr);
    }
}
