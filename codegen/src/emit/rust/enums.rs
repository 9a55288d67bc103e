//! The module of the enums.

use super::{docs, names, print};
use crate::model::{Enum, EnumValue};

pub(super) fn file(enums: &[Enum]) -> String {
    let items: Vec<String> = enums.iter().map(item).collect();
    print::file(&[String::from("The enums: columns that hold one of a few texts.")], "", &items)
}

fn item(item: &Enum) -> String {
    let otherwise = format!("The values of {}.", docs::code(&item.name));
    let docs = print::outer(&docs::or(item.description.as_deref(), otherwise), "    ");
    let name = names::enum_name(item);
    let variants: String = item.values.iter().map(variant).collect();
    format!("schemalock::text_enum! {{\n{docs}    pub enum {name} {{\n{variants}    }}\n}}\n")
}

fn variant(value: &EnumValue) -> String {
    let otherwise = format!("The value {}.", docs::code(&value.name));
    let docs = print::outer(&docs::or(value.description.as_deref(), otherwise), "        ");
    let name = names::variant_name(&value.name);
    let text = print::text(&value.name);
    format!("{docs}        {name} = {text},\n")
}
