//! Reads an expression by the precedences of its engine.

mod form;
mod link;
mod operator;
mod primary;
mod ty;

use super::node::Node;
use super::tokens::{Tok, tokens, unread};
use super::{Spelling, Syntax};
use link::Link;

/// Deeper expressions are compared by their tokens rather than risked on the stack.
const DEPTH: u32 = 60;

/// Longer chains of operators make deep trees, too.
const LINKS: u32 = 400;

/// An expression as a tree, or else the row of its tokens.
pub(super) fn read(spelling: &dyn Spelling, text: &str) -> Result<Node, String> {
    let syntax = spelling.syntax();
    let text = &spelling.expression_text(text);
    let Some(tokens) = tokens(syntax, text) else { return Err(text.trim().to_owned()) };
    let mut reader = Reader { syntax, spelling, tokens, at: 0, depth: 0, links: 0 };
    match reader.expression(0) {
        Some(node) if reader.at == reader.tokens.len() => Ok(node),
        _ => Err(unread(syntax, &reader.tokens)),
    }
}

struct Reader<'s> {
    syntax: &'static Syntax,
    spelling: &'s dyn Spelling,
    tokens: Vec<Tok>,
    at: usize,
    depth: u32,
    links: u32,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<&Tok> {
        self.tokens.get(self.at + ahead)
    }

    fn is_word(&self, ahead: usize, wanted: &str) -> bool {
        matches!(self.peek(ahead), Some(Tok::Word(word)) if word == wanted)
    }

    fn is_mark(&self, ahead: usize, wanted: &str) -> bool {
        matches!(self.peek(ahead), Some(Tok::Mark(mark)) if mark == wanted)
    }

    /// Takes a word if it is there.
    fn word(&mut self, wanted: &str) -> bool {
        let found = self.is_word(0, wanted);
        self.at += usize::from(found);
        found
    }

    /// Takes a mark if it is there.
    fn mark(&mut self, wanted: &str) -> bool {
        let found = self.is_mark(0, wanted);
        self.at += usize::from(found);
        found
    }

    fn expression(&mut self, least: u8) -> Option<Node> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let mut left = self.primary()?;
        while let Some((link, negated, power)) = self.link().filter(|(_, _, power)| *power >= least) {
            self.links += 1;
            if self.links > LINKS && !matches!(link, Link::Logic(_)) {
                return None;
            }
            self.at += usize::from(negated);
            let linked = self.linked(left, link, power)?;
            left = if negated { unlike(linked) } else { linked };
        }
        self.depth -= 1;
        Some(left)
    }

    fn linked(&mut self, left: Node, link: Link, power: u8) -> Option<Node> {
        match link {
            Link::Operator(operator, length) => {
                self.at += length;
                self.operator(left, operator, power)
            }
            Link::Logic(and) => {
                self.at += 1;
                let right = self.expression(power + 1)?;
                Some(Node::many(and, vec![left, right]))
            }
            Link::Is => self.is(left, power),
            Link::IsNull(null) => {
                self.at += 1;
                let is = Node::Is(Box::new(left), "null".to_owned());
                Some(if null { is } else { is.negated() })
            }
            Link::NotNull => {
                self.at += 2;
                Some(Node::Is(Box::new(left), "null".to_owned()).negated())
            }
            Link::In => self.in_list(left),
            Link::Between => self.between(left, power),
            Link::Pattern(operator, length) => {
                self.at += length;
                self.pattern(left, operator, power)
            }
            Link::Collate => {
                self.at += 1;
                let by = self.path()?.join(".");
                Some(Node::Collate(Box::new(left), by))
            }
            Link::AtTimeZone => {
                self.at += 3;
                let zone = self.expression(power + 1)?;
                Some(Node::call("timezone", vec![zone, left]))
            }
            Link::Cast => {
                self.at += 1;
                let ty = self.type_behind()?;
                Some(left.cast(&self.spelling.ty(&ty)))
            }
            Link::Element => {
                self.at += 1;
                let at = self.expression(0)?;
                self.mark("]").then(|| Node::Element(Box::new(left), Box::new(at)))
            }
        }
    }

    /// Expressions with commas between them, up to a mark.
    fn list(&mut self, end: &str) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        if self.mark(end) {
            return Some(items);
        }
        loop {
            items.push(self.expression(0)?);
            if self.mark(end) {
                return Some(items);
            }
            if !self.mark(",") {
                return None;
            }
        }
    }

    /// The arguments of a function. What is handed over as an array of further ones is the same as those.
    fn arguments(&mut self) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        if self.mark(")") {
            return Some(items);
        }
        loop {
            let variadic = self.syntax.postgres && self.word("variadic");
            match self.expression(0)? {
                Node::Array(more) if variadic => items.extend(more),
                node if variadic => items.push(Node::Prefix("variadic".to_owned(), Box::new(node))),
                node => items.push(node),
            }
            if self.mark(")") {
                return Some(items);
            }
            if variadic || !self.mark(",") {
                return None;
            }
        }
    }

    /// A name with what qualifies it.
    fn path(&mut self) -> Option<Vec<String>> {
        let mut parts = Vec::with_capacity(1);
        loop {
            match self.tokens.get(self.at)? {
                Tok::Word(part) | Tok::Name(part) => parts.push(part.clone()),
                _ => return None,
            }
            self.at += 1;
            if !self.mark(".") {
                return Some(parts);
            }
        }
    }
}

/// NOT in front of an operator and not of a condition: each of an array's elements is compared by the other operator.
fn unlike(node: Node) -> Node {
    match node {
        Node::Against(operator, left, all, right) => {
            let operator = if operator == "like" { "!~~" } else { "!~~*" };
            Node::Against(operator.to_owned(), left, all, right)
        }
        other => other.negated(),
    }
}
