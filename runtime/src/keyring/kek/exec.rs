//! `exec:PROGRAM`: a program that wraps and unwraps.
//!
//! The program is run without a shell. Its last argument is `wrap` or `unwrap`; one line of base64 is its input, and one line of
//! base64 is to be its output. `SCHEMALOCK_KEY_ID`, `SCHEMALOCK_KEY_KIND` and `SCHEMALOCK_KEY_SCOPE` (empty for a key of no scope)
//! say which key it is about, to be bound to it as a KMS's encryption context.
//!
//! A program that takes longer than 30 seconds is killed; what it started itself is its own business, so a script ends best in
//! `exec`.
//!
//! What the program writes to its standard error is shown when it fails, so it must not write keys there. What it writes to its
//! standard output is never shown.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use ::base64::engine::{Engine, general_purpose};
use zeroize::Zeroizing;

use super::{Kek, KekError, KekId, KeyInfo, base64};
use crate::crypto::KeyBytes;

/// How long a program may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The most that is read of its output; the wrapped keys of any KMS are far shorter.
const MOST: usize = 32 << 10;
/// The most that is shown of what it says when it fails.
const MOST_SHOWN: usize = 500;

/// A KEK that a program has.
#[derive(Clone, Debug)]
pub struct ExecKek {
    program: String,
    arguments: Vec<String>,
    timeout: Duration,
}

impl ExecKek {
    /// This program with these arguments, to which `wrap` or `unwrap` is added.
    pub fn new(program: impl Into<String>, arguments: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let arguments = arguments.into_iter().map(Into::into).collect();
        Self { program: program.into(), arguments, timeout: TIMEOUT }
    }

    /// The program and its arguments as words between blanks. There is no quoting: what needs it belongs into a script.
    ///
    /// # Errors
    /// When there is no word.
    pub fn from_words(words: &str) -> Result<Self, KekError> {
        let mut words = words.split_ascii_whitespace();
        let program = words.next().ok_or(KekError::NoProgram)?;
        Ok(Self::new(program, words))
    }

    #[cfg(test)]
    pub(super) fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }
}

impl Kek for ExecKek {
    fn id(&self) -> KekId {
        KekId::Exec
    }

    fn wrap(&self, info: &KeyInfo<'_>, key: &[u8; 32]) -> Result<Vec<u8>, KekError> {
        let task = Task { kek: self, name: "wrap", info };
        let wrapped = task.run(key)?;
        if wrapped.is_empty() { Err(task.failed("printed nothing")) } else { Ok(wrapped.to_vec()) }
    }

    fn unwrap(&self, info: &KeyInfo<'_>, wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, KekError> {
        let task = Task { kek: self, name: "unwrap", info };
        let key = task.run(wrapped)?;
        let mut bytes = KeyBytes::default();
        if key.len() != bytes.len() {
            return Err(task.failed("did not print a key of 32 bytes as base64"));
        }
        bytes.copy_from_slice(&key);
        Ok(bytes)
    }
}

/// One call of the program.
struct Task<'a> {
    kek: &'a ExecKek,
    name: &'static str,
    info: &'a KeyInfo<'a>,
}

impl Task<'_> {
    fn failed(&self, why: impl Into<String>) -> KekError {
        KekError::Program { program: self.kek.program.clone(), task: self.name, why: why.into() }
    }

    /// What the program makes of these bytes.
    fn run(&self, input: &[u8]) -> Result<Zeroizing<Vec<u8>>, KekError> {
        let mut child = self.start()?;
        let said = self.talk(&mut child, input);
        // Nothing happens to a program that has ended.
        let _ = child.kill();
        let _ = child.wait();
        let printed = said?;
        base64::decode(printed.trim_ascii()).ok_or_else(|| self.failed("did not print one line of base64"))
    }

    fn start(&self) -> Result<Child, KekError> {
        Command::new(&self.kek.program)
            .args(&self.kek.arguments)
            .arg(self.name)
            .env("SCHEMALOCK_KEY_ID", self.info.id.to_string())
            .env("SCHEMALOCK_KEY_KIND", self.info.kind.word())
            .env("SCHEMALOCK_KEY_SCOPE", self.info.scope.unwrap_or_default())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| self.failed(format!("cannot be run: {error}")))
    }

    #[allow(clippy::disallowed_methods, reason = "a program that hangs must not hang its caller")]
    fn talk(&self, child: &mut Child, input: &[u8]) -> Result<Zeroizing<Vec<u8>>, KekError> {
        let end = Instant::now() + self.kek.timeout;
        let output = child.stdout.take().map(read);
        let stderr = child.stderr.take().map(read);
        if let Some(stdin) = child.stdin.take() {
            write(stdin, line(input));
        }
        // First to the end of its output, then to its own: it may close the one long before the other, but not leave it open
        // to a child of its own beyond the timeout.
        let printed = self.wait_for(output, end)?;
        let status = self.wait(child, end)?;
        if status.success() {
            return Ok(printed);
        }
        let stderr = self.wait_for(stderr, end).unwrap_or_default();
        Err(self.failed(format!("failed ({status}){}", shown(&stderr))))
    }

    #[allow(clippy::disallowed_methods, reason = "a program that hangs must not hang its caller")]
    fn wait_for(&self, what: Option<Pipe>, end: Instant) -> Result<Zeroizing<Vec<u8>>, KekError> {
        let Some(pipe) = what else { return Ok(Zeroizing::default()) };
        let left = end.saturating_duration_since(Instant::now());
        let read = pipe.recv_timeout(left).map_err(|_| self.too_slow())?;
        read.map_err(|error| self.failed(format!("cannot be listened to: {error}")))
    }

    #[allow(clippy::disallowed_methods, reason = "a program that hangs must not hang its caller")]
    fn wait(&self, child: &mut Child, end: Instant) -> Result<ExitStatus, KekError> {
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(5)),
                Ok(None) => return Err(self.too_slow()),
                Err(error) => return Err(self.failed(format!("cannot be waited for: {error}"))),
            }
        }
    }

    fn too_slow(&self) -> KekError {
        self.failed(format!("did not finish within {:?}", self.kek.timeout))
    }
}

type Pipe = Receiver<io::Result<Zeroizing<Vec<u8>>>>;

/// Writes beside us: what is wrapped may be longer than a pipe's buffer, and a program need not read it.
fn write(mut pipe: impl Write + Send + 'static, line: Zeroizing<String>) {
    // A program that ended early says why by its status.
    thread::spawn(move || _ = pipe.write_all(line.as_bytes()));
}

/// Reads beside us. The buffer never grows, so no copies of it are left behind; what does not fit is read and forgotten, so that
/// nobody waits for room to write it.
fn read(mut pipe: impl Read + Send + 'static) -> Pipe {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Zeroizing::new(Vec::with_capacity(MOST + 64));
        let read = pipe.by_ref().take(MOST as u64).read_to_end(&mut bytes);
        let read = read.and_then(|_| io::copy(&mut pipe, &mut io::sink()));
        // After the timeout nobody listens any more.
        let _ = sender.send(read.map(|_| bytes));
    });
    receiver
}

fn line(bytes: &[u8]) -> Zeroizing<String> {
    let mut line = Zeroizing::new(String::with_capacity(bytes.len().div_ceil(3) * 4 + 1));
    general_purpose::STANDARD.encode_string(bytes, &mut line);
    line.push('\n');
    line
}

/// The beginning of what a program complained of, in one line.
fn shown(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: String = words.chars().filter(|letter| !letter.is_control()).take(MOST_SHOWN).collect();
    if words.is_empty() { words } else { format!(": {words}") }
}
