//! The rows of a table as they will be, as SQL over the rows as they are.

use super::cast::{Cast, cast};
use super::{Context, Converted, Pair};
use crate::dialect::{Verbatim, Writer};
use crate::model::{Column, Default, Literal, Type};
use crate::sql::expression;

/// The future rows of a pair.
#[derive(Debug)]
pub(crate) struct Future<'a> {
    context: &'a Context<'a>,
    pair: &'a Pair,
}

impl<'a> Future<'a> {
    pub(crate) fn new(context: &'a Context<'a>, pair: &'a Pair) -> Self {
        Self { context, pair }
    }

    /// The rows as they are under the new names, as a table expression.
    pub(crate) fn mid(&self) -> String {
        let columns = self.pair.old.columns.iter().zip(&self.pair.mid.columns);
        let named: Vec<String> = columns
            .map(|(old, mid)| format!("{} AS {}", self.context.name(&old.name), self.context.name(&mid.name)))
            .collect();
        format!("(SELECT {} FROM {}) AS schemalock_mid", named.join(", "), self.context.name(&self.pair.old.name))
    }

    /// The rows as they will be, as a table expression.
    pub(crate) fn rows(&self) -> String {
        let plain = self.pair.new.columns.iter().filter(|column| column.generated.is_none());
        let values: Vec<String> = plain
            .map(|column| {
                let value = self.value(&column.name).unwrap_or_else(|| self.nothing(&column.name));
                let value =
                    if self.tells_case(&column.name) { self.context.dialect.telling_case(&value) } else { value };
                format!("{value} AS {}", self.context.name(&column.name))
            })
            .collect();
        let rows = format!("(SELECT {} FROM {}) AS schemalock_new", values.join(", "), self.mid());
        let computed: Vec<String> = self.pair.after.columns.iter().filter_map(|column| self.computed(column)).collect();
        if computed.is_empty() {
            return rows;
        }
        format!("(SELECT schemalock_new.*, {} FROM {rows}) AS schemalock_computed", computed.join(", "))
    }

    /// Does a text column tell cases apart from now on?
    fn tells_case(&self, name: &str) -> bool {
        let both = self.pair.before.column(name).zip(self.pair.after.column(name));
        both.is_some_and(|(from, to)| from.case_insensitive && !to.case_insensitive && to.ty == Type::Text)
    }

    /// NULL, of the column's type.
    fn nothing(&self, name: &str) -> String {
        let column = self.pair.after.column(name);
        column.map_or_else(
            || String::from("NULL"),
            |column| self.context.dialect.typed("NULL", column, &self.context.new),
        )
    }

    fn computed(&self, column: &Column) -> Option<String> {
        let sql = column.generated.as_ref()?.sql.get(self.context.dialect.kind())?;
        let printed = expression::print(sql, self.context.dialect).ok()?;
        Some(format!("({}) AS {}", printed.as_str(), self.context.name(&column.name)))
    }

    /// How many future rows satisfy a condition.
    pub(crate) fn count(&self, condition: &str) -> String {
        format!("SELECT count(*) FROM {} WHERE {condition}", self.rows())
    }

    /// The future value of a column that is not computed, over `mid`; `None` when nobody gives one.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        let column = self.pair.after.column(name)?;
        if self.pair.mid.column(name).is_none() || self.pair.is_replaced(name) {
            return self.using(column).or_else(|| self.initial(column));
        }
        let same = self.pair.before.column(name).is_some_and(|before| before.ty == column.ty);
        if self.pair.is_converted(name) && !same {
            return self.using(column).or_else(|| self.conversion(name).map(|converted| converted.expression));
        }
        Some(self.mended(column).unwrap_or_else(|| self.context.name(name)))
    }

    /// What existing rows get in a column that was not there.
    fn initial(&self, column: &Column) -> Option<String> {
        match column.default.as_ref()? {
            Default::UuidV4 | Default::UuidV7 => None,
            _ => {
                let default = self.pair.new.column(&column.name)?.default.clone()?;
                Some(self.context.dialect.typed(&default, column, &self.context.new))
            }
        }
    }

    /// `using`, in brackets.
    pub(crate) fn using(&self, column: &Column) -> Option<String> {
        let sql = column.using.as_ref()?.get(self.context.dialect.kind())?;
        Some(format!("({})", expression::print(sql, self.context.dialect).ok()?.as_str()))
    }

    /// Does `using` stand in for values of a column that is converted?
    pub(crate) fn replaces(&self, name: &str) -> bool {
        let Some((from, to)) = self.pair.before.column(name).zip(self.pair.after.column(name)) else { return false };
        self.using(to).is_some() && (from.ty != to.ty || self.lost(to).is_some())
    }

    /// The conversion of a column that has another type.
    pub(crate) fn conversion(&self, name: &str) -> Option<Converted> {
        let (from, to) = (self.pair.before.column(name)?, self.pair.after.column(name)?);
        let cast = cast(from, to).filter(|_| to.using.is_none() || from.ty == to.ty)?;
        let renamed = self.renamed_words(to);
        let value = renamed.unwrap_or_else(|| self.context.name(name));
        // What asks about the value must tell cases apart, even where the column still does not.
        let told = from.case_insensitive && cast != Cast::Keep;
        let value = if told { self.context.dialect.telling_case(&value) } else { value };
        Some(self.context.dialect.convert(&value, cast, from, to, &self.context.new))
    }

    /// The value of a column whose type stays, where some rows cannot keep theirs: words that have another name, and `using`
    /// for words that go and for NULL in what is required from now on.
    pub(crate) fn mended(&self, column: &Column) -> Option<String> {
        let converted = if self.pair.is_converted(&column.name) { self.conversion(&column.name) } else { None };
        let kept = converted.map(|converted| converted.expression).or_else(|| self.renamed_words(column));
        let (Some(using), Some(lost)) = (self.using(column), self.lost(column)) else { return kept };
        let kept = kept.unwrap_or_else(|| self.context.name(&column.name));
        Some(format!("CASE WHEN {lost} THEN {using} ELSE {kept} END"))
    }

    /// Is true for the rows that `mended` changes.
    pub(crate) fn mending(&self, column: &Column) -> Option<String> {
        let lost = self.using(column).and_then(|_| self.lost(column));
        let renamed = self.renamed_words(column).map(|_| {
            let mut list = Writer::new(self.context.dialect.quote());
            let words = self.words_renamed(column);
            list.name(&column.name).sql(" IN ").list(&words, |writer, (old, _)| {
                writer.text(old);
            });
            list.finish()
        });
        let all: Vec<String> = lost.into_iter().chain(renamed).collect();
        (!all.is_empty()).then(|| all.join(" OR "))
    }

    /// Is true for the rows whose value cannot stay.
    pub(crate) fn lost(&self, column: &Column) -> Option<String> {
        let name = self.context.name(&column.name);
        let before = self.pair.before.column(&column.name)?;
        let null = (before.optional && !column.optional).then(|| format!("{name} IS NULL"));
        let gone = self.gone_words(column);
        let gone = (!gone.is_empty()).then(|| {
            let mut list = Writer::new(self.context.dialect.quote());
            list.list(&gone, |writer, word| {
                writer.text(word);
            });
            format!("{name} IN {}", list.finish())
        });
        let all: Vec<String> = null.into_iter().chain(gone).collect();
        (!all.is_empty()).then(|| all.join(" OR "))
    }

    /// The words of the column's enum that go, by their old names.
    fn gone_words(&self, column: &Column) -> Vec<String> {
        let Type::Enum(name) = &column.ty else { return Vec::new() };
        if column.encrypted.is_some() {
            return Vec::new();
        }
        let words = |model: &crate::model::Model| model.enum_literals(name);
        let text = |literal: &Literal| match literal {
            Literal::Text(text) => text.clone(),
            _ => String::new(),
        };
        let now: Vec<String> = words(&self.context.new).iter().map(text).collect();
        let kept: Vec<&str> = now.iter().map(|word| self.context.renames.old_value(name, word)).collect();
        words(&self.context.mid).iter().map(text).filter(|word| !kept.contains(&word.as_str())).collect()
    }

    /// The words of the column's enum that have other names: old, new.
    fn words_renamed(&self, column: &Column) -> Vec<(&String, &String)> {
        let Type::Enum(item) = &column.ty else { return Vec::new() };
        let values = self.context.renames.values.iter().filter(|((of, _), _)| of == item);
        values.map(|((_, new), old)| (old, new)).collect()
    }

    /// `CASE … WHEN 'old' THEN 'new' … END` where words of the column's enum have other names and are stored as text.
    pub(crate) fn renamed_words(&self, column: &Column) -> Option<String> {
        let (Type::Enum(item), None) = (&column.ty, &column.encrypted) else { return None };
        let before = self.pair.before.column(&column.name)?;
        if before.ty != column.ty
            || self.context.dialect.alter().is_some_and(|alter| alter.renames_words(self.context, item))
        {
            return None;
        }
        let renamed = self.words_renamed(column);
        if renamed.is_empty() {
            return None;
        }
        let name = self.context.dialect.word(&self.context.name(&column.name));
        let mut writer = Writer::new(self.context.dialect.quote());
        writer.sql("CASE ").verbatim(&Verbatim::trusted(&name));
        for (old, new) in renamed {
            writer.sql(" WHEN ").text(old).sql(" THEN ").text(new);
        }
        writer.sql(" ELSE ");
        Some(format!("{}{name} END", writer.finish()))
    }
}
