//! Comments, and those that are none: MariaDB and MySQL run the inside of `/*! … */`.

use super::Lexer;

impl Lexer<'_> {
    /// Goes over one comment, or over the mark of one that is run; `false` where there is none.
    pub(super) fn comment(&mut self) -> bool {
        match (self.byte(0), self.byte(1)) {
            (b'-', b'-') if !self.lexis.dashes_want_blank || is_blank(self.byte(2)) => self.line_comment(),
            (b'#', _) if self.lexis.hash_comments => self.line_comment(),
            (b'/', b'*') => self.bracket_comment(),
            (b'*', b'/') if self.conditional > 0 => {
                self.conditional -= 1;
                self.at += 2;
            }
            _ => return false,
        }
        true
    }

    fn line_comment(&mut self) {
        self.at = self.line_end();
    }

    /// Where the line ends.
    pub(crate) fn line_end(&self) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        self.at + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
    }

    fn bracket_comment(&mut self) {
        if let Some(length) = self.run_mark() {
            self.conditional += 1;
            self.at += length;
            return;
        }
        let (bytes, mut depth, mut at) = (self.text.as_bytes(), 1_usize, self.at + 2);
        while depth > 0 {
            match (bytes.get(at), bytes.get(at + 1)) {
                (Some(b'*'), Some(b'/')) => (depth, at) = (depth - 1, at + 2),
                (Some(b'/'), Some(b'*')) if self.lexis.nested_comments => (depth, at) = (depth + 1, at + 2),
                (Some(_), _) => at += 1,
                (None, _) => {
                    self.fault = Some("a comment begins here and does not end");
                    depth = 0;
                }
            }
        }
        self.at = at;
    }

    /// The length of `/*!50001` or `/*M!100100` where the inside is run.
    fn run_mark(&self) -> Option<usize> {
        let own = self.byte(2) == b'M' && self.byte(3) == b'!';
        let head = match (own, self.byte(2)) {
            (true, _) => 4,
            (false, b'!') => 3,
            _ => return None,
        };
        let digits = self.text.as_bytes()[self.at + head..].iter().take(6).take_while(|byte| byte.is_ascii_digit());
        let digits = digits.count();
        let version = self.text[self.at + head..][..digits].parse().unwrap_or(0);
        (self.lexis.runs)(own, version).then_some(head + digits)
    }
}

const fn is_blank(byte: u8) -> bool {
    byte <= b' '
}
