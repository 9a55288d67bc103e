//! A row of a catalogue, taken apart from left to right.

use anyhow::Context as _;

/// What of a row has not been taken yet. A row is as wide as its query says; what is not there is NULL.
#[derive(Debug)]
pub(super) struct Fields(std::vec::IntoIter<Option<String>>);

impl Fields {
    pub(super) fn of(row: Vec<Option<String>>) -> Self {
        Self(row.into_iter())
    }

    /// A text; NULL is an empty one.
    pub(super) fn text(&mut self) -> String {
        self.some().unwrap_or_default()
    }

    /// A text, or NULL.
    pub(super) fn some(&mut self) -> Option<String> {
        self.0.next().flatten()
    }

    /// A text that says something.
    pub(super) fn filled(&mut self) -> Option<String> {
        self.some().filter(|text| !text.is_empty())
    }

    /// Passes some over.
    pub(super) fn skip(&mut self, count: usize) {
        (0..count).for_each(|_| drop(self.0.next()));
    }

    /// The texts that are left.
    pub(super) fn rest(self) -> Vec<String> {
        self.0.flatten().collect()
    }

    /// A truth value, as any engine prints it.
    pub(super) fn flag(&mut self) -> bool {
        matches!(self.text().as_str(), "t" | "true" | "1" | "YES")
    }

    /// Names, as a JSON array; NULL is none.
    pub(super) fn names(&mut self) -> anyhow::Result<Vec<String>> {
        let Some(text) = self.filled() else { return Ok(Vec::new()) };
        serde_json::from_str(&text).with_context(|| format!("the catalogue lists names as {text}"))
    }
}

#[cfg(test)]
impl Fields {
    /// A row as tests write it: `-` is NULL.
    pub(super) fn written(row: &[&str]) -> Self {
        Self::of(row.iter().map(|text| (*text != "-").then(|| (*text).to_owned())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn a_row_that_is_too_short_ends_in_nulls() {
        let mut row = Fields::written(&["a", "t", "[\"x\", \"y\"]"]);
        assert_eq!(row.text(), "a");
        assert!(row.flag());
        assert_eq!(row.names().unwrap(), ["x", "y"]);
        assert_eq!(row.some(), None);
        assert!(row.names().unwrap().is_empty());
    }
}
