//! SQLite keeps a type as it is written; the case of its letters and blanks mean nothing.

use crate::inventory::normal::{Piece, pieces};

/// A type in its normal spelling: words with a blank between them, nothing around brackets and commas.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut was_word = false;
    for piece in pieces(text) {
        let is_word = !matches!(piece, Piece::Mark(_));
        if is_word && was_word {
            out.push(' ');
        }
        match piece {
            Piece::Word(word) => out.push_str(&word),
            Piece::Quoted(_, name) => out.push_str(&name.to_lowercase()),
            Piece::Mark(mark) => out.push(mark),
        }
        was_word = is_word;
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn case_and_blanks_mean_nothing() {
        assert_eq!(super::normal("VARCHAR ( 10 )"), "varchar(10)");
        assert_eq!(super::normal("unsigned  Big INT"), "unsigned big int");
        assert_eq!(super::normal("DECIMAL(9, 2)"), "decimal(9,2)");
        assert_eq!(super::normal(""), "");
    }
}
