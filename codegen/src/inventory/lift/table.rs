//! Keys, references, conditions and indexes of one table as a model has them.

use super::column::sql;
use super::names;
use super::readable::{plain, readable};
use crate::dialect::Dialect;
use crate::inventory::{self, IndexKey};
use crate::model::{self, Check, ForeignKey, Index, IndexColumn, IndexPart, PerDialect, Unique};
use crate::sql::expression;

pub(super) fn unique(table: &model::Table, found: &inventory::Key) -> Unique {
    let mut unique = Unique { columns: found.columns.clone(), sql_name: None };
    names::unique(table, &mut unique, found.name.as_deref());
    unique
}

/// A unique set as a unique index.
pub(super) fn unique_index(table: &model::Table, found: &inventory::Key, name: &str) -> Index {
    let part = |name: &String| IndexColumn {
        part: IndexPart::Column(name.clone()),
        descending: false,
        nulls: None,
        native: PerDialect::new(),
    };
    let mut index = Index {
        name: String::new(),
        columns: found.columns.iter().map(part).collect(),
        unique: true,
        predicate: None,
        include: Vec::new(),
        method: PerDialect::new(),
        options: PerDialect::new(),
        targets: Vec::new(),
        sql_name: None,
        renamed_from: None,
    };
    names::index(table, &mut index, name);
    index
}

pub(super) fn primary_key(table: &mut model::Table, found: &inventory::Key) {
    table.primary_key.clone_from(&found.columns);
    names::primary_key(table, found.name.as_deref());
}

/// `several`: there are others over the same columns.
pub(super) fn foreign_key(table: &model::Table, found: &inventory::ForeignKey, several: bool) -> ForeignKey {
    let mut key = ForeignKey {
        columns: found.columns.clone(),
        table: found.table.clone(),
        references: found.references.clone(),
        on_delete: found.on_delete,
        on_update: found.on_update,
        deferrable: found.deferred,
        sql_name: None,
    };
    names::foreign_key(table, &mut key, found.name.as_deref());
    if several {
        // What name would follow depends on the others.
        key.sql_name.clone_from(&found.name);
    }
    key
}

pub(super) fn check(dialect: &dyn Dialect, table: &model::Table, found: &inventory::Check) -> Check {
    let text = &found.expression;
    let mut check = Check { name: String::new(), sql: sql(dialect.kind(), text), sql_name: None };
    let named = expression::columns(text, Some(dialect.kind())).unwrap_or_default();
    let mut about: Vec<String> = named.into_iter().map(|name| name.name).collect();
    about.dedup();
    about.truncate(1);
    names::check(table, &mut check, found.name.as_deref(), &about);
    check
}

/// `raw` is the same as its source spells it: what an engine's own words are taken from.
pub(super) fn index(
    dialect: &dyn Dialect,
    table: &model::Table,
    found: &inventory::Index,
    raw: &inventory::Index,
) -> Index {
    let kind = dialect.kind();
    let own = |text: &Option<String>| text.iter().map(|text| (kind, text.clone())).collect::<PerDialect<String>>();
    let options = Some(raw.options.clone()).filter(|options| !options.is_empty());
    let parts = found.parts.iter().zip(&raw.parts);
    let mut index = Index {
        name: String::new(),
        columns: parts.map(|(part, raw)| index_part(dialect, part, raw)).collect(),
        unique: found.unique,
        predicate: found
            .predicate
            .as_ref()
            .zip(raw.predicate.as_ref())
            .map(|(text, raw)| sql(kind, &readable(dialect, raw, text))),
        include: found.include.clone(),
        method: own(&found.method),
        options: own(&options),
        targets: Vec::new(),
        sql_name: None,
        renamed_from: None,
    };
    names::index(table, &mut index, &found.name);
    index
}

fn index_part(dialect: &dyn Dialect, part: &inventory::IndexPart, raw: &inventory::IndexPart) -> IndexColumn {
    let native = (!raw.extra.is_empty()).then(|| (dialect.kind(), in_own_words(dialect, raw)));
    IndexColumn {
        part: match &part.key {
            IndexKey::Column(name) => IndexPart::Column(name.clone()),
            IndexKey::Expression(text) => {
                let written = match &raw.key {
                    IndexKey::Expression(raw) => readable(dialect, raw, text),
                    IndexKey::Column(_) => plain(dialect, text),
                };
                IndexPart::Expression(sql(dialect.kind(), &written))
            }
        },
        descending: part.descending,
        nulls: part.nulls,
        native: native.into_iter().collect(),
    }
}

/// The whole part as CREATE INDEX has it.
fn in_own_words(dialect: &dyn Dialect, part: &inventory::IndexPart) -> String {
    let mut out = String::new();
    match &part.key {
        IndexKey::Column(name) => dialect.quote().identifier(&mut out, name),
        IndexKey::Expression(text) => out.push_str(&format!("({text})")),
    }
    let length = part.extra.starts_with('(');
    out.push_str(if length { "" } else { " " });
    out.push_str(&part.extra);
    out.push_str(if part.descending { " DESC" } else { "" });
    out.push_str(match part.nulls {
        Some(model::Nulls::First) => " NULLS FIRST",
        Some(model::Nulls::Last) => " NULLS LAST",
        None => "",
    });
    out
}
