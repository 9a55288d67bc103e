//! CREATE TABLE, CREATE INDEX, CREATE TRIGGER.

use super::super::cursor::Name;
use super::super::draft::Constraint;
use super::super::op::{Copied, Item, NewTable};
use super::{Catalogue, Other, Where};
use crate::inventory::{Index, Origin, Table, Trigger};

impl Catalogue {
    pub(super) fn create_table(&mut self, new: NewTable, origin: &Origin) -> Result<(), String> {
        let name = match self.locate(&new.name) {
            _ if new.temporary => {
                self.temporary.insert(self.key(&new.name.name));
                return Ok(());
            }
            Where::Temporary(name) => {
                self.temporary.insert(self.key(&name));
                return Ok(());
            }
            Where::Elsewhere(name) => {
                self.note_space(&name, origin);
                return self.leave_table(name, &new, origin);
            }
            Where::Here(name) => name,
        };
        if self.find(&name).is_some() || self.other("table", &name).is_some() {
            if new.if_not_exists {
                return Ok(());
            }
            if !new.replace {
                return Err(format!("there is a table {name} already"));
            }
            self.drop("table", &Name { space: None, name: name.clone() }, None, true, false)?;
        }
        if new.unmanaged {
            return self.leave_table(name, &new, origin);
        }
        self.make_table(name, new, origin)
    }

    fn leave_table(&mut self, name: String, new: &NewTable, origin: &Origin) -> Result<(), String> {
        if self.other("table", &name).is_some() {
            return if new.if_not_exists { Ok(()) } else { Err(format!("there is a table {name} already")) };
        }
        self.note_name(&name);
        let (definition, origin) = (new.definition.clone(), Some(origin.clone()));
        self.others.push(Other { kind: "table".to_owned(), name, table: None, definition, origin, ..Other::default() });
        Ok(())
    }

    fn make_table(&mut self, name: String, new: NewTable, origin: &Origin) -> Result<(), String> {
        let mut table = Table {
            name,
            comment: new.comment.filter(|text| !text.is_empty()),
            options: new.options,
            origin: Some(origin.clone()),
            ..Table::default()
        };
        if let Some((from, copied)) = &new.like {
            let of_query = self.copy_table(&mut table, from)?;
            self.copy_like(&mut table, from, copied, &mut Vec::new())?;
            self.put_new(table, of_query);
            return Ok(());
        }
        let reading = self.reading;
        reading.table(self, &mut table, new.charset.as_deref());
        let mut declared = Vec::new();
        let mut late: Vec<(Name, Vec<Copied>)> = Vec::new();
        for item in new.items {
            match item {
                Item::Column(definition) => {
                    let column = reading.column(self, &table, definition, &mut declared);
                    if table.columns.iter().any(|other| self.same(&other.name, &column.name)) {
                        return Err(format!("there are two columns {}", column.name));
                    }
                    table.columns.push(column);
                }
                Item::Constraint(constraint) => declared.push(constraint),
                Item::Like(from, copied) => {
                    self.copy_like(&mut table, &from, &copied, &mut declared)?;
                    late.push((from, copied));
                }
            }
        }
        self.declare(&mut table, declared)?;
        for (from, copied) in late {
            self.copy_indexes(&mut table, &from, &copied);
        }
        self.put_new(table, new.of_query);
        Ok(())
    }

    /// Adds constraints, of which those that are left alone go elsewhere.
    pub(super) fn declare(&mut self, table: &mut Table, declared: Vec<Constraint>) -> Result<(), String> {
        let reading = self.reading;
        reading.constraints(self, table, declared)
    }

    pub(super) fn create_index(
        &mut self,
        table: &Name,
        index: Index,
        if_not_exists: bool,
        replace: bool,
        origin: &Origin,
    ) -> Result<(), String> {
        let name = match self.locate(table) {
            Where::Here(name) => name,
            Where::Temporary(_) => return Ok(()),
            Where::Elsewhere(name) => return self.change_left_alone(&name),
        };
        if self.find(&name).is_none() {
            self.change_left_alone(&name)?;
            self.leave_part_alone("index", &name, &index.name, index_words(&index), Some(origin.clone()));
            return Ok(());
        }
        let there = self.has_index(&name, &index.name);
        if there && if_not_exists {
            return Ok(());
        }
        if there && !replace {
            return Err(format!("there is an index {} already", index.name));
        }
        let Some(mut entry) = self.take(&name) else { return Ok(()) };
        if there {
            entry.table.indexes.retain(|other| other.name != index.name);
            entry.table.uniques.retain(|other| other.name.as_ref() != Some(&index.name));
        }
        let reading = self.reading;
        reading.index(self, &mut entry.table, index);
        self.put(entry);
        Ok(())
    }

    /// Names of indexes are of a table here, of the namespace there.
    fn has_index(&mut self, table: &str, index: &str) -> bool {
        if index.is_empty() {
            return false;
        }
        if self.lexis().keys_in_tables {
            let of_table = |table: &Table| {
                table.indexes.iter().any(|other| {
                    self.same(&other.name, index) && !self.made.contains(&(table.name.clone(), other.name.clone()))
                })
            };
            return self.find(table).is_some_and(of_table);
        }
        self.is_taken(index)
    }

    pub(super) fn create_trigger(
        &mut self,
        table: &Name,
        trigger: Trigger,
        (replace, if_not_exists, constraint): (bool, bool, bool),
        origin: &Origin,
    ) -> Result<(), String> {
        let name = match self.locate(table) {
            Where::Here(name) => name,
            Where::Temporary(_) => return Ok(()),
            Where::Elsewhere(name) => return self.change_left_alone(&name),
        };
        let Some(mut entry) = self.take(&name) else { return self.trigger_left_alone(name, trigger, origin) };
        let there = entry.table.triggers.iter().position(|other| self.same(&other.name, &trigger.name));
        let result = match there {
            Some(at) if replace => {
                entry.table.triggers.remove(at);
                Ok(())
            }
            Some(_) if if_not_exists => {
                self.put(entry);
                return Ok(());
            }
            Some(_) => Err(format!("there is a trigger {} already", trigger.name)),
            None => Ok(()),
        };
        if constraint {
            let other = Other {
                kind: "trigger".to_owned(),
                name: format!("{}.{}", entry.table.name, trigger.name),
                table: Some(entry.table.name.clone()),
                definition: super::super::text::line(&trigger.definition),
                origin: Some(origin.clone()),
                ..Other::default()
            };
            self.others.push(other);
        } else if result.is_ok() {
            entry.table.triggers.push(Trigger { origin: Some(origin.clone()), ..trigger });
        }
        self.put(entry);
        result
    }

    /// A trigger of a view, or of a table that is left alone.
    fn trigger_left_alone(&mut self, table: String, trigger: Trigger, origin: &Origin) -> Result<(), String> {
        self.change_left_alone(&table)?;
        let definition = super::super::text::line(&trigger.definition);
        let (name, origin) = (format!("{table}.{}", trigger.name), Some(origin.clone()));
        self.others.push(Other {
            kind: "trigger".to_owned(),
            name,
            table: Some(table),
            definition,
            origin,
            ..Other::default()
        });
        Ok(())
    }

    /// Changes of what is left alone are part of it; of what is not there they are mistakes.
    pub(super) fn change_left_alone(&self, name: &str) -> Result<(), String> {
        let relations = ["table", "view", "materialized view", "sequence"];
        let known = relations.iter().any(|kind| self.other(kind, name).is_some());
        let sequence = self.sequences.iter().any(|sequence| sequence.name == name);
        if known || sequence { Ok(()) } else { Err(format!("there is no table {name}")) }
    }
}

/// An index in words, for those that are left alone.
fn index_words(index: &Index) -> String {
    let parts: Vec<String> = index.parts.iter().map(super::part_name).collect();
    format!("{}({})", if index.unique { "UNIQUE " } else { "" }, parts.join(", "))
}
