//! Generated Convex backends in a project as a user has one, and the tools of npm that judge them.
//!
//! `tests/convex` has the packages, the settings and the tests in TypeScript. A [`Backend`] is a copy of it in a folder of its
//! own, with generated files in `convex/` and `schemas/NAME/`, what a project has besides (`project/`) in `convex/`, too, and this
//! repository's vectors and cases in `data/`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use schemalock_codegen::diagnostic::{Format, Source, render};
use schemalock_codegen::model::Model;
use schemalock_codegen::{compile, emit};
use tempfile::TempDir;

use crate::workspace::{Output, run_within};

/// How long a tool may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(600);

/// A project with generated backends.
#[derive(Debug)]
pub struct Backend {
    folder: TempDir,
}

impl Backend {
    /// A project whose `convex/` is that of the five tables.
    ///
    /// # Panics
    /// When the packages of npm are missing, or there is no room for temporary files.
    #[must_use]
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("schemalock-convex.").tempdir().expect("a temporary folder");
        let (root, sources) = (root(), root().join("tests/convex"));
        let packages = sources.join("node_modules");
        assert!(packages.is_dir(), "{} is missing: run `npm ci` in tests/convex", packages.display());
        std::os::unix::fs::symlink(packages, folder.path().join("node_modules")).expect("a link");
        let copies = [
            (sources, PathBuf::new()),
            (root.join("tests/convex/project"), "convex".into()),
            (root.join("runtime/vectors"), "data/vectors".into()),
            (root.join("runtime/cases"), "data/cases".into()),
        ];
        for (from, to) in copies {
            copy(&from, &folder.path().join(to)).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
        }
        let backend = Self { folder };
        backend.generate("convex", &model(crate::FIVE_TABLES));
        backend
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The backend of another schema, in a folder of this one.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn generate(&self, folder: &str, model: &Model) {
        for file in emit::convex::emit(model) {
            let path = file.path.strip_prefix("convex/").unwrap_or(&file.path);
            self.write(&format!("{folder}/{path}"), &file.contents);
        }
    }

    /// Writes a file and the folders that it is in.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, path: &str, contents: &str) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap_or(&file)).expect("the folder can be made");
        fs::write(&file, contents).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Runs the tests of a folder of `tests/`, with these environment variables besides.
    ///
    /// # Panics
    /// When one fails, or there is none.
    pub fn test(&self, folder: &str, environment: &[(&str, &str)]) {
        let mut vitest = self.tool("vitest");
        vitest.args(["run", &format!("tests/{folder}/")]).envs(environment.iter().copied());
        passes(&mut vitest);
    }

    /// Runs a program of a package on this project.
    ///
    /// # Panics
    /// When it does not end well.
    pub fn check(&self, program: &str, arguments: &[&str]) {
        passes(self.tool(program).args(arguments));
    }

    fn tool(&self, program: &str) -> Command {
        let mut command = Command::new(self.path().join("node_modules/.bin").join(program));
        command.current_dir(self.path()).env("NO_COLOR", "1").env_remove("FORCE_COLOR");
        command
    }
}

impl Default for Backend {
    fn default() -> Self {
        Self::new()
    }
}

/// The model of a schema without mistakes.
///
/// # Panics
/// When it has some; the message shows them.
#[must_use]
pub fn model(schema: &str) -> Model {
    let compiled = compile(schema.as_bytes(), None);
    let source = Source { name: "schema.yaml", text: schema };
    let findings = render(&source, &compiled.findings, Format::Human { colour: false });
    compiled.model.unwrap_or_else(|| panic!("{findings}"))
}

fn passes(command: &mut Command) {
    let Output { code, stdout, stderr, .. } = run_within(PATIENCE, command).expect("it runs to its end");
    assert_eq!(code, 0, "{command:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}");
}

fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}

/// A folder and all below it, but for packages.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name() == "node_modules" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).map(drop)?;
        }
    }
    Ok(())
}
