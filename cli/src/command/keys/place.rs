//! Where the keyring and its KEK are.

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock::kek::{self, Kek, KekError, LocalKek};

use crate::files::write;
use crate::project::{Project, quote};

const KEYRING_VARIABLE: &str = "SCHEMALOCK_KEYRING_FILE";
const KEK_VARIABLE: &str = "SCHEMALOCK_KEK_SOURCE";
const KEK: &str = "env:SCHEMALOCK_KEK";

/// Where the keyring is.
#[derive(Debug, clap::Args)]
pub(crate) struct Place {
    /// The keyring's file; by default `keyring.json` beside the schema
    #[arg(long, value_name = "FILE", env = KEYRING_VARIABLE, hide_env_values = true)]
    keyring: Option<Utf8PathBuf>,
}

impl Place {
    /// Did somebody say where it is?
    pub(crate) const fn is_said(&self) -> bool {
        self.keyring.is_some()
    }

    pub(crate) fn path(&self, project: &Project) -> Utf8PathBuf {
        self.keyring.clone().unwrap_or_else(|| project.root().join("keyring.json"))
    }

    /// What says it on a command line, with a space before it; nothing for what is said without.
    pub(crate) fn option(&self) -> String {
        self.keyring.as_ref().map(|path| option("keyring", path.as_str(), KEYRING_VARIABLE)).unwrap_or_default()
    }
}

/// Where the KEK is.
#[derive(Debug, clap::Args)]
pub(crate) struct KekSource {
    /// What wraps the keys: `env:NAME`, `file:PATH`, or `exec:PROGRAM` with arguments
    #[arg(
        long,
        value_name = "SOURCE",
        default_value = KEK,
        env = KEK_VARIABLE,
        hide_env_values = true
    )]
    kek: String,
}

impl KekSource {
    /// The KEK.
    pub(crate) fn open(&self) -> anyhow::Result<Box<dyn Kek>> {
        open(&self.kek)
    }

    /// What says it on a command line, with a space before it; nothing for what is said without.
    pub(crate) fn option(&self) -> String {
        if self.kek == KEK { String::new() } else { option("kek", &self.kek, KEK_VARIABLE) }
    }

    /// The KEK, made if its file does not exist.
    pub(super) fn open_or_make(&self) -> anyhow::Result<(Box<dyn Kek>, Option<Utf8PathBuf>)> {
        open_or_make(&self.kek)
    }
}

/// What stands in the environment stays there: it may not be for everyone to see, as a command line is.
#[allow(clippy::disallowed_methods, reason = "the environment is where the option may have come from")]
fn option(name: &str, value: &str, variable: &str) -> String {
    if std::env::var(variable).is_ok_and(|there| there == value) {
        return String::new();
    }
    format!(" --{name} {}", quote(value))
}

fn open(source: &str) -> anyhow::Result<Box<dyn Kek>> {
    kek::source(source).map_err(|error| match error {
        KekError::NoVariable(_) => anyhow::Error::new(error).context(
            "there is no KEK; `openssl rand -base64 32` prints one, and `--kek file:PATH` takes it from a file",
        ),
        other => other.into(),
    })
}

/// The KEK, and its file if that was made for it.
pub(super) fn open_or_make(source: &str) -> anyhow::Result<(Box<dyn Kek>, Option<Utf8PathBuf>)> {
    let missing = source.strip_prefix("file:").map(Utf8Path::new).filter(|path| path.symlink_metadata().is_err());
    // A word that no provider has is refused before any file is made for it.
    match kek::source(source) {
        Err(KekError::File { source: error, .. }) if error.kind() == std::io::ErrorKind::NotFound => {}
        _ => return Ok((open(source)?, None)),
    }
    let Some(path) = missing else { return Ok((open(source)?, None)) };
    make(path)?;
    Ok((open(source)?, Some(path.to_owned())))
}

fn make(path: &Utf8Path) -> anyhow::Result<()> {
    let mut text = LocalKek::generate()?;
    text.push('\n');
    let written = write::private(path, text.as_bytes(), write::Existing::Keep);
    written.with_context(|| format!("cannot write the KEK to `{path}`"))
}
