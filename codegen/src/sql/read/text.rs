//! Slices of the source as texts: names and texts without their quotes, expressions without comments.

use std::borrow::Cow;

use super::lex::{Kind, Lexer, Token};
use super::lexis::Lexis;

/// A name as the engine keeps it.
pub(crate) fn name(raw: &str, lexis: &Lexis) -> String {
    if is_unicode(raw) {
        return cut(from_code_points(&undoubled(&raw[3..raw.len() - 1], '"')), lexis.longest_name);
    }
    let quotes = lexis.name_quotes.iter().find(|(open, _)| raw.as_bytes().first() == Some(open));
    let name = match quotes {
        Some((_, close)) if raw.len() > 1 => undoubled(&raw[1..raw.len() - 1], char::from(*close)),
        _ if raw.starts_with(['\'', '"']) && raw.len() > 1 => content(raw, lexis),
        _ if lexis.folds_names => raw.to_lowercase(),
        _ => raw.to_owned(),
    };
    cut(name, lexis.longest_name)
}

/// A name cut behind a number of bytes, characters kept whole.
pub(crate) fn cut(mut name: String, longest: Option<usize>) -> String {
    if let Some(longest) = longest.filter(|longest| name.len() > *longest) {
        let end = (0..=longest).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
        name.truncate(end);
    }
    name
}

fn undoubled(inside: &str, mark: char) -> String {
    let two: String = [mark, mark].iter().collect();
    if mark == ']' { inside.to_owned() } else { inside.replace(&two, &mark.to_string()) }
}

/// What a quoted text says.
pub(crate) fn content(raw: &str, lexis: &Lexis) -> String {
    if is_unicode(raw) {
        return from_code_points(&undoubled(&raw[3..raw.len() - 1], '\''));
    }
    let escapes = raw.starts_with(['e', 'E']);
    let raw = if escapes { &raw[1..] } else { raw };
    let Some(mark) = raw.chars().next().filter(|_| raw.len() > 1) else { return raw.to_owned() };
    if mark == '$' {
        let tag = raw[1..].find('$').map_or(0, |at| at + 2);
        return raw.get(tag..raw.len() - tag).unwrap_or_default().to_owned();
    }
    let inside = undoubled(&raw[1..raw.len() - 1], mark);
    if escapes || lexis.backslash { unescaped(&inside) } else { inside }
}

/// `U&"…"`, `U&'…'`.
fn is_unicode(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    bytes.len() > 3 && matches!(bytes[0], b'u' | b'U') && bytes[1] == b'&' && matches!(bytes[2], b'"' | b'\'')
}

/// Characters written as `\0441` and `\+01F980`.
fn from_code_points(inside: &str) -> String {
    let (mut out, mut rest) = (String::new(), inside);
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (skip, length) = if rest.starts_with('+') { (1, 6) } else { (0, 4) };
        let number = rest.get(skip..skip + length).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(letter) = number.and_then(char::from_u32) {
            out.push(letter);
            rest = &rest[skip + length..];
        } else {
            out.push('\\');
            rest = rest.strip_prefix('\\').unwrap_or(rest);
        }
    }
    out + rest
}

fn unescaped(inside: &str) -> String {
    let (mut out, mut chars) = (String::with_capacity(inside.len()), inside.chars());
    while let Some(one) = chars.next() {
        if one != '\\' {
            out.push(one);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('b') => out.push('\u{8}'),
            Some('0') => out.push('\0'),
            Some('Z') => out.push('\u{1a}'),
            // Kept with their backslash: patterns want them.
            Some(kept @ ('%' | '_')) => out.extend(['\\', kept]),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// The source from the first of these tokens to the last, without comments, and without the name of the home namespace.
pub(crate) fn slice(source: &str, tokens: &[Token], lexis: &Lexis, home: &str) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return String::new() };
    let whole = &source[first.start..last.end];
    let has_comment = tokens[1..].iter().any(|token| token.commented);
    let has_home = !home.is_empty() && whole.contains(home);
    if !has_comment && !has_home {
        return whole.to_owned();
    }
    joined(source, tokens, lexis, home)
}

fn joined(source: &str, tokens: &[Token], lexis: &Lexis, home: &str) -> String {
    let mut out = String::new();
    let mut before: Option<Token> = None;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(before) = before {
            out.push_str(&gap(&source[before.end..token.start], token.commented));
        }
        before = Some(*token);
        if is_home(source, &tokens[at..], lexis, home) && !follows_dot(source, &tokens[..at]) {
            at += 2;
            before = tokens.get(at - 1).copied();
            continue;
        }
        out.push_str(&source[token.start..token.end]);
        at += 1;
    }
    out
}

fn gap(between: &str, commented: bool) -> Cow<'_, str> {
    if commented { Cow::Borrowed(" ") } else { Cow::Borrowed(between) }
}

fn is_home(source: &str, tokens: &[Token], lexis: &Lexis, home: &str) -> bool {
    let [space, dot, rest, ..] = tokens else { return false };
    let is_name = |token: &Token| matches!(token.kind, Kind::Word | Kind::Name);
    !home.is_empty()
        && is_name(space)
        && is_name(rest)
        && &source[dot.start..dot.end] == "."
        && name(&source[space.start..space.end], lexis) == home
}

fn follows_dot(source: &str, tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|token| &source[token.start..token.end] == ".")
}

/// On one line.
pub(crate) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tokens of a piece of SQL.
pub(crate) fn tokens(text: &str, lexis: &'static Lexis) -> Vec<Token> {
    let mut lexer = Lexer::new(text, lexis);
    std::iter::from_fn(|| lexer.token()).collect()
}

/// The text with every name that `new` knows another for under that one, quoted where it has to be; `new` is given what is
/// written before the name, without blanks.
pub(crate) fn renamed(text: &str, lexis: &'static Lexis, new: impl Fn(&str, &[&str]) -> Option<String>) -> String {
    let tokens = tokens(text, lexis);
    let words: Vec<&str> = tokens.iter().map(|token| &text[token.start..token.end]).collect();
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (at, token) in tokens.iter().enumerate() {
        let is_name = matches!(token.kind, Kind::Word | Kind::Name)
            && words.get(at + 1).is_none_or(|next| *next != "(" || token.kind == Kind::Name);
        let Some(other) = is_name.then(|| new(&name(words[at], lexis), &words[..at])).flatten() else { continue };
        out.push_str(&text[done..token.start]);
        out.push_str(&written(&other, words[at], lexis));
        done = token.end;
    }
    out.push_str(&text[done..]);
    out
}

/// A name in the quotes of another.
fn written(name: &str, like: &str, lexis: &Lexis) -> String {
    let own = lexis.name_quotes.iter().find(|(open, _)| like.as_bytes().first() == Some(open));
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    match own.or(lexis.name_quotes.first().filter(|_| !plain)) {
        Some((open, close)) => {
            let close = char::from(*close);
            format!("{}{}{close}", char::from(*open), name.replace(close, &format!("{close}{close}")))
        }
        None => name.to_owned(),
    }
}

/// The names in a text that is one with dots in it.
pub(crate) fn names(text: &str, lexis: &'static Lexis) -> Vec<String> {
    let tokens = tokens(text, lexis);
    let names = tokens.iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Name));
    names.map(|token| name(&text[token.start..token.end], lexis)).collect()
}

#[cfg(test)]
mod tests {
    use super::{content, name, renamed, slice, tokens};
    use crate::model::DialectKind::{Mariadb, Postgres, Sqlite};
    use crate::sql::read::Lexis;

    fn lexis(kind: crate::model::DialectKind) -> &'static Lexis {
        crate::dialect::of(kind).reading().lexis()
    }

    #[test]
    fn names_and_texts_lose_their_quotes() {
        assert_eq!(name("\"a\"\"B\"", lexis(Postgres)), "a\"B");
        assert_eq!(name("U&\"d\\0061t\\+000061\"", lexis(Postgres)), "data");
        assert_eq!((name("AbC", lexis(Postgres)), name("AbC", lexis(Sqlite))), ("abc".to_owned(), "AbC".to_owned()));
        assert_eq!(content("E'a\\n''b'", lexis(Postgres)), "a\n'b");
        assert_eq!(content("$x$a$b$x$", lexis(Postgres)), "a$b");
        assert_eq!(content("'a\\'b\\%'", lexis(Mariadb)), "a'b\\%");
    }

    #[test]
    fn slices_have_no_comments_and_no_home() {
        let text = "a /* x */ > -- y\n public.f('public.z')";
        assert_eq!(slice(text, &tokens(text, lexis(Postgres)), lexis(Postgres), "public"), "a > f('public.z')");
    }

    #[test]
    fn names_are_renamed_in_their_own_quotes() {
        let to = |name: &str, _: &[&str]| (name == "a").then(|| "b c".to_owned());
        assert_eq!(renamed("a + \"a\" + a(1) + 'a'", lexis(Sqlite), to), "\"b c\" + \"b c\" + a(1) + 'a'");
    }
}
