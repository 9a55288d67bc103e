//! `docs/language.md`: every key of schema.yaml, from the table that the parser uses.

use std::fmt::Write as _;

use crate::language::{self, Key, Kind, Object};

/// The page.
#[must_use]
pub fn reference_page() -> String {
    let mut page = String::from(
        "<!-- Made from codegen/src/language by `UPDATE_DOCS=1 cargo test -p schemalock-codegen --test docs`. -->\n\n\
         # The keys of schema.yaml\n\n\
         Each section is a map that can stand somewhere in the file, the outermost first. A key that is for some targets\n\
         alone is left out in the others, or refused where it would change what a schema means.\n",
    );
    for object in language::objects() {
        section(&mut page, object);
    }
    page
}

fn section(page: &mut String, object: &Object) {
    let _ = write!(page, "\n## {}\n\n{}\n", object.name, object.doc);
    if object.keys.is_empty() {
        return;
    }
    page.push_str("\n| key | takes | required | targets | meaning |\n| --- | --- | --- | --- | --- |\n");
    for key in object.keys {
        let _ = writeln!(page, "| {} |", cells(key).join(" | "));
    }
    for key in object.keys {
        words(page, key);
    }
}

fn cells(key: &Key) -> [String; 5] {
    let required = if key.required { "yes" } else { "" };
    let name = format!("`{}`", key.name);
    [name, cell(&takes(&key.kind)), required.to_owned(), key.targets.join(", "), cell(key.doc)]
}

/// The words that a key takes, with what each means.
fn words(page: &mut String, key: &Key) {
    let Kind::Word(words) = key.kind else { return };
    let _ = write!(page, "\n`{}` is one of:\n\n", key.name);
    for (word, meaning) in words {
        let _ = writeln!(page, "- `{word}`: {meaning}");
    }
}

/// What may stand behind a key.
fn takes(kind: &Kind) -> String {
    match kind {
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Integer(from, to) if from == to => format!("`{from}`"),
        Kind::Integer(from, to) => format!("a whole number from {from} to {to}"),
        Kind::Number => "a number".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Name("type") => "a type".to_owned(),
        Kind::Name(of) => format!("the name of {} {of}", article(of)),
        Kind::Version => "a version".to_owned(),
        Kind::Sql => "SQL, or a map of it by database".to_owned(),
        Kind::Literal => "a value of the column's type".to_owned(),
        Kind::Word(_) => "a word".to_owned(),
        Kind::Nothing => "nothing".to_owned(),
        Kind::List(inner) => format!("a list, each {}", takes(inner)),
        Kind::Map(of, inner) => format!("a map by {of}, each to {}", takes(inner)),
        Kind::PerDialect(inner) => format!("a map by database, each to {}", takes(inner)),
        Kind::Object(object) => format!("[{}](#{})", object.name, object.name.replace(' ', "-")),
        Kind::OneOf(kinds) => kinds.iter().map(takes).collect::<Vec<_>>().join(", or "),
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Text inside a table of Markdown.
pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
