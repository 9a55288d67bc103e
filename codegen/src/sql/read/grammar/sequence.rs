//! Options of sequences, in any order, without those that say the usual.

use super::super::cursor::{Cursor, Name, Read};
use super::super::op::{Op, Owner};

/// What can be said, in the order in which it is written down again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    ty: Option<String>,
    start: Option<String>,
    increment: Option<String>,
    minimum: Option<String>,
    maximum: Option<String>,
    cache: Option<String>,
    cycle: bool,
    owner: Option<Owner>,
}

impl Options {
    /// What differs from the usual.
    fn words(&self) -> String {
        let descending = self.increment.as_deref().is_some_and(|by| by.starts_with('-'));
        let usual =
            |value: &Option<String>, usual: &[&str]| value.clone().filter(|value| !usual.contains(&value.as_str()));
        let start = if descending { "-1" } else { "1" };
        let minimum = if descending { MINIMA.as_slice() } else { &["1"] };
        let maximum = if descending { &["-1"] } else { MAXIMA.as_slice() };
        let first = if descending { self.maximum.as_deref() } else { self.minimum.as_deref() }.unwrap_or(start);
        let ty = usual(&self.ty, &["bigint", "int8", "BIGINT"]);
        let parts = [
            ("AS ", ty),
            ("START WITH ", usual(&self.start, &[first])),
            ("INCREMENT BY ", usual(&self.increment, &["1"])),
            ("MINVALUE ", usual(&self.minimum, minimum)),
            ("MAXVALUE ", usual(&self.maximum, maximum)),
            ("CACHE ", usual(&self.cache, &["1"])),
            ("CYCLE", self.cycle.then(String::new)),
        ];
        let said = parts.into_iter().filter_map(|(word, value)| Some(format!("{word}{}", value?)));
        said.collect::<Vec<_>>().join(" ")
    }
}

const MINIMA: [&str; 3] = ["-32768", "-2147483648", "-9223372036854775808"];
const MAXIMA: [&str; 4] = ["32767", "2147483647", "9223372036854775807", "9223372036854775806"];

/// Options in brackets, behind IDENTITY.
pub(super) fn bracketed(cursor: &mut Cursor<'_>) -> Read<String> {
    cursor.expect_symbol("(")?;
    let options = options(cursor, false)?;
    cursor.expect_symbol(")")?;
    Ok(options.words())
}

/// Options up to a clause that is none; behind SET each has that word before it.
pub(super) fn options(cursor: &mut Cursor<'_>, with_set: bool) -> Read<Options> {
    let mut options = Options::default();
    loop {
        let before = cursor.at;
        let _ = with_set && cursor.eat("SET");
        if !option(cursor, &mut options)? {
            cursor.at = before;
            return Ok(options);
        }
    }
}

fn option(cursor: &mut Cursor<'_>, options: &mut Options) -> Read<bool> {
    if cursor.eat_all(&["NO", "MINVALUE"]) || cursor.eat("NOMINVALUE") {
        options.minimum = None;
    } else if cursor.eat_all(&["NO", "MAXVALUE"]) || cursor.eat("NOMAXVALUE") {
        options.maximum = None;
    } else if cursor.eat_all(&["NO", "CYCLE"]) || cursor.eat("NOCYCLE") {
        options.cycle = false;
    } else if cursor.eat("NOCACHE") {
        options.cache = Some("0".to_owned());
    } else if cursor.eat("CYCLE") {
        options.cycle = true;
    } else if cursor.eat("AS") {
        options.ty = Some(cursor.qualified()?.name);
    } else if cursor.eat_all(&["SEQUENCE", "NAME"]) {
        cursor.qualified()?;
    } else if cursor.eat_all(&["OWNED", "BY"]) {
        options.owner = Some(owner(cursor)?);
    } else if cursor.eat("RESTART") {
        let _ = cursor.eat("WITH") || cursor.eat_symbol("=");
        if cursor.is_symbol("-") || cursor.raw(0).starts_with(|first: char| first.is_ascii_digit()) {
            number(cursor)?;
        }
    } else {
        return numbered(cursor, options);
    }
    Ok(true)
}

fn numbered(cursor: &mut Cursor<'_>, options: &mut Options) -> Read<bool> {
    let field = match () {
        () if cursor.eat("START") => &mut options.start,
        () if cursor.eat("INCREMENT") => &mut options.increment,
        () if cursor.eat("MINVALUE") => &mut options.minimum,
        () if cursor.eat("MAXVALUE") => &mut options.maximum,
        () if cursor.eat("CACHE") => &mut options.cache,
        () => return Ok(false),
    };
    let _ = cursor.eat("WITH") || cursor.eat("BY") || cursor.eat_symbol("=");
    *field = Some(number(cursor)?);
    Ok(true)
}

fn number(cursor: &mut Cursor<'_>) -> Read<String> {
    let sign = if cursor.eat_symbol("-") { "-" } else { "" };
    let _ = cursor.eat_symbol("+");
    let number = cursor.raw(0).to_owned();
    if !number.starts_with(|first: char| first.is_ascii_digit()) {
        return cursor.unknown();
    }
    cursor.at += 1;
    Ok(format!("{sign}{number}"))
}

fn owner(cursor: &mut Cursor<'_>) -> Read<Owner> {
    if cursor.eat("NONE") {
        return Ok(None);
    }
    Ok(Some(column_of(cursor)?))
}

/// `table.column`, with or without a namespace.
pub(super) fn column_of(cursor: &mut Cursor<'_>) -> Read<(Name, String)> {
    let mut parts = vec![cursor.name()?];
    while cursor.eat_symbol(".") {
        parts.push(cursor.name()?);
    }
    let column = parts.pop().unwrap_or_default();
    let name = parts.pop();
    match name {
        Some(name) => Ok((Name { space: parts.pop(), name }, column)),
        None => cursor.refuse("a column is named with its table here"),
    }
}

/// Reads `CREATE SEQUENCE`, behind that word.
pub(super) fn create(cursor: &mut Cursor<'_>, temporary: bool) -> Read<Vec<Op>> {
    let if_not_exists = cursor.if_not_exists();
    let name = cursor.qualified()?;
    let mut options = options(cursor, false)?;
    // MariaDB's are tables.
    let _ = cursor.eat("ENGINE") && {
        cursor.eat_symbol("=");
        cursor.name().is_ok()
    };
    cursor.finish()?;
    let owner = options.owner.take();
    let op = Op::Sequence { name, options: options.words(), owner, if_not_exists };
    Ok(if temporary { Vec::new() } else { vec![op] })
}

/// Reads `ALTER SEQUENCE`, behind that word.
pub(super) fn alter(cursor: &mut Cursor<'_>) -> Read<Vec<Op>> {
    let if_exists = cursor.if_exists();
    let name = cursor.qualified()?;
    if cursor.eat_all(&["RENAME", "TO"]) {
        let to = cursor.qualified()?;
        return Ok(vec![Op::Rename { kind: "sequence", from: name, to, if_exists }]);
    }
    if cursor.eat_all(&["OWNER", "TO"]) || cursor.eat("SET") {
        return Ok(Vec::new());
    }
    let mut options = options(cursor, false)?;
    cursor.finish()?;
    let owner = options.owner.take();
    let said = (options != Options::default()).then(|| options.words());
    Ok(vec![Op::AlterSequence { name, options: said, owner, if_exists }])
}

/// Options as words.
pub(super) fn words(options: &Options) -> String {
    options.words()
}
