//! A schema as one engine holds it: every object by name, with the SQL that defines it.
//!
//! This is what statements are made from, for a whole schema (`create`) and for the difference of two (`plan`). Two
//! schemas are the same to an engine exactly when their structures are equal, but for descriptions where the engine has no
//! catalogue for them, and for names that the schema alone has.

mod index;

use std::collections::{BTreeMap, BTreeSet};

use super::{Capability, Dialect, Statement, Verbatim, Writer, condition};
use crate::diff::{Part, Place};
use crate::model::{Action, Column, Default, ForeignKey, Model, Sql, Table, Version, names};
use crate::sql::expression;

/// A whole schema.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure {
    /// The tables, in the order of the model.
    pub tables: Vec<TableForm>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableForm {
    /// Its name.
    pub name: String,
    /// What one row stands for.
    pub description: Option<String>,
    /// The columns, in order.
    pub columns: Vec<ColumnForm>,
    /// The constraints, in order.
    pub constraints: Vec<ConstraintForm>,
    /// What stands behind the closing bracket, without the description.
    pub options: String,
    /// The indexes.
    pub indexes: Vec<IndexForm>,
    /// What keeps the columns marked `on_update: now`.
    pub touches: Vec<Statement>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnForm {
    /// Its name.
    pub name: String,
    /// What the value means.
    pub description: Option<String>,
    /// The type with its collation, or the engine's own words for the column, in which more may stand.
    pub ty: String,
    /// `GENERATED ALWAYS AS (…) STORED`.
    pub generated: Option<String>,
    /// The value may be NULL.
    pub optional: bool,
    /// The engine numbers the rows.
    pub identity: bool,
    /// What stands behind DEFAULT.
    pub default: Option<String>,
}

/// One constraint.
#[derive(Clone, Debug, PartialEq)]
pub struct ConstraintForm {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: ConstraintKind,
    /// The columns of its table that it is about.
    pub columns: BTreeSet<String>,
    /// What stands behind its name.
    pub sql: String,
}

/// What a constraint is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// The primary key, with its columns in order.
    PrimaryKey(Vec<String>),
    /// A unique set, in order.
    Unique(Vec<String>),
    /// A reference to other rows.
    ForeignKey {
        /// The columns of this table, in order.
        columns: Vec<String>,
        /// The table pointed at.
        table: String,
        /// Its columns, in the same order.
        references: Vec<String>,
    },
    /// A condition on rows.
    Check {
        /// The condition, without brackets around it.
        condition: String,
    },
}

/// One index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexForm {
    /// Its name.
    pub name: String,
    /// Its name within the table, as the schema has it; for one that a foreign key needs, the same as its name.
    pub key: String,
    /// No two rows are equal in it.
    pub unique: bool,
    /// It stands inside of CREATE TABLE, since a foreign key needs it there.
    pub inner: bool,
    /// The columns that it is about; of expressions, those that they name.
    pub columns: BTreeSet<String>,
    /// Its parts are columns alone, and it is over all rows.
    pub plain: Option<Vec<String>>,
    /// The rows that are in it, when not all.
    pub predicate: Option<String>,
    /// The expressions over which it is, columns included.
    pub parts: Vec<String>,
    /// Some of its parts are said in the engine's own words.
    pub native: bool,
    /// The word before INDEX, with a blank behind it, where it is of a kind that has one.
    pub kind: &'static str,
    /// The engine's method, where one is asked for.
    pub method: Option<String>,
    /// The bracketed parts, and what stands behind them.
    pub list: String,
    /// What stands behind its name.
    pub sql: String,
}

impl Structure {
    /// The structure of a model: of what databases hold, companions of searchable columns included.
    ///
    /// Expressions have been validated; one that does not parse is left out rather than written wrong.
    #[must_use]
    pub fn of(dialect: &dyn Dialect, model: &Model) -> Self {
        let model = &*model.stored();
        let build = Build { dialect, model, capability: capability(dialect, model) };
        Self { tables: model.tables.iter().map(|table| build.table(table)).collect() }
    }

    /// The structure of some tables of a model that is in its stored form.
    #[must_use]
    pub fn only(dialect: &dyn Dialect, stored: &Model, names: &BTreeSet<&str>) -> Self {
        let build = Build { dialect, model: stored, capability: capability(dialect, stored) };
        let wanted = stored.tables.iter().filter(|table| names.contains(table.name.as_str()));
        Self { tables: wanted.map(|table| build.table(table)).collect() }
    }

    /// The tables by name.
    #[must_use]
    pub fn by_name(self) -> BTreeMap<String, TableForm> {
        self.tables.into_iter().map(|table| (table.name.clone(), table)).collect()
    }

    /// The table of that name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&TableForm> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl TableForm {
    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnForm> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The constraint of that name.
    #[must_use]
    pub fn constraint(&self, name: &str) -> Option<&ConstraintForm> {
        self.constraints.iter().find(|constraint| constraint.name == name)
    }

    /// The index of that name.
    #[must_use]
    pub fn index(&self, name: &str) -> Option<&IndexForm> {
        self.indexes.iter().find(|index| index.name == name)
    }
}

impl ConstraintForm {
    /// Does it point at other rows?
    #[must_use]
    pub const fn is_foreign_key(&self) -> bool {
        matches!(self.kind, ConstraintKind::ForeignKey { .. })
    }

    /// Where in the schema it comes from.
    #[must_use]
    pub fn place(&self, table: &str) -> Place {
        let inner = |part, columns: &[String]| Place { table: Some(table.to_owned()), part, name: columns.join(", ") };
        match &self.kind {
            ConstraintKind::PrimaryKey(_) => Place::primary_key(table),
            ConstraintKind::Unique(columns) => inner(Part::Unique, columns),
            ConstraintKind::ForeignKey { columns, .. } => inner(Part::ForeignKey, columns),
            ConstraintKind::Check { .. } => match self.columns.iter().next() {
                Some(only) if self.columns.len() == 1 => Place::column(table, only),
                _ => Place::table(table),
            },
        }
    }

    /// The same condition on another column; both names are quoted.
    #[must_use]
    pub fn on(&self, from: &str, to: &str) -> Self {
        let kind = match &self.kind {
            ConstraintKind::Check { condition } => ConstraintKind::Check { condition: condition.replace(from, to) },
            other => other.clone(),
        };
        Self { sql: self.sql.replace(from, to), kind, ..self.clone() }
    }

    /// Is it a condition on rows?
    #[must_use]
    pub const fn is_check(&self) -> bool {
        matches!(self.kind, ConstraintKind::Check { .. })
    }
}

impl IndexForm {
    /// Is it the same index, whatever the names are?
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.sql == other.sql && self.unique == other.unique && self.kind == other.kind
    }

    /// Where in the schema it comes from.
    #[must_use]
    pub fn place(&self, table: &TableForm) -> Place {
        Place::index(&table.name, &self.key)
    }
}

/// What the engine of the schema's target can do.
#[must_use]
pub fn capability(dialect: &dyn Dialect, model: &Model) -> &'static Capability {
    let version = model.targets.databases.get(&dialect.kind()).copied();
    dialect.capability(version.unwrap_or(Version::new(0, 0)))
}

struct Build<'a> {
    dialect: &'a dyn Dialect,
    model: &'a Model,
    capability: &'static Capability,
}

impl Build<'_> {
    fn writer(&self) -> Writer {
        Writer::new(self.dialect.quote())
    }

    fn written(&self, write: impl FnOnce(&mut Writer) -> &mut Writer) -> String {
        let mut writer = self.writer();
        write(&mut writer);
        writer.finish()
    }

    fn expression(&self, sql: &Sql) -> Option<Verbatim> {
        expression::print(sql.get(self.dialect.kind())?, self.dialect).ok()
    }

    fn table(&self, table: &Table) -> TableForm {
        let mut form = TableForm {
            name: table.name.clone(),
            description: table.description.clone(),
            columns: table.columns.iter().map(|column| self.column(column)).collect(),
            constraints: self.constraints(table),
            options: self.options(table),
            indexes: Vec::new(),
            touches: self.dialect.touch(table),
        };
        let here = table.indexes.iter().filter(|index| index.is_on(self.dialect.kind()));
        form.indexes = here.filter_map(|index| self.index(table, index)).collect();
        if self.capability.foreign_key_index {
            let inner = self.inner_indexes(&form);
            form.indexes.extend(inner);
        }
        form
    }

    fn options(&self, table: &Table) -> String {
        self.written(|writer| {
            match table.native.get(&self.dialect.kind()) {
                Some(words) if words.trim().is_empty() => {}
                Some(words) => {
                    writer.sql(" ").verbatim(&Verbatim::trusted(words.trim()));
                }
                None => self.dialect.table_options(writer, table),
            }
            writer
        })
    }

    fn column(&self, column: &Column) -> ColumnForm {
        let native = column.native.get(&self.dialect.kind()).cloned();
        ColumnForm {
            name: column.name.clone(),
            description: column.description.clone(),
            ty: native.unwrap_or_else(|| {
                self.written(|writer| {
                    self.dialect.column_type(writer, column, self.model);
                    writer
                })
            }),
            generated: column.generated.as_ref().and_then(|how| self.generated(&how.sql, how.stored)),
            optional: column.optional || (column.generated.is_some() && !self.capability.generated_not_null),
            identity: column.identity,
            default: self.default(column),
        }
    }

    fn generated(&self, sql: &Sql, stored: bool) -> Option<String> {
        let expression = self.expression(sql)?;
        Some(self.written(|writer| {
            writer.sql("GENERATED ALWAYS AS (").verbatim(&expression);
            writer.sql(if stored { ") STORED" } else { ") VIRTUAL" })
        }))
    }

    fn default(&self, column: &Column) -> Option<String> {
        match column.default.as_ref()? {
            Default::Now => Some(self.dialect.now(&column.ty).to_owned()),
            Default::Literal(literal) => Some(self.written(|writer| {
                self.dialect.default_literal(writer, literal, &column.ty);
                writer
            })),
            Default::Sql(sql) => {
                let expression = self.expression(sql)?;
                Some(self.written(|writer| writer.sql("(").verbatim(&expression).sql(")")))
            }
            Default::UuidV4 | Default::UuidV7 => None,
        }
    }

    fn constraints(&self, table: &Table) -> Vec<ConstraintForm> {
        let by_identity = self.dialect.identity_is_key() && table.columns.iter().any(|column| column.identity);
        let mut all = Vec::new();
        if !by_identity && !table.primary_key.is_empty() {
            let key = table.primary_key.clone();
            let sql = self.written(|w| w.sql("PRIMARY KEY ").names(&key));
            all.push(constraint(names::primary_key(table), &key, sql, ConstraintKind::PrimaryKey(key.clone())));
        }
        for unique in &table.uniques {
            let set = unique.columns.clone();
            let sql = self.written(|w| w.sql("UNIQUE ").names(&set));
            all.push(constraint(names::unique(table, unique), &set, sql, ConstraintKind::Unique(set.clone())));
        }
        all.extend(table.foreign_keys.iter().map(|key| self.foreign_key(table, key)));
        all.extend(table.columns.iter().flat_map(|column| self.conditions(table, column)));
        for check in &table.checks {
            if let Some(expression) = self.expression(&check.sql) {
                let columns = self.named(&check.sql);
                all.push(check_form(names::check(table, check), &columns, expression.as_str()));
            }
        }
        all
    }

    /// The columns that an expression names.
    fn named(&self, sql: &Sql) -> Vec<String> {
        let kind = self.dialect.kind();
        let text = sql.get(kind).unwrap_or_default();
        let found = expression::columns(text, None).or_else(|_| expression::columns(text, Some(kind)));
        found.unwrap_or_default().into_iter().map(|name| name.name).collect()
    }

    fn conditions(&self, table: &Table, column: &Column) -> Vec<ConstraintForm> {
        let conditions = condition::conditions(self.dialect, column, self.model);
        let written = conditions.into_iter().filter_map(|(rule, condition)| {
            let mut writer = self.writer();
            let mut columns = vec![column.name.clone()];
            if let super::Condition::NullWith(other) = &condition {
                columns.push(other.clone());
            }
            let said = self.dialect.condition(&mut writer, column, &condition);
            said.then(|| check_form(names::condition(table, column, rule), &columns, &writer.finish()))
        });
        written.collect()
    }

    fn foreign_key(&self, table: &Table, key: &ForeignKey) -> ConstraintForm {
        let sql = self.written(|writer| {
            writer.sql("FOREIGN KEY ").names(&key.columns).sql(" REFERENCES ").name(&key.table);
            writer.sql(" ").names(&key.references);
            action(writer, " ON DELETE ", key.on_delete);
            action(writer, " ON UPDATE ", key.on_update);
            writer.sql(if key.deferrable && self.capability.deferrable { " DEFERRABLE INITIALLY DEFERRED" } else { "" })
        });
        let kind = ConstraintKind::ForeignKey {
            columns: key.columns.clone(),
            table: key.table.clone(),
            references: key.references.clone(),
        };
        constraint(names::foreign_key(table, key), &key.columns, sql, kind)
    }
}

fn action(writer: &mut Writer, words: &'static str, action: Action) {
    if !action.is_default() {
        writer.sql(words).sql(action.sql());
    }
}

fn constraint(name: String, columns: &[String], sql: String, kind: ConstraintKind) -> ConstraintForm {
    ConstraintForm { name, kind, columns: columns.iter().cloned().collect(), sql }
}

fn check_form(name: String, columns: &[String], condition: &str) -> ConstraintForm {
    let kind = ConstraintKind::Check { condition: condition.to_owned() };
    constraint(name, columns, format!("CHECK ({condition})"), kind)
}
