//! Which rows a model accepts, told without any database: what has to fit must be applied, and what cannot must be refused.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use schemalock::rules::{Pattern, Rule};
use schemalock_codegen::model::{Column, ForeignKey, Format, IndexPart, Literal, Model, Sql, Table, Type};

use super::value::{Value, decimal};
use crate::Engine;

/// A row by its columns.
pub type Row = BTreeMap<String, Value>;

/// The rows of every table, in order.
pub type Rows = BTreeMap<String, Vec<Row>>;

/// What is known about rows.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Table, number of the row, and what it breaks.
    pub broken: Vec<(String, usize, String)>,
    /// What could not be decided here.
    pub unknown: Vec<String>,
}

/// The patterns that the generator uses: those of other models are not decided here.
pub static PATTERNS: [Pattern; 3] =
    [Pattern::new("^[a-z]*$"), Pattern::new("^[A-Za-z0-9 ]*$"), Pattern::new("^[^;]{0,40}$")];

/// Holds rows against everything that the model asks of them on an engine.
#[must_use]
pub fn judge(engine: Engine, model: &Model, rows: &Rows) -> Judgement {
    let mut judge = Judge { engine, model, rows, found: Judgement::default() };
    for table in &model.tables {
        judge.table(table);
    }
    judge.found
}

/// Does a column take a value? `None` where that cannot be said here.
#[must_use]
pub fn takes(engine: Engine, model: &Model, column: &Column, value: &Value) -> Option<bool> {
    match value {
        Value::Any => return None,
        Value::Null => return Some(column.optional),
        _ => {}
    }
    if column.encrypted.is_some() {
        return Some(matches!(value, Value::Text(text) if text.starts_with("sl1.")));
    }
    if let (Value::Json(_), Type::Text) = (value, &column.ty) {
        // It is written as each engine writes it.
        return column.rules.is_empty().then_some(true);
    }
    if !of_type(model, &column.ty, value) {
        return Some(false);
    }
    let rules = &column.rules;
    let text = if let Value::Text(text) = value { text.as_str() } else { "" };
    let length = text.chars().count() as u64;
    let at_least = rules.min.as_ref().is_none_or(|min| order(value, min, &column.ty) != Some(Ordering::Less));
    let at_most = rules.max.as_ref().is_none_or(|max| order(value, max, &column.ty) != Some(Ordering::Greater));
    let chosen = rules.one_of.is_empty() || rules.one_of.iter().any(|one| of_literal(one, &column.ty).is(value));
    let short = rules.max_length.is_none_or(|most| length <= u64::from(most));
    let long = rules.min_length.is_none_or(|least| length >= u64::from(least));
    let full = !rules.non_empty || !text.trim_matches(' ').is_empty();
    if !(at_least && at_most && chosen && short && long && full) {
        return Some(false);
    }
    formed(engine, column, text)
}

/// SQLite has no words for patterns: what breaks these alone is accepted there.
fn formed(engine: Engine, column: &Column, text: &str) -> Option<bool> {
    if engine == Engine::Sqlite {
        return Some(true);
    }
    let format = column.rules.format.and_then(|format| match format {
        Format::Url => Rule::Url.pattern(),
        Format::Email => Rule::Email.pattern(),
    });
    if !format.is_none_or(|pattern| pattern.matches(text)) {
        return Some(false);
    }
    match &column.rules.pattern {
        None => Some(true),
        Some(source) => PATTERNS.iter().find(|known| known.source() == source).map(|pattern| pattern.matches(text)),
    }
}

fn of_type(model: &Model, ty: &Type, value: &Value) -> bool {
    match (ty, value) {
        (Type::SmallInt | Type::Integer | Type::BigInt, Value::Integer(n)) => {
            ty.range().is_some_and(|(from, to)| (from..=to).contains(n))
        }
        (Type::Enum(_), Value::Text(text)) => of_enum(model, ty, text),
        (Type::Decimal { precision, scale }, Value::Decimal(..)) => value.digits().is_some_and(|(units, used)| {
            used <= *scale
                && i128::from(units).abs() * 10_i128.pow(u32::from(scale - used)) < 10_i128.pow(u32::from(*precision))
        }),
        (Type::Uuid, Value::Text(text)) => is_uuid(text),
        (Type::Boolean, Value::Boolean(_))
        | (Type::Float, Value::Float(_))
        | (Type::Text | Type::Date | Type::Time, Value::Text(_))
        | (Type::Json, Value::Json(_))
        | (Type::Timestamp, Value::Timestamp(_))
        | (Type::Bytes, Value::Bytes(_)) => true,
        _ => false,
    }
}

fn of_enum(model: &Model, ty: &Type, text: &str) -> bool {
    let Type::Enum(name) = ty else { return false };
    model.find_enum(name).is_some_and(|item| item.values.iter().any(|value| value.name == text))
}

/// The 36 characters of a UUID, in lower case.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(at, c)| match at {
            8 | 13 | 18 | 23 => c == '-',
            _ => c.is_ascii_digit() || ('a'..='f').contains(&c),
        })
}

/// A constant of the schema as a value of its type.
#[must_use]
pub fn of_literal(literal: &Literal, ty: &Type) -> Value {
    match (literal, ty) {
        (Literal::Boolean(value), _) => Value::Boolean(*value),
        (Literal::Integer(value), Type::Float) => Value::Float(*value as f64),
        (Literal::Integer(value), Type::Decimal { .. }) => Value::Decimal(*value, 0),
        (Literal::Integer(value), _) => Value::Integer(*value),
        (Literal::Number(text), Type::Decimal { .. }) | (Literal::Text(text), Type::Decimal { .. }) => {
            decimal(text).unwrap_or(Value::Any)
        }
        (Literal::Number(text), _) => text.parse().map_or(Value::Any, Value::Float),
        (Literal::Text(text), _) => Value::text(text),
        (Literal::Timestamp(ms), _) => Value::Timestamp(*ms),
        (Literal::Json(json), _) => Value::Json(json.clone()),
    }
}

fn order(value: &Value, literal: &Literal, ty: &Type) -> Option<Ordering> {
    match (value, &of_literal(literal, ty)) {
        (Value::Integer(a), Value::Integer(b)) | (Value::Timestamp(a), Value::Timestamp(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(b),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Decimal(a, x), Value::Decimal(b, y)) => {
            let at = |units: i64, own: u8, other: u8| i128::from(units) * 10_i128.pow(u32::from(other.max(own) - own));
            Some(at(*a, *x, *y).cmp(&at(*b, *y, *x)))
        }
        _ => None,
    }
}

struct Judge<'a> {
    engine: Engine,
    model: &'a Model,
    rows: &'a Rows,
    found: Judgement,
}

impl Judge<'_> {
    fn rows(&self, table: &str) -> &[Row] {
        self.rows.get(table).map(Vec::as_slice).unwrap_or_default()
    }

    fn broken(&mut self, table: &Table, row: usize, what: impl Into<String>) {
        self.found.broken.push((table.name.clone(), row, what.into()));
    }

    fn unknown(&mut self, what: impl Into<String>) {
        self.found.unknown.push(what.into());
    }

    fn table(&mut self, table: &Table) {
        for (at, row) in self.rows(&table.name).to_vec().iter().enumerate() {
            self.row(table, at, row);
        }
        self.unique(table, &table.primary_key.clone(), None);
        for unique in &table.uniques {
            self.unique(table, &unique.columns, None);
        }
        let kind = schemalock_codegen::model::DialectKind::parse(self.engine.name());
        for index in table.indexes.iter().filter(|index| index.unique && kind.is_some_and(|kind| index.is_on(kind))) {
            let columns: Vec<String> = index
                .columns
                .iter()
                .filter_map(|part| if let IndexPart::Column(name) = &part.part { Some(name.clone()) } else { None })
                .collect();
            if columns.len() < index.columns.len() {
                self.unknown(format!("a unique index over an expression on {}", table.name));
            } else {
                self.unique(table, &columns, index.predicate.as_ref());
            }
        }
        for key in &table.foreign_keys {
            self.references(table, key);
        }
    }

    fn row(&mut self, table: &Table, at: usize, row: &Row) {
        for column in table.columns.iter().filter(|column| column.generated.is_none()) {
            let value = row.get(&column.name).unwrap_or(&Value::Any);
            match takes(self.engine, self.model, column, value) {
                Some(true) => {}
                Some(false) => self.broken(table, at, format!("{}.{} cannot be {value}", table.name, column.name)),
                // What has no known value is what the migration or the database gives, which fits.
                None if *value == Value::Any => {}
                None => self.unknown(format!("{}.{} = {value}", table.name, column.name)),
            }
        }
        for check in &table.checks {
            match condition(&check.sql, row) {
                Some(Some(false)) => self.broken(table, at, format!("the check {:?} of {}", check.sql, table.name)),
                None => self.unknown(format!("the check {:?} of {}", check.sql, table.name)),
                Some(_) => {}
            }
        }
    }

    fn unique(&mut self, table: &Table, columns: &[String], predicate: Option<&Sql>) {
        let mut exact: BTreeSet<Vec<String>> = BTreeSet::new();
        let mut folded: BTreeSet<Vec<String>> = BTreeSet::new();
        for (at, row) in self.rows(&table.name).to_vec().iter().enumerate() {
            let inside = predicate.map_or(Some(Some(true)), |sql| condition(sql, row));
            if matches!(inside, Some(Some(false) | None)) {
                continue;
            }
            let values: Vec<&Value> = columns.iter().map(|name| row.get(name).unwrap_or(&Value::Any)).collect();
            if values.contains(&&Value::Null) {
                continue;
            }
            if values.contains(&&Value::Any) || inside.is_none() {
                let assigned = |name: &String| table.column(name).is_some_and(Column::is_assigned);
                if !columns.iter().any(assigned) {
                    self.unknown(format!("whether {columns:?} of {} is unique", table.name));
                }
                continue;
            }
            let ignoring = |name: &String| table.column(name).is_some_and(|column| column.case_insensitive);
            let key: Vec<String> = values.iter().map(|value| as_key(value)).collect();
            let same: Vec<String> = key
                .iter()
                .zip(columns)
                .map(|(text, name)| if ignoring(name) { fold(text) } else { text.clone() })
                .collect();
            if !exact.insert(key) {
                self.broken(table, at, format!("{columns:?} of {} are not unique", table.name));
            } else if !folded.insert(same) {
                self.unknown(format!("whether {columns:?} of {} is unique but for case", table.name));
            }
        }
    }

    fn references(&mut self, table: &Table, key: &ForeignKey) {
        let values = |row: &Row, names: &[String]| -> Vec<Value> {
            names.iter().map(|name| row.get(name).cloned().unwrap_or(Value::Any)).collect()
        };
        let targets: Vec<Vec<Value>> = self.rows(&key.table).iter().map(|row| values(row, &key.references)).collect();
        for (at, row) in self.rows(&table.name).to_vec().iter().enumerate() {
            let own = values(row, &key.columns);
            if own.contains(&Value::Null) || targets.contains(&own) {
                continue;
            }
            if own.contains(&Value::Any) || targets.iter().flatten().any(|value| *value == Value::Any) {
                self.unknown(format!("whether {:?} of {} points at a row", key.columns, table.name));
            } else {
                self.broken(table, at, format!("{:?} of {} point at no row", key.columns, table.name));
            }
        }
    }
}

fn as_key(value: &Value) -> String {
    match value.digits() {
        Some((units, scale)) => format!("{units}e-{scale}"),
        None => value.to_string(),
    }
}

/// What collations that ignore case may take for equal, and more.
fn fold(text: &str) -> String {
    text.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// `column operator constant` or `column operator column` over whole numbers; NULL where SQL says so, `None` for other texts.
fn condition(sql: &Sql, row: &Row) -> Option<Option<bool>> {
    let Sql::Any(text) = sql else { return None };
    let words: Vec<&str> = text.split_whitespace().collect();
    let [left, operator, right] = words.as_slice() else { return None };
    let operand = |word: &str| match word.parse::<i64>() {
        Ok(number) => Some(Some(number)),
        Err(_) => match row.get(word)? {
            Value::Integer(number) => Some(Some(*number)),
            Value::Null => Some(None),
            _ => None,
        },
    };
    let (Some(left), Some(right)) = (operand(left)?, operand(right)?) else { return Some(None) };
    Some(Some(match *operator {
        ">" => left > right,
        ">=" => left >= right,
        "<" => left < right,
        "<=" => left <= right,
        "<>" => left != right,
        _ => return None,
    }))
}
