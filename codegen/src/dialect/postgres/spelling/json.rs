//! JSON as `jsonb` prints it: keys by length and then by bytes, the last of equal ones alone, one blank behind commas and colons.

use std::collections::BTreeMap;

use crate::inventory::normal::signed;

/// Deeper documents are compared as they are written.
const DEPTH: u8 = 60;

/// A document in its normal form; none when it is not JSON.
pub(super) fn normal(text: &str) -> Option<String> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let out = reader.value()?;
    reader.blanks();
    (reader.at == text.len()).then_some(out)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: u8,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    fn take(&mut self, mark: char) -> bool {
        self.blanks();
        let found = self.rest().starts_with(mark);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self) -> Option<String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        self.blanks();
        let out = match self.rest().chars().next()? {
            '{' => self.object(),
            '[' => self.array(),
            '"' => Some(quoted(&self.string()?)),
            _ => self.word(),
        };
        self.depth -= 1;
        out
    }

    fn object(&mut self) -> Option<String> {
        let mut members: BTreeMap<(usize, String), String> = BTreeMap::new();
        self.take('{');
        if !self.take('}') {
            loop {
                self.blanks();
                let key = self.string()?;
                let value = self.take(':').then(|| self.value())??;
                members.insert((key.len(), key), value);
                if self.take('}') {
                    break;
                }
                if !self.take(',') {
                    return None;
                }
            }
        }
        let members: Vec<_> = members.iter().map(|((_, key), value)| format!("{}: {value}", quoted(key))).collect();
        Some(format!("{{{}}}", members.join(", ")))
    }

    fn array(&mut self) -> Option<String> {
        let mut items = Vec::new();
        self.take('[');
        if !self.take(']') {
            loop {
                items.push(self.value()?);
                if self.take(']') {
                    break;
                }
                if !self.take(',') {
                    return None;
                }
            }
        }
        Some(format!("[{}]", items.join(", ")))
    }

    fn string(&mut self) -> Option<String> {
        let rest = self.rest().strip_prefix('"')?;
        let mut escaped = false;
        let end = rest.bytes().position(|byte| {
            let end = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            end
        })?;
        let text = serde_json::from_str(self.rest().get(..end + 2)?).ok()?;
        self.at += end + 2;
        Some(text)
    }

    fn word(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest.find([',', ']', '}', ' ', '\t', '\r', '\n']).unwrap_or(rest.len());
        let word = rest.get(..end)?.to_owned();
        self.at += end;
        if matches!(word.as_str(), "null" | "true" | "false") { Some(word) } else { signed(&word, true) }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn documents_are_printed_as_the_engine_does() {
        let text = r#"{"a": 1.50, "bb": 1e2, "b": {"x":  "y"}, "a" : [ 1,"two",null , true ]}"#;
        assert_eq!(normal(text).as_deref(), Some(r#"{"a": [1, "two", null, true], "b": {"x": "y"}, "bb": 100}"#));
        assert_eq!(normal(r#""\u00e9\n""#).as_deref(), Some(r#""é\n""#));
        for bad in ["{", "{\"a\"}", "[1,]", "tru", "", "1 2", "\"a"] {
            assert_eq!(normal(bad), None, "{bad}");
        }
    }
}
