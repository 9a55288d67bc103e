//! Quoting: the one place where names and texts become SQL.

/// How a dialect quotes.
#[derive(Clone, Copy, Debug)]
pub struct Quote {
    /// Around names; doubled inside.
    pub identifier: char,
    /// A backslash in a text escapes what follows.
    pub backslash: bool,
}

impl Quote {
    /// Appends a name.
    pub fn identifier(&self, out: &mut String, name: &str) {
        out.push(self.identifier);
        for letter in name.chars() {
            if letter == self.identifier {
                out.push(letter);
            }
            out.push(letter);
        }
        out.push(self.identifier);
    }

    /// Appends a text.
    pub fn text(&self, out: &mut String, text: &str) {
        out.push('\'');
        for letter in text.chars() {
            if letter == '\'' || (letter == '\\' && self.backslash) {
                out.push(letter);
            }
            out.push(letter);
        }
        out.push('\'');
    }
}
