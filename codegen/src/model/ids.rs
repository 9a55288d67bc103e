//! Which columns share an id type.
//!
//! A table's only key column gives the table an id type. A column that points at it has that type, too, and so has a
//! column that points at such a column: ids follow references to their end.

use super::{Model, Table, Type};

type Place<'a> = (&'a Table, &'a str);

/// The table whose id a column holds.
pub(crate) fn owner<'a>(model: &'a Model, table: &'a Table, column: &'a str) -> Option<&'a Table> {
    let mut reached = Vec::new();
    follow(model, (table, column), &mut reached);
    let mut ends = reached.iter().filter(|(table, column)| targets(model, (table, column)).next().is_none());
    match ends.find(|place| has_id(**place)) {
        Some((table, _)) => Some(table),
        // References in a circle have no end. All columns of the circle agree on the table that was declared first.
        None => {
            model.tables.iter().find(|owner| reached.iter().any(|place| has_id(*place) && place.0.name == owner.name))
        }
    }
}

/// Does this table have an id type of its own?
pub(crate) fn own(model: &Model, table: &Table) -> Option<Type> {
    let [key] = table.primary_key.as_slice() else { return None };
    let owner = owner(model, table, key)?;
    (owner.name == table.name).then(|| table.column(key).map(|column| column.ty.clone())).flatten()
}

/// Is this a key that an id type can be made of?
fn has_id((table, column): Place<'_>) -> bool {
    let is_key = table.primary_key == [column];
    let ty = table.column(column).map(|column| &column.ty);
    is_key && ty.is_some_and(|ty| matches!(ty, Type::Uuid | Type::Text) || ty.is_integer())
}

fn follow<'a>(model: &'a Model, place: Place<'a>, reached: &mut Vec<Place<'a>>) {
    if reached.iter().any(|(table, column)| table.name == place.0.name && *column == place.1) {
        return;
    }
    reached.push(place);
    for target in targets(model, place) {
        follow(model, target, reached);
    }
}

/// The columns that this one points at.
fn targets<'a>(model: &'a Model, (table, column): Place<'a>) -> impl Iterator<Item = Place<'a>> {
    let pairs = table.foreign_keys.iter().flat_map(|key| {
        key.columns.iter().zip(&key.references).map(|(from, to)| (from, key.table.as_str(), to.as_str()))
    });
    pairs.filter(move |(from, ..)| *from == column).filter_map(|(_, table, to)| Some((model.table(table)?, to)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, ForeignKey};

    fn table(name: &str, columns: &[&str], references: &[(&[&str], &str, &[&str])]) -> Table {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let foreign_key = |(columns, table, references): &(&[&str], &str, &[&str])| ForeignKey {
            columns: owned(columns),
            table: (*table).to_owned(),
            references: owned(references),
            on_delete: Default::default(),
            on_update: Default::default(),
            deferrable: false,
            sql_name: None,
        };
        Table {
            name: name.to_owned(),
            columns: columns.iter().map(|name| Column::new(*name, Type::Uuid)).collect(),
            primary_key: vec![String::from("id")],
            foreign_keys: references.iter().map(foreign_key).collect(),
            ..Table::default()
        }
    }

    fn model(tables: Vec<Table>) -> Model {
        Model {
            schemalock: 1,
            name: String::from("test"),
            description: None,
            targets: Default::default(),
            enums: Vec::new(),
            tables,
            unmanaged: Vec::new(),
            beside: Default::default(),
        }
    }

    fn owner_of<'a>(model: &'a Model, table: &str, column: &'a str) -> Option<&'a str> {
        owner(model, model.table(table)?, column).map(|table| table.name.as_str())
    }

    #[test]
    fn references_are_followed_to_their_end() {
        let model = model(vec![
            table("graphs", &["id"], &[]),
            table("nodes", &["id", "graph"], &[(&["graph"], "graphs", &["id"])]),
            table("edges", &["id", "graph", "from"], &[(&["graph", "from"], "nodes", &["graph", "id"])]),
            table("labels", &["id"], &[(&["id"], "nodes", &["id"])]),
            table("colours", &["id", "label", "other"], &[(&["label"], "labels", &["id"])]),
        ]);
        assert_eq!(owner_of(&model, "edges", "graph"), Some("graphs"));
        assert_eq!(owner_of(&model, "edges", "from"), Some("nodes"));
        assert_eq!(owner_of(&model, "labels", "id"), Some("nodes"));
        assert_eq!(owner_of(&model, "colours", "label"), Some("nodes"));
        assert_eq!(owner_of(&model, "colours", "other"), None);
        assert_eq!(own(&model, &model.tables[3]), None);
    }

    #[test]
    fn a_circle_agrees_on_one_owner() {
        let model = model(vec![
            table("as", &["id", "parent"], &[(&["id"], "bs", &["id"]), (&["parent"], "as", &["id"])]),
            table("bs", &["id"], &[(&["id"], "as", &["id"])]),
        ]);
        for (table, column) in [("as", "id"), ("as", "parent"), ("bs", "id")] {
            assert_eq!(owner_of(&model, table, column), Some("as"));
        }
    }
}
