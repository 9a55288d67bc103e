//! A server process that cannot outlive this process.

use std::ffi::OsString;
use std::fmt::Display;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::{Ipv4Addr, TcpListener};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::account::Account;

const SUPERVISE: &str = include_str!("supervise.sh");
const PATIENCE: Duration = Duration::from_secs(60);
/// How long whoever listens at our port may take to say who it is.
pub(super) const ANSWER: Duration = Duration::from_secs(5);
const ATTEMPTS: usize = 5;

/// A running server. It stops, and its files go, when this is dropped, and also when this process ends in any other
/// way: a supervising shell watches a pipe that only this process holds.
#[derive(Debug)]
pub struct Server {
    supervisor: Child,
    url: String,
    folder: PathBuf,
}

/// How one kind of server is started.
pub(super) struct Recipe<'a> {
    pub label: &'a str,
    pub user: &'a str,
    /// The signal that stops it soonest without leaving anything behind.
    pub signal: &'a str,
    /// The command that prepares the data, given the folder.
    pub prepare: &'a dyn Fn(&Path) -> Vec<OsString>,
    /// The command that runs the server in the foreground, given the folder and the port.
    pub serve: &'a dyn Fn(&Path, u16) -> Vec<OsString>,
    /// The administration URL at a port.
    pub url: &'a dyn Fn(u16) -> String,
    /// Asks the server at a URL for its data folder: whoever answers at our port must be ours.
    pub data_folder: &'a dyn Fn(&str) -> Result<String>,
}

impl Server {
    /// The administration URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its folder: `data` holds the databases, `log` is what the server says.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// From now on, a server that ends without being dropped is started again.
    ///
    /// # Errors
    /// Its folder is not there any more.
    pub fn keep(&self) -> Result<()> {
        std::fs::write(self.folder.join("keep"), []).context("cannot write into the server's folder")
    }

    /// Ends the server's process with a signal, such as `KILL`, and all of its children, too, where they would outlive it. Returns
    /// when the process is gone: until then, it may still answer.
    ///
    /// # Errors
    /// It does not run, or does not end.
    pub fn end(&self, signal: &str, children: bool) -> Result<()> {
        let server = std::fs::read_to_string(self.folder.join("server"))?;
        let server = server.trim();
        let mut ids = vec![server.to_owned()];
        if children {
            let children = std::fs::read_to_string(format!("/proc/{server}/task/{server}/children"))?;
            ids.extend(children.split_whitespace().map(str::to_owned));
        }
        // Some children may be gone by themselves before their turn comes.
        Command::new("kill").args(["-s", signal]).args(ids).stderr(Stdio::null()).status()?;
        let (start, process) = (Instant::now(), Path::new("/proc").join(server));
        while process.exists() {
            ensure!(start.elapsed() < PATIENCE, "the server did not end within {PATIENCE:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Starts a server at a free port. Another process may take that port first, hence more than one attempt.
    pub(super) fn start(recipe: &Recipe<'_>) -> Result<Self> {
        let mut last = None;
        for _ in 0..ATTEMPTS {
            match Self::attempt(recipe, free_port()?) {
                Err(error) if error.to_string().contains("in use") => last = Some(error),
                result => return result,
            }
        }
        Err(last.expect("at least one attempt"))
    }

    fn attempt(recipe: &Recipe<'_>, port: u16) -> Result<Self> {
        let account = Account::for_server(recipe.user)?;
        let folder = account.folder(recipe.label)?;
        let prepare = (recipe.prepare)(&folder);
        let supervisor = account
            .command("bash")
            .args(["-c", SUPERVISE, "supervise"])
            .arg(&folder)
            .args([recipe.signal, &prepare.len().to_string()])
            .args(&prepare)
            .args((recipe.serve)(&folder, port))
            // MariaDB deletes what it takes for leftovers in the shared folder, which other servers still use: while it
            // prepares the data, too.
            .envs([("HOME", &folder), ("TMPDIR", &folder)])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot run bash")?;
        let server = Self { supervisor, url: (recipe.url)(port), folder };
        server.wait_until_ready(recipe, &server.folder)?;
        Ok(server)
    }

    fn wait_until_ready(&self, recipe: &Recipe<'_>, folder: &Path) -> Result<()> {
        let start = Instant::now();
        loop {
            let answer = (recipe.data_folder)(&self.url);
            match &answer {
                Ok(theirs) if same_folder(theirs, &folder.join("data")) => return Ok(()),
                _ if folder.join("stopped").exists() => {
                    bail!("{} stopped while starting:\n{}", recipe.label, log(folder));
                }
                _ if start.elapsed() > PATIENCE => {
                    let said = answer.unwrap_or_else(|error| error.to_string());
                    bail!("{} did not start within {PATIENCE:?} ({said}):\n{}", recipe.label, log(folder));
                }
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

impl Drop for Server {
    /// Lets go of the pipe and waits until the supervisor has tidied up.
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        let _ = self.supervisor.wait();
    }
}

/// The first of these programs that exists; the error names the package that has it.
pub(super) fn find(program: &str, folders: &[PathBuf], package: &str) -> Result<PathBuf> {
    folders
        .iter()
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
        .with_context(|| missing(program, folders, package))
}

fn missing(program: &str, folders: &[PathBuf], package: &str) -> String {
    let looked: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
    format!(
        "the tests need the program `{program}`, which is in none of [{}]; on Debian and Ubuntu run: \
         apt-get install -y --no-install-recommends {package}",
        looked.join(", ")
    )
}

/// The folders of `PATH`, after those where servers usually are.
pub(super) fn usual_folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    ["/usr/sbin", "/usr/bin"].into_iter().map(PathBuf::from).chain(std::env::split_paths(&path)).collect()
}

/// The words of a command line.
pub(super) fn words(program: &Path, arguments: &[&dyn Display]) -> Vec<OsString> {
    let arguments = arguments.iter().map(|argument| OsString::from(argument.to_string()));
    std::iter::once(program.into()).chain(arguments).collect()
}

/// Below the range that the kernel takes ports from for outgoing connections: in it, a client that waits for a server
/// could be given the server's own port, and be connected to itself.
const PORTS: RangeInclusive<u16> = 15_000..=31_999;

/// A port that nobody listens at now. It is chosen at random, since several processes choose at the same time.
fn free_port() -> Result<u16> {
    let size = u64::from(PORTS.end() - PORTS.start()) + 1;
    (0..100)
        .map(|_| RandomState::new().build_hasher().finish() % size)
        .filter_map(|offset| PORTS.start().checked_add(u16::try_from(offset).ok()?))
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .with_context(|| format!("no free port on loopback in {PORTS:?}"))
}

fn same_folder(theirs: &str, ours: &Path) -> bool {
    Path::new(theirs.trim_end_matches('/')) == ours
}

/// Why it did not start. "in use" is what both servers say of a port that is taken.
fn log(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap_or_else(|error| format!("(no log: {error})"))
}
