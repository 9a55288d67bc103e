//! Quotes of every kind.

use super::{Kind, Lexer};

impl Lexer<'_> {
    /// Goes over a quoted token that begins here, if one does.
    pub(super) fn quoted(&mut self, first: u8) -> Option<Kind> {
        if first == b'\'' {
            self.through(b'\'', self.lexis.backslash);
            return Some(Kind::Text);
        }
        if first == b'"' && self.lexis.double_quoted_texts {
            self.through(b'"', self.lexis.backslash);
            return Some(Kind::Text);
        }
        if matches!(first, b'e' | b'E') && self.lexis.escape_texts && self.byte(1) == b'\'' {
            self.at += 1;
            self.through(b'\'', true);
            return Some(Kind::Text);
        }
        if matches!(first, b'u' | b'U')
            && self.lexis.escape_texts
            && self.byte(1) == b'&'
            && matches!(self.byte(2), b'\'' | b'"')
        {
            self.at += 2;
            let mark = self.byte(0);
            self.through(mark, false);
            return Some(if mark == b'"' { Kind::Name } else { Kind::Text });
        }
        if first == b'$' && self.lexis.dollar_quotes {
            return self.dollars().then_some(Kind::Text);
        }
        let (_, close) = *self.lexis.name_quotes.iter().find(|(open, _)| *open == first)?;
        self.through(close, false);
        Some(Kind::Name)
    }

    /// Goes behind the closing quote; two of them are one inside.
    fn through(&mut self, close: u8, backslash: bool) {
        let bytes = self.text.as_bytes();
        let mut at = self.at + 1;
        loop {
            match bytes.get(at) {
                Some(b'\\') if backslash => at += 2,
                Some(byte) if *byte == close && bytes.get(at + 1) == Some(&close) && close != b']' => at += 2,
                Some(byte) if *byte == close => {
                    self.at = at + 1;
                    return;
                }
                Some(_) => at += 1,
                None => {
                    self.at = bytes.len();
                    self.fault = Some("a quote begins here and does not end");
                    return;
                }
            }
        }
    }

    fn dollars(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let tag = &rest.as_bytes()[1..];
        let length = tag.iter().position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80));
        let Some(length) = length.filter(|length| tag[*length] == b'$' && !tag[0].is_ascii_digit()) else {
            return false;
        };
        let mark = &rest[..length + 2];
        if let Some(end) = rest[mark.len()..].find(mark) {
            self.at += mark.len() * 2 + end;
        } else {
            self.at = self.text.len();
            self.fault = Some("a quote begins here and does not end");
        }
        true
    }
}
