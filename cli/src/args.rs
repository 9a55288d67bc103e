//! What can be said on the command line.

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};

use crate::command::{
    check, completions, diff, explain, export, fmt, generate, import, init, keys, migrate, pull, reencrypt, sync,
    validate, verify_indexes,
};

const EXAMPLES: &str = "\
Examples:
  schemalock init                           start with a commented schema.yaml
  schemalock sync                           files, migration and a SQLite database from it
  schemalock sync --database postgres://h/d the same with another database
  schemalock check                          is everything in step? (for CI)

Exit codes: 0 done, 1 something was found or refused, 2 could not do it.";

/// One schema.yaml to SQL, Rust models and migrations, held in step.
#[derive(Debug, Parser)]
#[command(name = "schemalock", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    /// The schema; `generated/` and `migrations/` stand beside it
    #[arg(long, value_name = "FILE", default_value = "schema.yaml", global = true)]
    pub(crate) schema: Utf8PathBuf,
    /// When to use colour (`auto`: on a terminal, unless NO_COLOR is set)
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: Color,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// One JSON document
    Json,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// For people
    Human,
    /// One JSON document
    Json,
    /// GitHub's workflow commands: annotations on a pull request
    Github,
}

impl From<Format> for FindingFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Json => Self::Json,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(init::Options),
    Validate(validate::Options),
    Fmt(fmt::Options),
    Generate(generate::Options),
    Check(check::Options),
    Diff(diff::Options),
    Pull(pull::Options),
    Migrate(migrate::Options),
    Sync(sync::Options),
    Keys(keys::Options),
    Reencrypt(reencrypt::Options),
    VerifyIndexes(verify_indexes::Options),
    Export(export::Options),
    Import(import::Options),
    Explain(explain::Options),
    Completions(completions::Options),
}
