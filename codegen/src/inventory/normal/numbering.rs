//! Options of sequences: in one order, without what would be so by itself.

/// The options, each in the longer of its forms.
pub(super) fn options(text: &str) -> String {
    clauses(text, &DEFAULTS)
}

/// Those of a sequence that stands for itself, of which some engines say everything.
pub(super) fn sequence(text: &str) -> String {
    clauses(text, &OF_SEQUENCES)
}

fn clauses(text: &str, defaults: &[&str]) -> String {
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '='))
        .filter(|w| !w.is_empty())
        .peekable();
    let mut out = Vec::new();
    while let Some(word) = words.next() {
        let clause = match word {
            "start" | "increment" => {
                let joint = if word == "start" { "with" } else { "by" };
                words.next_if_eq(&joint);
                format!("{word} {joint} {}", signed(&mut words))
            }
            "minvalue" | "maxvalue" | "cache" | "engine" => format!("{word} {}", signed(&mut words)),
            "owned" => owned(&mut words),
            "nocache" => "cache 0".to_owned(),
            "nocycle" | "nominvalue" | "nomaxvalue" => format!("no {}", &word[2..]),
            "no" => format!("no {}", words.next().unwrap_or_default()),
            "as" => format!("as {}", words.next().unwrap_or_default()),
            other => other.to_owned(),
        };
        if !defaults.contains(&clause.as_str()) {
            out.push(clause);
        }
    }
    out.sort();
    out.join(" ")
}

/// `BY table.column`.
fn owned<'w>(words: &mut std::iter::Peekable<impl Iterator<Item = &'w str>>) -> String {
    words.next_if_eq(&"by");
    let mut of = words.next().unwrap_or_default().to_owned();
    while words.next_if_eq(&".").is_some() {
        of = format!("{of}.{}", words.next().unwrap_or_default());
    }
    format!("owned by {of}")
}

/// A number, whose sign may stand apart from it.
fn signed<'w>(words: &mut std::iter::Peekable<impl Iterator<Item = &'w str>>) -> String {
    match words.next() {
        Some("-") => format!("-{}", words.next().unwrap_or_default()),
        other => other.unwrap_or_default().to_owned(),
    }
}

const OF_SEQUENCES: [&str; 11] = [
    "start with 1",
    "increment by 1",
    "minvalue 1",
    "maxvalue 9223372036854775806",
    "maxvalue 9223372036854775807",
    "cache 1000",
    "no cycle",
    "no minvalue",
    "no maxvalue",
    "engine innodb",
    "as bigint",
];

const DEFAULTS: [&str; 7] =
    ["start with 1", "increment by 1", "cache 1", "no cycle", "no minvalue", "no maxvalue", "minvalue 1"];

#[cfg(test)]
mod tests {
    #[test]
    fn options_have_one_form() {
        assert_eq!(super::options("INCREMENT 5 START 10 CACHE 1"), "increment by 5 start with 10");
        assert_eq!(super::options("START WITH 10 INCREMENT BY 5 NO CYCLE"), "increment by 5 start with 10");
        assert_eq!(super::options(""), "");
    }
}
