//! Changes of one column.

use super::super::draft::Definition;
use super::super::op::{Change, Place};
use super::super::text;
use super::{Catalogue, catalogue, mentions};
use crate::inventory::{Column, IndexKey, Numbering, NumberingKind, Table};

impl Catalogue {
    fn column<'t>(&self, table: &'t mut Table, name: &str) -> Result<&'t mut Column, String> {
        let lexis = self.lexis();
        let reason = format!("there is no column {name} in {}", table.name);
        table.columns.iter_mut().find(|column| catalogue::same(lexis, &column.name, name)).ok_or(reason)
    }

    pub(super) fn change_column(&mut self, table: &mut Table, change: Change) -> Result<(), String> {
        match change {
            Change::Type { column, ty, collation } => return self.set_type(table, &column, ty, collation),
            Change::Default { column, default } => self.column(table, &column)?.default = default,
            Change::NotNull { column, not_null } => self.column(table, &column)?.not_null = not_null,
            Change::Numbering { column, numbering } => {
                let column = self.column(table, &column)?;
                column.not_null |= numbering.is_some();
                column.numbering = numbering;
            }
            Change::IdentityOptions { column, always, options } => {
                let column = self.column(table, &column)?;
                if let Some(numbering) = &mut column.numbering {
                    change_numbering(numbering, always, options);
                }
            }
            Change::Expression { column, expression } => {
                let column = self.column(table, &column)?;
                match (expression, &mut column.generated) {
                    (Some(expression), Some(generated)) => generated.expression = expression,
                    _ => column.generated = None,
                }
            }
            Change::Extra { column, key, value } => {
                let column = self.column(table, &column)?;
                column.extra = with_extra(&column.extra, key, value.as_deref());
            }
            _ => {}
        }
        Ok(())
    }

    fn set_type(&mut self, table: &mut Table, name: &str, ty: String, collation: Option<String>) -> Result<(), String> {
        let reading = self.reading;
        let column = self.column(table, name)?.clone();
        let drafted = Column { ty, collation, ..column };
        let definition = Definition { column: drafted, ..Definition::default() };
        let changed = reading.column(self, &table.clone(), definition, &mut Vec::new());
        *self.column(table, name)? = changed;
        Ok(())
    }

    /// MODIFY and CHANGE: everything that is not said is gone.
    pub(super) fn redefine(
        &mut self,
        table: &mut Table,
        from: &str,
        definition: Definition,
        place: &Place,
        if_exists: bool,
    ) -> Result<(), String> {
        let Some(at) = table.columns.iter().position(|column| self.same(&column.name, from)) else {
            return if if_exists { Ok(()) } else { Err(format!("there is no column {from} in {}", table.name)) };
        };
        let to = definition.column.name.clone();
        if to != from {
            self.rename_column(table, from, &to, false)?;
        }
        // A condition that stood with the column is part of what is given anew.
        let lexis = self.lexis();
        let is_own = |check: &crate::inventory::Check| check.name.is_none() && mentions(lexis, &check.expression, &to);
        table.checks.retain(|check| !(lexis.keys_in_tables && is_own(check)));
        let (reading, mut declared) = (self.reading, Vec::new());
        let column = reading.column(self, &table.clone(), definition, &mut declared);
        table.columns.remove(at);
        let to = self.position(table, place)?.unwrap_or(at);
        table.columns.insert(to.min(table.columns.len()), column);
        self.declare(table, declared)?;
        reading.settle(self, table);
        Ok(())
    }

    pub(super) fn drop_column(
        &mut self,
        table: &mut Table,
        name: &str,
        if_exists: bool,
        cascade: bool,
    ) -> Result<(), String> {
        let Some(at) = table.columns.iter().position(|column| self.same(&column.name, name)) else {
            return if if_exists { Ok(()) } else { Err(format!("there is no column {name} in {}", table.name)) };
        };
        let column = table.columns.remove(at);
        let reading = self.reading;
        reading.column_dropped(table, &column.name);
        self.sequences.retain(|sequence| sequence.owner.as_ref() != Some(&(table.name.clone(), column.name.clone())));
        let described = format!("column {}.{}", table.name, column.name);
        self.others.retain(|other| !(other.kind == "comment" && other.name == described));
        if cascade {
            for entry in self.tables.values_mut() {
                entry
                    .table
                    .foreign_keys
                    .retain(|key| key.table != table.name || !key.references.contains(&column.name));
            }
        }
        self.forget_names();
        Ok(())
    }

    pub(super) fn rename_column(
        &mut self,
        table: &mut Table,
        from: &str,
        to: &str,
        if_exists: bool,
    ) -> Result<(), String> {
        let lexis = self.lexis();
        let Some(from) = table.columns.iter().map(|column| &column.name).find(|name| self.same(name, from)).cloned()
        else {
            return if if_exists { Ok(()) } else { Err(format!("there is no column {from} in {}", table.name)) };
        };
        self.column(table, &from)?.name = to.to_owned();
        let new = |name: &str| catalogue::same(lexis, name, &from).then(|| to.to_owned());
        rename_in_keys(table, &new);
        if lexis.renames_in_expressions {
            rename_in_expressions(table, &|text| {
                text::renamed(text, lexis, |name, before| new(name).filter(|_| !is_cast(before)))
            });
        }
        if lexis.renames_in_triggers {
            let renamed =
                |text: &str| text::renamed(text, lexis, |name, before| new(name).filter(|_| is_of_row(before)));
            table.triggers.iter_mut().for_each(|trigger| trigger.definition = renamed(&trigger.definition));
        }
        let own = table.name.clone();
        let others = self.tables.values_mut().map(|entry| &mut entry.table).chain([table]);
        for key in
            others.flat_map(|table| &mut table.foreign_keys).filter(|key| catalogue::same(lexis, &key.table, &own))
        {
            rename_names(&mut key.references, &new);
        }
        let owners = self.sequences.iter_mut().filter_map(|sequence| sequence.owner.as_mut());
        owners.filter(|owner| **owner == (own.clone(), from.clone())).for_each(|owner| to.clone_into(&mut owner.1));
        Ok(())
    }
}

fn change_numbering(numbering: &mut Numbering, always: Option<bool>, options: String) {
    if let Some(always) = always {
        numbering.by = if always { NumberingKind::IdentityAlways } else { NumberingKind::IdentityByDefault };
    }
    if !options.is_empty() {
        numbering.options = options;
    }
}

/// `STORAGE EXTERNAL STATISTICS 100` with one of its words anew.
fn with_extra(extra: &str, key: &str, value: Option<&str>) -> String {
    let words: Vec<&str> = extra.split_whitespace().collect();
    let mut kept: Vec<String> = Vec::new();
    let mut skip = 0;
    for word in words {
        if skip > 0 {
            skip -= 1;
        } else if word.eq_ignore_ascii_case(key) {
            skip = usize::from(key != "INVISIBLE");
        } else {
            kept.push(word.to_owned());
        }
    }
    let between = if key == "(" { "" } else { " " };
    kept.extend(value.map(|value| format!("{key}{between}{value}").trim().to_owned()));
    kept.join(" ")
}

fn rename_names(names: &mut [String], new: &dyn Fn(&str) -> Option<String>) {
    for name in names {
        if let Some(other) = new(name) {
            *name = other;
        }
    }
}

fn rename_in_keys(table: &mut Table, new: &dyn Fn(&str) -> Option<String>) {
    table.uniques.iter_mut().chain(&mut table.primary_key).for_each(|key| rename_names(&mut key.columns, new));
    table.foreign_keys.iter_mut().for_each(|key| rename_names(&mut key.columns, new));
    for index in &mut table.indexes {
        rename_names(&mut index.include, new);
        for part in &mut index.parts {
            if let IndexKey::Column(name) = &mut part.key {
                rename_names(std::slice::from_mut(name), new);
            }
        }
    }
}

fn rename_in_expressions(table: &mut Table, renamed: &dyn Fn(&str) -> String) {
    table.checks.iter_mut().for_each(|check| check.expression = renamed(&check.expression));
    let generated = table.columns.iter_mut().filter_map(|column| column.generated.as_mut());
    generated.for_each(|generated| generated.expression = renamed(&generated.expression));
    for index in &mut table.indexes {
        index.predicate = index.predicate.as_deref().map(renamed);
        for part in &mut index.parts {
            if let IndexKey::Expression(text) = &mut part.key {
                *text = renamed(text);
            }
        }
    }
}

fn is_cast(before: &[&str]) -> bool {
    before.last().is_some_and(|word| *word == ":")
}

/// `NEW.a`, `OLD.a`, and the list of UPDATE OF.
fn is_of_row(before: &[&str]) -> bool {
    let is = |word: &&str, wanted: &str| word.eq_ignore_ascii_case(wanted);
    if let [.., row, "."] = before {
        return is(row, "NEW") || is(row, "OLD");
    }
    let list = before.iter().rev().find(|word| is(word, "OF") || is(word, "ON") || is(word, "BEGIN"));
    list.is_some_and(|word| is(word, "OF"))
}
