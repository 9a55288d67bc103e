//! Types of MariaDB and MySQL in the words of their catalogues, without the widths in which numbers are shown.

use crate::inventory::normal::{Piece, pieces};

/// A type in its normal spelling.
pub(super) fn normal(text: &str, json_is_text: bool) -> String {
    if matches!(text, "text" | "longtext" | "int" | "bigint" | "tinyint(1)" | "double" | "date" | "datetime(3)") {
        return text.to_owned();
    }
    let Parts { words, arguments, after } = parts(&pieces(text));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (name, arguments) = named(&words, arguments, json_is_text, after.iter().any(|word| word == "zerofill"));
    let list = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(",")) };
    let sign = |wanted: &str| after.iter().any(|word| word == wanted || word == "zerofill");
    let unsigned = if sign("unsigned") { " unsigned" } else { "" };
    let zerofill = if sign("zerofill") { " zerofill" } else { "" };
    format!("{name}{list}{unsigned}{zerofill}")
}

/// A type taken apart: its name, what stands in brackets, and what is said behind.
struct Parts {
    words: Vec<String>,
    arguments: Vec<String>,
    after: Vec<String>,
}

fn parts(pieces: &[Piece]) -> Parts {
    let mut parts = Parts { words: Vec::new(), arguments: Vec::new(), after: Vec::new() };
    let (mut inside, mut set) = (false, false);
    for piece in pieces {
        match piece {
            Piece::Mark('(') => inside = true,
            Piece::Mark(')') => inside = false,
            Piece::Quoted(_, text) if inside => parts.arguments.push(format!("'{}'", text.replace('\'', "''"))),
            Piece::Word(word) if inside => parts.arguments.push(word.clone()),
            Piece::Word(word)
                if matches!(word.as_str(), "charset" | "collate" | "character" | "set") && !parts.words.is_empty() =>
            {
                set = word != "character";
                if word == "character" {
                    parts.after.push(String::new());
                }
            }
            Piece::Word(_) if set => set = false,
            Piece::Word(word) if is_sign(word) => parts.after.push(word.clone()),
            Piece::Word(word) => parts.words.push(word.clone()),
            _ => {}
        }
    }
    parts
}

fn is_sign(word: &str) -> bool {
    matches!(word, "unsigned" | "zerofill" | "signed")
}

fn named<'w>(
    words: &[&'w str],
    mut arguments: Vec<String>,
    json_is_text: bool,
    zerofill: bool,
) -> (&'w str, Vec<String>) {
    let name = match words {
        ["integer" | "int4" | "int"] => "int",
        ["int1"] => "tinyint",
        ["int2"] => "smallint",
        ["int3" | "middleint"] => "mediumint",
        ["int8"] => "bigint",
        ["bool" | "boolean"] => return ("tinyint", vec!["1".to_owned()]),
        ["dec" | "numeric" | "fixed"] => "decimal",
        ["real" | "float8" | "double"] | ["double", "precision"] => "double",
        ["float4"] => "float",
        ["float"] if arguments.len() == 1 => {
            let bits = arguments.pop().and_then(|bits| bits.parse::<u8>().ok()).unwrap_or_default();
            if bits > 24 { "double" } else { "float" }
        }
        ["character" | "nchar" | "char"] | ["national", "char" | "character"] => "char",
        ["nvarchar" | "varcharacter"] | ["character" | "char" | "nchar", "varying"] => "varchar",
        ["national", "varchar" | "varcharacter"] | ["national", "character" | "char", "varying"] => "varchar",
        ["json"] if json_is_text => "longtext",
        ["long"] | ["long", "varchar"] => "mediumtext",
        ["long", "varbinary"] => "mediumblob",
        ["blob"] => match arguments.pop() {
            Some(bytes) => return (sized(&bytes, 1, ["tinyblob", "blob", "mediumblob", "longblob"]), Vec::new()),
            None => "blob",
        },
        ["text"] => match arguments.pop() {
            Some(letters) => return (sized(&letters, 4, ["tinytext", "text", "mediumtext", "longtext"]), Vec::new()),
            None => "text",
        },
        [only] => only,
        _ => words.first().copied().unwrap_or_default(),
    };
    (name, lengths(name, arguments, zerofill))
}

/// The smallest that holds so many letters of so many bytes each.
fn sized<'w>(letters: &str, bytes: u64, [tiny, small, medium, long]: [&'w str; 4]) -> &'w str {
    match letters.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(bytes) {
        0..=0xff => tiny,
        0x100..=0xffff => small,
        0x1_0000..=0xff_ffff => medium,
        _ => long,
    }
}

/// What stands in brackets, with what is there by itself, and without what means nothing.
fn lengths(name: &str, arguments: Vec<String>, zerofill: bool) -> Vec<String> {
    let is_boolean = name == "tinyint" && arguments == ["1"];
    match name {
        "tinyint" | "smallint" | "mediumint" | "int" | "bigint" if !zerofill && !is_boolean => Vec::new(),
        "tinyint" | "smallint" | "mediumint" | "int" | "bigint" if arguments.is_empty() => {
            let width = match name {
                "tinyint" => "3",
                "smallint" => "5",
                "mediumint" => "8",
                "int" => "10",
                _ => "20",
            };
            vec![width.to_owned()]
        }
        "year" => Vec::new(),
        "decimal" if arguments.is_empty() => vec!["10".to_owned(), "0".to_owned()],
        "decimal" if arguments.len() == 1 => arguments.into_iter().chain(["0".to_owned()]).collect(),
        "char" | "binary" | "bit" if arguments.is_empty() => vec!["1".to_owned()],
        "datetime" | "timestamp" | "time" if arguments == ["0"] => Vec::new(),
        _ => arguments,
    }
}

/// Does it hold numbers?
pub(super) fn is_number(ty: &str) -> bool {
    let name = ty.split(['(', ' ']).next().unwrap_or(ty);
    matches!(
        name,
        "tinyint" | "smallint" | "mediumint" | "int" | "bigint" | "decimal" | "float" | "double" | "year" | "bit"
    )
}

/// Does it hold texts with a collation?
pub(super) fn is_text(ty: &str) -> bool {
    let name = ty.split(['(', ' ']).next().unwrap_or(ty);
    matches!(name, "char" | "varchar" | "tinytext" | "text" | "mediumtext" | "longtext" | "enum" | "set")
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn types_are_those_of_the_catalogue() {
        for (text, expected) in [
            ("INT(11)", "int"),
            ("integer", "int"),
            ("int unsigned", "int unsigned"),
            ("INT(5) ZEROFILL", "int(5) unsigned zerofill"),
            ("BOOLEAN", "tinyint(1)"),
            ("tinyint(1)", "tinyint(1)"),
            ("tinyint(4)", "tinyint"),
            ("bigint(20) unsigned", "bigint unsigned"),
            ("double precision", "double"),
            ("dec(5)", "decimal(5,0)"),
            ("DECIMAL(9, 2)", "decimal(9,2)"),
            ("JSON", "longtext"),
            ("NVARCHAR(5)", "varchar(5)"),
            ("national varchar(5)", "varchar(5)"),
            ("enum( 'a' , 'b''c' )", "enum('a','b''c')"),
            ("varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "varchar(5)"),
            ("char", "char(1)"),
            ("datetime(0)", "datetime"),
            ("year(4)", "year"),
            ("float(53)", "double"),
        ] {
            assert_eq!(normal(text, true), expected, "{text}");
            assert_eq!(normal(expected, true), expected, "{text}");
        }
        assert_eq!(normal("json", false), "json");
    }
}
