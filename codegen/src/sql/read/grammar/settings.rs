//! Settings that change what statements behind them mean.

use super::super::cursor::{Cursor, Read};
use super::super::lex::Kind;
use super::super::lexis::Client;
use super::super::op::Op;

/// Before the name of a character set whose usual collation is meant.
pub(crate) const OF_CHARSET: &str = "charset ";

/// Reads `SET search_path`, `PRAGMA legacy_alter_table` and the like.
pub(super) fn settings(cursor: &mut Cursor<'_>) -> Read<Option<Vec<Op>>> {
    if cursor.is("PRAGMA") {
        return Ok(Some(pragma(cursor).into_iter().collect()));
    }
    if cursor.lexis.client != Client::Psql {
        return Ok(None);
    }
    if cursor.is("SELECT") {
        return Ok(set_config(cursor).map(|op| vec![op]));
    }
    let mut inside = cursor.clone();
    if !inside.eat("SET") {
        return Ok(None);
    }
    let _ = inside.eat("SESSION") || inside.eat("LOCAL");
    if inside.eat("SCHEMA") {
        return Ok(Some(vec![Op::SearchPath(first(&inside))]));
    }
    if !inside.eat("SEARCH_PATH") {
        return Ok(None);
    }
    let _ = inside.eat("TO") || inside.eat_symbol("=");
    Ok(Some(vec![Op::SearchPath(first(&inside))]))
}

/// The namespace that things are made in; none for the usual one.
fn first(cursor: &Cursor<'_>) -> Option<String> {
    let mut inside = cursor.clone();
    loop {
        let name = if inside.kind(0) == Some(Kind::Text) { inside.string().ok()? } else { inside.name().ok()? };
        if let Some(one) = real(&name) {
            return Some(one);
        }
        if !inside.eat_symbol(",") {
            return None;
        }
    }
}

/// The first of the namespaces in a text that things can be made in.
fn real(names: &str) -> Option<String> {
    let mut names = names.split(',').map(|one| one.trim().trim_matches('"').to_owned());
    names.find(|one| !one.is_empty() && one != "$user" && one != "pg_catalog" && one != "default")
}

fn set_config(cursor: &Cursor<'_>) -> Option<Op> {
    let mut inside = cursor.clone();
    inside.at += 1;
    let name = inside.qualified().ok()?;
    if name.name != "set_config" || !inside.eat_symbol("(") || inside.string().ok()? != "search_path" {
        return None;
    }
    let _ = inside.eat_symbol(",");
    Some(Op::SearchPath(real(&inside.string().ok()?)))
}

fn pragma(cursor: &mut Cursor<'_>) -> Option<Op> {
    cursor.at += 1;
    let name = cursor.qualified().ok()?;
    if !name.name.eq_ignore_ascii_case("legacy_alter_table") || cursor.is_done() {
        return None;
    }
    cursor.at += 1;
    let value = cursor.raw(0).trim_matches(['\'', '"']);
    Some(Op::LegacyRenames(["1", "on", "yes", "true"].iter().any(|on| on.eq_ignore_ascii_case(value))))
}
