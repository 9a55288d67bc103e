//! Two lists, held against each other by name.

use std::collections::{BTreeMap, BTreeSet};

/// Two lists, held against each other by what tells their members apart.
#[derive(Debug)]
pub(super) struct Pairs<'o, 'n, T> {
    /// The new ones in their order, each with the old one that it was.
    pub(super) new: Vec<(Option<&'o T>, &'n T)>,
    /// The old ones that are gone, in their order.
    pub(super) gone: Vec<&'o T>,
}

/// Pairs what has the same key. Of several with one key the first of each list belong together, then the second.
pub(super) fn pairs<'o, 'n, T, K: Ord>(
    old: &'o [T],
    new: &'n [T],
    old_key: impl Fn(&'o T) -> K,
    new_key: impl Fn(&'n T) -> K,
) -> Pairs<'o, 'n, T> {
    let mut by_key: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, item) in old.iter().enumerate().rev() {
        by_key.entry(old_key(item)).or_default().push(at);
    }
    let mut kept = BTreeSet::new();
    let mut found = Vec::with_capacity(new.len());
    for item in new {
        let before = by_key.get_mut(&new_key(item)).and_then(Vec::pop);
        kept.extend(before);
        found.push((before.map(|at| &old[at]), item));
    }
    let gone = old.iter().enumerate().filter(|(at, _)| !kept.contains(at)).map(|(_, item)| item).collect();
    Pairs { new: found, gone }
}

impl<'o, 'n, T> Pairs<'o, 'n, T> {
    /// The names of those that both lists have, in the order of the old and of the new list, when these differ.
    pub(super) fn reordered(&self, old: &'o [T], name: impl Fn(&T) -> &String) -> Option<(Vec<String>, Vec<String>)> {
        let new: Vec<&String> =
            self.new.iter().filter(|(before, _)| before.is_some()).map(|(_, item)| name(item)).collect();
        let places: BTreeMap<*const T, &String> =
            self.new.iter().filter_map(|(before, item)| Some((std::ptr::from_ref((*before)?), name(item)))).collect();
        let was: Vec<&String> = old.iter().filter_map(|item| places.get(&std::ptr::from_ref(item)).copied()).collect();
        let owned = |names: Vec<&String>| names.into_iter().cloned().collect();
        (was != new).then(|| (owned(was), owned(new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn what_has_one_key_belongs_together() {
        let (old, new) = (words("a b c a"), words("c d a"));
        let pairs = pairs(&old, &new, |word| word, |word| word);
        assert_eq!(pairs.new, [(Some(&old[2]), &new[0]), (None, &new[1]), (Some(&old[0]), &new[2])]);
        assert_eq!(pairs.gone, [&old[1], &old[3]]);
        assert_eq!(pairs.reordered(&old, |word| word), Some((words("a c"), words("c a"))));
    }
}
