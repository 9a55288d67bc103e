//! Trees as text: bracketed wherever an operator stands inside another one, so that no precedence is needed to read it.

use super::Syntax;
use super::node::Node;

/// Words that are not names unless they are quoted.
const RESERVED: [&str; 73] = [
    "all",
    "and",
    "any",
    "array",
    "at",
    "between",
    "binary",
    "bit",
    "both",
    "case",
    "cast",
    "char",
    "collate",
    "convert",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "distinct",
    "div",
    "else",
    "end",
    "escape",
    "exists",
    "extract",
    "false",
    "for",
    "from",
    "glob",
    "ilike",
    "in",
    "interval",
    "is",
    "isnull",
    "leading",
    "like",
    "localtime",
    "localtimestamp",
    "match",
    "mod",
    "next",
    "not",
    "notnull",
    "null",
    "operator",
    "or",
    "overlay",
    "placing",
    "position",
    "regexp",
    "rlike",
    "row",
    "select",
    "session_user",
    "similar",
    "some",
    "substring",
    "symmetric",
    "then",
    "time",
    "trailing",
    "trim",
    "true",
    "user",
    "variadic",
    "when",
    "with",
    "without",
    "xor",
];

/// Appends a name, quoted where it has to be.
pub(super) fn name(syntax: &Syntax, out: &mut String, name: &str) {
    if is_plain(name) { out.push_str(name) } else { syntax.quote.identifier(out, name) }
}

/// Appends a text.
pub(super) fn text(syntax: &Syntax, out: &mut String, text: &str) {
    syntax.quote.text(out, text);
}

/// Is this the same name whether it is quoted or not?
#[must_use]
pub fn is_plain(name: &str) -> bool {
    is_simple(name) && RESERVED.binary_search(&name).is_err()
}

/// Is it made of small letters, digits and underscores?
#[must_use]
pub fn is_simple(name: &str) -> bool {
    let mut bytes = name.bytes();
    let first = bytes.next().is_some_and(|byte| byte.is_ascii_lowercase() || byte == b'_');
    first && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The tree as text.
#[must_use]
pub fn print(syntax: &Syntax, node: &Node) -> String {
    let mut printer = Printer { syntax, out: String::new() };
    printer.node(node);
    printer.out
}

struct Printer<'s> {
    syntax: &'s Syntax,
    out: String,
}

impl Printer<'_> {
    fn word(&mut self, word: &str) -> &mut Self {
        self.out.push_str(word);
        self
    }

    fn node(&mut self, node: &Node) -> &mut Self {
        match node {
            Node::Name(parts) => self.path(parts),
            Node::Text(of) => {
                text(self.syntax, &mut self.out, of);
                self
            }
            Node::Number(of) | Node::Word(of) => self.word(of),
            Node::Call(of, arguments) => self.called(of).list("(", arguments, ")"),
            Node::Prefix(operator, of) => self.word(operator).word(" ").operand(of),
            Node::Infix(operator, left, right) => self.infix(operator, left, right),
            Node::Many(and, terms) => self.many(if *and { " and " } else { " or " }, terms),
            Node::Is(of, word) => self.operand(of).word(" is ").word(word),
            Node::In(of, list) => self.operand(of).word(" in ").list("(", list, ")"),
            Node::Between(of, negated) => self.between(of, *negated),
            Node::Against(operator, left, all, right) => {
                self.operand(left).word(" ").word(operator).word(if *all { " all (" } else { " any (" });
                self.node(right).word(")")
            }
            Node::Cast(of, ty) if self.syntax.postgres => self.operand(of).word("::").word(ty),
            Node::Cast(of, ty) => self.word("cast(").node(of).word(" as ").word(ty).word(")"),
            Node::Collate(of, by) => self.operand(of).word(" collate ").called(by),
            Node::Case(of, branches, other) => self.case(of.as_deref(), branches, other.as_deref()),
            Node::Array(items) => self.list("array[", items, "]"),
            Node::Row(items) => self.list("row(", items, ")"),
            Node::Element(of, at) => self.operand(of).word("[").node(at).word("]"),
            Node::Interval(of, unit) => self.word("interval ").operand(of).word(" ").word(unit),
        }
    }

    /// Brackets around what an operator would reach into.
    fn operand(&mut self, node: &Node) -> &mut Self {
        let whole = match node {
            Node::Number(number) => !number.starts_with('-'),
            Node::Name(_) | Node::Text(_) | Node::Word(_) | Node::Call(..) | Node::Cast(..) | Node::Array(_) => true,
            Node::Row(_) | Node::Interval(..) => true,
            _ => false,
        };
        if whole { self.node(node) } else { self.word("(").node(node).word(")") }
    }

    /// A name that was one already: of a function or a collation, with its schema in front.
    fn called(&mut self, of: &str) -> &mut Self {
        match of.split_once('.') {
            Some((schema, of)) => self.path(&[schema.to_owned(), of.to_owned()]),
            None if RESERVED.binary_search(&of).is_ok() => self.word(of),
            None => self.path(&[of.to_owned()]),
        }
    }

    fn path(&mut self, parts: &[String]) -> &mut Self {
        for (at, part) in parts.iter().enumerate() {
            self.out.push_str(if at > 0 { "." } else { "" });
            name(self.syntax, &mut self.out, part);
        }
        self
    }

    fn infix(&mut self, operator: &str, left: &Node, right: &Node) -> &mut Self {
        self.operand(left).word(" ").word(operator).word(" ").operand(right)
    }

    fn many(&mut self, between: &'static str, terms: &[Node]) -> &mut Self {
        for (at, term) in terms.iter().enumerate() {
            self.word(if at > 0 { between } else { "" }).operand(term);
        }
        self
    }

    fn list(&mut self, open: &'static str, items: &[Node], close: &'static str) -> &mut Self {
        self.word(open);
        for (at, item) in items.iter().enumerate() {
            self.word(if at > 0 { ", " } else { "" }).node(item);
        }
        self.word(close)
    }

    fn between(&mut self, [of, low, high]: &[Node; 3], negated: bool) -> &mut Self {
        self.operand(of).word(if negated { " not between " } else { " between " });
        self.operand(low).word(" and ").operand(high)
    }

    fn case(&mut self, of: Option<&Node>, branches: &[(Node, Node)], other: Option<&Node>) -> &mut Self {
        self.word("case");
        if let Some(of) = of {
            self.word(" ").node(of);
        }
        for (when, then) in branches {
            self.word(" when ").node(when).word(" then ").node(then);
        }
        if let Some(other) = other {
            self.word(" else ").node(other);
        }
        self.word(" end")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn reserved_words_are_in_order() {
        assert!(super::RESERVED.is_sorted());
    }
}
