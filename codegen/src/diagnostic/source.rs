//! A named source text and the way from byte offsets to lines and columns.

/// A text with the name it is shown under. Names are as the person gave them, never made absolute.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Shown in front of line and column.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// A place as people count: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in Unicode scalar values.
    pub column: usize,
}

impl Source<'_> {
    /// The position of a byte offset; an offset behind the end gives the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text[..floor_char_boundary(self.text, offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
