//! The statements of a model, written while the program is compiled.
//!
//! One writer serves constants and the few statements that are known only when the program runs: partial updates, batches, and
//! look-ups by NULL. A constant runs it twice, to count the bytes and to keep them.

mod fill;
mod lookup;
mod statement;
mod syntax;

pub use fill::fill;
#[cfg(feature = "postgres")]
pub use fill::renumber;
pub use lookup::{Equal, Form, companion, lookup};
pub use statement::{delete, get, insert, is_updatable, update, upsert};
pub use syntax::{Order, Returning, Syntax};

/// A statement that is being written.
#[derive(Debug)]
pub struct Out<'b> {
    bytes: &'b mut [u8],
    length: usize,
    /// How many values are bound so far.
    bound: usize,
    syntax: &'static Syntax,
}

impl<'b> Out<'b> {
    /// Keeps what fits in.
    pub const fn new(syntax: &'static Syntax, bytes: &'b mut [u8]) -> Self {
        Self { bytes, length: 0, bound: 0, syntax }
    }

    /// The length of what was written, in bytes.
    pub const fn length(&self) -> usize {
        self.length
    }

    const fn byte(&mut self, byte: u8) {
        if self.length < self.bytes.len() {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
    }

    const fn sql(&mut self, sql: &str) {
        let bytes = sql.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.byte(bytes[at]);
            at += 1;
        }
    }

    /// A name: quoted, and quotes in it doubled.
    pub(super) const fn name(&mut self, name: &str) {
        let quote = self.syntax.quote;
        self.byte(quote);
        let bytes = name.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == quote {
                self.byte(quote);
            }
            self.byte(bytes[at]);
            at += 1;
        }
        self.byte(quote);
    }

    /// A name as a text, for functions that are told names: there some are read as in a statement, and so quoted twice.
    #[cfg(feature = "postgres")]
    fn text_of(&mut self, name: &str, quoted: bool) {
        let quote = char::from(self.syntax.quote);
        let name = if quoted {
            format!("{quote}{}{quote}", name.replace(quote, &format!("{quote}{quote}")))
        } else {
            name.to_owned()
        };
        self.sql("'");
        self.sql(&name.replace('\'', "''"));
        self.sql("'");
    }

    /// The place of the next bound value.
    const fn value(&mut self) {
        self.bound += 1;
        if self.syntax.numbered {
            self.byte(b'$');
            self.number(self.bound);
        } else {
            self.byte(b'?');
        }
    }

    const fn number(&mut self, number: usize) {
        if number > 9 {
            self.number(number / 10);
        }
        self.byte(b'0' + (number % 10) as u8);
    }
}

/// The same statement when the program runs.
pub(crate) fn text(syntax: &'static Syntax, write: impl Fn(&mut Out<'_>)) -> String {
    let mut count = Out::new(syntax, &mut []);
    write(&mut count);
    let mut bytes = vec![0; count.length()];
    write(&mut Out::new(syntax, &mut bytes));
    String::from_utf8(bytes).expect("texts put together are text")
}

/// The statements of a model for one engine.
#[derive(Clone, Copy, Debug)]
pub struct Sql {
    /// The row with a key.
    pub get: &'static str,
    /// A new row.
    pub insert: &'static str,
    /// All of a row that may change; empty, if nothing may.
    pub update: &'static str,
    /// A row, whether or not it is there; empty, where the engine has no statement for it.
    pub upsert: &'static str,
    /// The end of a row.
    pub delete: &'static str,
    /// All rows.
    pub rows: Lookup,
    /// The rows of each look-up, in the order in which the model's methods count them.
    pub by: &'static [Lookup],
}

/// The statements of a look-up.
#[derive(Clone, Copy, Debug)]
pub struct Lookup {
    /// Every row.
    pub all: &'static str,
    /// The first one.
    pub first: &'static str,
    /// The first so many.
    pub page: &'static str,
    /// So many behind a key.
    pub after: &'static str,
    /// How many there are.
    pub count: &'static str,
}
