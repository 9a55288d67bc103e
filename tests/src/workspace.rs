//! The command line, run as a person would run it: a whole process in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use wait4::{ResUse, Wait4};

/// How long a command may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(120);

/// How to make the program that the tests run.
const HOW_TO_BUILD: &str = "cargo build -p schemalock-cli";

/// The built `schemalock` that belongs to the running test: that of the same profile of the same target folder.
///
/// # Panics
/// When it is not there. `cargo test -p schemalock-tests` alone does not build it.
#[must_use]
pub fn schemalock_bin() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own program");
    find_bin(&test).unwrap_or_else(|looked| {
        let profile = if looked.components().any(|part| part.as_os_str() == "release") { " --release" } else { "" };
        panic!("{} is missing: run `{HOW_TO_BUILD}{profile}`", looked.display())
    })
}

/// Tests are in `PROFILE/deps`, programs in `PROFILE`.
fn find_bin(test: &Path) -> Result<PathBuf, PathBuf> {
    let folder = test.parent().unwrap_or(test);
    let profile = if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
    let program = profile.join(format!("schemalock{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() { Ok(program) } else { Err(program) }
}

/// A temporary folder to run the command line in.
#[derive(Debug)]
pub struct Project {
    folder: TempDir,
    home: TempDir,
}

/// What a command did.
#[derive(Debug, Clone)]
pub struct Output {
    /// The exit code; 128 and more for a signal.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// From start to end.
    pub elapsed: Duration,
    /// The most memory that it had at once, in bytes; at least that of the process that started it (the kernel
    /// counts from before the program was loaded).
    pub peak_memory: u64,
}

impl Project {
    /// An empty folder.
    ///
    /// # Panics
    /// When there is no room for temporary files.
    #[must_use]
    pub fn new() -> Self {
        let make = |label: &str| tempfile::Builder::new().prefix(label).tempdir().expect("a temporary folder");
        Self { folder: make("schemalock-project."), home: make("schemalock-home.") }
    }

    /// A folder with one schema.yaml in it.
    #[must_use]
    pub fn with_schema(schema: &str) -> Self {
        let project = Self::new();
        project.write("schema.yaml", schema);
        project
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file and the folders that it is in.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        let folder = file.parent().expect("a file is in a folder");
        std::fs::create_dir_all(folder).expect("the folder can be made");
        std::fs::write(&file, content).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Reads a file.
    ///
    /// # Panics
    /// When it is missing or no UTF-8.
    #[must_use]
    pub fn read(&self, path: &str) -> String {
        let file = self.path().join(path);
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// Whether there is such a file or folder.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// Every file by its path with `/`, sorted.
    ///
    /// # Panics
    /// When the folder cannot be read.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(self.path(), "", &mut files).expect("the project's folder can be read");
        files.sort();
        files
    }

    /// Runs `schemalock` with these arguments in this folder, with nothing of our environment but `PATH`, without
    /// colour, and with a home folder of its own.
    ///
    /// # Panics
    /// When the program is missing or does not come to an end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, &[])
    }

    /// As [`Project::run`], with more environment variables.
    ///
    /// # Panics
    /// As [`Project::run`].
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        let mut command = self.command();
        command.args(arguments).envs(environment.iter().copied());
        run(&mut command).unwrap_or_else(|error| panic!("schemalock {}: {error:?}", arguments.join(" ")))
    }

    /// The command that [`Project::run`] runs, before its arguments.
    #[must_use]
    pub fn command(&self) -> Command {
        let mut command = Command::new(schemalock_bin());
        command
            .current_dir(self.path())
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .env("HOME", self.home.path())
            .env("NO_COLOR", "1");
        command
    }
}

impl Default for Project {
    fn default() -> Self {
        Self::new()
    }
}

impl Output {
    /// The same output, for a chain of calls.
    ///
    /// # Panics
    /// When the exit code is another one; the message shows what the command printed.
    #[must_use]
    pub fn expect_code(self, code: i32) -> Self {
        let Self { stdout, stderr, .. } = &self;
        assert_eq!(self.code, code, "exit code\n--- stdout\n{stdout}\n--- stderr\n{stderr}");
        self
    }
}

/// Runs a command to its end. The outputs go to files, so that neither end ever waits for the other.
///
/// # Errors
/// It cannot be started, prints no UTF-8, or does not end within two minutes (it is killed then).
pub fn run(command: &mut Command) -> Result<Output> {
    run_within(PATIENCE, command)
}

/// As [`run`], for what may take longer, or not as long.
///
/// # Errors
/// As [`run`].
pub fn run_within(patience: Duration, command: &mut Command) -> Result<Output> {
    let outputs = tempfile::tempdir()?;
    let (stdout, stderr) = (outputs.path().join("stdout"), outputs.path().join("stderr"));
    let start = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(std::fs::File::create(&stdout)?)
        .stderr(std::fs::File::create(&stderr)?)
        .spawn()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    let used = wait(child, start, patience)?;
    Ok(Output {
        elapsed: start.elapsed(),
        code: code(&used),
        stdout: std::fs::read_to_string(stdout).context("standard output")?,
        stderr: std::fs::read_to_string(stderr).context("standard error")?,
        peak_memory: used.rusage.maxrss,
    })
}

/// What Ctrl-C does; nothing to a process that has come to its end.
pub fn interrupt(process: u32) {
    let _ = Command::new("kill").args(["-INT", &process.to_string()]).status();
}

/// Asks often at first: the benches measure with this.
fn wait(mut child: Child, start: Instant, patience: Duration) -> Result<ResUse> {
    loop {
        if let Some(used) = child.try_wait4()? {
            return Ok(used);
        }
        if start.elapsed() > patience {
            child.kill()?;
            child.wait()?;
            bail!("it did not end within {patience:?}");
        }
        let pause = start.elapsed() / 100;
        std::thread::sleep(pause.clamp(Duration::from_micros(200), Duration::from_millis(50)));
    }
}

fn code(used: &ResUse) -> i32 {
    use std::os::unix::process::ExitStatusExt;
    let signal = used.status.signal().map(|signal| 128 + signal);
    used.status.code().or(signal).unwrap_or(-1)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Output {
        run(Command::new("sh").args(["-c", script])).expect("sh runs")
    }

    #[test]
    fn output_and_code_are_kept() {
        let output = shell("echo out; echo err >&2; exit 3");
        assert_eq!((output.code, &*output.stdout, &*output.stderr), (3, "out\n", "err\n"));
        assert!(output.peak_memory > 0);
    }

    #[test]
    fn a_signal_is_no_success() {
        assert_eq!(shell("kill -KILL $$").code, 137);
    }

    #[test]
    fn the_program_is_beside_the_test() {
        let folder = tempfile::tempdir().expect("a folder");
        let test = folder.path().join("deps").join("some_test");
        let looked = find_bin(&test).expect_err("nothing there yet");
        std::fs::write(&looked, []).expect("a file");
        assert_eq!(find_bin(&test), Ok(looked));
    }

    #[test]
    fn files_are_listed_with_their_folders() {
        let project = Project::with_schema("schemalock: 1\n");
        project.write("a/b/c.sql", "");
        assert_eq!(project.files(), ["a/b/c.sql", "schema.yaml"]);
    }
}
