//! What is generated.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{DialectKind, PerDialect};

/// The targets of a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// The databases with the oldest version that runs.
    #[serde(default)]
    pub databases: PerDialect<Version>,
    /// The crate of Rust models.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rust: Option<RustTarget>,
    /// The Convex backend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convex: Option<ConvexTarget>,
}

impl Targets {
    /// Is this database among them?
    #[must_use]
    pub fn has(&self, kind: DialectKind) -> bool {
        self.databases.contains_key(&kind)
    }
}

/// Options of the Rust target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RustTarget {
    /// Path from the generated crate to the runtime crate, in place of its published version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime: Option<String>,
}

/// Options of the Convex target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConvexTarget {
    /// Where the files stand below the project's folder of functions, when not at its top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// The version of an engine, as far as it decides what may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version {
    /// The first number.
    pub major: u16,
    /// The second; 0 when it was not written.
    pub minor: u16,
}

impl Version {
    /// `major.minor`.
    #[must_use]
    pub const fn new(major: u16, minor: u16) -> Self {
        Self { major, minor }
    }

    /// Reads `14` or `10.11`; further parts are refused, since they never decide anything.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
        match text.split_once('.') {
            None => Some(Self::new(number(text)?, 0)),
            Some((major, minor)) => Some(Self::new(number(major)?, number(minor)?)),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minor {
            0 => write!(f, "{}", self.major),
            minor => write!(f, "{}.{minor}", self.major),
        }
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a version"))
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}
