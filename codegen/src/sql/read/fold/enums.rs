//! PostgreSQL's enum types.

use super::super::cursor::Name;
use super::super::op::EnumChange;
use super::{Catalogue, Other, Where};
use crate::inventory::{EnumType, Origin};

impl Catalogue {
    pub(super) fn create_enum(&mut self, name: &Name, values: Vec<String>, origin: &Origin) -> Result<(), String> {
        let name = match self.locate(name) {
            Where::Here(name) => name,
            Where::Temporary(_) => return Ok(()),
            Where::Elsewhere(name) => {
                self.note_space(&name, origin);
                let definition = format!(
                    "ENUM ({})",
                    values
                        .iter()
                        .map(|value| format!("'{}'", value.replace('\'', "''")))
                        .collect::<Vec<_>>()
                        .join(", ")
                );
                self.others.push(Other {
                    kind: "type".to_owned(),
                    name,
                    table: None,
                    definition,
                    origin: Some(origin.clone()),
                    ..Other::default()
                });
                return Ok(());
            }
        };
        if self.enums.iter().any(|item| item.name == name) {
            return Err(format!("there is a type {name} already"));
        }
        self.enums.push(EnumType { name, values, comment: None });
        Ok(())
    }

    pub(super) fn alter_enum(&mut self, name: &Name, change: EnumChange) -> Result<(), String> {
        let name = match self.locate(name) {
            Where::Here(name) => name,
            Where::Temporary(_) | Where::Elsewhere(_) => return Ok(()),
        };
        let Some(item) = self.enums.iter_mut().find(|item| item.name == name) else {
            return Err(format!("there is no enum type {name}"));
        };
        match change {
            EnumChange::Add { value, if_not_exists, beside } => add(item, value, if_not_exists, beside),
            EnumChange::RenameValue { from, to } => {
                let value = item.values.iter_mut().find(|value| **value == from);
                *value.ok_or_else(|| format!("there is no value {from} in {name}"))? = to;
                Ok(())
            }
        }
    }

    pub(super) fn rename_enum(&mut self, from: &str, to: &str) {
        let lexis = self.lexis();
        self.enums.iter_mut().filter(|item| item.name == from).for_each(|item| to.clone_into(&mut item.name));
        let renamed =
            |text: &str| super::super::text::renamed(text, lexis, |name, _| (name == from).then(|| to.to_owned()));
        let in_cast = |text: &str| {
            super::super::text::renamed(text, lexis, |name, before| {
                (name == from && before.last() == Some(&":")).then(|| to.to_owned())
            })
        };
        for table in self.tables.values_mut().map(|entry| &mut entry.table) {
            for column in &mut table.columns {
                column.ty = renamed(&column.ty);
                column.default = column.default.as_deref().map(in_cast);
            }
            table.checks.iter_mut().for_each(|check| check.expression = in_cast(&check.expression));
        }
    }

    pub(super) fn drop_type(&mut self, name: &str, cascade: bool) -> bool {
        let Some(at) = self.enums.iter().position(|item| item.name == name) else {
            return self.drop_other("type", name);
        };
        self.enums.remove(at);
        let lexis = self.lexis();
        let is_of = |ty: &str| {
            super::super::text::tokens(ty, lexis)
                .iter()
                .any(|token| super::super::text::name(&ty[token.start..token.end], lexis) == name)
        };
        let columns = self
            .tables
            .values()
            .flat_map(|entry| entry.table.columns.iter().map(|column| (entry.table.name.clone(), column)));
        let gone: Vec<(String, String)> = columns
            .filter(|(_, column)| cascade && is_of(&column.ty))
            .map(|(table, column)| (table, column.name.clone()))
            .collect();
        for (table, column) in gone {
            if let Some(mut entry) = self.take(&table) {
                let _ = self.drop_column(&mut entry.table, &column, true, true);
                self.put(entry);
            }
        }
        true
    }
}

fn add(item: &mut EnumType, value: String, if_not_exists: bool, beside: Option<(bool, String)>) -> Result<(), String> {
    if item.values.contains(&value) {
        return if if_not_exists { Ok(()) } else { Err(format!("there is a value {value} already")) };
    }
    let at = match beside {
        None => item.values.len(),
        Some((before, other)) => {
            let at = item.values.iter().position(|own| *own == other);
            at.ok_or_else(|| format!("there is no value {other}"))? + usize::from(!before)
        }
    };
    item.values.insert(at, value);
    Ok(())
}
