//! Columns whose rows only somebody with the keys can rewrite: sealed from now on, opened, or searchable from now on.
//!
//! The new values are written beside the old ones, into a column that has the condition of sealed values from the start, while
//! everybody goes on. A trigger takes away a value whose plaintext changes meanwhile. At the end, under a lock, what is
//! left is done and the new column takes the place of the old one.

use serde::Serialize;

use super::{Context, Pair};
use crate::dialect::structure::{ConstraintForm, TableForm};
use crate::diff::{Place, Refusal};
use crate::model::{Bind, Column, Normalise, Type, names};

/// What is done with the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Plaintext is sealed.
    Seal,
    /// Sealed values are opened for good.
    Open,
    /// Sealed values get a blind index.
    Index,
}

impl Work {
    /// The word for it.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Seal => "seal",
            Self::Open => "open",
            Self::Index => "index",
        }
    }
}

/// The conditions on a column itself: of a sealed one, its stand-in has them from the start.
pub(super) fn conditions<'t>(table: &'t TableForm, column: &str) -> impl Iterator<Item = &'t ConstraintForm> {
    let column = column.to_owned();
    let own = move |check: &&ConstraintForm| check.columns.len() == 1 && check.columns.contains(&column);
    table.constraints.iter().filter(|constraint| constraint.is_check()).filter(own)
}

/// What a sealed value depends on: its plaintext, and the key of its row where it is bound to that.
pub(super) fn watched(pair: &Pair, column: &str) -> Vec<String> {
    let how =
        [&pair.before, &pair.after].map(|table| table.column(column).and_then(|column| column.encrypted.as_ref()));
    let bound = how.into_iter().flatten().any(|how| how.bind == Bind::Row);
    let key = pair.after.primary_key.iter().filter(|_| bound).cloned();
    std::iter::once(column.to_owned()).chain(key).collect()
}

/// Why the columns of an edit cannot all be done in one migration.
pub(super) fn refuse_together(context: &Context<'_>) -> Vec<Refusal> {
    let keyed: Vec<(&Pair, &String)> =
        context.pairs.iter().flat_map(|pair| pair.keyed.keys().map(move |column| (pair, column))).collect();
    let renamed = keyed.iter().filter(|(pair, _)| {
        pair.old.name != pair.mid.name || pair.old.columns.iter().zip(&pair.mid.columns).any(|(a, b)| a.name != b.name)
    });
    let renamed = renamed.map(|(pair, column)| {
        let message = format!("`{}.{column}` is sealed, opened or indexed, and the table has new names", pair.new.name);
        Refusal::new(pair.place(column), message).hint("rename in a migration of its own")
    });
    // Where the whole table is made anew at the end, the end of one column would be the end of all.
    let many = keyed.iter().skip(1).filter(|_| context.dialect.alter().is_none());
    let many = many.map(|(pair, column)| {
        let kind = context.dialect.kind().title();
        let message = format!(
            "on {kind}, one migration seals, opens or indexes one column; `{}.{column}` is another",
            pair.new.name
        );
        Refusal::new(pair.place(column), message).hint("edit one column, make the migration, then edit the next")
    });
    renamed.chain(many).collect()
}

/// The work on a column that is in both models.
#[must_use]
pub(super) fn work(from: &Column, to: &Column) -> Option<Work> {
    match (&from.encrypted, &to.encrypted) {
        (None, Some(_)) => Some(Work::Seal),
        (Some(_), None) => Some(Work::Open),
        (Some(_), Some(_)) if !from.is_searchable() && to.is_searchable() => Some(Work::Index),
        _ => None,
    }
}

const APART: &str = "open the column, change it, and seal it again, in a migration each";

/// SQL cannot seal what it computes.
pub(super) fn plain_using(table: &str, column: &Column) -> Refusal {
    let message = format!("`using` would put plaintext into the encrypted column `{table}.{}`", column.name);
    Refusal::new(Place::column(table, &column.name), message)
        .hint("make the column `optional: true`, and have the application fill it")
        .hint("or fill a plain column, and make that one encrypted in the next migration")
}

/// A word of the column's enum that has another name, or goes.
pub(super) fn word_that_changes(context: &Context<'_>, to: &Column) -> Option<String> {
    let Type::Enum(name) = &to.ty else { return None };
    let (before, after) = (context.mid.find_enum(name)?, context.new.find_enum(name)?);
    let stays = |word: &String| after.values.iter().any(|value| value.name == *word);
    before.values.iter().map(|value| value.name.clone()).find(|word| !stays(word))
}

/// Why it cannot be done where the column stands.
pub(super) fn refuse(context: &Context<'_>, table: &str, from: &Column, to: &Column) -> Option<Refusal> {
    let path = format!("{table}.{}", to.name);
    let place = Place::column(table, &to.name);
    let how = |column: &Column| column.encrypted.as_ref().and_then(|how| how.searchable);
    if let (Some(before), Some(after)) = (how(from), how(to))
        && before != after
    {
        let message = format!("the blind index of `{path}` is over values that were normalised otherwise");
        return Some(
            Refusal::new(place, message).hint("take `searchable` away in one migration and bring it back in the next"),
        );
    }
    if from.encrypted.is_none() && to.encrypted.is_none() {
        return None;
    }
    if to.using.is_some() && (work(from, to).is_some() || (from.optional && !to.optional)) {
        return Some(plain_using(table, to));
    }
    if from.ty != to.ty {
        let message = format!("`{path}` is encrypted, and its values cannot become {}", to.ty);
        return Some(Refusal::new(place, message).hint(APART));
    }
    if let Some(word) = word_that_changes(context, to) {
        let message = format!("`{path}` is encrypted, and its values cannot be looked through for the word `{word}`");
        return Some(Refusal::new(place, message).hint(APART));
    }
    work(from, to).filter(|work| *work != Work::Index)?;
    if from.case_insensitive || to.case_insensitive {
        let message = format!("a change of case alone would not be noticed while the values of `{path}` are rewritten");
        return Some(Refusal::new(place, message).hint("change `case_insensitive` in a migration of its own"));
    }
    let inexact = matches!(to.ty, Type::Float | Type::Decimal { .. });
    inexact.then(|| {
        Refusal::new(
            place,
            format!("values of type {} are not sealed or opened where they stand, as `{path}` would be", to.ty),
        )
        .hint("add a column beside it, move the values in the application, and drop the old one later")
    })
}

/// What the applier is told: the JSON of a phase that needs keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fill {
    /// The table.
    pub table: String,
    /// The columns of its key, in order.
    pub key: Vec<KeyColumn>,
    /// What values are bound to.
    pub context: String,
    /// Whether the row is part of that.
    pub bind: Bind,
    /// Where the values come from.
    pub source: Source,
    /// Is true for the rows that are still to be done.
    pub rows: String,
    /// Where sealed values go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seal: Option<Sealing>,
    /// Where opened values go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<Opening>,
    /// Where blind indexes go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blind_index: Option<Indexing>,
    /// Columns that keep the value they have.
    pub restore: Vec<String>,
    /// What keeps everybody out at the end, where a transaction alone does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock: Option<String>,
    /// Is a table made anew at the end?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rebuild: bool,
}

/// A column of the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyColumn {
    /// Its name.
    pub column: String,
    /// SQL for its canonical text.
    pub read: String,
    /// SQL for its value, from canonical text in the place of `{value}`.
    pub write: String,
}

/// Where values come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", untagged)]
pub enum Source {
    /// SQL for the canonical plaintext.
    Plain {
        /// The SQL.
        plain: String,
        /// How the bytes are a text.
        encoding: Encoding,
    },
    /// SQL for the sealed value.
    Sealed {
        /// The SQL.
        sealed: String,
    },
}

/// How bytes are a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8.
    Text,
    /// Hexadecimal, in lower case.
    Hex,
}

/// Where sealed values go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sealing {
    /// The column.
    pub column: String,
    /// Padded.
    pub pad: bool,
}

/// Where opened values go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// The column.
    pub column: String,
    /// SQL for the value, from canonical text in the place of `{value}`.
    pub write: String,
    /// How the bytes are a text.
    pub encoding: Encoding,
}

/// Where blind indexes go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Indexing {
    /// The column.
    pub column: String,
    /// What is done to a value before.
    pub normalise: Normalise,
}

/// The instructions for a column; `lock` is the engine's.
pub(super) fn fill(context: &Context<'_>, pair: &Pair, column: &str, work: Work, lock: Option<String>) -> Option<Fill> {
    let (from, to) = (pair.before.column(column)?, pair.after.column(column)?);
    let how = to.encrypted.as_ref().or(from.encrypted.as_ref())?;
    let (name, hidden) = (context.name(column), names::hidden(column));
    let encoding = if to.ty == Type::Bytes { Encoding::Hex } else { Encoding::Text };
    let plain = || Source::Plain { plain: context.dialect.canonical(&name, from), encoding };
    let sealed = || Source::Sealed { sealed: name.clone() };
    let indexing = how.searchable.map(|normalise| Indexing { column: names::blind_index(to), normalise });
    let target = match (work, &indexing) {
        (Work::Index, Some(indexing)) => indexing.column.clone(),
        _ => hidden.clone(),
    };
    let key = pair.after.primary_key.iter().filter_map(|name| {
        let column = pair.before.column(name)?;
        let read = context.dialect.canonical(&context.name(name), column);
        Some(KeyColumn { column: name.clone(), read, write: context.dialect.value_of("{value}", column) })
    });
    Some(Fill {
        table: pair.new.name.clone(),
        key: key.collect(),
        context: how.context.clone(),
        bind: how.bind,
        source: if work == Work::Seal { plain() } else { sealed() },
        rows: format!("{name} IS NOT NULL AND {} IS NULL", context.name(&target)),
        seal: (work == Work::Seal).then(|| Sealing { column: hidden.clone(), pad: how.pad }),
        open: (work == Work::Open).then(|| Opening {
            column: hidden,
            write: context.dialect.value_of("{value}", to),
            encoding,
        }),
        blind_index: indexing.filter(|_| work != Work::Open),
        restore: pair.after.columns.iter().filter(|column| column.touched).map(|column| column.name.clone()).collect(),
        lock,
        rebuild: context.dialect.alter().is_none(),
    })
}
