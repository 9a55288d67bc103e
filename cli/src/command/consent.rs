//! What is said beside the schema, of one edit alone.

use schemalock_codegen::diff::{self, Consent};
use schemalock_codegen::model::Model;

/// What is said beside the schema, of one edit alone
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Said {
    /// This may go with all its data: `table`, `table.column`, or `enum.value`
    #[arg(long, value_name = "WHAT")]
    drop: Vec<String>,
    /// The values of this encrypted column may be opened and stored as plaintext
    #[arg(long, value_name = "TABLE.COLUMN")]
    open: Vec<String>,
    /// This table has no rows in any database
    #[arg(long, value_name = "TABLE")]
    empty: Vec<String>,
}

impl Said {
    pub(crate) fn consent(&self) -> Consent {
        let set = |words: &[String]| words.iter().cloned().collect();
        Consent { drops: set(&self.drop), plaintext: set(&self.open), empty: set(&self.empty) }
    }

    /// Was anything said?
    pub(crate) fn is_empty(&self) -> bool {
        self.consent() == Consent::default()
    }

    /// What is said in vain is a slip of the pen, behind which another thing goes than was meant.
    pub(crate) fn check(&self, old: &Model, new: &Model) -> anyhow::Result<()> {
        let idle = diff::idle(old, new, &self.consent());
        anyhow::ensure!(idle.is_empty(), "nothing in this edit asks for `{}`", idle.join("`, `"));
        Ok(())
    }
}
