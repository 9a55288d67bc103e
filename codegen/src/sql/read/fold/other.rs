//! What is left alone: views, functions, domains and the like.

use super::super::cursor::Name;
use super::super::op::Unmanaged;
use super::{Catalogue, Other, Where};
use crate::inventory::Origin;

impl Catalogue {
    pub(super) fn create_other(&mut self, thing: Unmanaged, origin: &Origin) -> Result<(), String> {
        if thing.temporary {
            self.temporary.insert(self.key(&thing.name.name));
            return Ok(());
        }
        let spaced = !["extension", "server", "foreign data wrapper", "cast"].contains(&thing.kind);
        let located = match self.locate(&thing.name) {
            Where::Temporary(_) => return Ok(()),
            Where::Elsewhere(name) if spaced && thing.table.is_none() => {
                self.note_space(&name, origin);
                name
            }
            Where::Here(name) => name,
            Where::Elsewhere(_) => thing.name.name.clone(),
        };
        let table = thing.table.as_ref().map(|table| self.spelled(table));
        let name = table.as_ref().map_or_else(|| located.clone(), |table| format!("{table}.{located}"));
        let other = Other {
            kind: thing.kind.to_owned(),
            name,
            table,
            definition: thing.definition,
            body: thing.body,
            origin: Some(origin.clone()),
        };
        let is_relation = thing.kind.ends_with("view");
        if let Some(at) = self.other(thing.kind, &other.name) {
            // A type can be announced before it is defined.
            let is_announced = other.kind == "type" && !self.others[at].definition.contains('(');
            match (thing.replace || is_announced, thing.if_not_exists) {
                (true, _) => self.others[at] = other,
                (false, true) => {}
                (false, false) => return Err(format!("there is a {} {} already", other.kind, other.name)),
            }
            return Ok(());
        }
        if is_relation && self.find(&other.name).is_some() {
            return self.view_over_table(other);
        }
        self.note_name(&other.name);
        self.others.push(other);
        Ok(())
    }

    /// What changes is part of what it is.
    pub(super) fn alter_other(&mut self, kind: &str, name: &Name, words: &str, if_exists: bool) -> Result<(), String> {
        let located = match self.locate(name) {
            Where::Here(name) | Where::Elsewhere(name) => name,
            Where::Temporary(_) => return Ok(()),
        };
        let bare = |name: &str| name.split('(').next().unwrap_or(name).to_owned();
        let is_it =
            |other: &&mut Other| other.kind == kind && (other.name == located || bare(&other.name) == bare(&located));
        match self.others.iter_mut().find(is_it) {
            Some(other) => other.definition = format!("{}; {words}", other.definition),
            None if if_exists => {}
            None => return Err(format!("there is no {kind} {located}")),
        }
        Ok(())
    }

    /// The indexes of partitions are their table's.
    pub(super) fn attach_index(&mut self, name: &Name) {
        let end = format!(".{}", name.name);
        self.others.retain(|other| !(other.kind == "index" && other.name.ends_with(&end)));
    }

    /// mysqldump makes a table for each view first, and then the view in its place.
    fn view_over_table(&mut self, view: Other) -> Result<(), String> {
        Err(format!("there is a table {} already", view.name))
    }

    /// A table's name with the namespace that it is in.
    fn spelled(&self, name: &Name) -> String {
        match self.locate(name) {
            Where::Here(name) => self.find(&name).map_or(name, |table| table.name.clone()),
            Where::Temporary(name) | Where::Elsewhere(name) => name,
        }
    }

    pub(super) fn create_schema(&mut self, name: String, origin: &Origin) -> Result<(), String> {
        if name == self.home || self.other("schema", &name).is_some() {
            return Ok(());
        }
        self.others.push(Other {
            kind: "schema".to_owned(),
            name,
            table: None,
            definition: String::new(),
            origin: Some(origin.clone()),
            ..Other::default()
        });
        Ok(())
    }
}
