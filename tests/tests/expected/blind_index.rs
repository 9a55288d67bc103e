//! What a searchable column adds to its table, by the rules that the documentation states.

use schemalock_codegen::model::{Column, Index, Table, Type, Unique};

/// How the names of companions end.
const SUFFIX: &str = "_blind_index";

/// The table with a companion behind each searchable column.
pub(crate) fn with_companions(table: &Table) -> Table {
    let mut all = table.clone();
    let searchable: Vec<String> = table
        .columns
        .iter()
        .filter(|column| column.encrypted.as_ref().is_some_and(|how| how.searchable.is_some()))
        .map(|column| column.name.clone())
        .collect();
    for name in &searchable {
        let at = all.columns.iter().position(|column| column.name == *name).unwrap();
        let mut companion = Column::new(format!("{name}{SUFFIX}"), Type::BlindIndex(name.clone()));
        companion.optional = all.columns[at].optional;
        companion.description = Some(format!("The blind index of `{name}`, for look-ups by equality."));
        all.columns.insert(at + 1, companion);
    }
    for Unique { columns, .. } in &mut all.uniques {
        for column in columns.iter_mut().filter(|column| searchable.contains(column)) {
            column.push_str(SUFFIX);
        }
    }
    let begins = |name: &str| all.uniques.iter().any(|unique| unique.columns[0] == name);
    let companions = searchable.iter().map(|name| format!("{name}{SUFFIX}"));
    let unserved: Vec<String> = companions.filter(|name| !begins(name)).collect();
    all.indexes.extend(unserved.iter().map(|name| index(name)));
    all
}

/// As the recorded form of a model writes it.
fn index(column: &str) -> Index {
    let json = format!(r#"{{ "name": "{column}_idx", "columns": [{{ "column": "{column}" }}] }}"#);
    serde_json::from_str(&json).unwrap()
}
