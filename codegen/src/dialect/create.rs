//! From nothing to a whole schema: the order of things, the same for every dialect.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dialect, Object, Statement, Writer, condition};
use crate::model::{Column, Default, ForeignKey, Index, IndexColumn, IndexPart, Model, Nulls, Sql, Table, names};
use crate::sql::expression;

/// Every statement that makes the schema: types, tables, descriptions, indexes, late foreign keys, triggers.
///
/// Expressions have been validated; one that does not parse is left out rather than written wrong.
#[must_use]
pub fn create(dialect: &dyn Dialect, model: &Model) -> Vec<Statement> {
    let model = &*model.stored();
    let order = create_order(model);
    let late = late_foreign_keys(dialect, model, &order);
    let create = Create { dialect, model, late: &late };
    let tables = || order.iter().map(|at| &model.tables[*at]);
    let mut statements = dialect.prelude(model);
    statements.extend(tables().map(|table| create.table(table)));
    statements.extend(tables().flat_map(|table| dialect.comments(table)));
    statements.extend(tables().flat_map(|table| create.indexes(table)));
    statements.extend(tables().flat_map(|table| create.late_keys(table)));
    statements.extend(tables().flat_map(|table| dialect.touch(table)));
    statements
}

/// The numbers of the tables so that each stands behind those it points at, as far as there is such an order; otherwise the
/// order of the file.
#[must_use]
pub fn create_order(model: &Model) -> Vec<usize> {
    let numbers: BTreeMap<&str, usize> = model.tables.iter().enumerate().map(|(at, t)| (t.name.as_str(), at)).collect();
    let mut order = Vec::with_capacity(model.tables.len());
    let mut entered = vec![false; model.tables.len()];
    for start in 0..model.tables.len() {
        // Depth first with a stack of our own: chains of tables can be long.
        let mut stack = vec![(start, false)];
        while let Some((at, done)) = stack.pop() {
            if done {
                order.push(at);
            } else if !std::mem::replace(&mut entered[at], true) {
                stack.push((at, true));
                let targets =
                    model.tables[at].foreign_keys.iter().rev().filter_map(|key| numbers.get(key.table.as_str()));
                stack.extend(targets.filter(|target| !entered[**target]).map(|target| (*target, false)));
            }
        }
    }
    order
}

/// Foreign keys that point at a table made later, by the names of their constraints.
fn late_foreign_keys(dialect: &dyn Dialect, model: &Model, order: &[usize]) -> BTreeSet<String> {
    if capability(dialect, model).forward_references {
        return BTreeSet::new();
    }
    let mut made = BTreeSet::new();
    let mut late = BTreeSet::new();
    for table in order.iter().map(|at| &model.tables[*at]) {
        made.insert(table.name.as_str());
        let ahead = table.foreign_keys.iter().filter(|key| !made.contains(key.table.as_str()));
        late.extend(ahead.map(|key| names::foreign_key(table, key)));
    }
    late
}

fn capability(dialect: &dyn Dialect, model: &Model) -> &'static super::Capability {
    let version = model.targets.databases.get(&dialect.kind()).copied();
    dialect.capability(version.unwrap_or(crate::model::Version::new(0, 0)))
}

struct Create<'a> {
    dialect: &'a dyn Dialect,
    model: &'a Model,
    late: &'a BTreeSet<String>,
}

impl Create<'_> {
    fn writer(&self) -> Writer {
        Writer::new(self.dialect.quote())
    }

    fn table(&self, table: &Table) -> Statement {
        let mut writer = self.writer();
        writer.sql("CREATE TABLE ").name(&table.name).sql(" (\n");
        for (at, column) in table.columns.iter().enumerate() {
            self.column(&mut writer, column, at > 0);
        }
        self.constraints(&mut writer, table);
        writer.sql("\n)");
        self.dialect.table_options(&mut writer, table);
        Statement { sql: writer.finish(), object: Object::Table(table.name.clone()) }
    }

    fn column(&self, writer: &mut Writer, column: &Column, comma: bool) {
        writer.sql(if comma { ",\n" } else { "" });
        let description = column.description.as_deref().unwrap_or_default();
        self.dialect.column_comment_before(writer, description);
        writer.sql("    ").name(&column.name).sql(" ");
        match column.native.get(&self.dialect.kind()) {
            Some(native) => {
                writer.verbatim(&super::Verbatim::trusted(native));
            }
            None => self.dialect.column_type(writer, column, self.model),
        }
        if let Some(generated) = &column.generated {
            self.generated(writer, &generated.sql, generated.stored);
        }
        writer.sql(if column.optional { "" } else { " NOT NULL" });
        if column.identity {
            self.dialect.identity(writer);
        }
        self.default(writer, column);
        self.dialect.column_comment_after(writer, description);
    }

    fn generated(&self, writer: &mut Writer, sql: &Sql, stored: bool) {
        if let Some(expression) = self.expression(sql) {
            writer.sql(" GENERATED ALWAYS AS (").verbatim(&expression);
            writer.sql(if stored { ") STORED" } else { ") VIRTUAL" });
        }
    }

    fn default(&self, writer: &mut Writer, column: &Column) {
        match &column.default {
            Some(Default::Now) => {
                writer.sql(" DEFAULT ").sql(self.dialect.now(&column.ty));
            }
            Some(Default::Literal(literal)) => {
                writer.sql(" DEFAULT ");
                self.dialect.default_literal(writer, literal, &column.ty);
            }
            Some(Default::Sql(sql)) => {
                if let Some(expression) = self.expression(sql) {
                    writer.sql(" DEFAULT (").verbatim(&expression).sql(")");
                }
            }
            Some(Default::UuidV4 | Default::UuidV7) | None => {}
        }
    }

    fn expression(&self, sql: &Sql) -> Option<super::Verbatim> {
        expression::print(sql.get(self.dialect.kind())?, self.dialect).ok()
    }

    fn constraints(&self, writer: &mut Writer, table: &Table) {
        let by_identity = self.dialect.identity_is_key() && table.columns.iter().any(|column| column.identity);
        if !by_identity && !table.primary_key.is_empty() {
            constraint(writer, &names::primary_key(table)).sql("PRIMARY KEY ").names(&table.primary_key);
        }
        for unique in &table.uniques {
            constraint(writer, &names::unique(table, &unique.columns)).sql("UNIQUE ").names(&unique.columns);
        }
        for key in &table.foreign_keys {
            let name = names::foreign_key(table, key);
            if !self.late.contains(&name) {
                constraint(writer, &name);
                self.foreign_key(writer, key);
            }
        }
        for column in &table.columns {
            self.conditions(writer, table, column);
        }
        for check in &table.checks {
            if let Some(expression) = self.expression(&check.sql) {
                constraint(writer, &names::check(table, check)).sql("CHECK (").verbatim(&expression).sql(")");
            }
        }
    }

    fn conditions(&self, writer: &mut Writer, table: &Table, column: &Column) {
        for (rule, condition) in condition::conditions(self.dialect, column, self.model) {
            let mut inner = self.writer();
            if self.dialect.condition(&mut inner, column, &condition) {
                let sql = super::Verbatim::trusted(inner.finish());
                constraint(writer, &names::condition(table, column, rule)).sql("CHECK (").verbatim(&sql).sql(")");
            }
        }
    }

    fn foreign_key(&self, writer: &mut Writer, key: &ForeignKey) {
        writer
            .sql("FOREIGN KEY ")
            .names(&key.columns)
            .sql(" REFERENCES ")
            .name(&key.table)
            .sql(" ")
            .names(&key.references);
        if !key.on_delete.is_default() {
            writer.sql(" ON DELETE ").sql(key.on_delete.sql());
        }
        if !key.on_update.is_default() {
            writer.sql(" ON UPDATE ").sql(key.on_update.sql());
        }
        if key.deferrable && capability(self.dialect, self.model).deferrable {
            writer.sql(" DEFERRABLE INITIALLY DEFERRED");
        }
    }

    fn late_keys(&self, table: &Table) -> Vec<Statement> {
        let keys = table.foreign_keys.iter().map(|key| (names::foreign_key(table, key), key));
        let late = keys.filter(|(name, _)| self.late.contains(name));
        late.map(|(name, key)| {
            let mut writer = self.writer();
            writer.sql("ALTER TABLE ").name(&table.name).sql(" ADD CONSTRAINT ").name(&name).sql(" ");
            self.foreign_key(&mut writer, key);
            Statement { sql: writer.finish(), object: Object::ForeignKey { table: table.name.clone(), name } }
        })
        .collect()
    }

    fn indexes(&self, table: &Table) -> Vec<Statement> {
        let here = table.indexes.iter().filter(|index| index.is_on(self.dialect.kind()));
        here.filter_map(|index| self.index(table, index)).collect()
    }

    fn index(&self, table: &Table, index: &Index) -> Option<Statement> {
        let capability = capability(self.dialect, self.model);
        let name = names::index(table, index);
        let mut writer = self.writer();
        writer.sql(if index.unique { "CREATE UNIQUE INDEX " } else { "CREATE INDEX " }).name(&name);
        self.dialect.index_target(&mut writer, table, index);
        let parts: Vec<super::Verbatim> =
            index.columns.iter().map(|part| self.index_part(part)).collect::<Option<_>>()?;
        writer.sql(" ").list(&parts, |writer, part| {
            writer.verbatim(part);
        });
        if capability.include && !index.include.is_empty() {
            writer.sql(" INCLUDE ").names(&index.include);
        }
        if let Some(options) = index.options.get(&self.dialect.kind()) {
            writer.sql(" ").verbatim(&super::Verbatim::trusted(options));
        }
        if let Some(predicate) = index.predicate.as_ref().filter(|_| capability.partial_index) {
            writer.sql(" WHERE ").verbatim(&self.expression(predicate)?);
        }
        Some(Statement { sql: writer.finish(), object: Object::Index { table: table.name.clone(), name } })
    }

    fn index_part(&self, part: &IndexColumn) -> Option<super::Verbatim> {
        let mut writer = self.writer();
        match &part.part {
            IndexPart::Column(name) => writer.name(name),
            IndexPart::Expression(sql) => writer.sql("(").verbatim(&self.expression(sql)?).sql(")"),
        };
        writer.sql(if part.descending { " DESC" } else { "" });
        if capability(self.dialect, self.model).nulls_order {
            writer.sql(match part.nulls {
                Some(Nulls::First) => " NULLS FIRST",
                Some(Nulls::Last) => " NULLS LAST",
                None => "",
            });
        }
        Some(super::Verbatim::trusted(writer.finish()))
    }
}

fn constraint<'w>(writer: &'w mut Writer, name: &str) -> &'w mut Writer {
    writer.sql(",\n    CONSTRAINT ").name(name).sql(" ")
}
