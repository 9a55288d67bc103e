//! A document as a row.

use schemalock::rules::{Rule, Ruled, Violation};
use schemalock::{ColumnKind, Sealed, Uuid, Value};
use schemalock_codegen::convex::Key;
use serde_json::Value as Json;

use super::id;
use super::keys::Keys;
use super::parse::Document;
use super::problem::Wrong;
use super::table::{Column, Holds, Table};
use super::value::{self, Expected, Mismatch};

const ID: &str = "_id";
const CREATION_TIME: &str = "_creationTime";

/// A document as its table takes it.
#[derive(Debug)]
pub(super) struct Row {
    /// The document's id.
    pub(super) id: Option<String>,
    /// The key that stands beside it, if the table has such keys.
    pub(super) key: Option<Uuid>,
    /// The values, in the order of [`Table::sql`].
    pub(super) values: Vec<Value<'static>>,
}

/// Everything that a document is read by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'r> {
    pub(super) table: &'r Table,
    /// All tables of the schema.
    pub(super) tables: &'r [Table],
    pub(super) keys: &'r Keys<'r>,
}

impl Reader<'_> {
    /// The row of a document, or everything that is wrong with it.
    pub(super) fn row(&self, mut document: Document) -> Result<Row, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let id = self.id(&mut document).unwrap_or_else(|it| {
            wrong.push(it);
            None
        });
        let _ = document.take(CREATION_TIME);
        let mut values = Vec::with_capacity(self.table.columns.len());
        for column in &self.table.columns {
            match self.column(column, id.as_deref(), &mut document) {
                Ok(value) => values.push(value),
                Err(it) => wrong.extend(it),
            }
        }
        wrong.extend(
            document.rest().filter(|field| ![ID, CREATION_TIME].contains(field)).filter_map(|it| self.unknown(it)),
        );
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let key = match &self.table.key {
            Key::Application(column) => self.table.place(column).and_then(|at| as_uuid(values.get(at)?)),
            _ => None,
        };
        Ok(Row { id, key, values })
    }

    /// The document's id; it may lack one, if nothing is made of it.
    fn id(&self, document: &mut Document) -> Result<Option<String>, Wrong> {
        match document.take(ID) {
            Some(Json::String(id)) => match self.keys.is_of_another(self.table, &id) {
                Some(why) => Err(Wrong::field("wrong-table", ID, format!("the `{ID}` {why}"))),
                None => Ok(Some(id)),
            },
            Some(_) => Err(Wrong::field("wrong-type", ID, format!("`{ID}` is a text"))),
            None if matches!(self.table.key, Key::Document(_)) => {
                Err(Wrong::field("missing-field", ID, format!("`{ID}` is missing, which the row's key is made of")))
            }
            None => Ok(None),
        }
    }

    fn column(&self, column: &Column, id: Option<&str>, document: &mut Document) -> Result<Value<'static>, Vec<Wrong>> {
        let Some(field) = column.field else {
            // Without an id, that has been said.
            let key = id.map(|id| id::to_uuid(self.table.sql.name, id)).unwrap_or_default();
            return Ok(Value::Uuid(key));
        };
        match document.take(field) {
            Some(json) => self.value(column, field, json),
            None if column.sql.optional => Ok(Value::Null),
            None => {
                Err(vec![Wrong::field("missing-field", field, format!("`{field}` is missing, and every row has one"))])
            }
        }
    }

    fn value(&self, column: &Column, field: &'static str, json: Json) -> Result<Value<'static>, Vec<Wrong>> {
        match column.holds {
            Holds::Id(owner) => self.reference(owner, field, &json).map_err(|it| vec![it]),
            Holds::Sealed => sealed(field, json).map_err(|it| vec![it]),
            Holds::Value | Holds::BlindIndex => {
                let found = value::found(&json, &column.ty);
                let value = value::read(json, &column.ty, column.sql.kind);
                let value = value.map_err(|it| vec![mismatch(column, field, it, found)])?;
                let broken: Vec<Wrong> = broken(&value, field, column.sql.rules).collect();
                if broken.is_empty() { Ok(value) } else { Err(broken) }
            }
        }
    }

    fn reference(&self, owner: usize, field: &str, json: &Json) -> Result<Value<'static>, Wrong> {
        let table = &self.tables[owner];
        let Some(id) = json.as_str() else {
            let takes = format!("`{field}` takes the id of a document of `{}`", table.name);
            return Err(Wrong::field("wrong-type", field, takes));
        };
        match self.keys.is_of_another(table, id) {
            Some(why) => {
                let message = format!("`{field}` takes the id of a document of `{}`, and this {why}", table.name);
                Err(Wrong::field("wrong-table", field, message))
            }
            None => Ok(Value::Uuid(self.keys.key(owner, id))),
        }
    }

    fn unknown(&self, field: &str) -> Option<Wrong> {
        let name = crate::output::printable(field);
        let message = if self.table.computed.iter().any(|it| it == field) {
            format!("`{name}` is computed by the database: leave it out")
        } else {
            let fields = self.table.columns.iter().filter_map(|column| column.field);
            let near = schemalock_codegen::text::nearest(field, fields);
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("`{}` has no field `{name}`{hint}", self.table.name)
        };
        Some(Wrong::field("unknown-field", &name, message))
    }
}

fn sealed(field: &str, json: Json) -> Result<Value<'static>, Wrong> {
    let Json::String(text) = json else {
        return Err(Wrong::field(
            "not-sealed",
            field,
            format!("`{field}` is encrypted: it takes a sealed value, which is a text"),
        ));
    };
    match Sealed::<Vec<u8>>::from_text(text) {
        Ok(sealed) => Ok(Value::text(sealed.into_text())),
        Err(error) => Err(Wrong::field("not-sealed", field, format!("`{field}` is encrypted, and this is {error}"))),
    }
}

fn mismatch(column: &Column, field: &str, mismatch: Mismatch, found: &str) -> Wrong {
    let words = if let ColumnKind::Enum(words) = column.sql.kind { words } else { &[] };
    let message = match mismatch {
        Mismatch::Type => format!("`{field}` takes {}, and this is {found}", Expected(&column.ty, words)),
        Mismatch::Value(error) => format!("`{field}` takes {}: {error}", Expected(&column.ty, words)),
    };
    Wrong::field("wrong-type", field, message)
}

/// The rules of the schema that a value breaks.
fn broken<'v>(
    value: &'v Value<'static>,
    field: &'static str,
    rules: &'static [Rule],
) -> impl Iterator<Item = Wrong> + 'v {
    let broken = rules.iter().filter(|rule| !satisfies(value, rule));
    broken.map(move |rule| Wrong::field("breaks-rule", field, Violation::new(field, rule).to_string()))
}

fn satisfies(value: &Value<'_>, rule: &Rule) -> bool {
    match value {
        Value::Text(text) => text.satisfies(rule),
        Value::Uuid(it) => it.satisfies(rule),
        Value::SmallInt(it) => it.satisfies(rule),
        Value::Integer(it) => it.satisfies(rule),
        Value::BigInt(it) => it.satisfies(rule),
        Value::Float(it) => it.satisfies(rule),
        Value::Decimal(it) => it.satisfies(rule),
        Value::Timestamp(it) => it.satisfies(rule),
        Value::Date(it) => it.satisfies(rule),
        Value::Time(it) => it.satisfies(rule),
        // There are none for these.
        Value::Null | Value::Boolean(_) | Value::Json(_) | Value::Bytes(_) => true,
    }
}

fn as_uuid(value: &Value<'_>) -> Option<Uuid> {
    if let Value::Uuid(uuid) = value { Some(*uuid) } else { None }
}
