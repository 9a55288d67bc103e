//! The statements about one column. Values are bound in the order in which they are named here.

use super::current::Current;
use super::engine::How;
use super::target::Target;
use crate::census::Dialect;
use crate::migrate::engine::Words;

/// The statements about one column on one engine. They stay the same from batch to batch, so that they are prepared once.
pub(super) struct Sql {
    /// The first rows that are still to do. Bound: headers and indexes that need nothing.
    pub(super) first: String,
    /// The next ones. Bound: the same, and the key behind which they are, in [`Sql::behind`]'s order.
    pub(super) next: String,
    /// Which columns of a key are bound for [`Sql::next`].
    pub(super) behind: Vec<usize>,
    how: &'static How,
    target: Target,
}

/// What of a row is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sets {
    pub(super) value: bool,
    pub(super) blind_index: bool,
}

impl Sql {
    /// Pages are of so many rows.
    pub(super) fn new(how: &'static How, census: &Dialect, target: &Target, current: &Current, page: usize) -> Self {
        let mut sql =
            Self { first: String::new(), next: String::new(), behind: Vec::new(), how, target: target.clone() };
        let keys = 0..target.key.len();
        sql.behind = if how.row_values { keys.collect() } else { keys.flat_map(|at| 0..=at).collect() };
        sql.first = sql.page(census, current, page, false);
        sql.next = sql.page(census, current, page, true);
        sql
    }

    fn page(&self, census: &Dialect, current: &Current, page: usize, behind: bool) -> String {
        let Self { how, target, .. } = self;
        let mut out = Out::new(how.words);
        let key = key(target, how.words);
        let index = target.blind_index.iter().map(|(name, _)| name);
        let touched = target.touched.iter().map(|column| &column.name);
        let rest = std::iter::once(&target.column).chain(index).chain(touched).map(|name| how.words.name(name));
        let columns: Vec<String> = key.iter().cloned().chain(rest).collect();
        out.sql.push_str(&format!("SELECT {} FROM {} WHERE ", columns.join(", "), how.words.name(&target.table)));
        self.to_do(&mut out, census, current);
        if behind {
            out.sql.push_str(" AND ");
            self.behind(&mut out, &key);
        }
        out.sql.push_str(&format!(" ORDER BY {} LIMIT {page}", key.join(", ")));
        out.sql
    }

    /// Is there something to do? Told by the first characters, as in the count that proves the end.
    fn to_do(&self, out: &mut Out, census: &Dialect, current: &Current) {
        let Self { how, target, .. } = self;
        let value = how.words.name(&target.column);
        out.sql.push_str(&format!("({value} IS NOT NULL AND "));
        out.none_of(&census.header_of(&target.column), current.headers().len());
        if let Some((index, _)) = &target.blind_index {
            let name = how.words.name(index);
            out.sql.push_str(&format!(" OR {name} IS NOT NULL AND "));
            out.none_of(&census.key_of(index), current.indexes().len());
            out.sql.push_str(&format!(" OR ({value} IS NULL) <> ({name} IS NULL)"));
        }
        out.sql.push(')');
    }

    fn behind(&self, out: &mut Out, key: &[String]) {
        if self.how.row_values {
            let values: Vec<String> = key.iter().map(|_| out.value()).collect();
            out.sql.push_str(&format!("({}) > ({})", key.join(", "), values.join(", ")));
            return;
        }
        let mut either = Vec::new();
        for at in 0..key.len() {
            let equal: String = key[..at].iter().map(|column| format!("{column} = {} AND ", out.value())).collect();
            either.push(format!("({equal}{} > {})", key[at], out.value()));
        }
        out.sql.push_str(&format!("({})", either.join(" OR ")));
    }

    /// Changes so many rows that are as they were read. Bound: for each column that is set, of each row its key and what is set;
    /// then of each row the key, and the value, the blind index if there is one, and what is touched, as they were.
    pub(super) fn change(&self, sets: Sets, rows: usize) -> String {
        let Self { how, target, .. } = self;
        let words = how.words;
        let value = words.name(&target.column);
        let index = target.blind_index.as_ref().map(|(name, _)| words.name(name));
        let set = [sets.value.then_some(&value), index.as_ref().filter(|_| sets.blind_index)];
        let mut out = self.update(set.into_iter().flatten(), rows);
        for row in 0..rows {
            self.row(&mut out, row);
            let old = out.value();
            out.sql.push_str(&format!(" AND {}", words.same(&value, &old)));
            if let Some(index) = &index {
                let old = out.value();
                out.sql.push_str(&format!(" AND {}", words.same_or_null(index, &old)));
            }
            for column in self.touched() {
                let old = out.value();
                out.sql.push_str(&format!(" AND {}", how.is(&column, &old)));
            }
            out.sql.push(')');
        }
        out.sql
    }

    /// Puts back what the database touched when these rows were changed: a statement that sets nothing else is not touched, if it
    /// does set something new. Bound: for each touched column, of each row its key and what it was; then of each row the
    /// key and what it was.
    pub(super) fn restore(&self, rows: usize) -> Option<String> {
        let touched: Vec<String> = self.touched().collect();
        if touched.is_empty() {
            return None;
        }
        let mut out = self.update(touched.iter(), rows);
        for row in 0..rows {
            self.row(&mut out, row);
            let same: Vec<String> = touched.iter().map(|column| self.how.is(column, &out.value())).collect();
            out.sql.push_str(&format!(" AND NOT ({}))", same.join(" AND ")));
        }
        Some(out.sql)
    }

    /// Sets each of these columns, by the row's key. Which rows, follows.
    fn update<'n>(&self, columns: impl Iterator<Item = &'n String>, rows: usize) -> Out {
        let mut out = Out::new(self.how.words);
        out.sql.push_str(&format!("UPDATE {} SET ", self.how.words.name(&self.target.table)));
        for (at, column) in columns.enumerate() {
            out.sql.push_str(&format!("{}{column} = CASE", if at > 0 { ", " } else { "" }));
            for _ in 0..rows {
                out.sql.push_str(" WHEN ");
                self.key(&mut out);
                let new = out.value();
                out.sql.push_str(&format!(" THEN {new}"));
            }
            out.sql.push_str(" END");
        }
        out
    }

    /// The beginning of a row's condition.
    fn row(&self, out: &mut Out, row: usize) {
        out.sql.push_str(if row > 0 { " OR (" } else { " WHERE (" });
        self.key(out);
    }

    /// Is it the row with this key?
    fn key(&self, out: &mut Out) {
        let key = key(&self.target, self.how.words);
        let equal: Vec<String> = key.iter().map(|column| format!("{column} = {}", out.value())).collect();
        out.sql.push_str(&equal.join(" AND "));
    }

    fn touched(&self) -> impl Iterator<Item = String> {
        self.target.touched.iter().map(|column| self.how.words.name(&column.name))
    }
}

fn key(target: &Target, words: &Words) -> Vec<String> {
    target.key.iter().map(|column| words.name(&column.name)).collect()
}

/// A statement that is being written.
struct Out {
    words: &'static Words,
    sql: String,
    bound: usize,
}

impl Out {
    const fn new(words: &'static Words) -> Self {
        Self { words, sql: String::new(), bound: 0 }
    }

    /// The place of the next bound value.
    fn value(&mut self) -> String {
        self.bound += 1;
        (self.words.placeholder)(self.bound)
    }

    /// None of so many bound values; true, if there are none.
    fn none_of(&mut self, what: &str, count: usize) {
        let values: Vec<String> = (0..count).map(|_| self.value()).collect();
        let condition = if count == 0 { "1 = 1".to_owned() } else { format!("{what} NOT IN ({})", values.join(", ")) };
        self.sql.push_str(&condition);
    }
}
