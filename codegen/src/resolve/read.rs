//! Reading values of a known shape; what has another shape reads as absent.

use crate::model::{DialectKind, PerDialect, Sql};
use crate::syntax::{Entry, Node};

/// Typed look-ups in a map.
pub(super) trait Read<'a> {
    /// The value of a key, unless it is null.
    fn child(&self, key: &str) -> Option<&Node<'a>>;

    /// A scalar as text.
    fn string(&self, key: &str) -> Option<String> {
        self.child(key)?.text().map(str::to_owned)
    }

    /// A boolean; absent is false.
    fn flag(&self, key: &str) -> bool {
        self.child(key).and_then(Node::scalar).and_then(|scalar| scalar.boolean()).unwrap_or(false)
    }

    /// A whole number that fits.
    fn count(&self, key: &str) -> Option<u32> {
        self.child(key)?.scalar()?.integer()?.try_into().ok()
    }

    /// The scalars of a list, or one scalar.
    fn strings(&self, key: &str) -> Vec<String> {
        self.child(key).map(strings).unwrap_or_default()
    }

    /// The entries of a map, each key once.
    fn map<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s Entry<'a>>
    where
        'a: 's,
    {
        firsts(self.child(key))
    }

    /// What is said for each database.
    fn per_dialect(&self, key: &str) -> PerDialect<String> {
        self.child(key).map(per_dialect).unwrap_or_default()
    }

    /// An SQL expression.
    fn sql(&self, key: &str) -> Option<Sql> {
        sql(self.child(key)?)
    }
}

impl<'a> Read<'a> for Node<'a> {
    fn child(&self, key: &str) -> Option<&Node<'a>> {
        self.get(key).filter(|node| !node.is_null())
    }
}

/// The scalars of a list, or one scalar.
pub(super) fn strings(node: &Node<'_>) -> Vec<String> {
    match node.items() {
        Some(items) => items.iter().filter_map(Node::text).map(str::to_owned).collect(),
        None => node.text().map(str::to_owned).into_iter().collect(),
    }
}

/// An SQL expression: text, or a map from dialects to texts.
pub(super) fn sql(node: &Node<'_>) -> Option<Sql> {
    match node.text() {
        Some(text) => Some(Sql::Any(text.to_owned())),
        None => Some(Sql::Each(per_dialect(node))).filter(|sql| !sql.texts().is_empty()),
    }
}

fn per_dialect(node: &Node<'_>) -> PerDialect<String> {
    let entries = node.entries().unwrap_or_default().iter();
    entries.filter_map(|e| Some((DialectKind::parse(&e.key)?, e.value.text()?.to_owned()))).collect()
}

/// The entries of a map whose keys were not there before.
pub(super) fn firsts<'s, 'a>(node: Option<&'s Node<'a>>) -> impl Iterator<Item = &'s Entry<'a>> {
    let entries = node.and_then(Node::entries).unwrap_or_default();
    let mut seen = std::collections::BTreeSet::new();
    entries.iter().filter(move |entry| seen.insert(entry.key.as_ref()))
}
