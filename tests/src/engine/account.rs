//! The account that a server runs as.
//!
//! Neither server agrees to run as root, so root runs it as the user that the Debian package made. Anybody else runs
//! it as themselves.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// Whom to become, if anybody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Account {
    ids: Option<(u32, u32)>,
}

impl Account {
    /// The account `user` for root; ourselves for anybody else.
    pub(super) fn for_server(user: &str) -> Result<Self> {
        if id(&["-u"])? != 0 {
            return Ok(Self { ids: None });
        }
        let ids = (id(&["-u", user])?, id(&["-g", user])?);
        Ok(Self { ids: Some(ids) })
    }

    /// A command of this account: a clean environment, a folder that it may stand in, and a process group of its own,
    /// so that Ctrl-C reaches the tests and not the servers.
    pub(super) fn command(self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command
            .env_clear()
            .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
            .envs([("LC_ALL", "C"), ("TZ", "UTC")])
            .current_dir("/")
            .process_group(0);
        if let Some((user, group)) = self.ids {
            command.uid(user).gid(group);
        }
        command
    }

    /// A new empty folder that belongs to this account.
    pub(super) fn folder(self, label: &str) -> Result<PathBuf> {
        let preferred = std::env::temp_dir();
        self.folder_in(&preferred, label).or_else(|_| self.folder_in(Path::new("/tmp"), label))
    }

    fn folder_in(self, parent: &Path, label: &str) -> Result<PathBuf> {
        let made = self
            .command("mktemp")
            .arg("-d")
            .arg(parent.join(format!("schemalock-{label}.XXXXXX")))
            .stdin(Stdio::null())
            .output()
            .context("cannot run mktemp")?;
        let path = String::from_utf8(made.stdout)?;
        ensure!(made.status.success(), "no folder in {}: {}", parent.display(), String::from_utf8_lossy(&made.stderr));
        Ok(PathBuf::from(path.trim_end()))
    }
}

fn id(arguments: &[&str]) -> Result<u32> {
    let output = Command::new("id").args(arguments).output().context("cannot run id")?;
    if !output.status.success() {
        bail!("`id {}` failed: is there such a user?", arguments.join(" "));
    }
    String::from_utf8(output.stdout)?.trim().parse().context("id printed no number")
}
