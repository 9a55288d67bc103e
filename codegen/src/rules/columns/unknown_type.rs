//! SL0401 unknown-type.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Enum, Type};
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0401",
    name: "unknown-type",
    severity: Severity::Error,
    summary: "A type is a built-in one or an enum of the schema.",
    explanation: "The built-in types are listed on the reference page; an engine's own type is given by `native`, beside the logical type whose values it holds.",
    check: None,
};

/// A word that names no type.
pub(crate) fn report(span: Span, written: &str, enums: &[Enum]) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("there is no type `{written}`"));
    if written.starts_with("decimal(") && !written.contains(')') {
        return finding.hint("put a type with a comma in it in quotes, such as `\"decimal(9,2)\"`");
    }
    if written.starts_with("decimal") {
        return finding.hint("write `decimal(p,s)` with at most 18 digits, `s` of them behind the point");
    }
    let names = Type::WORDS.into_iter().chain(enums.iter().map(|item| item.name.as_str()));
    match alias(written) {
        Some(ours) => finding.hint(format!("did you mean `{ours}`?")),
        None => finding.did_you_mean(written, names),
    }
}

/// What other tools and engines call our types.
fn alias(written: &str) -> Option<&'static str> {
    Some(match written.to_ascii_lowercase().as_str() {
        "string" | "str" | "varchar" | "char" | "longtext" => "text",
        "int" | "int4" | "i32" | "number" | "serial" => "integer",
        "int8" | "i64" | "long" | "bigserial" => "bigint",
        "int2" | "i16" => "smallint",
        "bool" => "boolean",
        "double" | "real" | "f64" | "float8" => "float",
        "numeric" => "decimal(18,2)",
        "jsonb" | "object" => "json",
        "datetime" | "timestamptz" => "timestamp",
        "blob" | "bytea" | "binary" => "bytes",
        "guid" => "uuid",
        _ => return None,
    })
}
