//! What stands between two operands, or behind one.

use super::Reader;
use crate::inventory::normal::tokens::Tok;

/// What stands between two operands, or behind one.
pub(super) enum Link {
    /// An operator, with the number of its tokens.
    Operator(String, usize),
    Logic(bool),
    Is,
    IsNull(bool),
    /// `NOT NULL`, which SQLite takes for `IS NOT NULL`.
    NotNull,
    In,
    Between,
    Pattern(&'static str, usize),
    Collate,
    AtTimeZone,
    Cast,
    Element,
}

impl Reader<'_> {
    /// The next link, whether NOT stands in front of it, and how tightly it binds.
    pub(super) fn link(&self) -> Option<(Link, bool, u8)> {
        let negated = self.is_word(0, "not");
        let ahead = usize::from(negated);
        if negated && self.is_word(1, "null") {
            return Some((Link::NotNull, false, self.syntax.power("is")?));
        }
        let link = match self.peek(ahead)? {
            Tok::Word(word) => self.word_link(word, ahead)?,
            Tok::Mark(mark) if !negated => self.mark_link(mark)?,
            _ => return None,
        };
        if negated && !matches!(link, Link::In | Link::Between | Link::Pattern(..)) {
            return None;
        }
        let power = self.syntax.power(link.name())?;
        Some((link, negated, power))
    }

    fn word_link(&self, word: &str, ahead: usize) -> Option<Link> {
        Some(match word {
            "and" | "or" => Link::Logic(word == "and"),
            "is" => Link::Is,
            "isnull" | "notnull" => Link::IsNull(word == "isnull"),
            "in" => Link::In,
            "between" => Link::Between,
            "like" => Link::Pattern("like", 1),
            "ilike" => Link::Pattern("ilike", 1),
            "glob" => Link::Pattern("glob", 1),
            "match" => Link::Pattern("match", 1),
            "regexp" | "rlike" => Link::Pattern("regexp", 1),
            "similar" if self.is_word(ahead + 1, "to") => Link::Pattern("similar to", 2),
            "collate" => Link::Collate,
            "at" if self.is_word(ahead + 1, "time") && self.is_word(ahead + 2, "zone") => Link::AtTimeZone,
            "xor" | "div" | "mod" => Link::Operator(self.syntax.operator(word).to_owned(), 1),
            _ => return None,
        })
    }

    fn mark_link(&self, mark: &str) -> Option<Link> {
        Some(match (mark, self.syntax.operator(mark)) {
            ("::", _) => Link::Cast,
            ("[", _) => Link::Element,
            ("(" | ")" | "]" | "," | "." | ";" | ":", _) => return None,
            (_, "and") => Link::Logic(true),
            (_, "or") => Link::Logic(false),
            (_, operator) => Link::Operator(operator.to_owned(), 1),
        })
    }
}

impl Link {
    /// The name under which the grammar says how tightly it binds.
    fn name(&self) -> &str {
        match self {
            Self::Operator(operator, _) => operator,
            Self::Logic(true) => "and",
            Self::Logic(false) => "or",
            Self::Is | Self::IsNull(_) | Self::NotNull => "is",
            Self::In => "in",
            Self::Between => "between",
            Self::Pattern(operator, _) => operator,
            Self::Collate => "collate",
            Self::AtTimeZone => "at",
            Self::Cast => "::",
            Self::Element => "[",
        }
    }
}
