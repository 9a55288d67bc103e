//! LIKE: tables after the pattern of others.

use super::super::cursor::Name;
use super::super::draft::Constraint;
use super::super::op::Copied;
use super::{Catalogue, Where};
use crate::inventory::{Column, Index, Key, Numbering, NumberingKind, Table};

impl Catalogue {
    fn pattern(&self, from: &Name) -> Result<Table, String> {
        let Where::Here(name) = self.locate(from) else { return Err(format!("{} is not read", from.name)) };
        self.find(&name).cloned().ok_or_else(|| format!("there is no table {name}"))
    }

    /// MariaDB's and MySQL's `CREATE TABLE a LIKE b`: everything but references and triggers.
    pub(super) fn copy_table(&mut self, table: &mut Table, from: &Name) -> Result<bool, String> {
        let of_query = self.tables.get(&self.key(&from.name)).is_some_and(|entry| entry.of_query);
        let pattern = self.pattern(from)?;
        table.options = pattern.options;
        table.primary_key = pattern.primary_key;
        table.uniques = pattern.uniques;
        table.indexes = pattern.indexes;
        table.checks = pattern.checks;
        table.comment = pattern.comment;
        Ok(of_query)
    }

    /// Columns, and what of them is copied with them.
    pub(super) fn copy_like(
        &mut self,
        table: &mut Table,
        from: &Name,
        copied: &[Copied],
        declared: &mut Vec<Constraint>,
    ) -> Result<(), String> {
        let pattern = self.pattern(from)?;
        table.columns.extend(pattern.columns.iter().map(|column| copied_column(column, copied)));
        if copied.contains(&Copied::Constraints) && table.checks.is_empty() {
            let checks = pattern.checks.into_iter().map(|check| Constraint::Check { check, column: None });
            declared.extend(checks);
        }
        Ok(())
    }

    /// Keys and indexes, under names of their own.
    pub(super) fn copy_indexes(&mut self, table: &mut Table, from: &Name, copied: &[Copied]) {
        let Ok(pattern) = self.pattern(from) else { return };
        if !copied.contains(&Copied::Indexes) {
            return;
        }
        let key = |primary: bool, key: &Key| Constraint::Key(super::constraint::draft(key, primary));
        let keys = pattern
            .primary_key
            .iter()
            .map(|one| key(true, one))
            .chain(pattern.uniques.iter().map(|one| key(false, one)));
        let declared: Vec<Constraint> = keys.collect();
        let _ = self.declare(table, declared);
        let reading = self.reading;
        for index in pattern.indexes {
            reading.index(self, table, Index { name: String::new(), ..index });
        }
    }
}

fn copied_column(column: &Column, copied: &[Copied]) -> Column {
    let has = |what: Copied| copied.contains(&what);
    let is_identity = |numbering: &Numbering| numbering.by != NumberingKind::Serial;
    Column {
        name: column.name.clone(),
        ty: column.ty.clone(),
        collation: column.collation.clone(),
        not_null: column.not_null,
        default: column.default.clone().filter(|_| has(Copied::Defaults)),
        numbering: column.numbering.clone().filter(|numbering| has(Copied::Identity) && is_identity(numbering)),
        generated: column.generated.clone().filter(|_| has(Copied::Generated)),
        comment: column.comment.clone().filter(|_| has(Copied::Comments)),
        extra: if has(Copied::Storage) { column.extra.clone() } else { String::new() },
    }
}
