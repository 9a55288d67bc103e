//! Types are so short that a look at their letters is enough.

/// A piece of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A bare word or number, in lower case.
    Word(String),
    /// What stands in quotation marks, with the mark.
    Quoted(char, String),
    /// A mark.
    Mark(char),
}

/// The pieces of a type, without blanks.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if matches!(letter, '\'' | '"' | '`') {
            out.push(Piece::Quoted(letter, quoted(&mut letters, letter)));
        } else if letter.is_alphanumeric() || letter == '_' || letter == '$' {
            let mut word: String = letter.to_lowercase().collect();
            while let Some(more) = letters.next_if(|next| next.is_alphanumeric() || matches!(next, '_' | '$')) {
                word.extend(more.to_lowercase());
            }
            out.push(Piece::Word(word));
        } else if !letter.is_whitespace() {
            out.push(Piece::Mark(letter));
        }
    }
    out
}

/// Up to the closing mark; doubled ones are one.
fn quoted(letters: &mut std::iter::Peekable<std::str::Chars<'_>>, mark: char) -> String {
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        if letter == mark && letters.next_if_eq(&mark).is_none() {
            break;
        }
        text.push(letter);
    }
    text
}
