//! Indexes: those of the schema, and those that the engine would make silently.

use super::{Build, ConstraintKind, IndexForm, TableForm};
use crate::dialect::Verbatim;
use crate::model::{Index, IndexColumn, IndexPart, Nulls, Table, names};

impl Build<'_> {
    pub(super) fn index(&self, table: &Table, index: &Index) -> Option<IndexForm> {
        let parts: Vec<Verbatim> = index.columns.iter().map(|part| self.index_part(part)).collect::<Option<_>>()?;
        let predicate = index.predicate.as_ref().filter(|_| self.capability.partial_index);
        let predicate = predicate.map(|sql| Some((self.expression(sql)?, self.named(sql))));
        let predicate = match predicate {
            Some(written) => Some(written?),
            None => None,
        };
        let list = self.written(|writer| {
            writer.list(&parts, |writer, part| {
                writer.verbatim(part);
            });
            if self.capability.include && !index.include.is_empty() {
                writer.sql(" INCLUDE ").names(&index.include);
            }
            if let Some(options) = index.options.get(&self.dialect.kind()) {
                writer.sql(" ").verbatim(&Verbatim::trusted(options));
            }
            if let Some((predicate, _)) = &predicate {
                writer.sql(" WHERE ").verbatim(predicate);
            }
            writer
        });
        let sql = self.written(|writer| {
            self.dialect.index_target(writer, table, index);
            writer.sql(" ").verbatim(&Verbatim::trusted(&list))
        });
        let named = predicate.iter().flat_map(|(_, names)| names.clone());
        let columns = index.columns.iter().flat_map(|part| self.part_columns(&part.part)).chain(named);
        let include = index.include.iter().filter(|_| self.capability.include).cloned();
        let method = index.method.get(&self.dialect.kind()).cloned();
        let kind = method.as_deref().map_or("", |method| self.dialect.index_kind(method));
        let native = index.columns.iter().any(|part| self.words(part).is_some());
        Some(IndexForm {
            name: names::index(table, index),
            key: index.name.clone(),
            unique: index.unique,
            inner: false,
            columns: columns.chain(include).collect(),
            plain: index.plain_columns().filter(|_| predicate.is_none() && !native && kind.is_empty()),
            predicate: predicate.map(|(predicate, _)| predicate.as_str().to_owned()),
            parts: index.columns.iter().filter_map(|part| self.key(&part.part).or(self.words(part).cloned())).collect(),
            native,
            kind,
            method,
            list,
            sql,
        })
    }

    fn part_columns(&self, part: &IndexPart) -> Vec<String> {
        match part {
            IndexPart::Column(name) => vec![name.clone()],
            IndexPart::Expression(sql) => self.named(sql),
        }
    }

    /// What the rows are compared by.
    fn key(&self, part: &IndexPart) -> Option<String> {
        match part {
            IndexPart::Column(name) => Some(self.written(|writer| writer.name(name))),
            IndexPart::Expression(sql) => Some(format!("({})", self.expression(sql)?.as_str())),
        }
    }

    /// The engine's own words for a part.
    fn words<'p>(&self, part: &'p IndexColumn) -> Option<&'p String> {
        part.native.get(&self.dialect.kind())
    }

    fn index_part(&self, part: &IndexColumn) -> Option<Verbatim> {
        if let Some(words) = self.words(part) {
            return Some(Verbatim::trusted(words));
        }
        let mut writer = self.writer();
        writer.verbatim(&Verbatim::trusted(self.key(&part.part)?));
        writer.sql(if part.descending { " DESC" } else { "" });
        if self.capability.nulls_order {
            writer.sql(match part.nulls {
                Some(Nulls::First) => " NULLS FIRST",
                Some(Nulls::Last) => " NULLS LAST",
                None => "",
            });
        }
        Some(Verbatim::trusted(writer.finish()))
    }

    /// The indexes that the engine would make silently, under the names that it would give them: those of the foreign keys that
    /// no key or index begins with.
    pub(super) fn inner_indexes(&self, form: &TableForm) -> Vec<IndexForm> {
        let keys = form.constraints.iter().filter_map(|constraint| match &constraint.kind {
            ConstraintKind::PrimaryKey(columns) | ConstraintKind::Unique(columns) => Some(columns.clone()),
            _ => None,
        });
        let mut served: Vec<Vec<String>> = keys.chain(form.indexes.iter().filter_map(|i| i.plain.clone())).collect();
        let mut inner = Vec::new();
        for constraint in &form.constraints {
            let ConstraintKind::ForeignKey { columns, .. } = &constraint.kind else { continue };
            if served.iter().any(|key| key.starts_with(columns)) {
                continue;
            }
            served.push(columns.clone());
            inner.push(IndexForm {
                name: constraint.name.clone(),
                key: constraint.name.clone(),
                unique: false,
                inner: true,
                columns: columns.iter().cloned().collect(),
                plain: Some(columns.clone()),
                predicate: None,
                parts: columns.iter().map(|name| self.written(|writer| writer.name(name))).collect(),
                native: false,
                kind: "",
                method: None,
                list: self.written(|writer| writer.names(columns)),
                sql: self.written(|writer| writer.sql(" ON ").name(&form.name).sql(" ").names(columns)),
            });
        }
        inner
    }
}
