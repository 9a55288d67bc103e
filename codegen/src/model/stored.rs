//! The schema as databases hold it, with what stands in no schema.yaml.
//!
//! A searchable column has a *companion* directly behind it: the column of its blind index. Unique sets that name the
//! searchable column are over its companion; where none begins with it, the companion has an index of its own. From
//! there on they are a column, a constraint and an index like all others, so whatever makes, compares or drops objects
//! of a database asks for the stored form first.

use std::borrow::Cow;

use super::{Column, Index, IndexColumn, IndexPart, Model, Table, Type, Unique, names};

impl Column {
    /// Does it have a blind index?
    #[must_use]
    pub fn is_searchable(&self) -> bool {
        self.encrypted.as_ref().is_some_and(|encryption| encryption.searchable.is_some())
    }

    /// The column of its blind index, if it has one.
    #[must_use]
    pub fn blind_index(&self) -> Option<Self> {
        self.is_searchable().then(|| Self {
            description: Some(format!("The blind index of `{}`, for look-ups by equality.", self.name)),
            optional: self.optional,
            ..Self::new(names::blind_index(self), Type::BlindIndex(self.name.clone()))
        })
    }
}

impl Table {
    /// The table as databases hold it.
    #[must_use]
    pub fn stored(&self) -> Cow<'_, Self> {
        if !self.columns.iter().any(Column::is_searchable) {
            return Cow::Borrowed(self);
        }
        let uniques: Vec<Unique> = self.uniques.iter().map(|unique| self.stored_unique(unique)).collect();
        let served = |column: &Column| uniques.iter().any(|unique| unique.columns.first() == Some(&column.name));
        let companions = self.columns.iter().filter_map(Column::blind_index);
        let indexes: Vec<Index> = companions.filter(|column| !served(column)).map(|column| index(&column)).collect();
        Cow::Owned(Self {
            columns: self
                .columns
                .iter()
                .flat_map(|column| [Some(column.clone()), column.blind_index()])
                .flatten()
                .collect(),
            indexes: self.indexes.iter().cloned().chain(indexes).collect(),
            uniques,
            ..self.clone()
        })
    }

    /// The unique set as databases hold it.
    #[must_use]
    pub fn stored_unique(&self, unique: &Unique) -> Unique {
        let stored = |name: &String| match self.column(name) {
            Some(column) if column.is_searchable() => names::blind_index(column),
            _ => name.clone(),
        };
        Unique { columns: unique.columns.iter().map(stored).collect(), sql_name: unique.sql_name.clone() }
    }
}

impl Model {
    /// The schema as databases hold it.
    #[must_use]
    pub fn stored(&self) -> Cow<'_, Self> {
        if !self.tables.iter().flat_map(|table| &table.columns).any(Column::is_searchable) {
            return Cow::Borrowed(self);
        }
        let tables = self.tables.iter().map(|table| table.stored().into_owned()).collect();
        Cow::Owned(Self {
            schemalock: self.schemalock,
            name: self.name.clone(),
            description: self.description.clone(),
            targets: self.targets.clone(),
            enums: self.enums.clone(),
            tables,
            unmanaged: self.unmanaged.clone(),
            beside: self.beside.clone(),
        })
    }
}

/// The index over a companion.
fn index(companion: &Column) -> Index {
    let part = IndexPart::Column(companion.name.clone());
    Index {
        name: names::blind_index_index(companion),
        columns: vec![IndexColumn { part, descending: false, nulls: None, native: Default::default() }],
        unique: false,
        predicate: None,
        include: Vec::new(),
        method: Default::default(),
        options: Default::default(),
        targets: Vec::new(),
        sql_name: None,
        renamed_from: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bind, Encryption, Normalise};

    fn searchable(name: &str) -> Column {
        let encryption = Encryption {
            context: format!("people.{name}"),
            bind: Bind::Row,
            pad: false,
            searchable: Some(Normalise::None),
        };
        Column { encrypted: Some(encryption), ..Column::new(name, Type::Text) }
    }

    fn people(uniques: &[&[&str]]) -> Table {
        let unique = |columns: &&[&str]| Unique {
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            sql_name: None,
        };
        Table {
            name: String::from("people"),
            columns: vec![Column::new("id", Type::Uuid), searchable("email"), Column::new("tenant", Type::Text)],
            uniques: uniques.iter().map(unique).collect(),
            ..Table::default()
        }
    }

    fn indexes(table: &Table) -> Vec<String> {
        table.indexes.iter().map(|index| names::index(table, index)).collect()
    }

    #[test]
    fn a_companion_stands_behind_its_column() {
        let table = people(&[]);
        let stored = table.stored();
        let columns: Vec<&str> = stored.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(columns, ["id", "email", "email_blind_index", "tenant"]);
        assert_eq!(indexes(&stored), ["people_email_blind_index_idx"]);
    }

    #[test]
    fn unique_sets_are_over_companions_and_serve_look_ups_that_they_begin_with() {
        let first = people(&[&["email", "tenant"]]);
        assert_eq!(first.stored().uniques[0].columns, ["email_blind_index", "tenant"]);
        assert_eq!(indexes(&first.stored()), [""; 0]);
        let last = people(&[&["tenant", "email"]]);
        assert_eq!(last.stored().uniques[0].columns, ["tenant", "email_blind_index"]);
        assert_eq!(indexes(&last.stored()), ["people_email_blind_index_idx"]);
    }

    #[test]
    fn nothing_is_copied_where_nothing_is_searchable() {
        let table = Table { columns: vec![Column::new("id", Type::Uuid)], ..Table::default() };
        assert!(matches!(table.stored(), Cow::Borrowed(_)));
    }
}
