//! A typed writer: what is not a word of ours goes through quoting, or is [`Verbatim`] on purpose.

use std::fmt::Write as _;

use super::Quote;

/// SQL that is taken as it is. Made where an expression was parsed and printed, and for what a schema says in an engine's own
/// words (`native` types, index options).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim(String);

impl Verbatim {
    /// Vouches that this is SQL, not data.
    #[must_use]
    pub fn trusted(sql: impl Into<String>) -> Self {
        Self(sql.into())
    }

    /// The SQL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Builds one statement.
#[derive(Debug)]
pub struct Writer {
    quote: &'static Quote,
    out: String,
}

impl Writer {
    /// An empty statement.
    #[must_use]
    pub fn new(quote: &'static Quote) -> Self {
        Self { quote, out: String::new() }
    }

    /// Words of SQL: known when the program is compiled, so never data.
    pub fn sql(&mut self, words: &'static str) -> &mut Self {
        self.out.push_str(words);
        self
    }

    /// A name.
    pub fn name(&mut self, name: &str) -> &mut Self {
        self.quote.identifier(&mut self.out, name);
        self
    }

    /// Names with commas between them, in brackets.
    pub fn names<S: AsRef<str>>(&mut self, names: &[S]) -> &mut Self {
        self.list(names, |writer, name| {
            writer.name(name.as_ref());
        })
    }

    /// A bracketed list.
    pub fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) -> &mut Self {
        self.out.push('(');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            write(self, item);
        }
        self.out.push(')');
        self
    }

    /// A text as a literal.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.quote.text(&mut self.out, text);
        self
    }

    /// A whole number.
    pub fn number(&mut self, number: impl Into<i128>) -> &mut Self {
        let _ = write!(self.out, "{}", number.into());
        self
    }

    /// A number in decimal notation, as the model holds it; anything else is written as a text.
    pub fn decimal(&mut self, number: &str) -> &mut Self {
        match number.parse::<f64>() {
            Ok(value) if value.is_finite() => self.out.push_str(number),
            _ => self.quote.text(&mut self.out, number),
        }
        self
    }

    /// SQL that is taken as it is.
    pub fn verbatim(&mut self, sql: &Verbatim) -> &mut Self {
        self.out.push_str(&sql.0);
        self
    }

    /// A comment to the end of the line; line breaks begin further ones.
    pub fn comment(&mut self, indent: &'static str, text: &str) -> &mut Self {
        for line in text.lines() {
            let _ = writeln!(self.out, "{indent}-- {}", line.trim_end());
        }
        self
    }

    /// The statement.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }
}
