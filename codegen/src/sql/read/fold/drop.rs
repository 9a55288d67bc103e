//! What goes: DROP, and the clauses of ALTER TABLE that drop.

use super::super::cursor::Name;
use super::{Catalogue, Where};
use crate::inventory::Table;

/// Tables and what looks like one.
const RELATIONS: [&str; 4] = ["table", "view", "materialized view", "sequence"];

impl Catalogue {
    pub(super) fn drop(
        &mut self,
        kind: &str,
        name: &Name,
        table: Option<&Name>,
        if_exists: bool,
        cascade: bool,
    ) -> Result<(), String> {
        let located = match self.locate(name) {
            Where::Temporary(name) => {
                self.temporary.remove(&self.key(&name));
                return Ok(());
            }
            Where::Here(name) | Where::Elsewhere(name) => name,
        };
        let gone = match kind {
            "table" => self.drop_table(&located, cascade),
            "index" => self.drop_any_index(&located, table)?,
            "trigger" => self.drop_trigger(&located, table),
            "policy" | "rule" => table.is_some_and(|table| self.drop_other(kind, &format!("{}.{located}", table.name))),
            "sequence" => self.drop_sequence(&located, cascade),
            "type" => self.drop_type(&located, cascade),
            "function" | "procedure" | "aggregate" => self.drop_function(&located, cascade),
            kind => self.drop_other(kind, &located),
        };
        self.forget_names();
        if RELATIONS.contains(&kind) && cascade {
            self.drop_dependants(&located);
        }
        if gone || if_exists || kind.contains(' ') && !kind.ends_with("view") {
            Ok(())
        } else {
            Err(format!("there is no {kind} {located}"))
        }
    }

    fn drop_table(&mut self, name: &str, cascade: bool) -> bool {
        let Some(entry) = self.take(name) else { return self.drop_other("table", name) };
        let name = entry.table.name;
        self.forget(&name);
        if cascade {
            self.tables.values_mut().for_each(|other| other.table.foreign_keys.retain(|key| key.table != name));
        }
        true
    }

    /// What belonged to a table goes with it.
    fn forget(&mut self, name: &str) {
        self.sequences.retain(|sequence| sequence.owner.as_ref().is_none_or(|owner| owner.0 != name));
        self.others.retain(|other| other.table.as_deref() != Some(name));
        self.made.retain(|(table, _)| table != name);
    }

    pub(super) fn drop_other(&mut self, kind: &str, name: &str) -> bool {
        let at = self.other(kind, name);
        if let Some(at) = at {
            self.others.remove(at);
            let described = format!("{kind} {name}");
            self.others.retain(|other| !(other.kind == "comment" && other.name == described));
            self.forget(name);
        }
        at.is_some()
    }

    /// Views over what goes, as far as their text shows it.
    fn drop_dependants(&mut self, name: &str) {
        let lexis = self.lexis();
        let names = |definition: &str| {
            super::super::text::tokens(definition, lexis)
                .iter()
                .any(|token| super::super::text::name(&definition[token.start..token.end], lexis) == name)
        };
        let gone: Vec<String> = self
            .others
            .iter()
            .filter(|other| other.kind.ends_with("view") && names(&other.definition))
            .map(|other| other.name.clone())
            .collect();
        self.others.retain(|other| !(other.kind.ends_with("view") && gone.contains(&other.name)));
        gone.iter().for_each(|view| self.drop_dependants(view));
    }

    fn drop_any_index(&mut self, name: &str, table: Option<&Name>) -> Result<bool, String> {
        let own = table.map(|table| table.name.clone());
        let Some(table) = own.or_else(|| self.table_of_index(name)) else { return Ok(self.drop_other("index", name)) };
        let Some(mut entry) = self.take(&table) else { return Ok(false) };
        let there = self.drop_index(&mut entry.table, name, false);
        self.put(entry);
        Ok(there.is_ok())
    }

    pub(super) fn drop_index(&mut self, table: &mut Table, name: &str, if_exists: bool) -> Result<(), String> {
        let before = table.indexes.len() + table.uniques.len();
        table.indexes.retain(|index| !self.same(&index.name, name));
        if self.lexis().keys_in_tables {
            table.uniques.retain(|key| key.name.as_deref().is_none_or(|own| !self.same(own, name)));
            if name.eq_ignore_ascii_case("PRIMARY") && table.primary_key.take().is_some() {
                return Ok(());
            }
        }
        self.forget_names();
        let described = format!("index {name}");
        self.others.retain(|other| !(other.kind == "comment" && other.name == described));
        let gone = before > table.indexes.len() + table.uniques.len();
        let reading = self.reading;
        reading.settle(self, table);
        if gone || if_exists { Ok(()) } else { Err(format!("there is no index {name} on {}", table.name)) }
    }

    pub(super) fn drop_foreign(&mut self, table: &mut Table, name: &str, if_exists: bool) -> Result<(), String> {
        let before = table.foreign_keys.len();
        table.foreign_keys.retain(|key| key.name.as_deref().is_none_or(|own| !self.same(own, name)));
        let gone = before > table.foreign_keys.len();
        self.forget_names();
        if gone || if_exists { Ok(()) } else { Err(format!("there is no foreign key {name} on {}", table.name)) }
    }

    pub(super) fn drop_constraint(
        &mut self,
        table: &mut Table,
        name: &str,
        if_exists: bool,
        cascade: bool,
    ) -> Result<(), String> {
        let is = |own: &Option<String>| own.as_deref().is_some_and(|own| self.same(own, name));
        let before = count(table);
        let keys: Vec<Vec<String>> = table
            .uniques
            .iter()
            .chain(&table.primary_key)
            .filter(|key| is(&key.name))
            .map(|key| key.columns.clone())
            .collect();
        table.uniques.retain(|key| !is(&key.name));
        table.checks.retain(|check| !is(&check.name));
        table.foreign_keys.retain(|key| !is(&key.name));
        if table
            .primary_key
            .as_ref()
            .is_some_and(|key| is(&key.name) || self.lexis().keys_in_tables && name.eq_ignore_ascii_case("PRIMARY"))
        {
            table.primary_key = None;
        }
        let own = format!("{}.{name}", table.name);
        let left_alone = self.drop_other("constraint", &own);
        let described = format!("constraint {own}");
        self.others.retain(|other| !(other.kind == "comment" && other.name == described));
        let gone = left_alone || before > count(table);
        if cascade {
            let points = |key: &crate::inventory::ForeignKey| key.table == table.name && keys.contains(&key.references);
            self.tables.values_mut().for_each(|other| other.table.foreign_keys.retain(|key| !points(key)));
        }
        self.forget_names();
        if gone || if_exists { Ok(()) } else { Err(format!("there is no constraint {name} on {}", table.name)) }
    }

    fn drop_trigger(&mut self, name: &str, table: Option<&Name>) -> bool {
        let lexis = self.lexis();
        let is = |own: &str| super::catalogue::same(lexis, own, name);
        let mut gone = false;
        let of = table.map(|table| self.key(&table.name));
        let wanted = self.tables.iter_mut().filter(|(key, _)| of.as_ref().is_none_or(|of| *key == of));
        for (_, entry) in wanted {
            let before = entry.table.triggers.len();
            entry.table.triggers.retain(|trigger| !is(&trigger.name));
            gone |= before > entry.table.triggers.len();
        }
        let before = self.others.len();
        let ends = |other: &str| other == name || other.rsplit_once('.').is_some_and(|(_, own)| is(own));
        self.others.retain(|other| !(other.kind.ends_with("trigger") && ends(&other.name)));
        gone || before > self.others.len()
    }

    /// By name with arguments, or without where there is one of that name.
    fn drop_function(&mut self, name: &str, cascade: bool) -> bool {
        let kinds = ["function", "procedure", "aggregate"];
        let bare = name.split('(').next().unwrap_or(name).to_owned();
        let is = |own: &str| own == name || !name.contains('(') && own.split('(').next() == Some(&bare);
        let exact = self.others.iter().position(|other| kinds.contains(&other.kind.as_str()) && is(&other.name));
        // Types can be spelled in several ways.
        let found = exact.or_else(|| {
            self.others
                .iter()
                .position(|other| kinds.contains(&other.kind.as_str()) && other.name.split('(').next() == Some(&bare))
        });
        if let Some(at) = found {
            self.others.remove(at);
        }
        if cascade {
            let calls = |trigger: &crate::inventory::Trigger| trigger.function.as_deref() == Some(&bare);
            self.tables.values_mut().for_each(|entry| entry.table.triggers.retain(|trigger| !calls(trigger)));
        }
        found.is_some()
    }

    pub(super) fn drop_schema(&mut self, name: &str, cascade: bool) {
        self.drop_other("schema", name);
        self.spaces.remove(name);
        let inside = format!("{name}.");
        if cascade {
            self.others.retain(|other| !other.name.starts_with(&inside));
        }
        if cascade && name == self.home {
            self.tables.clear();
            self.others.retain(|other| other.kind == "schema" || other.name.contains('.') && other.table.is_none());
            self.enums.clear();
            self.sequences.clear();
        }
        self.forget_names();
    }
}

const fn count(table: &Table) -> usize {
    table.uniques.len() + table.checks.len() + table.foreign_keys.len() + table.primary_key.is_some() as usize
}
