//! What names in an expression can stand for.

use crate::inventory::{Column, EnumType, Table};

/// The table around an expression.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'t> {
    table: &'t Table,
    enums: &'t [EnumType],
}

impl<'t> Scope<'t> {
    /// Inside of a table whose types are in their normal spelling.
    #[must_use]
    pub const fn of(table: &'t Table, enums: &'t [EnumType]) -> Self {
        Self { table, enums }
    }

    /// Is this an enum type?
    #[must_use]
    pub fn is_enum(&self, ty: &str) -> bool {
        self.enums.iter().any(|of| of.name == ty)
    }

    /// The column of exactly that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'t Column> {
        self.table.column(name)
    }

    /// The column of that name, whatever the case of its letters.
    #[must_use]
    pub fn column_ignoring_case(&self, name: &str) -> Option<&'t Column> {
        let same = |column: &&Column| column.name.to_lowercase() == name.to_lowercase();
        self.column(name).or_else(|| self.table.columns.iter().find(same))
    }

    /// Is this the table's name?
    #[must_use]
    pub fn is_table(&self, name: &str) -> bool {
        self.table.name.eq_ignore_ascii_case(name)
    }
}
