//! Pairs that once broke the law: a folder each, with the two models as schema.yaml and the rows as a list.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use schemalock_codegen::emit::yaml::emit;
use serde_json::{Map, Value as Json, json};

use super::judge::{Row, Rows};
use super::shrink::Case;
use super::value::{Value, from_hex};
use super::{Pair, held_as};

/// Where they are.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions").join("pairs")
}

/// Every stored case by its name.
///
/// # Errors
/// A folder that cannot be read as a case.
pub fn all() -> Result<Vec<(String, Case)>> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder()) else { return Ok(found) };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            found.push((name.clone(), load(&path).with_context(|| name)?));
        }
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(found)
}

/// One case.
///
/// # Errors
/// A file is missing or wrong.
pub fn load(path: &Path) -> Result<Case> {
    let text = |name: &str| std::fs::read_to_string(path.join(name)).with_context(|| name.to_owned());
    let pair = Pair::read(&text("a.yaml")?, &text("b.yaml")?).map_err(|error| anyhow!("{error}"))?;
    let json: Json = serde_json::from_str(&text("rows.json")?)?;
    let mut rows = Rows::new();
    for table in &pair.a.tables {
        let all = json.get(&table.name).and_then(Json::as_array).cloned().unwrap_or_default();
        let row = |row: &Json| -> Row {
            let fields = table.columns.iter().filter(|column| column.generated.is_none());
            fields.map(|column| (column.name.clone(), value(&held_as(column), row.get(&column.name)))).collect()
        };
        rows.insert(table.name.clone(), all.iter().map(row).collect());
    }
    Ok(Case { pair, rows })
}

/// Writes a case, over what was there.
///
/// # Errors
/// The folder cannot be written.
pub fn save(path: &Path, case: &Case) -> Result<()> {
    std::fs::create_dir_all(path)?;
    let rows: Map<String, Json> = case.rows.iter().map(|(name, rows)| (name.clone(), table(rows))).collect();
    std::fs::write(path.join("a.yaml"), emit(&case.pair.a))?;
    std::fs::write(path.join("b.yaml"), emit(&case.pair.b))?;
    std::fs::write(path.join("rows.json"), format!("{}\n", serde_json::to_string_pretty(&rows)?))?;
    Ok(())
}

fn table(rows: &[Row]) -> Json {
    let row = |row: &Row| row.iter().map(|(name, value)| (name.clone(), plain(value))).collect::<Map<_, _>>();
    rows.iter().map(|of| Json::Object(row(of))).collect()
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Null | Value::Any => Json::Null,
        Value::Boolean(value) => json!(value),
        Value::Integer(value) | Value::Timestamp(value) => json!(value),
        Value::Float(value) => json!(value),
        Value::Decimal(units, scale) => json!(super::value::decimal_text(*units, *scale)),
        Value::Text(text) => json!(text),
        Value::Json(json) => json!({ "json": json }),
        Value::Bytes(bytes) => json!(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
    }
}

fn value(ty: &schemalock_codegen::model::Type, json: Option<&Json>) -> Value {
    use schemalock_codegen::model::Type;
    match (ty, json) {
        (_, None | Some(Json::Null)) => Value::Null,
        (_, Some(Json::Bool(value))) => Value::Boolean(*value),
        (Type::Float, Some(Json::Number(number))) => Value::Float(number.as_f64().unwrap_or_default()),
        (Type::Timestamp, Some(Json::Number(number))) => Value::Timestamp(number.as_i64().unwrap_or_default()),
        (_, Some(Json::Number(number))) => Value::Integer(number.as_i64().unwrap_or_default()),
        (Type::Decimal { .. }, Some(Json::String(text))) => super::value::decimal(text).unwrap_or(Value::Null),
        (Type::Bytes, Some(Json::String(text))) => from_hex(text).map_or(Value::Null, Value::Bytes),
        (_, Some(Json::String(text))) => Value::text(text),
        (_, Some(Json::Object(object))) => Value::Json(object.get("json").cloned().unwrap_or_default()),
        (_, Some(Json::Array(_))) => Value::Null,
    }
}
