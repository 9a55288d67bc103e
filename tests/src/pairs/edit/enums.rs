//! Words of enums come, go, change and move.

use schemalock_codegen::model::{Column, Default, DialectKind, EnumValue, Literal, Model, Type};

use super::super::base::WORDS;
use super::super::random::Random;

pub(super) fn add_value(random: &mut Random, a: &Model, b: &mut Model) {
    let Some((at, word)) = new_word(random, a, b) else { return };
    let place = random.below(b.enums[at].values.len() + 1);
    b.enums[at].values.insert(place, EnumValue { name: word, description: None, renamed_from: None });
}

pub(super) fn rename_value(random: &mut Random, a: &Model, b: &mut Model) {
    let Some((at, word)) = new_word(random, a, b) else { return };
    let place = random.below(b.enums[at].values.len());
    let old = b.enums[at].values[place].clone();
    let item = &b.enums[at];
    let before = a.find_enum(item.renamed_from.as_deref().unwrap_or(&item.name)).or_else(|| a.find_enum(&item.name));
    let has = |name: &str| before.is_some_and(|before| before.values.iter().any(|value| value.name == name));
    let origin = old.renamed_from.filter(|former| has(former)).or_else(|| Some(old.name.clone()).filter(|n| has(n)));
    let name = item.name.clone();
    b.enums[at].values[place] = EnumValue { name: word.clone(), description: old.description, renamed_from: origin };
    for column in of_enum(b, &name) {
        if column.default == Some(Default::Literal(Literal::Text(old.name.clone()))) {
            column.default = Some(Default::Literal(Literal::Text(word.clone())));
        }
    }
}

pub(super) fn remove_value(random: &mut Random, _a: &Model, b: &mut Model) {
    let long: Vec<usize> = (0..b.enums.len()).filter(|at| b.enums[*at].values.len() > 1).collect();
    let Some(at) = random.some(&long).copied() else { return };
    let place = random.below(b.enums[at].values.len());
    let gone = b.enums[at].values.remove(place).name;
    let name = b.enums[at].name.clone();
    for column in of_enum(b, &name) {
        if column.default == Some(Default::Literal(Literal::Text(gone.clone()))) {
            column.default = None;
        }
    }
}

pub(super) fn reorder(random: &mut Random, _a: &Model, b: &mut Model) {
    if let Some(at) = (!b.enums.is_empty()).then(|| random.below(b.enums.len())) {
        let count = b.enums[at].values.len();
        b.enums[at].values = random.several(&b.enums[at].values, count);
    }
}

pub(super) fn toggle_native(random: &mut Random, _a: &Model, b: &mut Model) {
    if !b.targets.has(DialectKind::Postgres) || b.enums.is_empty() {
        return;
    }
    let at = random.below(b.enums.len());
    if b.enums[at].native.remove(&DialectKind::Postgres).is_none() {
        b.enums[at].native.insert(DialectKind::Postgres, "enum".to_owned());
    }
}

/// An enum, and a word that it has not and had not.
fn new_word(random: &mut Random, a: &Model, b: &Model) -> Option<(usize, String)> {
    let at = (!b.enums.is_empty()).then(|| random.below(b.enums.len()))?;
    let mut words: Vec<&str> = WORDS.to_vec();
    words.extend(["new word", "newer"]);
    let old = a.enums.iter().flat_map(|item| &item.values);
    let taken: Vec<String> = old.chain(&b.enums[at].values).map(|value| value.name.to_lowercase()).collect();
    words.retain(|word| !taken.contains(&word.to_lowercase()));
    random.some(&words).map(|word| (at, (*word).to_owned()))
}

fn of_enum<'m>(model: &'m mut Model, name: &str) -> impl Iterator<Item = &'m mut Column> {
    let ty = Type::Enum(name.to_owned());
    model.tables.iter_mut().flat_map(|table| &mut table.columns).filter(move |column| column.ty == ty)
}
