//! The look-ups that keys and indexes exist for: equality on all of their parts, in the words of one engine.

use super::structure::{IndexForm, Structure, TableForm};
use super::{Dialect, Writer, create_index};
use crate::model::{Model, Table, Unique, names};

/// The look-ups of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLookups {
    /// The table's name.
    pub table: String,
    /// One for each key and index, in the order of the file, keys first.
    pub lookups: Vec<Lookup>,
    /// What is looked up when a row that others point at goes or changes: by foreign key.
    pub references: Vec<Reference>,
}

/// The look-up that a key or an index exists for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// The name of the constraint or index in SQL.
    pub name: String,
    /// What it stands in the schema as.
    pub kind: LookupKind,
    /// No two rows are equal in it.
    pub unique: bool,
    /// What is compared, in order.
    pub parts: Vec<LookupPart>,
    /// The rows that are looked among, when not all.
    pub predicate: Option<String>,
    /// Nothing is special about it: it serves every look-up by the columns that it begins with.
    pub plain: bool,
    /// Is it for equality? Not one of an engine's own kinds or words, of which only the engine knows what they are for.
    pub by_value: bool,
    /// Some of its parts are in the engine's own words.
    pub native: bool,
    /// The statement that makes it, where it is one of its own.
    pub statement: Option<String>,
}

/// What a look-up stands in the schema as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookupKind {
    /// The primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique,
    /// An index.
    Index,
    /// A foreign key whose engine wants an index for it.
    ForeignKey,
}

impl LookupKind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PrimaryKey => "primary_key",
            Self::Unique => "unique",
            Self::Index => "index",
            Self::ForeignKey => "foreign_key",
        }
    }
}

/// What is compared with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookupPart {
    /// The column, when it is one.
    pub column: Option<String>,
    /// The column or expression as SQL.
    pub sql: String,
}

/// The rows that point at others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name of the foreign key in SQL.
    pub name: String,
    /// Its columns, in order.
    pub parts: Vec<LookupPart>,
}

/// The look-ups of a schema, as databases hold it: those of searchable columns are by their blind indexes.
#[must_use]
pub fn lookups(dialect: &dyn Dialect, model: &Model) -> Vec<TableLookups> {
    let structure = Structure::of(dialect, model);
    let stored = model.stored();
    let tables = stored.tables.iter().filter_map(|table| Some((table, structure.table(&table.name)?)));
    tables.map(|(table, form)| of_table(dialect, table, form)).collect()
}

fn of_table(dialect: &dyn Dialect, table: &Table, form: &TableForm) -> TableLookups {
    let key = |name, kind, columns: &[String]| Lookup {
        name,
        kind,
        unique: true,
        parts: columns.iter().map(|column| part(dialect, column)).collect(),
        predicate: None,
        plain: true,
        by_value: true,
        native: false,
        statement: None,
    };
    let primary = (!table.primary_key.is_empty())
        .then(|| key(names::primary_key(table), LookupKind::PrimaryKey, &table.primary_key));
    let unique = |set: &Unique| key(names::unique(table, set), LookupKind::Unique, &set.columns);
    let uniques = table.uniques.iter().map(unique);
    let indexes = form.indexes.iter().map(|index| of_index(dialect, table, form, index));
    TableLookups {
        table: table.name.clone(),
        lookups: primary.into_iter().chain(uniques).chain(indexes).collect(),
        references: references(dialect, table),
    }
}

fn of_index(dialect: &dyn Dialect, table: &Table, form: &TableForm, index: &IndexForm) -> Lookup {
    let said = table.indexes.iter().find(|other| names::index(table, other) == index.name);
    let inner = index.plain.as_deref().unwrap_or_default();
    let columns: Vec<Option<&str>> = match said {
        Some(said) => said.columns.iter().map(|column| column.part.column()).collect(),
        None => inner.iter().map(|column| Some(column.as_str())).collect(),
    };
    let part =
        |(column, sql): (Option<&str>, &String)| LookupPart { column: column.map(str::to_owned), sql: sql.clone() };
    Lookup {
        name: index.name.clone(),
        kind: if index.inner { LookupKind::ForeignKey } else { LookupKind::Index },
        unique: index.unique,
        parts: columns.into_iter().zip(&index.parts).map(part).collect(),
        predicate: index.predicate.clone(),
        plain: index.plain.is_some() && index.method.is_none() && said.is_none_or(|said| said.include.is_empty()),
        by_value: index.kind.is_empty() && !index.native,
        native: index.native,
        statement: (!index.inner).then(|| create_index(dialect, form, index, dialect.beside_writers()).sql),
    }
}

fn references(dialect: &dyn Dialect, table: &Table) -> Vec<Reference> {
    let reference = |key| Reference {
        name: names::foreign_key(table, key),
        parts: key.columns.iter().map(|column| part(dialect, column)).collect(),
    };
    table.foreign_keys.iter().map(reference).collect()
}

fn part(dialect: &dyn Dialect, column: &str) -> LookupPart {
    let mut writer = Writer::new(dialect.quote());
    writer.name(column);
    LookupPart { column: Some(column.to_owned()), sql: writer.finish() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::of;
    use crate::model::DialectKind;

    const SCHEMA: &str = "
schemalock: 1
name: shop
targets: { sqlite: '3.40', mariadb: '10.11' }
tables:
  people:
    columns:
      id:    { type: uuid, primary_key: true }
      boss:  { references: people.id }
      email: { type: text, encrypted: { searchable: true } }
      gone:  { type: boolean }
    indexes:
      by_gone: { columns: [gone, { expression: lower(id) }], where: not gone, targets: [sqlite] }
";

    /// Names with what they are over.
    fn said(kind: DialectKind) -> Vec<String> {
        let model = crate::compile(SCHEMA.as_bytes(), None).model.expect("a schema without mistakes");
        let [people] = <[TableLookups; 1]>::try_from(lookups(of(kind), &model)).expect("one table");
        assert_eq!(people.references.len(), 1);
        let say = |lookup: &Lookup| {
            let parts: Vec<&str> = lookup.parts.iter().map(|part| part.sql.as_str()).collect();
            format!("{} {} {}", lookup.name, parts.join(" "), lookup.predicate.as_deref().unwrap_or_default())
        };
        people.lookups.iter().map(say).collect()
    }

    #[test]
    fn what_is_stored_is_looked_up() {
        let expected = [
            r#"people_pkey "id" "#,
            r#"people_by_gone "gone" (lower("id")) NOT "gone""#,
            r#"people_email_blind_index_idx "email_blind_index" "#,
        ];
        assert_eq!(said(DialectKind::Sqlite), expected);
    }

    #[test]
    fn references_have_an_index_where_the_engine_wants_one() {
        let expected =
            ["people_pkey `id` ", "people_email_blind_index_idx `email_blind_index` ", "people_boss_fkey `boss` "];
        assert_eq!(said(DialectKind::Mariadb), expected);
    }
}
