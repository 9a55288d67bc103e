//! What a new row has in a column that its maker does not mention: a Rust expression, in the names of the table's file.
//!
//! | in schema.yaml | the model's constructor |
//! | --- | --- |
//! | `identity`, `generated` | leaves the column out: the database assigns it |
//! | a literal, `now`, `uuid_v7`, `uuid_v4` | takes this expression |
//! | `version` without a default | begins at 0: no change yet |
//! | `{ sql: … }` | asks for the value. Only the database can compute it, and a row that is written is written whole |

use super::scope::Scope;
use super::{names, print};
use crate::model::{Column, Default, Literal, Model, Table, Type, ids};

/// The expression, if the models can make the value.
pub(super) fn expression(scope: &mut Scope, model: &Model, table: &Table, column: &Column) -> Option<String> {
    let owner = ids::owner(model, table, &column.name);
    let id = owner.map(|owner| scope.sibling(&names::id_name(owner)));
    let value = match &column.default {
        Some(Default::UuidV7) => Some(uuid(scope, id, "new", "now_v7")),
        Some(Default::UuidV4) => Some(uuid(scope, id, "new_v4", "new_v4")),
        Some(Default::Now) => Some(now(scope, &column.ty)),
        Some(Default::Literal(value)) => literal(scope, id, value, &column.ty),
        Some(Default::Sql(_)) => None,
        None => column.version.then(|| String::from("0")),
    }?;
    Some(if column.optional { format!("Some({value})") } else { value })
}

/// A new UUID, by a function of the id type or of the UUID itself.
fn uuid(scope: &mut Scope, id: Option<String>, of_id: &str, of_uuid: &str) -> String {
    match id {
        Some(id) => format!("{id}::{of_id}()"),
        None => format!("{}::{of_uuid}()", scope.runtime("Uuid")),
    }
}

fn now(scope: &mut Scope, ty: &Type) -> String {
    let now = format!("{}::now()", scope.runtime("Timestamp"));
    match ty {
        Type::Date => now + ".date()",
        Type::Time => now + ".time_of_day()",
        _ => now,
    }
}

/// A constant of a type. None for what is no constant of it, which was an error before.
fn literal(scope: &mut Scope, id: Option<String>, value: &Literal, ty: &Type) -> Option<String> {
    Some(match (value, ty) {
        (Literal::Boolean(value), _) => value.to_string(),
        (Literal::Integer(number), _) => in_id(id, number.to_string()),
        (Literal::Number(number), _) => format!("{:?}", number.parse::<f64>().ok()?),
        (Literal::Timestamp(milliseconds), _) => {
            format!("{}.parse().expect(\"a moment\")", print::text(&crate::time::rfc3339(*milliseconds)))
        }
        (Literal::Json(value), _) => json(&scope.runtime("Json"), value),
        (Literal::Text(text), Type::Enum(name)) => {
            format!("{}::{}", scope.sibling(&names::enum_type(name)), names::variant_name(text))
        }
        (Literal::Text(text), Type::Uuid) => {
            let uuid = format!("{}::from_u128(0x{})", scope.runtime("Uuid"), text.replace('-', "_"));
            in_id(id, uuid)
        }
        (Literal::Text(text), Type::Decimal { scale, .. }) => {
            let digits: i64 = text.replace('.', "").parse().ok()?;
            format!("{}::new({digits}, {scale})", scope.runtime("Decimal"))
        }
        (Literal::Text(text), Type::Date) => date(&scope.runtime("Date"), text)?,
        (Literal::Text(text), Type::Time) => time_of_day(&scope.runtime("TimeOfDay"), text)?,
        // Both a text and an id that is one can be made of this.
        (Literal::Text(text), _) => format!("{}.into()", print::text(text)),
    })
}

/// The value as an id, where the column holds one.
fn in_id(id: Option<String>, value: String) -> String {
    match id {
        Some(id) => format!("{id}::from({value})"),
        None => value,
    }
}

fn date(ty: &str, text: &str) -> Option<String> {
    let day = time::Date::parse(text, &time::format_description::well_known::Iso8601::DATE).ok()?;
    Some(format!("{ty}::from_ordinal_date({}, {}).expect(\"a day\")", day.year(), day.ordinal()))
}

fn time_of_day(ty: &str, text: &str) -> Option<String> {
    let time = time::Time::parse(text, &time::format_description::well_known::Iso8601::TIME).ok()?;
    let (hour, minute, second) = time.as_hms();
    Some(format!("{ty}::from_hms({hour}, {minute}, {second}).expect(\"a time\")"))
}

/// A JSON value by its constructors, so that nothing is parsed when the program runs.
fn json(ty: &str, value: &serde_json::Value) -> String {
    use serde_json::Value;
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    match value {
        Value::Null => format!("{ty}::Null"),
        Value::Bool(value) => format!("{ty}::Bool({value})"),
        Value::Number(number) => format!("{ty}::from({})", json_number(number)),
        Value::String(text) => format!("{ty}::from({})", print::text(text)),
        Value::Array(items) => {
            format!("{ty}::Array({}.into())", list(items.iter().map(|item| json(ty, item)).collect()))
        }
        Value::Object(entries) if entries.is_empty() => format!("{ty}::Object([].into_iter().collect())"),
        Value::Object(entries) => {
            let pair = |(key, value): (&String, &Value)| format!("({}, {})", print::text(key), json(ty, value));
            format!("{ty}::from_iter({})", list(entries.iter().map(pair).collect()))
        }
    }
}

/// A number with its type, where it has another than Rust would give it.
fn json_number(number: &serde_json::Number) -> String {
    let float = || number.as_f64().map_or_else(|| String::from("0"), |number| format!("{number:?}"));
    match (number.as_i64(), number.as_u64()) {
        (Some(number), _) if i32::try_from(number).is_ok() => number.to_string(),
        (Some(number), _) => format!("{number}_i64"),
        (None, Some(number)) => format!("{number}_u64"),
        (None, None) => float(),
    }
}
