//! The program in a folder of its own.
#![allow(dead_code, reason = "every test program uses a part of it")]
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than this is a hang. The optimised program answers within five seconds; this one is not, and may share the machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A small valid schema.
pub(crate) const SCHEMA: &str = "\
schemalock: 1
name: shop
targets:
  sqlite: \"3.40\"
  mariadb: \"10.11\"
tables:
  items:
    description: What is sold.
    columns:
      id: { type: uuid, primary_key: true, default: uuid_v7 }
      label: { type: text, max_length: 80 }
    indexes:
      by_label: [label]
";

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code; -1 for a signal.
    pub(crate) code: i32,
    /// The result.
    pub(crate) stdout: String,
    /// Everything else.
    pub(crate) stderr: String,
}

impl Run {
    /// The result as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The kinds of the findings in the JSON, sorted.
    pub(crate) fn kinds(&self) -> Vec<String> {
        let findings = self.json()["findings"].as_array().cloned().unwrap_or_default();
        let mut kinds: Vec<String> =
            findings.iter().map(|f| f["kind"].as_str().unwrap_or_default().to_owned()).collect();
        kinds.sort();
        kinds
    }
}

/// A folder that goes away with the test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// One with the small schema in it.
    pub(crate) fn with_schema() -> Self {
        let folder = Self::new();
        folder.write("schema.yaml", SCHEMA);
        folder
    }

    /// One in which everything is in step.
    pub(crate) fn synced() -> Self {
        let folder = Self::with_schema();
        assert_eq!(folder.run(&["sync"]).code, 0);
        folder
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, contents).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces words in a file; they must be there.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not say {from}");
        self.write(path, text.replace(from, to));
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("to remove it");
    }

    /// Every file with its bytes and time, but for the databases.
    pub(crate) fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
        let mut files = Vec::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let time = entry.metadata().and_then(|m| m.modified()).expect("a time");
                    files.push((path.clone(), fs::read(&path).expect("a file"), time));
                }
            }
        }
        files.sort();
        files
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, b"")
    }

    /// Runs the program here with this on its standard input. Fails when it takes too long.
    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Run {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_schemalock"))
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("RUST_BACKTRACE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        // The program may well stop reading before the end.
        let _ = child.stdin.take().expect("its input").write_all(stdin);
        let output = child.wait_with_output().expect("its end");
        assert!(began.elapsed() < PATIENCE, "{arguments:?} took {:?}", began.elapsed());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}
