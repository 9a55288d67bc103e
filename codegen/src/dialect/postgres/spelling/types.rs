//! PostgreSQL's types in the words of `format_type`.

use crate::inventory::normal::{Piece, is_simple, pieces};

/// A type in its normal spelling.
pub(super) fn normal(text: &str) -> String {
    if COMMON.contains(&text) {
        return text.to_owned();
    }
    let mut pieces = pieces(text);
    let is_array = take_array(&mut pieces);
    let base = base(&pieces);
    if is_array { format!("{base}[]") } else { base }
}

/// What most columns are.
const COMMON: [&str; 12] = [
    "integer",
    "text",
    "bigint",
    "boolean",
    "smallint",
    "numeric",
    "uuid",
    "jsonb",
    "date",
    "double precision",
    "timestamp with time zone",
    "timestamp without time zone",
];

/// How many dimensions an array has, and how long they are, is kept by nothing.
fn take_array(pieces: &mut Vec<Piece>) -> bool {
    let word = |piece: &Piece| matches!(piece, Piece::Word(word) if word == "array");
    let at = pieces.iter().position(|piece| *piece == Piece::Mark('[') || word(piece));
    if let Some(at) = at.filter(|at| *at > 0) {
        pieces.truncate(at);
        return true;
    }
    false
}

fn base(pieces: &[Piece]) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut arguments: Vec<String> = Vec::new();
    let (mut inside, mut quoted, mut sign) = (false, None, "");
    for piece in pieces {
        match piece {
            Piece::Mark('(') => inside = true,
            Piece::Mark(')') => inside = false,
            // Of a name with its schema in front the last part counts, where the schema is one that is looked into.
            Piece::Mark('.') if matches!(words.as_slice(), ["pg_catalog" | "public"]) => words.clear(),
            Piece::Mark('.') => return qualified(pieces),
            Piece::Mark('-') if inside => sign = "-",
            Piece::Word(word) if inside => arguments.push(format!("{}{word}", std::mem::take(&mut sign))),
            Piece::Word(word) => words.push(word),
            Piece::Quoted(_, name) if !inside => quoted = Some(name),
            _ => {}
        }
    }
    match quoted {
        Some(name) if words.is_empty() => user(name, &arguments),
        _ => named(&words, &arguments),
    }
}

fn named(words: &[&str], arguments: &[String]) -> String {
    let with =
        |name: &str| if arguments.is_empty() { name.to_owned() } else { format!("{name}({})", arguments.join(",")) };
    let timed = |name: &str, zone: &str| format!("{} {zone} time zone", with(name));
    match words {
        ["int" | "int4" | "integer"] => "integer".to_owned(),
        ["int2" | "smallint"] => "smallint".to_owned(),
        ["int8" | "bigint"] => "bigint".to_owned(),
        ["float"] if arguments.first().and_then(|bits| bits.parse::<u8>().ok()).is_some_and(|bits| bits <= 24) => {
            "real".to_owned()
        }
        ["float4" | "real"] => "real".to_owned(),
        ["float8" | "float"] | ["double", "precision"] => "double precision".to_owned(),
        ["bool" | "boolean"] => "boolean".to_owned(),
        ["decimal" | "dec" | "numeric"] if arguments.len() == 1 => format!("numeric({},0)", arguments[0]),
        ["decimal" | "dec" | "numeric"] => with("numeric"),
        ["varchar"] | ["character" | "char" | "nchar", "varying"] | ["national", "character" | "char", "varying"] => {
            with("character varying")
        }
        ["bpchar"] if arguments.is_empty() => "bpchar".to_owned(),
        ["char" | "character" | "nchar" | "bpchar"] | ["national", "character" | "char"] => {
            if arguments.is_empty() {
                "character(1)".to_owned()
            } else {
                with("character")
            }
        }
        ["timestamptz"] | ["timestamp", "with", "time", "zone"] => timed("timestamp", "with"),
        ["timestamp"] | ["timestamp", "without", "time", "zone"] => timed("timestamp", "without"),
        ["timetz"] | ["time", "with", "time", "zone"] => timed("time", "with"),
        ["time"] | ["time", "without", "time", "zone"] => timed("time", "without"),
        ["varbit"] | ["bit", "varying"] => with("bit varying"),
        ["bit"] if arguments.is_empty() => "bit(1)".to_owned(),
        ["bit"] => with("bit"),
        ["interval", fields @ ..] if !fields.is_empty() => with(&format!("interval {}", fields.join(" "))),
        [only] => user(only, arguments),
        _ => with(&words.join(" ")),
    }
}

/// A type without a spelling of its own.
fn user(name: &str, arguments: &[String]) -> String {
    // What `format_type` puts into quotes because it would be something else without.
    let plain = is_simple(name) && name != "char" && name != "bit";
    let name = if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) };
    if arguments.is_empty() { name } else { format!("{name}({})", arguments.join(",")) }
}

/// A type of another schema.
fn qualified(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Word(word) => word.clone(),
        Piece::Quoted(_, name) => user(name, &[]),
        Piece::Mark(mark) => mark.to_string(),
    };
    pieces.iter().map(piece).collect()
}

/// A type without what is said of its length or precision: what expressions are of.
pub(super) fn of_values(ty: &str) -> String {
    if let Some(element) = ty.strip_suffix("[]") {
        return format!("{}[]", of_values(element));
    }
    let bare = match (ty.find('('), ty.rfind(')')) {
        (Some(from), Some(to)) if !ty.starts_with('"') => format!("{}{}", &ty[..from], &ty[to + 1..]),
        _ => ty.to_owned(),
    };
    match bare.as_str() {
        "character" => "bpchar".to_owned(),
        "bit" => "\"bit\"".to_owned(),
        _ if bare.starts_with("interval ") => "interval".to_owned(),
        _ => bare,
    }
}

/// How far up a type is among the numbers.
pub(super) fn rank(ty: &str) -> Option<usize> {
    const NUMBERS: [&str; 6] = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
    NUMBERS.iter().position(|of| *of == ty)
}

/// How far up a type is among days and moments.
pub(super) fn moment_rank(ty: &str) -> Option<usize> {
    const MOMENTS: [&str; 3] = ["date", "timestamp without time zone", "timestamp with time zone"];
    MOMENTS.iter().position(|of| *of == ty)
}

/// Is this one of the whole numbers?
pub(super) fn is_whole(ty: &str) -> bool {
    rank(ty).is_some_and(|rank| rank < 3)
}

/// Is this a text without a length that is filled up?
pub(super) fn is_text(ty: &str) -> bool {
    matches!(ty, "text" | "character varying")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_of_format_type() {
        for (text, expected) in [
            ("int4", "integer"),
            ("VARCHAR(10)", "character varying(10)"),
            ("varchar", "character varying"),
            ("decimal ( 10 )", "numeric(10,0)"),
            ("numeric(9, 2)", "numeric(9,2)"),
            ("timestamptz(3)", "timestamp(3) with time zone"),
            ("timestamp (3) with time zone", "timestamp(3) with time zone"),
            ("time(0)", "time(0) without time zone"),
            ("char", "character(1)"),
            ("\"char\"", "\"char\""),
            ("bpchar", "bpchar"),
            ("int[]", "integer[]"),
            ("text[3][]", "text[]"),
            ("integer array", "integer[]"),
            ("varchar(5)[]", "character varying(5)[]"),
            ("float(24)", "real"),
            ("public.mood", "mood"),
            ("\"Odd Type\"", "\"Odd Type\""),
            ("other.mood", "other.mood"),
            ("interval day to second(3)", "interval day to second(3)"),
            ("bit varying(5)", "bit varying(5)"),
            ("pg_catalog.int4", "integer"),
        ] {
            assert_eq!(normal(text), expected);
            assert_eq!(normal(expected), expected);
        }
        assert_eq!(of_values("timestamp(3) with time zone"), "timestamp with time zone");
        assert_eq!(of_values("character varying(5)[]"), "character varying[]");
    }
}
