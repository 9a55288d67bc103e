//! How a database wants to be asked.

/// The words of a dialect. `{}` in a template stands for the quoted column.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// Around names; doubled inside.
    pub(super) quote: char,
    /// Are names the same that differ in case?
    pub(super) ignores_case: bool,
    /// Is it a sealed value, by its first four characters?
    pub(super) is_sealed: &'static str,
    /// Its header: the first 28 characters, as bytes; fewer of what is shorter than any sealed value, which has 82 characters (`sl1.`
    /// and the base64 of 58 bytes).
    pub(super) header: &'static str,
    /// Is it a blind index, by its form?
    pub(super) is_blind_index: &'static str,
    /// Its key: the first 8 characters, as bytes.
    pub(super) key: &'static str,
}

impl Dialect {
    /// Counts the values of a column by their headers, and those without one together.
    pub(super) fn values(&self, table: &str, column: &str) -> String {
        self.count(self.is_sealed, self.header, table, column)
    }

    /// Counts the blind indexes of a column by their keys, and what is none together.
    pub(super) fn blind_indexes(&self, table: &str, column: &str) -> String {
        self.count(self.is_blind_index, self.key, table, column)
    }

    /// Of a column, what says which data key a value needs; as bytes.
    pub(crate) fn header_of(&self, column: &str) -> String {
        self.header.replace("{}", &self.quoted(column))
    }

    /// Of a column, what says which index key made a blind index; as bytes.
    pub(crate) fn key_of(&self, column: &str) -> String {
        self.key.replace("{}", &self.quoted(column))
    }

    // Bytes are grouped, so that no collation has a say.
    fn count(&self, test: &str, head: &str, table: &str, column: &str) -> String {
        let (table, column) = (self.quoted(table), self.quoted(column));
        let (test, head) = (test.replace("{}", &column), head.replace("{}", &column));
        format!("SELECT CASE WHEN {test} THEN {head} END, COUNT(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY 1")
    }

    /// A name as SQL.
    pub(super) fn quoted(&self, name: &str) -> String {
        let quote = self.quote.to_string();
        format!("{quote}{}{quote}", name.replace(&quote, &quote.repeat(2)))
    }

    pub(super) fn is_same_name(&self, one: &str, other: &str) -> bool {
        if self.ignores_case { one.to_lowercase() == other.to_lowercase() } else { one == other }
    }
}
