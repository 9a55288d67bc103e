//! The guesses for columns.

use super::guess::{At, Guesses};
use super::readable::plain;
use super::types::{Stored, Types};
use super::{constant, enums, rules};
use crate::dialect::Dialect;
use crate::inventory::{self, Table as Found};
use crate::model::{Column, Default, DialectKind, Enum, Generated, Model, Sql, Table, Type, names};
use crate::sql::expression;

/// What is known when columns are guessed.
pub(super) struct Hints<'a> {
    pub(super) dialect: &'a dyn Dialect,
    /// The model without its tables.
    pub(super) base: &'a Model,
    pub(super) types: &'a Types,
    pub(super) light: Option<&'a Table>,
    /// The table as its source spells it.
    pub(super) raw: &'a Found,
    /// The same in the normal spelling.
    pub(super) spelled: &'a Found,
}

/// The guesses for one column, which is at the same place in both spellings.
pub(super) fn guesses(hints: &Hints<'_>, at: usize, made: &mut Vec<Enum>) -> Guesses {
    let (raw, found) = (&hints.raw.columns[at], &hints.spelled.columns[at]);
    let light = hints.light.and_then(|table| table.column(&found.name));
    let mut types: Vec<Column> = light.map(|light| searched(light, hints.raw)).into_iter().collect();
    let numbering = found.numbering.as_ref();
    let usual = numbering.is_none_or(|how| how.by == hints.dialect.numbering() && how.options.is_empty());
    if found.extra.is_empty() && usual {
        let stored = hints.types.stored_as(&found.ty, found.collation.as_ref());
        let asked = rules::asked(hints.spelled, &found.name);
        let asks = |column: &Column| {
            !hints
                .dialect
                .type_conditions(&Column { name: found.name.clone(), ..column.clone() }, hints.base)
                .is_empty()
        };
        let mut fitting: Vec<&Stored> = stored.iter().filter(|stored| asked || !asks(&stored.column)).collect();
        // What is the present moment by itself is a time.
        fitting.sort_by_key(|stored| stored.now.is_none() || stored.now != found.default);
        let fitting = fitting.into_iter().map(|stored| stored.column.clone());
        let fitting: Vec<Column> =
            fitting.filter(|column| column.ty != Type::Json || !computed(hints, found)).collect();
        let text = fitting.iter().any(|column| column.ty == Type::Text);
        if text
            && light.is_none()
            && let Some(column) = enums::guess(hints, at, made)
        {
            types.push(column);
        }
        types.extend(fitting);
    }
    let mut own = native(hints.dialect, raw);
    if own.ty == Type::Json && computed(hints, found) {
        own.ty = Type::Text;
    }
    types.push(own);
    let types = types.into_iter().map(|column| settled(hints, column, raw, found, light)).collect();
    // As the source says it, or, where only the engine reads that, in the normal spelling.
    let texts = raw.generated.iter().chain(&found.generated);
    let generated = texts.map(|how| Generated {
        sql: sql(hints.dialect.kind(), &plain(hints.dialect, &how.expression)),
        stored: how.stored,
    });
    let generated: Vec<Generated> = generated.collect();
    let said = light.and_then(|column| column.generated.clone()).filter(|_| found.generated.is_some());
    Guesses {
        types,
        defaults: Vec::new(),
        generated: said.into_iter().chain(generated).map(Some).collect(),
        at: At::default(),
    }
}

/// The light's column; where nothing holds its blind index, it has none.
fn searched(light: &Column, raw: &Found) -> Column {
    let mut column = light.unmarked();
    let lacks = column.blind_index().is_some_and(|companion| raw.column(&companion.name).is_none());
    if let Some(encryption) = column.encrypted.as_mut().filter(|_| lacks) {
        encryption.searchable = None;
    }
    column
}

/// Is its default something else than a JSON value? A JSON column has no other.
fn computed(hints: &Hints<'_>, found: &inventory::Column) -> bool {
    let text = found.default.as_deref().map(|text| plain(hints.dialect, text));
    text.is_some_and(|text| constant::read(&text, &Type::Json, false).is_none())
}

/// The column with all that no guess is about.
fn settled(
    hints: &Hints<'_>,
    guess: Column,
    raw: &inventory::Column,
    found: &inventory::Column,
    light: Option<&Column>,
) -> Column {
    let comments = hints.dialect.keeps_comments();
    let nullable = light.map_or(!found.not_null, |column| {
        // A computed column may be required in the schema alone.
        if found.generated.is_some() && !found.not_null { column.optional } else { !found.not_null }
    });
    let mut column = Column {
        name: found.name.clone(),
        optional: nullable,
        description: if comments { raw.comment.clone() } else { light.and_then(|column| column.description.clone()) },
        identity: found.numbering.is_some(),
        ..guess
    };
    let table = Table { name: hints.raw.name.clone(), ..Table::default() };
    let touch = names::touch(&table, &column);
    column.touched = hints.raw.triggers.iter().any(|trigger| trigger.name == touch)
        && light.map_or_else(|| matches!(column.ty, Type::Timestamp | Type::Date | Type::Time), |light| light.touched);
    if let Some(light) = light {
        column.external.clone_from(&light.external);
        column.immutable = light.immutable;
        if comments
            && raw.comment.as_deref()
                == light.description.as_deref().map(|text| hints.dialect.kept_comment(text)).as_deref()
        {
            column.description.clone_from(&light.description);
        }
    } else {
        rules::guess(hints, &mut column);
    }
    column
}

/// The column in the engine's own words.
fn native(dialect: &dyn Dialect, raw: &inventory::Column) -> Column {
    let mut column = Column::new(raw.name.as_str(), dialect.nearest(&raw.ty));
    column.native.insert(dialect.kind(), dialect.native_column(raw));
    column
}

/// The guesses for the default of a column that is guessed to be of this type.
pub(super) fn defaults(
    kind: DialectKind,
    column: &Column,
    light: Option<&Column>,
    found: Option<&str>,
    raw: Option<&str>,
) -> Vec<Option<Default>> {
    let said = light.and_then(|column| column.default.clone());
    let Some(text) = found else {
        // What the models make is in no database.
        return vec![said.filter(Default::by_client)];
    };
    let mut all: Vec<Option<Default>> = said.filter(|default| !default.by_client()).map(Some).into_iter().collect();
    if matches!(column.ty, Type::Timestamp | Type::Date | Type::Time) {
        all.push(Some(Default::Now));
    }
    for scaled in [false, true] {
        all.extend(constant::read(text, &column.ty, scaled).map(|literal| Some(Default::Literal(literal))));
    }
    // The normal spelling is for comparing: what is run is the source's own.
    all.push(Some(Default::Sql(sql(kind, raw.unwrap_or(text)))));
    all
}

/// An expression of one engine, said for all where any can read it.
pub(super) fn sql(kind: DialectKind, text: &str) -> Sql {
    match expression::columns(text, None) {
        Ok(_) => Sql::Any(text.to_owned()),
        Err(_) => Sql::Each([(kind, text.to_owned())].into()),
    }
}
