//! Every column has a field, and every field a column.

use std::collections::BTreeSet;

use crate::ast::Input;
use crate::errors::Errors;
use crate::schema::{Column, Table};
use crate::suggest;

pub(super) fn check(errors: &mut Errors, input: &Input, table: &Table) {
    let fields: BTreeSet<String> = input.fields.iter().map(crate::ast::Field::column).collect();
    let mut left: Vec<&Column> = table.columns.iter().filter(|column| !fields.contains(&column.name)).collect();
    for field in input.fields.iter().filter(|field| table.column(&field.column()).is_none()) {
        let name = field.column();
        let names: Vec<&str> = left.iter().map(|column| column.name.as_str()).collect();
        let help = help(&name, &names);
        errors.at(field.name_tokens(), format_args!("the schema has no column `{}.{name}`{help}", table_name(input)));
        // What was meant is there, only under a wrong name.
        let meant = suggest::closest(&name, &names).map(str::to_owned);
        left.retain(|column| Some(&column.name) != meant.as_ref());
    }
    missing(errors, input, &left);
}

fn help(name: &str, left: &[&str]) -> String {
    suggest::closest(name, left).map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default()
}

fn missing(errors: &mut Errors, input: &Input, columns: &[&Column]) {
    let names: Vec<String> = columns.iter().map(|column| format!("`{}` ({})", column.name, describe(column))).collect();
    if !names.is_empty() {
        let table = table_name(input);
        let what = if let [_] = names[..] { "a column" } else { "columns" };
        let message = format!("the schema has {what} of `{table}` without a field here: {}", names.join(", "));
        errors.at(input.ident, message);
    }
}

/// `optional encrypted json`
fn describe(column: &Column) -> String {
    let optional = if column.optional { "optional " } else { "" };
    let encrypted = if column.encrypted.is_some() { "encrypted " } else { "" };
    format!("{optional}{encrypted}{}", column.type_.name())
}

fn table_name(input: &Input) -> String {
    input.options.table.as_ref().map(syn::LitStr::value).unwrap_or_default()
}
