//! ALTER TABLE, change by change.

use super::super::cursor::Name;
use super::super::op::{Change, Place};
use super::catalogue::Entry;
use super::{Catalogue, Other, Where};
use crate::inventory::{Origin, Table};

impl Catalogue {
    pub(super) fn alter_table(
        &mut self,
        table: &Name,
        if_exists: bool,
        changes: Vec<Change>,
        origin: &Origin,
    ) -> Result<(), String> {
        let mut name = match self.locate(table) {
            Where::Here(name) => name,
            Where::Temporary(_) => return Ok(()),
            Where::Elsewhere(name) => return self.alter_left_alone(&name, changes, if_exists),
        };
        for change in changes {
            if self.find(&name).is_none() {
                self.alter_left_alone(&name, vec![change], if_exists)?;
                continue;
            }
            if let Change::RenameTo(to) = change {
                self.rename("table", &Name { space: None, name }, &to, false)?;
                name = to.name;
                continue;
            }
            if let Change::LeftAlone(part) = change {
                self.leave_alone(&name);
                if let Some(Where::Here(part)) = part.map(|part| self.locate(&part)) {
                    self.leave_alone(&part);
                }
                continue;
            }
            let Some(mut entry) = self.take(&name) else { continue };
            let result = if entry.of_query { Ok(()) } else { self.change(&mut entry, change, origin) };
            self.put(entry);
            result?;
        }
        Ok(())
    }

    /// Changes of what is left alone, or is not there.
    fn alter_left_alone(&mut self, name: &str, changes: Vec<Change>, if_exists: bool) -> Result<(), String> {
        for change in changes {
            match change {
                // Who owns it is asked of views, sequences and indexes alike.
                Change::Nothing => {}
                Change::RenameTo(to) => self.rename_relation(name, &to.name, if_exists)?,
                Change::LeftAlone(Some(part)) => {
                    let Where::Here(part) = self.locate(&part) else { continue };
                    self.leave_alone(&part);
                }
                _ if if_exists => {}
                _ => self.change_left_alone(name)?,
            }
        }
        Ok(())
    }

    /// A table becomes one that is left alone.
    pub(crate) fn leave_alone(&mut self, name: &str) {
        let Some(Entry { table, .. }) = self.take(name) else { return };
        let definition = format!("CREATE TABLE {} ({})", table.name, columns(&table));
        self.others.push(Other {
            kind: "table".to_owned(),
            name: table.name,
            table: None,
            definition,
            origin: table.origin,
            ..Other::default()
        });
    }

    /// A table that a virtual one keeps for itself.
    pub(crate) fn leave_shadow(&mut self, name: &str, of: &str) {
        let taken = self.take(name).map(|entry| entry.table);
        let at = self.other("table", of);
        let origin = taken.as_ref().and_then(|table| table.origin.clone());
        let origin = origin.or_else(|| at.and_then(|at| self.others[at].origin.clone()));
        let name = taken.map_or_else(|| name.to_owned(), |table| table.name);
        if self.other("table", &name).is_none() {
            let definition = format!("kept by {of}");
            self.others.push(Other { kind: "table".to_owned(), name, definition, origin, ..Other::default() });
        }
    }

    fn change(&mut self, entry: &mut Entry, change: Change, origin: &Origin) -> Result<(), String> {
        let table = &mut entry.table;
        match change {
            Change::AddColumn { definition, place, if_not_exists } => {
                self.add_column(table, definition, &place, if_not_exists)
            }
            Change::Redefine { from, definition, place, if_exists } => {
                self.redefine(table, &from, definition, &place, if_exists)
            }
            Change::DropColumn { name, if_exists, cascade } => self.drop_column(table, &name, if_exists, cascade),
            Change::RenameColumn { from, to, if_exists } => self.rename_column(table, &from, &to, if_exists),
            Change::Add { constraint, if_not_exists } => {
                if if_not_exists && constraint.name().is_some_and(|name| self.has_constraint(table, name)) {
                    return Ok(());
                }
                self.declare(table, vec![constraint])
            }
            Change::DropConstraint { name, if_exists, cascade } => {
                self.drop_constraint(table, &name, if_exists, cascade)
            }
            Change::DropPrimary => {
                table.primary_key = None;
                self.forget_names();
                Ok(())
            }
            Change::DropForeign { name, if_exists } => self.drop_foreign(table, &name, if_exists),
            Change::DropIndex { name, if_exists } => self.drop_index(table, &name, if_exists),
            Change::RenameIndex { from, to } => self.rename_index(table, &from, &to),
            Change::RenameConstraint { from, to } => self.rename_constraint(table, &from, &to),
            Change::Validate(name) => {
                self.revalidate(table, &name);
                Ok(())
            }
            Change::Deferral { name, extra } => self.defer(table, &name, &extra),
            Change::IndexOption { name, key, value } => self.index_option(table, &name, key, value.is_some()),
            Change::Options { set, comment, charset } => {
                self.set_options(table, set, comment, charset.as_deref());
                Ok(())
            }
            Change::ResetWith(names) => {
                reset(table, &names);
                Ok(())
            }
            Change::Convert { charset, collation } => {
                self.convert(table, charset.as_deref(), collation);
                Ok(())
            }
            Change::Trigger { name, disabled, when } => {
                self.switch_triggers(table, name.as_deref(), disabled, when);
                Ok(())
            }
            Change::RowSecurity(what) => {
                self.row_security(&table.name, what, origin);
                Ok(())
            }
            Change::Move(space) => Err(format!("a table that moves to {space} is not read")),
            Change::RenameTo(_) | Change::LeftAlone(_) | Change::Nothing => Ok(()),
            other => self.change_column(table, other),
        }
    }

    fn switch_triggers(&mut self, table: &mut Table, name: Option<&str>, disabled: bool, when: Option<&str>) {
        let wanted = |own: &str| name.is_none_or(|name| name == own);
        for trigger in table.triggers.iter_mut().filter(|trigger| wanted(&trigger.name)) {
            trigger.disabled = disabled;
        }
        let Some(when) = when else { return };
        // One that fires on replicas, or always, is left alone.
        let (odd, kept) = std::mem::take(&mut table.triggers).into_iter().partition(|trigger| wanted(&trigger.name));
        table.triggers = kept;
        let odd: Vec<crate::inventory::Trigger> = odd;
        for trigger in odd {
            let definition = format!("{} ENABLE {when}", super::super::text::line(&trigger.definition));
            self.leave_part_alone("trigger", &table.name, &trigger.name, definition, trigger.origin);
        }
    }

    fn add_column(
        &mut self,
        table: &mut Table,
        definition: super::super::draft::Definition,
        place: &Place,
        if_not_exists: bool,
    ) -> Result<(), String> {
        let name = definition.column.name.clone();
        if table.columns.iter().any(|column| self.same(&column.name, &name)) {
            return if if_not_exists { Ok(()) } else { Err(format!("there is a column {name} already")) };
        }
        let (reading, mut declared) = (self.reading, Vec::new());
        let column = reading.column(self, table, definition, &mut declared);
        let at = self.position(table, place)?.unwrap_or(table.columns.len());
        table.columns.insert(at, column);
        self.declare(table, declared)
    }

    /// Where a column goes; none where nothing is said.
    pub(super) fn position(&self, table: &Table, place: &Place) -> Result<Option<usize>, String> {
        match place {
            Place::Same => Ok(None),
            Place::First => Ok(Some(0)),
            Place::After(name) => {
                let at = table.columns.iter().position(|column| self.same(&column.name, name));
                at.map(|at| Some(at + 1)).ok_or_else(|| format!("there is no column {name}"))
            }
        }
    }
}

fn columns(table: &Table) -> String {
    table.columns.iter().map(|column| format!("{} {}", column.name, column.ty)).collect::<Vec<_>>().join(", ")
}

/// Takes back what was set.
fn reset(table: &mut Table, names: &[String]) {
    for name in names {
        table.options.remove(name);
        if let Some(with) = table.options.get_mut("with") {
            let kept: Vec<&str> = with.split(", ").filter(|one| one.split('=').next() != Some(name)).collect();
            *with = kept.join(", ");
        }
    }
    table.options.retain(|key, value| key != "with" || !value.is_empty());
}
