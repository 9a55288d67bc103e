//! Operators with what stands behind them.

use super::Reader;
use crate::inventory::normal::node::Node;

impl Reader<'_> {
    pub(super) fn operator(&mut self, left: Node, operator: String, power: u8) -> Option<Node> {
        if self.is_against() {
            return self.against(left, operator);
        }
        let right = self.expression(power + 1)?;
        Some(match operator.as_str() {
            "!~" => Node::infix("~", left, right).negated(),
            "!~*" => Node::infix("~*", left, right).negated(),
            "!~~" => Node::infix("like", left, right).negated(),
            "!~~*" => Node::infix("ilike", left, right).negated(),
            _ => Node::Infix(operator, Box::new(left), Box::new(right)),
        })
    }

    fn is_against(&self) -> bool {
        let word = ["any", "some", "all"].into_iter().any(|word| self.is_word(0, word));
        self.syntax.postgres && word && self.is_mark(1, "(")
    }

    fn against(&mut self, left: Node, operator: String) -> Option<Node> {
        let all = self.is_word(0, "all");
        self.at += 2;
        let right = self.expression(0)?;
        self.mark(")").then(|| Node::Against(operator, Box::new(left), all, Box::new(right)))
    }

    pub(super) fn is(&mut self, left: Node, power: u8) -> Option<Node> {
        self.at += 1;
        let negated = self.word("not");
        let word = ["null", "true", "false", "unknown"].into_iter().find(|word| self.is_word(0, word));
        let is = if let Some(word) = word {
            self.at += 1;
            Node::Is(Box::new(left), word.to_owned())
        } else if self.is_word(0, "distinct") && self.is_word(1, "from") {
            self.at += 2;
            Node::infix("is distinct from", left, self.expression(power + 1)?)
        } else if self.syntax.powers.iter().any(|(of, _)| *of == "is any") {
            Node::infix("is", left, self.expression(power + 1)?)
        } else {
            return None;
        };
        Some(if negated { is.negated() } else { is })
    }

    pub(super) fn in_list(&mut self, left: Node) -> Option<Node> {
        self.at += 1;
        let list = self.mark("(").then(|| self.list(")"))??;
        Some(Node::In(Box::new(left), list))
    }

    pub(super) fn between(&mut self, left: Node, power: u8) -> Option<Node> {
        self.at += 1;
        let symmetric = self.word("symmetric");
        let low = self.expression(power + 1)?;
        if !self.word("and") {
            return None;
        }
        let high = self.expression(power + 1)?;
        if symmetric {
            let other = Node::Between(Box::new([left.clone(), high.clone(), low.clone()]), false);
            return Some(Node::many(false, vec![Node::Between(Box::new([left, low, high]), false), other]));
        }
        Some(Node::Between(Box::new([left, low, high]), false))
    }

    pub(super) fn pattern(&mut self, left: Node, operator: &str, power: u8) -> Option<Node> {
        if self.is_against() {
            return self.against(left, operator.to_owned());
        }
        let right = self.expression(power + 1)?;
        if self.word("escape") {
            let escape = self.expression(power + 1)?;
            return Some(Node::infix(operator, left, Node::call("like_escape", vec![right, escape])));
        }
        Some(Node::infix(operator, left, right))
    }
}
