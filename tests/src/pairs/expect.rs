//! What the rows are after the migration, from what they were: told here, and not asked of the planner.

use std::collections::BTreeMap;

use schemalock_codegen::model::{Column, Default, Enum, Model, Sql, Table, Type};

use super::convert::{Converted, convert};
use super::edit::{origin_of_column, origin_of_table};
use super::judge::{Row, Rows, judge, of_literal};
use super::value::Value;
use crate::Engine;

/// The rows after an edit.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// By the tables of the second model; tables that are new have none.
    pub rows: Rows,
    /// Do they fit the second model? `None` where that was not decided.
    pub fit: Option<bool>,
    /// Why not, or why it is not known.
    pub why: Vec<String>,
}

/// What becomes of the rows of `a` in `b`.
#[must_use]
pub fn expect(engine: Engine, a: &Model, b: &Model, rows: &Rows) -> Expectation {
    let mut lost = Vec::new();
    let mut unknown = Vec::new();
    let mut after = Rows::new();
    for table in &b.tables {
        let Some(before) = origin_of_table(a, table) else {
            after.insert(table.name.clone(), Vec::new());
            continue;
        };
        let old = rows.get(&before.name).map(Vec::as_slice).unwrap_or_default();
        let mut scope = Scope { a, b, before, table, lost: &mut lost, unknown: &mut unknown };
        after.insert(table.name.clone(), old.iter().map(|row| scope.row(row)).collect());
    }
    let judgement = judge(engine, b, &after);
    let broken = lost.into_iter().chain(judgement.broken.into_iter().map(|(_, _, what)| what));
    let broken: Vec<String> = broken.collect();
    unknown.extend(judgement.unknown);
    let fit = match (broken.is_empty(), unknown.is_empty()) {
        (false, _) => Some(false),
        (true, true) => Some(true),
        (true, false) => None,
    };
    Expectation { rows: after, fit, why: if broken.is_empty() { unknown } else { broken } }
}

struct Scope<'a> {
    a: &'a Model,
    b: &'a Model,
    before: &'a Table,
    table: &'a Table,
    lost: &'a mut Vec<String>,
    unknown: &'a mut Vec<String>,
}

impl Scope<'_> {
    fn row(&mut self, old: &Row) -> Row {
        let table = self.table;
        table.columns.iter().map(|column| (column.name.clone(), self.value(column, old))).collect()
    }

    fn value(&mut self, column: &Column, old: &Row) -> Value {
        let origin = origin_of_column(self.before, column);
        if column.generated.is_some() {
            return Value::Any;
        }
        // What was computed is not kept when nothing computes it any more.
        let Some(origin) = origin.filter(|origin| origin.generated.is_none()) else { return given(column) };
        let value = old.get(&origin.name).cloned().unwrap_or(Value::Any);
        let using = column.using.as_ref().map(|sql| constant(sql, &column.ty));
        if let Some(using) = &using
            && self.is_retyped(column, origin)
        {
            return using.clone();
        }
        let kept = self.kept(column, origin, &value);
        let lost = origin.optional && !column.optional && kept == Value::Null || self.is_gone(column, &kept);
        using.filter(|_| lost).unwrap_or(kept)
    }

    /// Is it of another type, and not just of an enum with another name?
    fn is_retyped(&self, column: &Column, origin: &Column) -> bool {
        match (&column.ty, &origin.ty) {
            (Type::Enum(new), Type::Enum(old)) => self.enums(new, old).is_none(),
            (new, old) => new != old,
        }
    }

    /// The two forms of one enum.
    fn enums(&self, new: &str, old: &str) -> Option<(&Enum, &Enum)> {
        let (new, old) = self.b.find_enum(new).zip(self.a.find_enum(old))?;
        let same = new.name == old.name || new.renamed_from.as_ref() == Some(&old.name);
        same.then_some((new, old))
    }

    /// Is it a word that the enum has no more?
    fn is_gone(&self, column: &Column, value: &Value) -> bool {
        let (Type::Enum(name), Value::Text(word)) = (&column.ty, value) else { return false };
        self.b.find_enum(name).is_some_and(|item| item.values.iter().all(|value| value.name != *word))
    }

    fn kept(&mut self, column: &Column, origin: &Column, value: &Value) -> Value {
        if column.ty == origin.ty && !matches!(column.ty, Type::Enum(_)) || column.encrypted.is_some() {
            return value.clone();
        }
        if let (Type::Enum(new), Type::Enum(old)) = (&column.ty, &origin.ty)
            && let Some((new, old)) = self.enums(new, old)
        {
            return renamed_word(old, new, value);
        }
        match convert(&origin.ty, &column.ty, value) {
            Converted::To(value) => value,
            Converted::Nothing => {
                let place = format!("{}.{}", self.table.name, column.name);
                self.lost.push(format!("{place}: {value} is no {}", column.ty));
                Value::Any
            }
            Converted::Unknown => {
                self.unknown.push(format!("{value} as {}", column.ty));
                Value::Any
            }
        }
    }
}

/// The word that a word of an enum has become.
fn renamed_word(old: &Enum, new: &Enum, value: &Value) -> Value {
    let had = |name: &str| old.values.iter().any(|value| value.name == name);
    let live = new.values.iter().filter(|value| !had(&value.name));
    let renames: BTreeMap<&str, &str> =
        live.filter_map(|value| Some((value.renamed_from.as_deref()?, value.name.as_str()))).collect();
    match value {
        Value::Text(word) => Value::text(renames.get(word.as_str()).copied().unwrap_or(word)),
        other => other.clone(),
    }
}

/// What the rows that are there get in a new column.
fn given(column: &Column) -> Value {
    if let Some(using) = &column.using {
        return constant(using, &column.ty);
    }
    match &column.default {
        Some(Default::Literal(literal)) => of_literal(literal, &column.ty),
        Some(Default::Now | Default::Sql(_)) => Value::Any,
        None if column.identity || column.version => Value::Any,
        Some(Default::UuidV4 | Default::UuidV7) | None => Value::Null,
    }
}

/// The value of a `using` that is a constant.
fn constant(sql: &Sql, ty: &Type) -> Value {
    let Sql::Any(text) = sql else { return Value::Any };
    let quoted = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match (ty, quoted) {
        (Type::Boolean, None) => text.parse().map_or(Value::Any, Value::Boolean),
        (Type::SmallInt | Type::Integer | Type::BigInt, None) => text.parse().map_or(Value::Any, Value::Integer),
        (Type::Text | Type::Uuid | Type::Date | Type::Time | Type::Enum(_), Some(inner)) => {
            Value::Text(inner.replace("''", "'"))
        }
        _ => Value::Any,
    }
}

/// A constant for `using`, of the types that have one form in every dialect.
#[must_use]
pub fn as_using(value: &Value) -> Option<Sql> {
    Some(Sql::Any(match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) if *value >= 0 => value.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        _ => return None,
    }))
}

/// The rows that are not as expected: first those that are missing, then those that nobody expected.
#[must_use]
pub fn differences(expected: &Rows, found: &Rows) -> Vec<String> {
    let mut out = Vec::new();
    for (table, rows) in expected {
        let mut left: Vec<&Row> = found.get(table).into_iter().flatten().collect();
        for row in rows {
            match left.iter().position(|other| same(row, other)) {
                Some(at) => drop(left.swap_remove(at)),
                None => out.push(format!("{table}: missing: {}", show(row))),
            }
        }
        out.extend(left.into_iter().map(|row| format!("{table}: found:   {}", show(row))));
    }
    out
}

fn same(expected: &Row, found: &Row) -> bool {
    expected.iter().all(|(name, value)| found.get(name).is_none_or(|other| alike(value, other)))
}

/// JSON that became text is the text that reads as it.
fn alike(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Json(_), Value::Text(text)) | (Value::Text(text), Value::Json(_)) => {
            let other = if matches!(expected, Value::Json(_)) { expected } else { found };
            serde_json::from_str(text).is_ok_and(|json| Value::Json(json).is(other))
        }
        _ => expected.is(found),
    }
}

fn show(row: &Row) -> String {
    let fields: Vec<String> = row.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    fields.join(", ")
}
