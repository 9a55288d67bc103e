//! Files: read with a limit, written whole or not at all.

pub(crate) mod artefacts;
pub(crate) mod keyring;
pub(crate) mod migrations;
pub(crate) mod read;
pub(crate) mod walk;
pub(crate) mod write;
