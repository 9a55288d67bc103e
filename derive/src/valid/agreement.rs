//! The struct and its schema say the same, but for the types: those the compiler compares.

mod columns;
mod encryption;
mod writing;

use crate::ast::Input;
use crate::errors::Errors;
use crate::schema::{Column, Table};

pub(super) fn check(errors: &mut Errors, input: &Input, table: &Table) {
    columns::check(errors, input, table);
    for field in &input.fields {
        if let Some(column) = table.column(&field.column()) {
            encryption::check(errors, field, column);
            writing::check(errors, field, column);
        }
    }
    primary_key(errors, input, table);
}

fn primary_key(errors: &mut Errors, input: &Input, table: &Table) {
    let Some(said) = &input.options.primary_key else { return };
    let column = |ident| input.fields.iter().find(|field| field.ident == ident).map(crate::ast::Field::column);
    let columns: Vec<String> = said.columns.iter().filter_map(column).collect();
    if columns != table.primary_key {
        let declared = table.primary_key.join(", ");
        errors.at(&said.value, format_args!("the schema's primary key is `[{declared}]`"));
    }
}

impl Table {
    /// The column of that name.
    pub(crate) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
