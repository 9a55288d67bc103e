//! `env:NAME`: the KEK in an environment variable.

use zeroize::Zeroizing;

use super::{KekError, LocalKek};

impl LocalKek {
    /// The KEK in an environment variable.
    ///
    /// # Errors
    /// When the variable is not set, or holds no KEK.
    #[allow(clippy::disallowed_methods, reason = "the one place where a KEK is taken from the environment")]
    pub fn from_env(name: &str) -> Result<Self, KekError> {
        let text = std::env::var_os(name).ok_or_else(|| KekError::NoVariable(name.to_owned()))?;
        // What is no UTF-8 is no KEK.
        let text = Zeroizing::new(text.into_string().unwrap_or_default());
        Self::from_text(&text, format!("the environment variable `{name}`"))
    }
}
