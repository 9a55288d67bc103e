//! Conditions that are rules of a column, by the names that rules give them.

use sqlparser::tokenizer::{Token, Tokenizer};

use super::column::Hints;
use super::constant;
use crate::inventory::{Check, Table as Found};
use crate::model::{Column, Format, Literal, Type, names};

/// Is there a condition that may be about this column?
pub(super) fn asked(table: &Found, column: &str) -> bool {
    table.checks.iter().any(|check| check.expression.contains(column))
}

/// Adds the rules whose conditions the table seems to have. Whether it has them, lowering tells.
pub(super) fn guess(hints: &Hints<'_>, column: &mut Column) {
    let table = crate::model::Table { name: hints.raw.name.clone(), ..Default::default() };
    let names = RULES.map(|rule| names::condition(&table, column, rule));
    for (check, raw) in hints.spelled.checks.iter().zip(&hints.raw.checks) {
        let Some(name) = raw.name.as_deref() else { continue };
        if let Some(at) = names.iter().position(|own| own == name) {
            add(column, RULES[at], check, hints);
        }
    }
}

const RULES: [&str; 8] = ["min_length", "max_length", "non_empty", "pattern", "format", "min", "max", "one_of"];

fn add(column: &mut Column, rule: &str, check: &Check, hints: &Hints<'_>) {
    let constants = constants(&check.expression, hints);
    let first = constants.first().map(String::as_str).unwrap_or_default();
    let bound = |ty: &Type| [false, true].into_iter().find_map(|scaled| constant::read(first, ty, scaled));
    match rule {
        "min_length" => column.rules.min_length = first.parse().ok(),
        "max_length" => column.rules.max_length = first.parse().ok(),
        "non_empty" => column.rules.non_empty = true,
        "pattern" => column.rules.pattern = constant::unquoted(first).map(|text| with_usual_anchors(&text)),
        "format" => {
            let url = check.expression.contains("https?");
            column.rules.format = Some(if url { Format::Url } else { Format::Email });
        }
        "min" => column.rules.min = bound(&column.ty),
        "max" => column.rules.max = bound(&column.ty),
        _ => {
            let read = |text: &String| constant::read(text, &column.ty, false);
            let choices: Option<Vec<Literal>> = constants.iter().map(read).collect();
            column.rules.one_of = choices.unwrap_or_default();
        }
    }
}

/// Where a dialect writes its own anchors into a pattern.
fn with_usual_anchors(pattern: &str) -> String {
    crate::sql::pattern::with_anchors(&pattern.replace("\\A", "^").replace("\\z", "$"), "^", "$")
}

/// The constants of an expression, as SQL.
pub(super) fn constants(expression: &str, hints: &Hints<'_>) -> Vec<String> {
    let tokens = Tokenizer::new(hints.dialect.grammar(), expression).tokenize().unwrap_or_default();
    let mut found = Vec::new();
    let mut minus = false;
    for token in tokens {
        let next = matches!(token, Token::Minus);
        match token {
            Token::SingleQuotedString(text) => found.push(format!("'{}'", text.replace('\'', "''"))),
            Token::Number(number, _) => found.push(format!("{}{number}", if minus { "-" } else { "" })),
            Token::Whitespace(_) => continue,
            _ => {}
        }
        minus = next;
    }
    found
}
