//! Blocks of PL/pgSQL in the one form that schema tools write: statements that are run unless what they make is there.
//!
//! `BEGIN … EXCEPTION WHEN duplicate_object THEN NULL; END`, and `IF NOT EXISTS (…) THEN … END IF` around them.

use super::cursor::{Cursor, Read};
use super::grammar;
use super::lex::{Kind, Token};
use super::op::{Change, Op};
use super::text;

/// What the statements of a block do; refused where it is of another form.
pub(crate) fn block(body: &str, outer: &Cursor<'_>) -> Read<Vec<Op>> {
    let refused = || outer.refuse("a block that changes the schema in ways of its own is not read");
    let tokens = text::tokens(body, outer.lexis);
    let word = |at: usize| {
        tokens.get(at).filter(|token| token.kind == Kind::Word).map_or("", |token| &body[token.start..token.end])
    };
    let is = |at: usize, wanted: &str| word(at).eq_ignore_ascii_case(wanted);
    if !is(0, "BEGIN") {
        return refused();
    }
    let (mut at, mut ops) = (1, Vec::new());
    let mut conditions = 0;
    let ends = |at: usize| is(at, "EXCEPTION") || is(at, "END") && !is(at + 1, "IF");
    while at < tokens.len() && !ends(at) {
        if is(at, "DO") {
            return refused();
        }
        if is(at, "IF") {
            let Some(then) = condition(body, &tokens, at) else { return refused() };
            (at, conditions) = (then, conditions + 1);
            continue;
        }
        let end = end_of(body, &tokens, at);
        if is(at, "END") {
            conditions -= 1;
        } else {
            let mut inside = Cursor::new(body, &tokens[at..end], outer.lexis, outer.home);
            let Ok(some) = grammar::statement(&mut inside) else { return refused() };
            ops.extend(some);
        }
        at = end + 1;
    }
    let forgiving = conditions == 0 && is_forgiving(body, &tokens, at);
    if forgiving { Ok(ops.into_iter().map(if_absent).collect()) } else { refused() }
}

/// Behind THEN of `IF NOT EXISTS (…) THEN`.
fn condition(body: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is = |at: usize, wanted: &str| {
        tokens.get(at).is_some_and(|token| body[token.start..token.end].eq_ignore_ascii_case(wanted))
    };
    if !is(at + 1, "NOT") || !is(at + 2, "EXISTS") {
        return None;
    }
    (at + 3..tokens.len()).find(|at| is(*at, "THEN")).map(|then| then + 1)
}

fn end_of(body: &str, tokens: &[Token], at: usize) -> usize {
    let rest = tokens[at..].iter().position(|token| &body[token.start..token.end] == ";");
    rest.map_or(tokens.len(), |length| at + length)
}

/// What follows the statements does nothing.
fn is_forgiving(body: &str, tokens: &[Token], at: usize) -> bool {
    let rest: Vec<String> =
        tokens.iter().skip(at).map(|token| body[token.start..token.end].to_ascii_uppercase()).collect();
    let known = ["EXCEPTION", "WHEN", "OR", "THEN", "NULL", "END", ";", "OTHERS", "RAISE", "NOTICE"];
    let is_known = |word: &String| {
        known.contains(&word.as_str())
            || word.starts_with("DUPLICATE_")
            || word.starts_with('\'')
            || word == "UNDEFINED_OBJECT"
    };
    rest.iter().all(is_known)
}

/// The same, where it may be there already.
fn if_absent(op: Op) -> Op {
    match op {
        Op::CreateTable(table) => Op::CreateTable(Box::new(super::op::NewTable { if_not_exists: true, ..*table })),
        Op::CreateEnum { name, values } => Op::Absent(Box::new(Op::CreateEnum { name, values })),
        Op::AlterTable { table, if_exists, changes } => {
            Op::AlterTable { table, if_exists, changes: changes.into_iter().map(change_if_absent).collect() }
        }
        other => Op::Absent(Box::new(other)),
    }
}

fn change_if_absent(change: Change) -> Change {
    match change {
        Change::Add { constraint, .. } => Change::Add { constraint, if_not_exists: true },
        Change::AddColumn { definition, place, .. } => Change::AddColumn { definition, place, if_not_exists: true },
        other => other,
    }
}
