//! Tables of the schema as the runtime knows tables.
//!
//! The runtime's descriptions are constants, as models have them. The schema of a command is read once, and its descriptions stay until the
//! program ends.

use schemalock::rules::{Bound, Pattern, Rule};
use schemalock::{Column, ColumnKind, ForeignKey, Index, Table, Unique};
use schemalock_codegen::model::{self, Format, Literal, Model, Rules, Type, names};

use crate::kind::kind;

/// A table with every column that has a value of its own: what the database computes is its own affair.
pub(super) fn table(model: &Model, table: &model::Table) -> &'static Table {
    let columns = table.columns.iter().filter(|column| column.generated.is_none());
    let described = Table::new(text(&table.name), list(columns.map(|it| column(model, it))))
        .with_primary_key(texts(&table.primary_key))
        .with_uniques(list(table.uniques.iter().map(|it| unique(table, it))))
        .with_indexes(list(table.indexes.iter().filter_map(|it| index(table, it))))
        .with_foreign_keys(list(table.foreign_keys.iter().map(|it| foreign_key(table, it))));
    Box::leak(Box::new(described))
}

/// As it is stored: what is sealed is text, and a blind index is a column like others.
fn column(model: &Model, column: &model::Column) -> Column {
    let mut described = Column::plain::<String>(text(&column.name));
    described.optional = column.optional;
    if column.encrypted.is_none() {
        described.kind = worded(model, &column.ty);
        described.scale = column.ty.scale().map(u32::from);
        described.rules =
            list(rules(&column.rules, &column.ty).into_iter().filter(|rule| rule.applies_to(described.kind)));
    }
    described
}

/// The kind of a column, with the words of its enum.
fn worded(model: &Model, ty: &Type) -> ColumnKind {
    let Type::Enum(name) = ty else { return kind(ty) };
    let values = model.find_enum(name).map(|it| it.values.as_slice()).unwrap_or_default();
    ColumnKind::Enum(list(values.iter().map(|value| text(&value.name))))
}

fn rules(rules: &Rules, ty: &Type) -> Vec<Rule> {
    let bound = |literal: &Literal| bound(literal, ty);
    let all = [
        rules.min_length.map(Rule::MinLength),
        rules.max_length.map(Rule::MaxLength),
        rules.non_empty.then_some(Rule::NonEmpty),
        rules.pattern.as_ref().map(|it| Rule::Pattern(Box::leak(Box::new(Pattern::new(text(it)))))),
        rules.format.map(|format| match format {
            Format::Url => Rule::Url,
            Format::Email => Rule::Email,
        }),
        rules.min.as_ref().and_then(bound).map(Rule::Min),
        rules.max.as_ref().and_then(bound).map(Rule::Max),
        (!rules.one_of.is_empty()).then(|| Rule::OneOf(list(rules.one_of.iter().filter_map(bound)))),
    ];
    all.into_iter().flatten().collect()
}

/// A constant in a rule. Truth and JSON have no rules.
fn bound(literal: &Literal, ty: &Type) -> Option<Bound> {
    match literal {
        Literal::Integer(number) => Some(Bound::Integer(*number)),
        Literal::Number(it) => Some(Bound::Number(text(it))),
        Literal::Text(it) if ty.is_number() => Some(Bound::Number(text(it))),
        Literal::Text(it) => Some(Bound::Text(text(it))),
        Literal::Timestamp(millis) => Some(Bound::TimestampMillis(*millis)),
        Literal::Boolean(_) | Literal::Json(_) => None,
    }
}

fn unique(table: &model::Table, unique: &model::Unique) -> Unique {
    Unique::new(text(&names::unique(table, unique)), texts(&unique.columns))
}

fn index(table: &model::Table, index: &model::Index) -> Option<Index> {
    let described = Index::new(text(&index.name), text(&names::index(table, index)), texts(&index.plain_columns()?));
    let described = if index.unique { described.unique() } else { described };
    Some(if index.predicate.is_some() { described.partial() } else { described })
}

fn foreign_key(table: &model::Table, key: &model::ForeignKey) -> ForeignKey {
    ForeignKey::new(
        text(&names::foreign_key(table, key)),
        texts(&key.columns),
        text(&key.table),
        texts(&key.references),
    )
}

pub(super) fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn texts(all: &[impl AsRef<str>]) -> &'static [&'static str] {
    list(all.iter().map(|it| text(it.as_ref())))
}

fn list<T>(all: impl Iterator<Item = T>) -> &'static [T] {
    Vec::leak(all.collect())
}
