//! Keys, references and conditions of a table: what every dialect does with them alike.

use super::super::draft::DraftKey;
use super::super::lex::Kind;
use super::super::lexis::Lexis;
use super::super::text;
use super::catalogue::same;
use crate::inventory::{Index, IndexKey, IndexPart, Key, Table};

/// The columns of a key, and what is said of its parts where that is something.
pub(crate) fn key(lexis: &Lexis, draft: &DraftKey) -> Key {
    let columns = draft.parts.iter().map(part_name).collect();
    let plain = draft.parts.iter().all(is_plain);
    let parts = if plain {
        String::new()
    } else {
        format!("({})", draft.parts.iter().map(|part| words(lexis, part)).collect::<Vec<_>>().join(", "))
    };
    let extra = [parts, draft.extra.clone()].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Key { name: draft.name.clone(), columns, extra }
}

/// A key as it would be declared.
pub(crate) fn draft(key: &Key, primary: bool) -> DraftKey {
    let part = |name: &String| IndexPart {
        key: IndexKey::Column(name.clone()),
        descending: false,
        nulls: None,
        extra: String::new(),
    };
    DraftKey { primary, parts: key.columns.iter().map(part).collect(), extra: key.extra.clone(), ..DraftKey::default() }
}

pub(crate) fn part_name(part: &IndexPart) -> String {
    match &part.key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(text) => text.clone(),
    }
}

/// A whole column in ascending order.
pub(crate) fn is_plain(part: &IndexPart) -> bool {
    matches!(part.key, IndexKey::Column(_)) && !part.descending && part.nulls.is_none() && part.extra.is_empty()
}

fn words(lexis: &Lexis, part: &IndexPart) -> String {
    let (open, close) =
        lexis.name_quotes.first().map_or(('"', '"'), |(open, close)| (char::from(*open), char::from(*close)));
    let name = part_name(part).replace(close, &format!("{close}{close}"));
    let between = if part.extra.is_empty() || part.extra.starts_with('(') { "" } else { " " };
    format!("{open}{name}{close}{between}{}{}", part.extra, if part.descending { " DESC" } else { "" })
}

/// Names of columns as their declarations spell them.
pub(crate) fn respell(table: &Table, lexis: &Lexis, names: &mut [String]) {
    for name in names.iter_mut().filter(|_| lexis.ignores_case) {
        if let Some(column) = table.columns.iter().find(|column| same(lexis, &column.name, name)) {
            name.clone_from(&column.name);
        }
    }
}

/// The same of an index's parts.
pub(crate) fn respell_parts(table: &Table, lexis: &Lexis, parts: &mut [IndexPart]) {
    for part in parts {
        if let IndexKey::Column(name) = &mut part.key {
            respell(table, lexis, std::slice::from_mut(name));
        }
    }
}

/// The first columns of an index, as far as they are whole columns.
pub(crate) fn leading(index: &Index) -> Vec<&str> {
    let plain = index.parts.iter().take_while(|part| part.extra.is_empty());
    plain.filter_map(|part| if let IndexKey::Column(name) = &part.key { Some(name.as_str()) } else { None }).collect()
}

/// The columns of a table that an expression names, each once, in the order of the expression.
pub(crate) fn mentioned<'t>(
    lexis: &'static Lexis,
    expression: &str,
    columns: impl Iterator<Item = &'t str> + Clone,
) -> Vec<&'t str> {
    let tokens = text::tokens(expression, lexis);
    let mut found: Vec<&str> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let follows = |symbol: &str| at > 0 && &expression[tokens[at - 1].start..tokens[at - 1].end] == symbol;
        let calls =
            tokens.get(at + 1).is_some_and(|next| &expression[next.start..next.end] == "(") && token.kind == Kind::Word;
        if !matches!(token.kind, Kind::Word | Kind::Name) || follows(":") || calls {
            continue;
        }
        let name = text::name(&expression[token.start..token.end], lexis);
        let column = columns.clone().find(|column| same(lexis, column, &name));
        found.extend(column.filter(|column| !found.contains(column)));
    }
    found
}

/// Does an expression name that column?
pub(crate) fn mentions(lexis: &'static Lexis, expression: &str, column: &str) -> bool {
    !mentioned(lexis, expression, std::iter::once(column)).is_empty()
}
