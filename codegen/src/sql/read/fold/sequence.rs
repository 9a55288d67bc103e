//! Sequences, and the columns they number.

use super::super::cursor::Name;
use super::super::op::Owner;
use super::{Catalogue, Other, Sequence, Where};
use crate::inventory::Origin;

impl Catalogue {
    pub(super) fn create_sequence(
        &mut self,
        name: &Name,
        options: String,
        owner: Option<Owner>,
        if_not_exists: bool,
        origin: &Origin,
    ) -> Result<(), String> {
        let name = match self.locate(name) {
            Where::Here(name) => name,
            Where::Temporary(_) => return Ok(()),
            Where::Elsewhere(name) => {
                self.note_space(&name, origin);
                self.others.push(Other {
                    kind: "sequence".to_owned(),
                    name,
                    table: None,
                    definition: options,
                    origin: Some(origin.clone()),
                    ..Other::default()
                });
                return Ok(());
            }
        };
        if self.sequences.iter().any(|sequence| sequence.name == name) {
            return if if_not_exists { Ok(()) } else { Err(format!("there is a sequence {name} already")) };
        }
        let owner = self.owner(owner.flatten());
        self.note_name(&name);
        self.sequences.push(Sequence { name, options, owner, origin: Some(origin.clone()) });
        Ok(())
    }

    fn owner(&self, owner: Option<(Name, String)>) -> Option<(String, String)> {
        owner.and_then(|(table, column)| match self.locate(&table) {
            Where::Here(table) => Some((table, column)),
            _ => None,
        })
    }

    pub(super) fn alter_sequence(
        &mut self,
        name: &Name,
        options: Option<String>,
        owner: Option<Owner>,
        if_exists: bool,
    ) -> Result<(), String> {
        let Where::Here(name) = self.locate(name) else { return Ok(()) };
        let owner = owner.map(|owner| self.owner(owner));
        let is_identity =
            self.tables.values().flat_map(|entry| &entry.table.columns).any(|column| column.numbering.is_some());
        let Some(sequence) = self.sequences.iter_mut().find(|sequence| sequence.name == name) else {
            // The sequence of an identity column has no statement of its own.
            return if if_exists || is_identity { Ok(()) } else { Err(format!("there is no sequence {name}")) };
        };
        if let Some(options) = options {
            sequence.options = options;
        }
        if let Some(owner) = owner {
            sequence.owner = owner;
        }
        Ok(())
    }

    pub(super) fn drop_sequence(&mut self, name: &str, cascade: bool) -> bool {
        let before = self.sequences.len();
        self.sequences.retain(|sequence| sequence.name != name);
        let called = format!("'{name}'");
        let columns = self.tables.values_mut().flat_map(|entry| &mut entry.table.columns);
        let numbered = |default: &str| default.to_lowercase().starts_with("nextval") && default.contains(&called);
        columns
            .filter(|column| cascade && column.default.as_deref().is_some_and(numbered))
            .for_each(|column| column.default = None);
        before > self.sequences.len() || self.drop_other("sequence", name)
    }
}
