//! What operators stand between: names, constants, functions, brackets.

use super::Reader;
use crate::inventory::normal::node::Node;
use crate::inventory::normal::number;
use crate::inventory::normal::tokens::Tok;

impl Reader<'_> {
    pub(super) fn primary(&mut self) -> Option<Node> {
        match self.tokens.get(self.at)?.clone() {
            Tok::Text(text) => self.constant(Node::Text(text)),
            Tok::Number(text) => {
                let number = number::canonical(&text, self.syntax.exact)?;
                // With an exponent it is no whole number, whatever it looks like without.
                let whole = self.syntax.exact && text.contains(['e', 'E']) && !number.contains('.');
                let node = Node::Number(number);
                self.constant(if whole { node.cast("numeric") } else { node })
            }
            Tok::Bytes(text) => self.constant(Node::Word(text)),
            Tok::Mark(mark) if mark == "(" => self.bracketed(),
            Tok::Mark(mark) => self.signed(&mark),
            Tok::Word(word) => self.word_first(&word),
            Tok::Name(_) => self.named(),
        }
    }

    fn constant(&mut self, node: Node) -> Option<Node> {
        self.at += 1;
        Some(node)
    }

    fn bracketed(&mut self) -> Option<Node> {
        self.at += 1;
        let mut items = self.list(")")?;
        match items.len() {
            0 => None,
            1 => items.pop(),
            _ => Some(Node::Row(items)),
        }
    }

    fn signed(&mut self, mark: &str) -> Option<Node> {
        let operator = match mark {
            "-" | "+" | "~" | "@" | "|/" | "||/" => mark,
            "!" if !self.syntax.postgres => "not",
            _ => return None,
        };
        self.at += 1;
        let of = self.expression(self.syntax.sign)?;
        Some(match (operator, of) {
            ("+", of) => of,
            ("not", of) => of.negated(),
            ("-", Node::Number(number)) => Node::Number(number::negated(&number)),
            (operator, of) => Node::Prefix(operator.to_owned(), Box::new(of)),
        })
    }

    fn word_first(&mut self, word: &str) -> Option<Node> {
        let called = self.is_mark(1, "(");
        match word {
            "not" => {
                self.at += 1;
                Some(self.expression(self.syntax.not)?.negated())
            }
            "null" | "true" | "false" => self.constant(Node::word(word)),
            "case" => self.case(),
            "cast" if called => self.cast(),
            "extract" if called => self.extract(),
            "substring" | "substr" | "mid" if called => self.substring(),
            "trim" if called => self.trim(),
            "position" if called => self.position(),
            "overlay" if called => self.overlay(),
            "convert" if called => self.convert(),
            "next" if self.is_word(1, "value") && self.is_word(2, "for") => {
                self.at += 3;
                let sequence = self.path()?;
                Some(Node::call("nextval", vec![Node::Name(sequence)]))
            }
            "row" if called => {
                self.at += 2;
                Some(Node::Row(self.list(")")?))
            }
            "array" if self.is_mark(1, "[") => {
                self.at += 2;
                Some(Node::Array(self.list("]")?))
            }
            "binary" if !self.syntax.postgres && !called => self.binary(),
            "interval" if self.syntax.intervals => self.interval(),
            "exists" | "select" | "with" | "and" | "or" | "when" | "then" | "else" | "end" | "from" => None,
            "any" | "some" | "all" if called => None,
            _ => self.named(),
        }
    }

    /// A function, a typed constant, or a name.
    fn named(&mut self) -> Option<Node> {
        let quoted = matches!(self.peek(0), Some(Tok::Name(_)));
        if !quoted && let Some(node) = self.typed() {
            return Some(node);
        }
        let parts = self.path()?;
        if !quoted
            && let [word] = parts.as_slice()
            && let Some(digits) = word.strip_prefix("0b")
        {
            return Some(Node::Word(format!("b'{digits}'")));
        }
        if self.mark("(") {
            let arguments = self.arguments()?;
            return Some(Node::Call(self.spelling.function(&parts), arguments));
        }
        if !quoted
            && let [word] = parts.as_slice()
            && is_value_function(word)
        {
            return Some(Node::Call(self.spelling.function(&parts), Vec::new()));
        }
        Some(Node::Name(parts))
    }

    fn binary(&mut self) -> Option<Node> {
        self.at += 1;
        let of = self.expression(self.syntax.sign)?;
        Some(of.cast("binary"))
    }
}

/// Functions that the standard writes without brackets.
fn is_value_function(word: &str) -> bool {
    matches!(
        word,
        "current_date"
            | "current_time"
            | "current_timestamp"
            | "localtime"
            | "localtimestamp"
            | "current_user"
            | "session_user"
            | "current_role"
            | "current_schema"
            | "current_catalog"
            | "user"
            | "utc_date"
            | "utc_time"
            | "utc_timestamp"
    )
}
