//! `enums.ts`: a validator and a type for each enum.

use super::layout::{Ts, comment};
use super::{HEADER, docs, names};
use crate::model::{Enum, EnumValue};

pub(super) fn file(enums: &[Enum]) -> String {
    let items: Vec<String> = enums.iter().map(item).collect();
    format!("{HEADER}\nimport {{ v, type Infer }} from \"convex/values\";\n\n{}", items.join("\n"))
}

fn item(item: &Enum) -> String {
    let name = names::enum_name(item);
    let docs = comment(&docs::lines(item.description.as_deref()), 0);
    let before = format!("export const {name} = ");
    let words = Ts::Call("v.union".to_owned(), item.values.iter().map(word).collect());
    let words = words.print(0, before.len(), 1);
    format!("{docs}{before}{words};\n/** A word of `{name}`. */\nexport type {name} = Infer<typeof {name}>;\n")
}

fn word(value: &EnumValue) -> (Vec<String>, Ts) {
    (docs::lines(value.description.as_deref()), Ts::call("v.literal", [Ts::text(&value.name)]))
}
