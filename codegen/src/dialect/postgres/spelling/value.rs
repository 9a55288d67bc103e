//! Values with the types that the engine finds for them, and the conversions that it puts between them.

use super::{literal, types};
use crate::inventory::normal::{Node, negated};

/// A node in its normal form with the type of its values, without length or precision; none where that cannot be told.
pub(super) struct Value {
    pub(super) node: Node,
    pub(super) ty: Option<String>,
}

/// The type of a text constant that nothing has been said of yet.
pub(super) const OPEN: &str = "unknown";

impl Value {
    pub(super) fn new(node: Node, ty: &str) -> Self {
        Self { node, ty: Some(ty.to_owned()) }
    }

    pub(super) const fn untold(node: Node) -> Self {
        Self { node, ty: None }
    }

    /// A text constant as one of which nothing has been said.
    pub(super) fn loose(self) -> Self {
        if matches!(self.node, Node::Text(_)) { Self::new(self.node, OPEN) } else { self }
    }

    pub(super) fn is(&self, ty: &str) -> bool {
        self.ty.as_deref() == Some(ty)
    }

    pub(super) fn is_open(&self) -> bool {
        self.is(OPEN)
    }

    pub(super) fn rank(&self) -> Option<usize> {
        types::rank(self.ty.as_deref()?)
    }

    pub(super) fn is_text(&self) -> bool {
        self.ty.as_deref().is_some_and(types::is_text)
    }

    /// What the engine makes of `x::type`.
    pub(super) fn cast(self, ty: &str) -> Self {
        let values = types::of_values(ty);
        let same = self.is(&values) || (types::is_text(&values) && self.is_text());
        let node = match self.node {
            // What was made a text goes another way than a constant that can still become anything.
            Node::Text(_) if self.ty.as_deref() == Some("text") && !types::is_text(&values) => {
                self.node.cast("text").cast(ty)
            }
            Node::Text(text) => literal::of_type(text, ty),
            node if ty == values && same => node,
            Node::Number(number) if ty == values => literal::number_of(number, ty),
            Node::Cast(inner, from) if ty == values => recast(*inner, from, ty),
            Node::Array(items) if ty.ends_with("[]") && !items.is_empty() => return elements(items, ty, self.ty),
            node if ty == "character varying" => node.cast("text"),
            node => node.cast(ty),
        };
        Self { node, ty: Some(values) }
    }

    /// A constant takes the type that is wanted of it; everything else stays what it is.
    pub(super) fn wanted(self, ty: &str) -> Self {
        match self.node {
            Node::Text(text) if self.ty.as_deref() == Some(OPEN) || is_no_text(ty) => {
                let node = literal::of_type(text, ty);
                Self::new(node, &types::of_values(ty))
            }
            Node::Cast(inner, _) if inner.is_null() => Self::new(*inner, ty),
            node => Self { node, ty: self.ty },
        }
    }

    /// The same with the cast that the engine puts around numbers and texts when it needs another type than they have.
    pub(super) fn needed(self, ty: &str) -> Self {
        match self.ty.as_deref() {
            Some(OPEN) => self.wanted(ty),
            Some(of) if of != ty && convertible(of, ty) => self.cast(ty),
            _ => self,
        }
    }

    /// The sign turned.
    pub(super) fn minus(self) -> Self {
        let node = match self.node {
            Node::Number(number) => Node::Number(negated(&number)),
            Node::Cast(inner, ty) => match *inner {
                Node::Number(number) if types::rank(&ty).is_some() => literal::number_of(negated(&number), &ty),
                inner => Node::Prefix("-".to_owned(), Box::new(Node::Cast(Box::new(inner), ty))),
            },
            node => Node::Prefix("-".to_owned(), Box::new(node)),
        };
        Self { node, ty: self.ty }
    }
}

fn convertible(from: &str, to: &str) -> bool {
    match (types::rank(from), types::rank(to)) {
        (Some(from), Some(to)) => from != to,
        _ if types::moment_rank(from).is_some() => types::moment_rank(from) < types::moment_rank(to),
        _ => (from == "bpchar" && types::is_text(to)) || (types::is_text(from) && to == "bpchar"),
    }
}

/// A constant number that goes up through one type to the next is one of the last.
fn recast(inner: Node, from: String, ty: &str) -> Node {
    match inner {
        Node::Number(number) if types::rank(&from).is_some() && types::rank(ty) > types::rank(&from) => {
            literal::number_of(number, ty)
        }
        inner => inner.cast(&from).cast(ty),
    }
}

/// An array of constants as one of another type: each of them is.
fn elements(items: Vec<Node>, ty: &str, from: Option<String>) -> Value {
    let element = ty.trim_end_matches("[]").to_owned();
    let from = from.map(|of| of.trim_end_matches("[]").to_owned());
    let typed = |node: Node| {
        let open = matches!(node, Node::Text(_));
        Value { node, ty: if open { Some(OPEN.to_owned()) } else { from.clone() } }.cast(&element).node
    };
    Value { node: Node::Array(items.into_iter().map(typed).collect()), ty: Some(types::of_values(ty)) }
}

/// Both sides of a comparison as the engine compares them.
pub(super) fn compared(left: Value, right: Value) -> (Value, Value) {
    let (left, right) = (loosened(left, &right), right);
    let right = loosened(right, &left);
    match (left.ty.as_deref(), right.ty.as_deref()) {
        (Some(OPEN), Some(OPEN)) => (left, right),
        (Some(OPEN), Some(ty)) => {
            let ty = ty.to_owned();
            (left.wanted(&ty), right)
        }
        (Some(ty), Some(OPEN)) => {
            let ty = ty.to_owned();
            (left, right.wanted(&ty))
        }
        (None, Some(_)) => (left, bare(right)),
        (Some(_), None) => (bare(left), right),
        (Some("bpchar"), Some("text")) => (left.needed("text"), right),
        (Some("text"), Some("bpchar")) => (left, right.needed("text")),
        (Some("bpchar"), Some("character varying")) => (left, right.needed("bpchar")),
        (Some("character varying"), Some("bpchar")) => (left.needed("bpchar"), right),
        _ => numbers(left, right),
    }
}

/// A constant that was said to be a text, where none can stand: what is said of it is of no account.
pub(super) fn loosened(value: Value, beside: &Value) -> Value {
    if beside.ty.as_deref().is_some_and(is_no_text) { value.loose() } else { value }
}

fn is_no_text(ty: &str) -> bool {
    !types::is_text(ty) && !matches!(ty, "bpchar" | OPEN)
}

/// Beside something whose type cannot be told, the type of a constant cannot, either.
fn bare(value: Value) -> Value {
    match value.node {
        Node::Cast(inner, _) if matches!(*inner, Node::Text(_) | Node::Number(_)) => Value::untold(*inner),
        node => Value { node, ty: value.ty },
    }
}

/// Two numbers of kinds between which the engine has no operator of its own.
pub(super) fn numbers(left: Value, right: Value) -> (Value, Value) {
    let (Some(l), Some(r)) = (left.rank(), right.rank()) else { return (left, right) };
    if (l < 3 && r < 3) || (l > 3 && r > 3) || l == r {
        return (left, right);
    }
    let ty = if l.max(r) > 3 { "double precision" } else { "numeric" };
    let lift = |value: Value| if value.rank().is_some_and(|rank| rank < 4) { value.needed(ty) } else { value };
    (lift(left), lift(right))
}

/// Values of which some are no texts, so that constants among them are none, either.
pub(super) fn settled(values: Vec<Value>) -> Vec<Value> {
    let loose = values.iter().any(|of| of.ty.as_deref().is_some_and(is_no_text));
    if loose { values.into_iter().map(Value::loose).collect() } else { values }
}

/// Values of which one is chosen: all of the type that the engine settles on, which is given back.
pub(super) fn joined(values: Vec<Value>) -> (Vec<Value>, Option<String>) {
    let values = settled(values);
    let ty = common(&values);
    let Some(ty) = ty else { return (values, None) };
    let needed = |value: Value| if value.node.is_null() { value } else { value.wanted(&ty).needed(&ty) };
    (values.into_iter().map(needed).collect(), Some(ty))
}

/// The type that several values have in common.
pub(super) fn common(values: &[Value]) -> Option<String> {
    let told: Vec<&str> =
        values.iter().filter(|of| !of.node.is_null()).map(|of| of.ty.as_deref()).collect::<Option<_>>()?;
    let known = || told.iter().copied().filter(|ty| *ty != OPEN);
    let Some(first) = known().next() else { return Some("text".to_owned()) };
    for rank in [types::rank, types::moment_rank] {
        if known().all(|ty| rank(ty).is_some()) {
            return known().max_by_key(|ty| rank(ty)).map(str::to_owned);
        }
    }
    Some(first.to_owned())
}
