//! Enum types of MariaDB and MySQL that change: each column has one of its own.

/// The words of the engine's own enum type, as they are quoted, and what stands behind them. Rows hold the number of a word.
pub(super) struct Words<'t> {
    list: Vec<&'t str>,
    rest: &'t str,
}

impl<'t> Words<'t> {
    pub(super) fn read(ty: &'t str) -> Option<Self> {
        let mut left = ty.strip_prefix("ENUM(")?;
        let mut list = Vec::new();
        loop {
            let end = end_of_text(left)?;
            list.push(&left[..end]);
            match left[end..].strip_prefix(", ") {
                Some(next) => left = next,
                None => return Some(Self { list, rest: left[end..].strip_prefix(')')? }),
            }
        }
    }

    /// Are these the others with more behind them? Numbers of up to 255 take one byte, others two.
    pub(super) fn follow(&self, before: &Self) -> bool {
        let bytes = |words: &Self| u8::from(words.list.len() > 255);
        self.rest == before.rest && self.list.starts_with(&before.list) && bytes(self) == bytes(before)
    }
}

/// Where the text ends with which this begins, behind its closing quote.
fn end_of_text(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => {
                letters.next();
            }
            '\'' if letters.peek().is_some_and(|(_, next)| *next == '\'') => {
                letters.next();
            }
            '\'' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_whatever_is_in_them() {
        let words = Words::read(r"ENUM('a', 'it''s, ', '\\', ')') CHARACTER SET ascii").unwrap();
        assert_eq!(words.list, ["'a'", "'it''s, '", r"'\\'", "')'"]);
        assert_eq!(words.rest, " CHARACTER SET ascii");
        let follow = |before: &str, after: &str| Words::read(after).unwrap().follow(&Words::read(before).unwrap());
        assert!(follow("ENUM('a')", "ENUM('a', 'b')"));
        assert!(!follow("ENUM('a', 'b')", "ENUM('b', 'a', 'c')"));
        assert!(!follow("ENUM('a') x", "ENUM('a', 'b') y"));
    }
}
