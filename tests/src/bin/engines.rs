//! `engines -- COMMAND…`: starts PostgreSQL and MariaDB once, runs the command with their URLs in its environment,
//! stops them, and exits with the command's code. A server that the environment already names is left as it is.
#![allow(clippy::print_stderr, reason = "a program reports its failures on standard error")]
#![allow(clippy::disallowed_methods, reason = "reads which servers are already there")]

use std::ffi::OsString;
use std::os::unix::process::ExitStatusExt;
use std::process::{ExitCode, ExitStatus};

use anyhow::{Context, Result, anyhow};
use schemalock_tests::engine::{Server, mariadb, postgres};
use tokio::process::{Child, Command};
use tokio::signal::unix::{SignalKind, signal};

/// The variable that names a server, and how to start it.
type Starter = (&'static str, fn() -> Result<Server>);

const STARTERS: [Starter; 2] = [(postgres::URL_VARIABLE, postgres::start), (mariadb::URL_VARIABLE, mariadb::start)];

fn main() -> ExitCode {
    match run() {
        Ok(status) => ExitCode::from(code(status)),
        Err(error) => {
            eprintln!("engines: {error:?}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitStatus> {
    let mut words = std::env::args_os().skip(1).skip_while(|word| word == "--");
    let program = words.next().context("usage: engines -- COMMAND [ARGUMENT…]")?;
    let servers = start_both()?;
    let variables: Vec<(&str, &str)> = servers.iter().map(|(variable, server)| (*variable, server.url())).collect();
    tokio::runtime::Runtime::new()?.block_on(command(program, words.collect(), variables))
}

/// Both at the same time; those that are already there are not in the result.
fn start_both() -> Result<Vec<(&'static str, Server)>> {
    let threads: Vec<_> = STARTERS
        .into_iter()
        .filter(|(variable, _)| std::env::var_os(variable).is_none())
        .map(|(variable, start)| (variable, std::thread::spawn(start)))
        .collect();
    let ended = threads.into_iter().map(|(variable, thread)| (variable, thread.join()));
    // All threads are joined before the first error returns, so that every server that did start is dropped.
    let servers: Vec<_> = ended.collect();
    servers
        .into_iter()
        .map(|(variable, server)| Ok((variable, server.map_err(|_| anyhow!("a starter panicked"))??)))
        .collect()
}

async fn command(program: OsString, arguments: Vec<OsString>, variables: Vec<(&str, &str)>) -> Result<ExitStatus> {
    let child = Command::new(&program)
        .args(arguments)
        .envs(variables)
        .spawn()
        .with_context(|| format!("cannot run {}", program.display()))?;
    wait(child).await
}

/// Waits for the command. A terminal sends Ctrl-C to the command, too, so we only outlive it; other requests to end
/// come to us alone and are passed on.
async fn wait(mut child: Child) -> Result<ExitStatus> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    loop {
        tokio::select! {
            status = child.wait() => return Ok(status?),
            _ = interrupt.recv() => {}
            _ = terminate.recv() => pass_on("TERM", &child).await?,
            _ = hang_up.recv() => pass_on("HUP", &child).await?,
        }
    }
}

async fn pass_on(name: &str, child: &Child) -> Result<()> {
    if let Some(id) = child.id() {
        Command::new("kill").args(["-s", name, &id.to_string()]).status().await?;
    }
    Ok(())
}

/// As shells do: the command's code, or 128 and the signal that ended it.
fn code(status: ExitStatus) -> u8 {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}
