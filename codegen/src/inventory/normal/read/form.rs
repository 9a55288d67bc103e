//! What looks like a function and has words between its arguments.

use super::Reader;
use crate::inventory::normal::node::Node;
use crate::inventory::normal::tokens::Tok;

impl Reader<'_> {
    pub(super) fn case(&mut self) -> Option<Node> {
        self.at += 1;
        let of = if self.is_word(0, "when") { None } else { Some(Box::new(self.expression(0)?)) };
        let mut branches = Vec::new();
        while self.word("when") {
            let when = self.expression(0)?;
            let then = self.word("then").then(|| self.expression(0))??;
            branches.push((when, then));
        }
        let other = if self.word("else") { Some(Box::new(self.expression(0)?)) } else { None };
        (self.word("end") && !branches.is_empty()).then_some(Node::Case(of, branches, other))
    }

    /// `CAST(x AS type)`.
    pub(super) fn cast(&mut self) -> Option<Node> {
        self.at += 2;
        let of = self.expression(0)?;
        let ty = self.word("as").then(|| self.type_to_bracket())??;
        Some(of.cast(&self.spelling.cast_ty(&ty)))
    }

    /// `CONVERT(x, type)` or `CONVERT(x USING set)`.
    pub(super) fn convert(&mut self) -> Option<Node> {
        self.at += 2;
        let of = self.expression(0)?;
        if self.word("using") {
            let set = self.type_to_bracket()?;
            return Some(of.cast(&format!("using {set}")));
        }
        if self.syntax.postgres {
            let mut arguments = vec![of];
            if self.mark(",") {
                arguments.extend(self.list(")")?);
                return Some(Node::call("convert", arguments));
            }
            return self.mark(")").then(|| Node::call("convert", arguments));
        }
        let ty = self.mark(",").then(|| self.type_to_bracket())??;
        Some(of.cast(&self.spelling.cast_ty(&ty)))
    }

    pub(super) fn extract(&mut self) -> Option<Node> {
        let field = match self.peek(2)? {
            Tok::Word(field) | Tok::Name(field) | Tok::Text(field) => field.to_lowercase(),
            _ => return None,
        };
        self.at += 3;
        if !self.word("from") && !self.mark(",") {
            return None;
        }
        let of = self.expression(0)?;
        self.mark(")").then(|| Node::call("extract", vec![Node::Text(field), of]))
    }

    pub(super) fn substring(&mut self) -> Option<Node> {
        self.at += 2;
        let mut arguments = vec![self.expression(0)?];
        if self.word("from") {
            arguments.push(self.expression(0)?);
            if self.word("for") {
                arguments.push(self.expression(0)?);
            }
            return self.mark(")").then(|| Node::call("substring", arguments));
        }
        if self.mark(",") {
            arguments.extend(self.list(")")?);
            return Some(Node::call("substring", arguments));
        }
        self.mark(")").then(|| Node::call("substring", arguments))
    }

    /// `TRIM(BOTH x FROM y)` and its shorter forms.
    pub(super) fn trim(&mut self) -> Option<Node> {
        self.at += 2;
        let side = ["both", "leading", "trailing"].into_iter().find(|side| self.is_word(0, side));
        self.at += usize::from(side.is_some());
        let mut what = None;
        let of = if self.word("from") {
            self.expression(0)?
        } else {
            let first = self.expression(0)?;
            if self.word("from") {
                what = Some(first);
                self.expression(0)?
            } else {
                if self.mark(",") {
                    what = Some(self.expression(0)?);
                }
                first
            }
        };
        let arguments = [of].into_iter().chain(what).collect();
        let name = self.spelling.trim(side.unwrap_or("both"));
        self.mark(")").then(|| Node::call(name, arguments))
    }

    /// `POSITION(x IN y)`, or the function of that name, whose arguments stand the other way round.
    pub(super) fn position(&mut self) -> Option<Node> {
        self.at += 2;
        let within = self.syntax.power("in").unwrap_or_default() + 1;
        let first = self.expression(within)?;
        if self.word("in") {
            let of = self.expression(0)?;
            return self.mark(")").then(|| self.spelling.position(of, first));
        }
        let of = self.mark(",").then(|| self.expression(0))??;
        self.mark(")").then(|| self.spelling.position(first, of))
    }

    pub(super) fn overlay(&mut self) -> Option<Node> {
        self.at += 2;
        let mut arguments = vec![self.expression(0)?];
        for word in ["placing", "from", "for"] {
            if self.word(word) || self.mark(",") {
                arguments.push(self.expression(0)?);
            }
        }
        self.mark(")").then(|| Node::call("overlay", arguments))
    }

    /// `INTERVAL 1 DAY`.
    pub(super) fn interval(&mut self) -> Option<Node> {
        self.at += 1;
        let of = self.expression(0)?;
        let Some(Tok::Word(unit)) = self.peek(0).cloned() else { return None };
        self.at += 1;
        Some(Node::Interval(Box::new(of), unit))
    }
}
