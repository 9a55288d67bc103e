//! A line as a document.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use serde_json::error::Category;

use super::problem::Wrong;
use crate::output::printable;

/// The fields of a document, as they stand in its line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Document(Vec<(String, Json)>);

impl Document {
    /// Reads a line.
    pub(super) fn parse(line: &str) -> Result<Self, Wrong> {
        let document: Self = serde_json::from_str(line).map_err(|error| match error.classify() {
            // What serde says of it repeats the value.
            Category::Data => Wrong::document("not-an-object", "a document is a JSON object, and this is none"),
            _ => Wrong::document("not-json", format!("this is no JSON, from column {} on", error.column())),
        })?;
        match document.twice() {
            Some(field) => {
                let field = printable(field);
                Err(Wrong::field("duplicate-field", &field, format!("`{field}` is there twice")))
            }
            None => Ok(document),
        }
    }

    fn twice(&self) -> Option<&str> {
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
    }

    /// Takes a field out. What is null is not there.
    pub(super) fn take(&mut self, name: &str) -> Option<Json> {
        let at = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.swap_remove(at).1).filter(|value| !value.is_null())
    }

    /// The names of the fields that nobody has taken.
    pub(super) fn rest(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Document(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> &'static str {
        Document::parse(line).map_err(|wrong| wrong.kind).err().unwrap_or("fine")
    }

    #[test]
    fn a_line_is_one_object() {
        let deep = "[".repeat(100_000);
        let lines = [
            ("{}", "fine"),
            ("{\"a\":1,\"b\":null}\r", "fine"),
            ("", "not-json"),
            ("{\"a\":1", "not-json"),
            ("{\"a\":1} {}", "not-json"),
            ("{a:1}", "not-json"),
            (deep.as_str(), "not-an-object"),
            ("[1]", "not-an-object"),
            ("\"secret\"", "not-an-object"),
            ("{\"a\":1,\"a\":1}", "duplicate-field"),
        ];
        for (line, expected) in lines {
            assert_eq!(kind(line), expected, "{}", &line[..line.len().min(20)]);
        }
        assert_eq!(kind(&format!("{{\"a\":{deep}")), "not-json");
        let wrong = Document::parse("\"hunter2\"").unwrap_err();
        assert!(!wrong.message.contains("hunter2"));
    }

    #[test]
    fn null_is_not_there_and_what_is_taken_is_gone() {
        let mut document = Document::parse(r#"{"a":1,"b":null,"c":2}"#).unwrap();
        assert_eq!((document.take("b"), document.take("a"), document.take("a")), (None, Some(Json::from(1)), None));
        assert_eq!(document.rest().collect::<Vec<_>>(), ["c"]);
    }
}
