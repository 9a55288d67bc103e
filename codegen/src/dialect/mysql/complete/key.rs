//! Keys and indexes, which are one thing here, and their names.

use crate::inventory::{Index, IndexKey, Key, Table};
use crate::sql::read::{Catalogue, DraftKey, Lexis, is_plain, key, leading, mentions, part_name, respell_parts, same};

/// Adds a primary key or unique set.
pub(super) fn add_key(catalogue: &Catalogue, table: &mut Table, mut draft: DraftKey) -> Result<(), String> {
    respell_parts(table, catalogue.lexis(), &mut draft.parts);
    if draft.primary {
        if table.primary_key.is_some() {
            return Err("there are two primary keys".to_owned());
        }
        table.primary_key = Some(Key { name: None, ..key(catalogue.lexis(), &draft) });
        return Ok(());
    }
    let name = draft.name.take().unwrap_or_default();
    add_index(
        catalogue,
        table,
        Index { name, unique: true, parts: draft.parts, options: draft.extra, ..Index::default() },
    );
    Ok(())
}

/// Adds an index; a unique one over whole columns in ascending order is a constraint.
pub(in super::super) fn add_index(catalogue: &Catalogue, table: &mut Table, mut index: Index) {
    respell_parts(table, catalogue.lexis(), &mut index.parts);
    as_kept(table, &mut index);
    if index.name.is_empty() {
        let first = index.parts.first().map(part_name).filter(|_| matches!(index.parts[0].key, IndexKey::Column(_)));
        index.name = free(catalogue, table, &first.unwrap_or_else(|| "functional_index".to_owned()));
    }
    if index.unique && index.method.is_none() && index.parts.iter().all(is_plain) {
        let columns = index.parts.iter().map(part_name).collect();
        table.uniques.push(Key { name: Some(index.name), columns, extra: index.options });
    } else {
        table.indexes.push(index);
    }
}

/// InnoDB has no hashes, and a prefix as long as its column is none.
fn as_kept(table: &Table, index: &mut Index) {
    let is_innodb = table.options.get("engine").is_none_or(|engine| engine.eq_ignore_ascii_case("InnoDB"));
    index.method = index.method.take().filter(|method| !(is_innodb && method == "hash"));
    for part in &mut index.parts {
        let IndexKey::Column(name) = &part.key else { continue };
        let column = table.columns.iter().find(|column| column.name == *name);
        let length = column.and_then(|column| number_in_brackets(&column.ty));
        if length.is_some() && number_in_brackets(&part.extra) >= length {
            part.extra.clear();
        }
    }
}

fn number_in_brackets(text: &str) -> Option<u32> {
    text.split_once('(')?.1.split_once(')')?.0.trim().parse().ok()
}

/// The first column's name, with a number behind it if it is taken.
pub(super) fn free(catalogue: &Catalogue, table: &Table, column: &str) -> String {
    let lexis = catalogue.lexis();
    let is_taken = |name: &String| {
        let keys = table.uniques.iter().filter_map(|key| key.name.as_deref());
        let mut names = table.indexes.iter().map(|index| index.name.as_str()).chain(keys);
        name.eq_ignore_ascii_case("PRIMARY") || names.any(|own| same(lexis, own, name))
    };
    let others = (2..).map(|number| format!("{column}_{number}"));
    std::iter::once(column.to_owned()).chain(others).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Does another key or index than that one begin with these columns?
pub(super) fn is_served(table: &Table, columns: &[String], but: Option<&str>) -> bool {
    let begins =
        |own: &[&str]| own.len() >= columns.len() && own.iter().zip(columns).all(|(own, column)| *own == column);
    let keys = table.primary_key.iter().chain(&table.uniques);
    let mut keys = keys.map(|key| key.columns.iter().map(String::as_str).collect::<Vec<_>>());
    let others = table.indexes.iter().filter(|index| Some(index.name.as_str()) != but && index.method.is_none());
    keys.any(|own| begins(&own)) || others.map(leading).any(|own| begins(&own))
}

/// Columns of the primary key are never NULL; indexes that the engine made for itself go when another serves.
pub(in super::super) fn settle(catalogue: &mut Catalogue, table: &mut Table) {
    if let Some(key) = &table.primary_key {
        let columns = table.columns.iter_mut().filter(|column| key.columns.contains(&column.name));
        columns.for_each(|column| column.not_null = true);
    }
    let made: Vec<String> = table
        .indexes
        .iter()
        .map(|index| index.name.clone())
        .filter(|name| catalogue.made.contains(&(table.name.clone(), name.clone())))
        .collect();
    for name in made {
        let columns = table
            .indexes
            .iter()
            .find(|index| index.name == name)
            .map(|index| leading(index).into_iter().map(str::to_owned).collect::<Vec<_>>());
        if columns.is_some_and(|columns| is_served(table, &columns, Some(&name))) {
            table.indexes.retain(|index| index.name != name);
            catalogue.made.remove(&(table.name.clone(), name));
        }
    }
}

/// Keys go on without the column; those over it alone go with it.
pub(in super::super) fn column_dropped(lexis: &'static Lexis, table: &mut Table, column: &str) {
    for key in table.uniques.iter_mut().chain(&mut table.primary_key) {
        key.columns.retain(|own| own != column);
    }
    table.uniques.retain(|key| !key.columns.is_empty());
    table.primary_key = table.primary_key.take().filter(|key| !key.columns.is_empty());
    for index in &mut table.indexes {
        index.parts.retain(|part| !matches!(&part.key, IndexKey::Column(own) if own == column));
    }
    table.indexes.retain(|index| !index.parts.is_empty());
    table.checks.retain(|check| check.name.is_some() || !mentions(lexis, &check.expression, column));
}
