//! Keys, references, indexes and the options of the table.

use super::super::{separate, table};
use super::Part;
use crate::dialect::Dialect;
use crate::inventory::{self, Table as Found};
use crate::model::{Index, names};

impl Part<'_> {
    pub(super) fn keys(&mut self, raw: &Found, lowered: &Found, dialect: &dyn Dialect) -> bool {
        let mut changed = false;
        let names = dialect.keeps_constraint_names();
        let key = |key: &Option<inventory::Key>| {
            key.as_ref().map(|key| (key.columns.clone(), key.name.clone().filter(|_| names)))
        };
        if key(&lowered.primary_key) != key(&self.found.primary_key) {
            let before = (self.model.primary_key.clone(), self.model.primary_key_sql_name.clone());
            match &self.found.primary_key {
                Some(found) => table::primary_key(&mut self.model, found),
                None => {
                    self.model.primary_key.clear();
                    self.model.primary_key_sql_name = None;
                }
            }
            changed |= before != (self.model.primary_key.clone(), self.model.primary_key_sql_name.clone());
        }
        let same = |made: &inventory::Key, found: &inventory::Key| {
            made.columns == found.columns && (!names || made.name == found.name)
        };
        let (wrong, unsaid) = unmatched(&raw.uniques, &lowered.uniques, &self.found.uniques, same);
        for key in wrong {
            let stored = |unique: &crate::model::Unique| names::unique(&self.model, &self.model.stored_unique(unique));
            let at = self.model.uniques.iter().position(|unique| Some(stored(unique)) == key.name);
            changed |= at.map(|at| self.model.uniques.remove(at)).is_some();
        }
        for found in unsaid {
            let known = found.columns.iter().all(|name| self.model.column(name).is_some());
            if known && self.model.uniques.iter().any(|other| other.columns == found.columns) {
                changed |= self.add_twin(found);
                continue;
            }
            let unique = table::unique(&self.model, found);
            let new = known && !self.model.uniques.contains(&unique);
            self.model.uniques.extend(new.then_some(unique));
            changed |= new;
        }
        changed | self.references(raw, lowered, names)
    }

    /// A set that is unique already, under another name: a schema says the second one as an index.
    fn add_twin(&mut self, found: &inventory::Key) -> bool {
        let Some(name) = &found.name else { return false };
        let new = self.tried.insert(("unique", name.clone()));
        if new {
            let index = table::unique_index(&self.model, found, name);
            self.model.indexes.push(index);
        }
        new
    }

    fn references(&mut self, raw: &Found, lowered: &Found, named: bool) -> bool {
        let mut changed = false;
        let plain = |key: &inventory::ForeignKey| inventory::ForeignKey {
            name: key.name.clone().filter(|_| named),
            ..key.clone()
        };
        let same = |made: &inventory::ForeignKey, found: &inventory::ForeignKey| plain(made) == plain(found);
        let (wrong, unsaid) = unmatched(&raw.foreign_keys, &lowered.foreign_keys, &self.found.foreign_keys, same);
        for key in wrong {
            let at =
                self.model.foreign_keys.iter().position(|own| Some(names::foreign_key(&self.model, own)) == key.name);
            changed |= at.map(|at| self.model.foreign_keys.remove(at)).is_some();
        }
        for found in unsaid {
            let same = self.found.foreign_keys.iter().filter(|other| other.columns == found.columns);
            let key = table::foreign_key(&self.model, found, same.count() > 1);
            let new = !self.model.foreign_keys.contains(&key);
            self.model.foreign_keys.extend(new.then_some(key));
            changed |= new;
        }
        changed
    }

    pub(super) fn indexes(&mut self, raw: &Found, lowered: &Found, dialect: &dyn Dialect) -> bool {
        let mut changed = false;
        // Whether it can be used is no matter of the schema.
        let usable = |index: &inventory::Index| inventory::Index { invalid: false, ..index.clone() };
        let same = |made: &inventory::Index, found: &inventory::Index| usable(made) == usable(found);
        let (wrong, unsaid) = unmatched(&raw.indexes, &lowered.indexes, &self.found.indexes, same);
        for index in wrong {
            let at = self.model.indexes.iter().position(|own| names::index(&self.model, own) == index.name);
            changed |= at.map(|at| self.model.indexes.remove(at)).is_some();
        }
        changed |= self.drop_unmade(raw);
        for found in unsaid {
            let raw = self.raw.indexes.iter().find(|index| index.name == found.name).unwrap_or(found);
            if !self.tried.insert(("index", raw.name.clone())) {
                continue;
            }
            if !separate::can_say_index(raw, dialect.kind(), self.raw) {
                self.leave("index", &raw.name, String::new());
                changed = true;
                continue;
            }
            let index = table::index(dialect, &self.model, found, raw);
            let known = |name: &str| self.model.column(name).is_some();
            let known = index.columns.iter().all(|part| part.part.column().is_none_or(known));
            let new = known && self.model.indexes.iter().all(|own| names::index(&self.model, own) != found.name);
            self.model.indexes.extend(new.then_some(index));
            changed |= new;
        }
        changed
    }

    /// Drops indexes that were not even made, since a key of the table has their name.
    fn drop_unmade(&mut self, raw: &Found) -> bool {
        let taken = |name: &String| {
            let mut sets =
                self.model.uniques.iter().map(|set| names::unique(&self.model, &self.model.stored_unique(set)));
            let key = (!self.model.primary_key.is_empty()).then(|| names::primary_key(&self.model));
            (sets.any(|set| set == *name) || key.as_ref() == Some(name))
                && raw.indexes.iter().all(|index| index.name != *name)
        };
        let unmade: Vec<Index> =
            self.model.indexes.iter().filter(|own| taken(&names::index(&self.model, own))).cloned().collect();
        self.model.indexes.retain(|own| !unmade.contains(own));
        !unmade.is_empty()
    }

    pub(super) fn options(&mut self, dialect: &dyn Dialect, lowered: &Found) -> bool {
        if lowered.options == self.found.options {
            return false;
        }
        let native = dialect.native_table(self.raw);
        self.model.native.insert(dialect.kind(), native.clone()) != Some(native)
    }
}

/// Those that were made and not found, as they were written, and those that were found and not made.
fn unmatched<'r, 'f, T>(
    raw: &'r [T],
    made: &[T],
    found: &'f [T],
    same: impl Fn(&T, &T) -> bool,
) -> (Vec<&'r T>, Vec<&'f T>) {
    let mut open: Vec<&T> = found.iter().collect();
    let mut wrong = Vec::new();
    for (written, made) in raw.iter().zip(made) {
        match open.iter().position(|found| same(made, found)) {
            Some(at) => {
                open.remove(at);
            }
            None => wrong.push(written),
        }
    }
    (wrong, open)
}
