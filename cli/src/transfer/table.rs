//! A table as both sides know it.

use anyhow::Context as _;
use schemalock_codegen::convex::{self, Form, Key, names};
use schemalock_codegen::model::{self, Model, Type};

use super::created::Created;
use super::described;

/// The tables of a schema, in its order.
#[derive(Debug)]
pub(crate) struct Tables {
    all: Vec<Table>,
}

/// A table as both sides know it.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name in Convex, and that of its folder.
    pub(crate) name: String,
    /// As the database has it.
    pub(crate) sql: &'static schemalock::Table,
    /// What names one document.
    pub(super) key: Key,
    /// What is transferred, a column of [`Table::sql`] each.
    pub(super) columns: Vec<Column>,
    /// The fields that there would be of columns that the database computes.
    pub(super) computed: Vec<String>,
    /// When a document was made.
    pub(super) created: Created,
    /// Of the references in [`Table::sql`], those that are checked at the end of a transaction.
    pub(super) deferrable: Vec<&'static str>,
    /// The columns that the database sets when a row changes.
    pub(super) touched: Vec<&'static str>,
    /// The column by which the database numbers the rows.
    pub(super) identity: Option<&'static schemalock::Column>,
}

/// A column and its field.
#[derive(Debug)]
pub(super) struct Column {
    /// The field's name; none for the key whose place `_id` takes.
    pub(super) field: Option<&'static str>,
    /// What it holds.
    pub(super) holds: Holds,
    /// As the database has it.
    pub(super) sql: &'static schemalock::Column,
    /// Its type in the schema.
    pub(super) ty: Type,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A value of its type.
    Value,
    /// What names a row of the table at this place: an `_id` in Convex.
    Id(usize),
    /// A sealed value.
    Sealed,
    /// The blind index of one.
    BlindIndex,
}

impl Tables {
    /// The tables of a schema.
    pub(crate) fn of(model: &Model) -> anyhow::Result<Self> {
        let stored = model.stored();
        let tables = convex::tables(&stored);
        let place = |name: &str| tables.iter().position(|table| table.table.name == name);
        let all = tables.iter().map(|table| Table::of(&stored, table, &place)).collect::<anyhow::Result<Vec<_>>>()?;
        for (at, table) in all.iter().enumerate() {
            let same = all[..at].iter().find(|other| other.name == table.name);
            anyhow::ensure!(
                same.is_none(),
                "`{}` and `{}` would both be the table `{}` of Convex: rename one",
                same.map_or("", |other| other.sql.name),
                table.sql.name,
                table.name
            );
        }
        Ok(Self { all })
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Table] {
        &self.all
    }

    /// The places of the tables of these names, in the order of the schema; of all, if none is named.
    pub(crate) fn chosen(&self, names: &[String]) -> anyhow::Result<Vec<usize>> {
        let is = |table: &Table, name: &str| table.sql.name == name || table.name == name;
        for name in names {
            let known = || self.all.iter().map(|table| table.sql.name).collect::<Vec<_>>().join(", ");
            let found = self.all.iter().any(|table| is(table, name));
            anyhow::ensure!(found, "`{name}` is no table of the schema, whose tables are: {}", known());
        }
        let wanted = |table: &Table| names.is_empty() || names.iter().any(|name| is(table, name));
        Ok((0..self.all.len()).filter(|at| wanted(&self.all[*at])).collect())
    }
}

impl Table {
    fn of(model: &Model, table: &convex::Table<'_>, place: &impl Fn(&str) -> Option<usize>) -> anyhow::Result<Self> {
        let said = table.table;
        anyhow::ensure!(names::is_name(&table.name), "`{}` has no name in Convex", said.name);
        anyhow::ensure!(!said.primary_key.is_empty(), "`{}` has no primary key, by which its rows are read", said.name);
        let sql = described::table(model, said);
        let column = |column: &'static schemalock::Column| {
            let said = said.column(column.name).with_context(|| format!("there is no column `{}`", column.name))?;
            Ok(Column::of(table, said, column, place))
        };
        let columns = sql.columns.iter().map(column).collect::<anyhow::Result<Vec<_>>>()?;
        fields_differ(&said.name, &columns)?;
        let named = |is: fn(&model::Column) -> bool| {
            sql.columns.iter().filter(move |column| said.column(column.name).is_some_and(is))
        };
        let deferrable = said.foreign_keys.iter().zip(sql.foreign_keys).filter(|(said, _)| said.deferrable);
        Ok(Self {
            name: table.name.clone(),
            key: table.key.clone(),
            columns,
            computed: said
                .columns
                .iter()
                .filter(|it| it.generated.is_some())
                .map(|it| names::field(&it.name))
                .collect(),
            created: Created::of(said, sql),
            deferrable: deferrable.map(|(_, key)| key.name).collect(),
            touched: named(|column| column.touched).map(|column| column.name).collect(),
            identity: named(|column| column.identity).next(),
            sql,
        })
    }

    /// Where its file stands in a folder.
    pub(crate) fn file(&self) -> String {
        format!("{}/{}", self.name, super::DOCUMENTS)
    }

    /// The place of a column.
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        self.sql.columns.iter().position(|it| it.name == column)
    }
}

impl Column {
    fn of(
        table: &convex::Table<'_>,
        said: &model::Column,
        sql: &'static schemalock::Column,
        place: &impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let field = table.field(&said.name);
        let holds = match (&said.ty, field.map(|field| &field.form)) {
            (Type::BlindIndex(_), _) => Holds::BlindIndex,
            (_, Some(Form::Sealed)) => Holds::Sealed,
            (_, Some(Form::Id(owner))) => place(owner).map_or(Holds::Value, Holds::Id),
            _ => Holds::Value,
        };
        Self { field: field.map(|field| described::text(&field.name)), holds, sql, ty: said.ty.clone() }
    }
}

fn fields_differ(table: &str, columns: &[Column]) -> anyhow::Result<()> {
    for (at, column) in columns.iter().enumerate() {
        let same = columns[..at].iter().find(|other| other.field.is_some() && other.field == column.field);
        if let (Some(other), Some(field)) = (same, column.field) {
            let [one, two] = [other.sql.name, column.sql.name];
            anyhow::bail!(
                "`{table}.{one}` and `{table}.{two}` would both be the field `{field}` of Convex: rename one"
            );
        }
    }
    Ok(())
}
