//! One row of a keyring phase: reading it, and changing it if it still is what was read.

use zeroize::Zeroizing;

use crate::migrate::engine::{Bound, Words};
use crate::migrate::error::Failure;
use crate::migrate::fill::{Bind, Encoding, Fill, NormaliseWord, Source};
use crate::{BlindIndex, KeyPart, Keyring, Keys, Normalise, OpenError, Place, SealError, Sealed, hex};

/// A text that may be secret.
type Text = Zeroizing<String>;

/// How rows are asked for.
pub(super) struct Read<'a> {
    pub(super) fill: &'a Fill,
    pub(super) words: &'static Words,
}

impl Read<'_> {
    /// The rows that are still to do, in the order of their keys. Each is its key, the source, and what is to be restored.
    pub(super) fn sql(&self, after: Option<&[String]>, most: usize) -> String {
        let Self { fill, words } = self;
        let key = fill.key.iter().map(|column| column.read.clone());
        let restore = fill.restore.iter().map(|column| words.as_text(&words.name(column)));
        let columns: Vec<String> = key.chain([fill.source.sql().to_owned()]).chain(restore).collect();
        let order: Vec<String> = fill.key.iter().map(|column| words.name(&column.column)).collect();
        let after = after.map(|after| format!(" AND ({})", self.after(after))).unwrap_or_default();
        format!(
            "SELECT {} FROM {} WHERE ({}){after} ORDER BY {} LIMIT {most}",
            columns.join(", "),
            words.name(&fill.table),
            fill.rows,
            order.join(", ")
        )
    }

    /// Behind a key: greater in one column, and equal in those before it.
    fn after(&self, key: &[String]) -> String {
        let values: Vec<(String, String)> = self
            .fill
            .key
            .iter()
            .zip(key)
            .map(|(column, text)| {
                (self.words.name(&column.column), column.write.replace("{value}", &self.words.text(text)))
            })
            .collect();
        let behind = |at: usize| {
            let equal = values[..at].iter().map(|(column, value)| format!("{column} = {value} AND "));
            let (column, value) = &values[at];
            format!("({}{column} > {value})", equal.collect::<String>())
        };
        (0..values.len()).map(behind).collect::<Vec<_>>().join(" OR ")
    }

    /// How many rows are still to do.
    pub(super) fn count(&self) -> String {
        format!("SELECT COUNT(*) FROM {} WHERE ({})", self.words.name(&self.fill.table), self.fill.rows)
    }
}

/// What becomes of one row.
pub(super) struct Change<'a> {
    fill: &'a Fill,
    words: &'static Words,
    key: Vec<String>,
    source: Text,
    restore: &'a [Option<Text>],
    /// Column, how it is written, and what.
    sets: Vec<(&'a str, &'a str, Text)>,
}

/// A statement that is being written.
struct Statement<'v> {
    words: &'static Words,
    sql: String,
    values: Vec<Bound<'v>>,
}

impl<'v> Statement<'v> {
    /// A template's SQL around a bound value.
    fn value(&mut self, template: &str, value: Bound<'v>) -> String {
        let mut parts = template.split("{value}");
        let mut sql = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            self.values.push(value);
            sql.push_str(&(self.words.placeholder)(self.values.len()));
            sql.push_str(part);
        }
        sql
    }

    fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }
}

impl<'a> Change<'a> {
    pub(super) fn new(
        fill: &'a Fill,
        words: &'static Words,
        keyring: &Keyring,
        texts: &'a [Option<Text>],
    ) -> Result<Self, Failure> {
        let (key, rest) = texts.split_at(fill.key.len().min(texts.len()));
        let key: Vec<String> = key.iter().map(|text| text.as_deref().cloned().unwrap_or_default()).collect();
        let (source, restore) = match rest.split_first() {
            Some((Some(source), restore)) => (source.clone(), restore),
            _ => return Err(form(fill, &key, "there, though the script counts the row")),
        };
        let value = Value { fill, key: &key, keyring };
        let plaintext = value.plaintext(&source)?;
        let sets = value.sets(&plaintext)?;
        Ok(Self { fill, words, key, source, restore, sets })
    }

    /// Changes the row, unless somebody else has.
    pub(super) fn statement(&self) -> (String, Vec<Bound<'_>>) {
        let Self { fill, words, .. } = self;
        let mut out = Statement { words, sql: format!("UPDATE {} SET ", words.name(&fill.table)), values: Vec::new() };
        for (at, (column, write, value)) in self.sets.iter().enumerate() {
            let value = out.value(write, Some(value));
            out.push(&format!("{}{} = {value}", if at > 0 { ", " } else { "" }, words.name(column)));
        }
        out.push(" WHERE ");
        for (column, text) in fill.key.iter().zip(&self.key) {
            let value = out.value(&column.write, Some(text));
            out.push(&format!("{} = {value} AND ", words.name(&column.column)));
        }
        out.push(&format!("({})", fill.rows));
        let source = out.value("{value}", Some(&self.source));
        out.push(&format!(" AND {}", words.same(fill.source.sql(), &source)));
        for (column, text) in fill.restore.iter().zip(self.restore) {
            let value = out.value("{value}", text.as_ref().map(|text| text.as_str()));
            out.push(&format!(" AND {}", words.same_or_null(&words.as_text(&words.name(column)), &value)));
        }
        (out.sql, out.values)
    }

    /// Puts back what a trigger has touched: a statement that sets nothing else is not touched.
    pub(super) fn restore(&self) -> Option<String> {
        let Self { fill, words, .. } = self;
        // Written out, for an untyped text becomes what the column is.
        let value = |text: &Option<Text>| text.as_ref().map_or_else(|| "NULL".to_owned(), |text| words.text(text));
        let sets: Vec<String> = fill
            .restore
            .iter()
            .zip(self.restore)
            .map(|(column, text)| format!("{} = {}", words.name(column), value(text)))
            .collect();
        let key = fill.key.iter().zip(&self.key).map(|(column, text)| {
            format!("{} = {}", words.name(&column.column), column.write.replace("{value}", &words.text(text)))
        });
        let key: Vec<String> = key.collect();
        let table = words.name(&fill.table);
        (!sets.is_empty()).then(|| format!("UPDATE {table} SET {} WHERE {}", sets.join(", "), key.join(" AND ")))
    }

    pub(super) fn into_key(self) -> Vec<String> {
        self.key
    }
}

/// A value on its way from one form to another.
struct Value<'a, 'k> {
    fill: &'a Fill,
    key: &'k [String],
    keyring: &'k Keyring,
}

impl<'a> Value<'a, '_> {
    fn plaintext(&self, source: &str) -> Result<Zeroizing<Vec<u8>>, Failure> {
        match &self.fill.source {
            Source::Plain { encoding: Encoding::Text, .. } => Ok(Zeroizing::new(source.as_bytes().to_vec())),
            Source::Plain { encoding: Encoding::Hex, .. } => {
                let mut bytes = Zeroizing::new(vec![0; source.len() / 2]);
                let read = hex::decode_any_case(source, &mut bytes);
                if read { Ok(bytes) } else { Err(form(self.fill, self.key, "hexadecimal digits")) }
            }
            Source::Sealed { .. } => {
                let opened = Sealed::<Vec<u8>>::from_text(source).map_err(OpenError::from);
                let opened = opened.and_then(|sealed| self.at_place(|place| sealed.open(self.keyring, place)));
                let opened = opened.map_err(|source| self.does_not_open(source))?;
                Ok(Zeroizing::new(opened.expose().clone()))
            }
        }
    }

    fn at_place<T>(&self, work: impl FnOnce(&Place<'_>) -> T) -> T {
        let parts: Vec<&dyn KeyPart> = self.key.iter().map(|part| part as &dyn KeyPart).collect();
        work(&match self.fill.bind {
            Bind::Row => Place::row(&self.fill.context, &parts),
            Bind::Column => Place::column(&self.fill.context),
        })
    }

    fn sets(&self, plaintext: &Vec<u8>) -> Result<Vec<(&'a str, &'a str, Text)>, Failure> {
        let mut sets = Vec::new();
        if let Some(into) = &self.fill.seal {
            let seal = if into.pad { Sealed::seal_padded } else { Sealed::seal };
            let sealed = self.at_place(|place| seal(Keys::from(self.keyring), place, plaintext));
            let sealed = sealed.map_err(|source| self.is_not_sealed(source))?;
            sets.push((into.column.as_str(), "{value}", Zeroizing::new(sealed.into_text())));
        }
        if let Some(into) = &self.fill.open {
            let text = match into.encoding {
                Encoding::Text => {
                    String::from_utf8(plaintext.clone()).map_err(|_| form(self.fill, self.key, "a text"))?
                }
                Encoding::Hex => hex::encode(plaintext),
            };
            sets.push((into.column.as_str(), into.write.as_str(), Zeroizing::new(text)));
        }
        if let Some(into) = &self.fill.blind_index {
            let normalise = match into.normalise {
                NormaliseWord::None => Normalise::None,
                NormaliseWord::Lowercase => Normalise::Lowercase,
            };
            let index = BlindIndex::new(Keys::from(self.keyring), &self.fill.context, normalise, plaintext);
            let index = index.map_err(|source| self.is_not_sealed(source))?;
            sets.push((into.column.as_str(), "{value}", Zeroizing::new(index.to_string())));
        }
        Ok(sets)
    }

    fn is_not_sealed(&self, source: SealError) -> Failure {
        Failure::Seal { context: self.fill.context.clone(), source }
    }

    fn does_not_open(&self, source: OpenError) -> Failure {
        Failure::Open { context: self.fill.context.clone(), row: row(self.key), source }
    }
}

fn form(fill: &Fill, key: &[String], form: &'static str) -> Failure {
    Failure::Form { context: fill.context.clone(), form, row: row(key) }
}

fn row(key: &[String]) -> String {
    key.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(", ")
}
