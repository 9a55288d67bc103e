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

/// A text with the beginnings of its lines, so that many places are found without reading it again for each.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// The text by lines.
    #[must_use]
    pub fn lines(&self) -> Lines<'a> {
        Lines::new(self.text)
    }
}

impl<'a> Lines<'a> {
    /// Finds the beginnings of the lines.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { text, starts: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect() }
    }

    /// The position of a byte offset; an offset behind the end gives the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(self.text, offset);
        let line = self.line(offset);
        Position { line, column: self.text[self.start(line)..offset].chars().count() + 1 }
    }

    /// The number of the line that holds a byte, from 1.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The first byte of a line.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line - 1).copied().unwrap_or(self.text.len())
    }

    /// The lines from `first` to `last` as they stand, without the last line break.
    #[must_use]
    pub fn text(&self, first: usize, last: usize) -> &'a str {
        let end = self.starts.get(last).map_or(self.text.len(), |next| next - 1);
        &self.text[self.start(first)..end]
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found() {
        let lines = Source { name: "", text: "a\nüb\n\nend" }.lines();
        let place = |offset| {
            let Position { line, column } = lines.position(offset);
            (line, column)
        };
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6, 7, 9, 99].map(place),
            [(1, 1), (1, 2), (2, 1), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1), (4, 3), (4, 4)]
        );
        assert_eq!((lines.text(1, 1), lines.text(2, 3), lines.text(4, 4)), ("a", "üb\n", "end"));
    }
}
