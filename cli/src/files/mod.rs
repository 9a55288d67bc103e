//! Files: read with a limit, written whole or not at all.

pub(crate) mod artefacts;
pub(crate) mod draft;
pub(crate) mod keyring;
pub(crate) mod lines;
pub(crate) mod migrations;
pub(crate) mod read;
pub(crate) mod walk;
pub(crate) mod write;
