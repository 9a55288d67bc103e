//! An expression as a tree, with every spelling that the grammar of its engine has for the same thing already folded into one.
//!
//! What is negated stands under a `not` of its own, whichever way it was written (`IS NOT NULL`, `NOT IN`), `AND` and `OR` hold all of
//! their terms in one list, and brackets are gone.

/// One node.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A column, or another name, with what qualifies it in front.
    Name(Vec<String>),
    /// A text.
    Text(String),
    /// A number in decimal notation, with its sign.
    Number(String),
    /// A word or constant that stands for itself: `null`, `true`, `x'00'`.
    Word(String),
    /// A function of arguments.
    Call(String, Vec<Node>),
    /// An operator in front.
    Prefix(String, Box<Node>),
    /// An operator between two.
    Infix(String, Box<Node>, Box<Node>),
    /// Terms under AND (`true`) or OR, two at least.
    Many(bool, Vec<Node>),
    /// IS with a word: `null`, `true`, `false`, `unknown`.
    Is(Box<Node>, String),
    /// IN with a list.
    In(Box<Node>, Vec<Node>),
    /// BETWEEN; `true` for NOT BETWEEN.
    Between(Box<[Node; 3]>, bool),
    /// A comparison with the elements of an array: `true` for ALL, `false` for ANY.
    Against(String, Box<Node>, bool, Box<Node>),
    /// A value as one of a type, which is in its normal spelling.
    Cast(Box<Node>, String),
    /// A text under a collation.
    Collate(Box<Node>, String),
    /// CASE: what is compared, the branches, and ELSE.
    Case(Option<Box<Node>>, Vec<(Node, Node)>, Option<Box<Node>>),
    /// `ARRAY[…]`.
    Array(Vec<Node>),
    /// Several values as one.
    Row(Vec<Node>),
    /// An element of an array.
    Element(Box<Node>, Box<Node>),
    /// `INTERVAL 1 DAY`, of MariaDB and MySQL.
    Interval(Box<Node>, String),
}

impl Node {
    /// A function of arguments.
    #[must_use]
    pub fn call(name: &str, arguments: Vec<Self>) -> Self {
        Self::Call(name.to_owned(), arguments)
    }

    /// An operator between two.
    #[must_use]
    pub fn infix(operator: &str, left: Self, right: Self) -> Self {
        Self::Infix(operator.to_owned(), Box::new(left), Box::new(right))
    }

    /// A word.
    #[must_use]
    pub fn word(word: &str) -> Self {
        Self::Word(word.to_owned())
    }

    /// The same as one of a type.
    #[must_use]
    pub fn cast(self, ty: &str) -> Self {
        Self::Cast(Box::new(self), ty.to_owned())
    }

    /// Not this; what is negated twice is itself, where it is true or false to begin with.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Prefix(operator, inner) if operator == "not" && inner.is_condition() => *inner,
            Self::Between(of, negated) => Self::Between(of, !negated),
            Self::Many(and, terms) => Self::many(!and, terms.into_iter().map(Self::negated).collect()),
            Self::Infix(operator, left, right) => match opposite(&operator) {
                Some(opposite) => Self::Infix(opposite.to_owned(), left, right),
                None => Self::Prefix("not".to_owned(), Box::new(Self::Infix(operator, left, right))),
            },
            other => Self::Prefix("not".to_owned(), Box::new(other)),
        }
    }

    /// The value with the other sign.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Number(number) => Self::Number(super::number::negated(&number)),
            other => Self::Prefix("-".to_owned(), Box::new(other)),
        }
    }

    /// Terms under AND or OR, those of the same kind inside them taken out.
    #[must_use]
    pub fn many(and: bool, terms: Vec<Self>) -> Self {
        let mut all = Vec::with_capacity(terms.len());
        for term in terms {
            match term {
                Self::Many(same, inner) if same == and => all.extend(inner),
                other => all.push(other),
            }
        }
        if all.len() == 1 { all.remove(0) } else { Self::Many(and, all) }
    }

    /// Is this NULL?
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Word(word) if word == "null")
    }

    /// Is its value true, false or NULL whatever the operands are?
    #[must_use]
    pub fn is_condition(&self) -> bool {
        match self {
            Self::Is(..) | Self::In(..) | Self::Between(..) | Self::Against(..) | Self::Many(..) => true,
            Self::Prefix(operator, _) => operator == "not",
            Self::Infix(operator, ..) => CONDITIONS.contains(&operator.as_str()),
            Self::Word(word) => word == "true" || word == "false",
            _ => false,
        }
    }

    /// The same with something done to each part of it.
    #[must_use]
    pub fn map(self, mut with: impl FnMut(Self) -> Self) -> Self {
        let with = &mut with;
        match self {
            Self::Name(_) | Self::Text(_) | Self::Number(_) | Self::Word(_) => self,
            Self::Call(name, arguments) => Self::Call(name, each(arguments, with)),
            Self::Prefix(operator, of) => Self::Prefix(operator, boxed(*of, with)),
            Self::Infix(operator, left, right) => {
                let left = boxed(*left, with);
                Self::Infix(operator, left, boxed(*right, with))
            }
            Self::Many(and, terms) => Self::many(and, each(terms, with)),
            Self::Is(of, word) => Self::Is(boxed(*of, with), word),
            Self::In(of, list) => {
                let of = boxed(*of, with);
                Self::In(of, each(list, with))
            }
            Self::Between(of, negated) => Self::Between(Box::new((*of).map(with)), negated),
            Self::Against(operator, left, all, right) => {
                let left = boxed(*left, with);
                Self::Against(operator, left, all, boxed(*right, with))
            }
            Self::Cast(of, ty) => Self::Cast(boxed(*of, with), ty),
            Self::Collate(of, name) => Self::Collate(boxed(*of, with), name),
            Self::Case(of, branches, other) => {
                let of = of.map(|of| boxed(*of, with));
                let branches = branches.into_iter().map(|(when, then)| (with(when), with(then))).collect();
                Self::Case(of, branches, other.map(|other| boxed(*other, with)))
            }
            Self::Array(items) => Self::Array(each(items, with)),
            Self::Row(items) => Self::Row(each(items, with)),
            Self::Element(of, at) => {
                let of = boxed(*of, with);
                Self::Element(of, boxed(*at, with))
            }
            Self::Interval(of, unit) => Self::Interval(boxed(*of, with), unit),
        }
    }
}

/// Operators that compare.
pub const COMPARISONS: [&str; 6] = ["=", "<>", "<", ">", "<=", ">="];

const CONDITIONS: [&str; 16] = [
    "=",
    "<>",
    "<",
    ">",
    "<=",
    ">=",
    "<=>",
    "is",
    "is distinct from",
    "like",
    "ilike",
    "similar to",
    "glob",
    "regexp",
    "match",
    "xor",
];

/// The comparison that is true where this one is false, and NULL where it is NULL.
fn opposite(operator: &str) -> Option<&'static str> {
    Some(match operator {
        "=" => "<>",
        "<>" => "=",
        "<" => ">=",
        ">=" => "<",
        ">" => "<=",
        "<=" => ">",
        _ => return None,
    })
}

fn each(nodes: Vec<Node>, with: &mut impl FnMut(Node) -> Node) -> Vec<Node> {
    nodes.into_iter().map(with).collect()
}

fn boxed(node: Node, with: &mut impl FnMut(Node) -> Node) -> Box<Node> {
    Box::new(with(node))
}
