//! Which object of one side is which of the other.

use std::collections::BTreeMap;

use super::facts::{Facts, differing, one_sided};
use super::{Difference, DifferenceKind, Fact};

/// Compares the objects of one kind: by name, and what is then left by what is said of it.
pub(super) fn compare<T: Facts + PartialEq>(
    table: Option<&str>,
    expected: &[T],
    found: &[T],
    out: &mut Vec<Difference>,
) {
    if expected == found {
        return;
    }
    let mut there: BTreeMap<String, Vec<&T>> = BTreeMap::new();
    for item in found.iter().rev() {
        there.entry(item.key()).or_default().push(item);
    }
    let mut missing = Vec::new();
    let difference = |kind, item: &T, facts| Difference {
        kind,
        object: item.object(),
        table: table.map(str::to_owned),
        name: item.name(),
        named: item.is_named(),
        facts,
    };
    for item in expected {
        match there.get_mut(&item.key()).and_then(Vec::pop) {
            Some(other) => {
                let facts = differing(item.facts(), other.facts());
                if !facts.is_empty() {
                    out.push(difference(DifferenceKind::Changed, item, facts));
                }
            }
            None => missing.push(item),
        }
    }
    let mut extra: Vec<&T> = found.iter().filter(|item| is_left(&there, item)).collect();
    for item in missing {
        // Two columns of one type are not the same column.
        let same = extra.iter().position(|other| item.may_be_renamed() && item.facts() == other.facts());
        match same.map(|at| extra.remove(at)) {
            // Where one side keeps no name, there is none to differ.
            Some(other) if !item.is_named() || !other.is_named() => {}
            Some(other) => {
                let fact = Fact { about: "name", expected: Some(item.name()), found: Some(other.name()) };
                out.push(difference(DifferenceKind::Renamed, item, vec![fact]));
            }
            None => out.push(difference(DifferenceKind::Missing, item, one_sided(item.facts(), true))),
        }
    }
    out.extend(extra.iter().map(|item| difference(DifferenceKind::Extra, item, one_sided(item.facts(), false))));
}

fn is_left<T: Facts>(there: &BTreeMap<String, Vec<&T>>, item: &T) -> bool {
    there.get(&item.key()).is_some_and(|left| left.iter().any(|other| std::ptr::eq(*other, item)))
}
