//! A conversion in an engine's words.

/// How a value of one type becomes one of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The new value, from the old one.
    pub expression: String,
    /// Is true for the rows whose value does not convert.
    pub fails: Option<String>,
    /// What defines functions that `fails` needs and the engine lacks.
    pub head: &'static str,
}

impl Converted {
    /// A conversion that never fails.
    #[must_use]
    pub fn always(expression: impl Into<String>) -> Self {
        Self { expression: expression.into(), fails: None, head: "" }
    }

    /// With the rows that it fails for.
    #[must_use]
    pub fn unless(mut self, fails: impl Into<String>) -> Self {
        self.fails = Some(fails.into());
        self
    }

    /// With what has to be said before `fails` can be asked.
    #[must_use]
    pub fn with_head(mut self, head: &'static str) -> Self {
        self.head = head;
        self
    }
}
