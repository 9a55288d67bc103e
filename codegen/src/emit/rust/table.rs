//! The module of one table: its id type, if it has its own, and its struct.

use super::scope::Scope;
use super::{attributes, defaults, docs, names, print, types};
use crate::model::{Column, Default, Model, Table, ids};

pub(super) fn file(model: &Model, table: &Table) -> String {
    let mut scope = Scope::new(vec![
        names::struct_name(table),
        names::id_name(table),
        names::new_name(table),
        names::unsaved_name(table),
        names::patch_name(table),
        names::store_name(table),
    ]);
    let row = row(&mut scope, model, table);
    let items: Vec<String> = id(model, table).into_iter().chain([row]).collect();
    let about = format!("The table {}.", docs::code(&table.name));
    print::file(&[about], &scope.imports(), &items)
}

/// The types that a table's module declares, those of the derive macro among them.
pub(super) fn declared(model: &Model, table: &Table) -> Vec<String> {
    let id = ids::own(model, table).map(|_| names::id_name(table));
    // What needs no sealing waits as a new row.
    let sealed = table.columns.iter().any(|column| column.encrypted.is_some());
    let waits = sealed && table.columns.iter().any(Column::is_assigned);
    let unsaved = waits.then(|| names::unsaved_name(table));
    let always =
        [names::struct_name(table), names::new_name(table), names::patch_name(table), names::store_name(table)];
    always.into_iter().chain(id).chain(unsaved).collect()
}

fn id(model: &Model, table: &Table) -> Option<String> {
    let value = types::id_value(&ids::own(model, table)?);
    let name = names::id_name(table);
    let docs = print::outer(&[format!("Names one row of {}.", docs::code(&table.name))], "    ");
    Some(format!("schemalock::typed_id! {{\n{docs}    pub struct {name}({value});\n}}\n"))
}

fn row(scope: &mut Scope, model: &Model, table: &Table) -> String {
    let otherwise = format!("One row of {}.", docs::code(&table.name));
    let docs = print::outer(&docs::or(table.description.as_deref(), otherwise), "");
    let derive = derive(scope);
    let attribute = attributes::table(table);
    let name = names::struct_name(table);
    let fields: String = table.columns.iter().map(|column| field(scope, model, table, column)).collect();
    let skip = if print::is_too_wide(&derive) || print::is_too_wide(&fields) { "#[rustfmt::skip]\n" } else { "" };
    format!("{docs}{skip}{derive}{attribute}pub struct {name} {{\n{fields}}}\n")
}

fn derive(scope: &mut Scope) -> String {
    let [model, serialize, deserialize] =
        [scope.runtime("Model"), scope.serde("Serialize"), scope.serde("Deserialize")];
    format!("#[derive(Clone, Debug, PartialEq, {serialize}, {deserialize}, {model})]\n")
}

fn field(scope: &mut Scope, model: &Model, table: &Table, column: &Column) -> String {
    let docs = print::outer(&docs::or(column.description.as_deref(), about(table, column)), "    ");
    let default = defaults::expression(scope, model, table, column);
    let attributes = attributes::column(column, default);
    let name = names::field_name(&column.name);
    let ty = types::field(scope, model, table, column);
    format!("{docs}{attributes}    pub {name}: {ty},\n")
}

/// The sentence for a column without a description.
fn about(table: &Table, column: &Column) -> String {
    let only = std::slice::from_ref(&column.name);
    let target = table.foreign_keys.iter().find(|key| key.columns == only).map(|key| &key.table);
    match target {
        _ if table.primary_key == only => String::from("The primary key."),
        Some(target) => format!("The row of {} that this one refers to.", docs::code(target)),
        None if column.touched => String::from("When this row was last changed."),
        None if column.default == Some(Default::Now) => String::from("When this row was made."),
        None => format!("The column {}.", docs::code(&column.name)),
    }
}
