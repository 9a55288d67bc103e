//! What is called differently from now on.

use super::super::cursor::Name;
use super::super::text;
use super::{Catalogue, Where, catalogue};
use crate::inventory::Table;

impl Catalogue {
    pub(super) fn rename(&mut self, kind: &str, from: &Name, to: &Name, if_exists: bool) -> Result<(), String> {
        let from = match self.locate(from) {
            Where::Temporary(from) => {
                self.temporary.remove(&self.key(&from));
                self.temporary.insert(self.key(&to.name));
                return Ok(());
            }
            Where::Here(name) => name,
            Where::Elsewhere(name) => {
                let moved =
                    name.split_once('.').map_or_else(|| to.name.clone(), |(space, _)| format!("{space}.{}", to.name));
                return self.rename_other(kind, &name, &moved, if_exists);
            }
        };
        self.forget_names();
        match kind {
            "table" if self.find(&from).is_some() => self.rename_table(&from, &to.name),
            "index" => self.rename_any_index(&from, &to.name, if_exists),
            "type" if self.enums.iter().any(|item| item.name == from) => {
                self.rename_enum(&from, &to.name);
                Ok(())
            }
            "table" | "sequence" => self.rename_relation(&from, &to.name, if_exists),
            kind => self.rename_other(kind, &from, &to.name, if_exists),
        }
    }

    fn rename_table(&mut self, from: &str, to: &str) -> Result<(), String> {
        let same_table = self.key(from) == self.key(to);
        if self.find(to).is_some() && !same_table {
            return Err(format!("there is a table {to} already"));
        }
        let Some(mut entry) = self.take(from) else { return Ok(()) };
        let from = std::mem::replace(&mut entry.table.name, to.to_owned());
        let (lexis, reading) = (self.lexis(), self.reading);
        reading.table_renamed(&mut entry.table, &from);
        for trigger in &mut entry.table.triggers {
            trigger.definition = text::renamed(&trigger.definition, lexis, |name, before| {
                (catalogue::same(lexis, name, &from) && is_target(before)).then(|| to.to_owned())
            });
        }
        self.put(entry);
        self.drag_along(&from, to);
        Ok(())
    }

    /// What points at a renamed table still does.
    fn drag_along(&mut self, from: &str, to: &str) {
        let is_from = |name: &str, this: &Self| this.key(name) == this.key(from);
        if !self.legacy_renames {
            let keys: Vec<String> = self.tables.keys().cloned().collect();
            for key in keys {
                let Some(mut entry) = self.tables.remove(&key) else { continue };
                let keys = entry.table.foreign_keys.iter_mut().filter(|key| is_from(&key.table, self));
                keys.for_each(|key| to.clone_into(&mut key.table));
                self.tables.insert(key, entry);
            }
        }
        for other in &mut self.others {
            if other.table.as_deref() == Some(from) {
                other.table = Some(to.to_owned());
                other.name = other.name.replacen(&format!("{from}."), &format!("{to}."), 1);
            }
        }
        let owners = self.sequences.iter_mut().filter_map(|sequence| sequence.owner.as_mut());
        owners.filter(|owner| owner.0 == from).for_each(|owner| to.clone_into(&mut owner.0));
        self.made = std::mem::take(&mut self.made)
            .into_iter()
            .map(|(table, index)| (if table == from { to.to_owned() } else { table }, index))
            .collect();
    }

    /// Whatever relation has that name: views, sequences and indexes answer to ALTER TABLE, too.
    pub(super) fn rename_relation(&mut self, from: &str, to: &str, if_exists: bool) -> Result<(), String> {
        if let Some(sequence) = self.sequences.iter_mut().find(|sequence| sequence.name == from) {
            to.clone_into(&mut sequence.name);
            self.rename_in_defaults(from, to);
            return Ok(());
        }
        for kind in ["table", "view", "materialized view"] {
            if self.other(kind, from).is_some() {
                return self.rename_other(kind, from, to, false);
            }
        }
        self.rename_any_index(from, to, if_exists)
    }

    fn rename_in_defaults(&mut self, from: &str, to: &str) {
        let columns = self.tables.values_mut().flat_map(|entry| &mut entry.table.columns);
        for default in columns
            .filter_map(|column| column.default.as_mut())
            .filter(|default| default.to_lowercase().contains("nextval"))
        {
            *default = default.replace(&format!("'{from}'"), &format!("'{to}'"));
        }
    }

    fn rename_other(&mut self, kind: &str, from: &str, to: &str, if_exists: bool) -> Result<(), String> {
        let bare = |name: &str| name.split('(').next().unwrap_or(name).to_owned();
        let found = self.other(kind, from).or_else(|| {
            self.others
                .iter()
                .position(|other| other.kind == kind && other.name.contains('(') && bare(&other.name) == bare(from))
        });
        let Some(at) = found else { return if if_exists { Ok(()) } else { Err(format!("there is no {kind} {from}")) } };
        let arguments = self.others[at].name.find('(').map(|at_bracket| self.others[at].name[at_bracket..].to_owned());
        self.others[at].name = format!("{}{}", bare(to), arguments.unwrap_or_default());
        let calls = self
            .tables
            .values_mut()
            .flat_map(|entry| &mut entry.table.triggers)
            .filter_map(|trigger| trigger.function.as_mut());
        if kind == "function" {
            calls.filter(|name| **name == bare(from)).for_each(|name| *name = bare(to));
        }
        Ok(())
    }

    fn rename_any_index(&mut self, from: &str, to: &str, if_exists: bool) -> Result<(), String> {
        let Some(table) = self.table_of_index(from) else {
            return if if_exists { Ok(()) } else { Err(format!("there is no index {from}")) };
        };
        let Some(mut entry) = self.take(&table) else { return Ok(()) };
        let result = self.rename_index(&mut entry.table, from, to);
        self.put(entry);
        result
    }

    pub(super) fn rename_index(&mut self, table: &mut Table, from: &str, to: &str) -> Result<(), String> {
        let lexis = self.lexis();
        let is = |own: &str| catalogue::same(lexis, own, from);
        let indexes = table.indexes.iter_mut().map(|index| &mut index.name);
        let keys = table.uniques.iter_mut().chain(&mut table.primary_key).filter_map(|key| key.name.as_mut());
        let found: Vec<&mut String> = indexes.chain(keys).filter(|own| is(own)).collect();
        if found.is_empty() {
            return Err(format!("there is no index {from} on {}", table.name));
        }
        found.into_iter().for_each(|own| to.clone_into(own));
        self.made.remove(&(table.name.clone(), from.to_owned()));
        self.rename_comment(&format!("index {from}"), &format!("index {to}"));
        Ok(())
    }

    pub(super) fn rename_constraint(&mut self, table: &mut Table, from: &str, to: &str) -> Result<(), String> {
        let lexis = self.lexis();
        let keys = table.uniques.iter_mut().chain(&mut table.primary_key).filter_map(|key| key.name.as_mut());
        let foreign = table.foreign_keys.iter_mut().filter_map(|key| key.name.as_mut());
        let checks = table.checks.iter_mut().filter_map(|check| check.name.as_mut());
        let found: Vec<&mut String> =
            keys.chain(foreign).chain(checks).filter(|own| catalogue::same(lexis, own, from)).collect();
        let is_empty = found.is_empty();
        found.into_iter().for_each(|own| to.clone_into(own));
        let (from, to) = (format!("{}.{from}", table.name), format!("{}.{to}", table.name));
        self.rename_comment(&format!("constraint {from}"), &format!("constraint {to}"));
        self.forget_names();
        if is_empty { self.rename_other("constraint", &from, &to, false) } else { Ok(()) }
    }

    fn rename_comment(&mut self, from: &str, to: &str) {
        let comments = self.others.iter_mut().filter(|other| other.kind == "comment" && other.name == from);
        comments.for_each(|comment| to.clone_into(&mut comment.name));
    }
}

/// A table's name behind a word that takes one.
fn is_target(before: &[&str]) -> bool {
    let words = ["ON", "UPDATE", "INTO", "FROM", "JOIN"];
    before.last().is_some_and(|last| words.iter().any(|word| word.eq_ignore_ascii_case(last)))
}
