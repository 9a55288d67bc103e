//! The keys that migrations seal and open values with.

use camino::Utf8PathBuf;
use schemalock::Keyring;
use schemalock::migrate::{Dialect, Direction, Migrations};

use super::keys::{KekSource, Place};
use crate::files::keyring;
use crate::project::Project;

/// The keys that migrations seal and open values with; asked for only where a migration does.
#[derive(Debug, clap::Args)]
pub(super) struct Keys {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kek: KekSource,
}

impl Keys {
    /// The keyring, if one of these migrations needs one.
    pub(super) fn open(&self, project: &Project, needed: bool) -> anyhow::Result<Option<Keyring>> {
        if !needed {
            return Ok(None);
        }
        let path: Utf8PathBuf = self.place.path(project);
        // Without a keyring the runtime says which migration needs one.
        if !self.place.is_said() && !path.exists() {
            return Ok(None);
        }
        let keyring = Keyring::open(&path, &*self.kek.open()?);
        keyring.map(Some).map_err(|error| keyring::explain(&path, error))
    }
}

/// Does any of these migrations need keys?
pub(super) fn needed(
    migrations: &Migrations,
    names: &[String],
    dialect: Dialect,
    direction: Direction,
) -> anyhow::Result<bool> {
    for name in names {
        if let Some(migration) = migrations.get(name)
            && migration.script(dialect, direction)?.needs_keys()
        {
            return Ok(true);
        }
    }
    Ok(false)
}
