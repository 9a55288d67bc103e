//! The formatter's laws: formatting twice is formatting once, nothing changes its meaning, every comment stays.
//!
//! `fixtures_fmt/CASE/in.yaml` becomes `out.yaml`, which stays as it is. `UPDATE_FIXTURES=1 cargo test -p schemalock-codegen
//! --test fmt` rewrites those.
#![allow(clippy::disallowed_methods, reason = "a test reads fixtures and one variable")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use schemalock_codegen::fmt::{FormatError, format};
use schemalock_codegen::syntax::{self, Limits, Node, Value};

/// The tree without places; what was put in quotes for the sake of brackets counts as before.
fn tree(text: &str) -> String {
    let (tree, findings) = syntax::parse(text, &Limits::default());
    assert!(findings.is_empty(), "{text}\n{findings:?}");
    let mut out = String::new();
    show(&tree.expect("a tree where there are no findings"), &mut out);
    out
}

fn show(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Scalar(scalar) => {
            let text = &scalar.text;
            let marked = text.contains([',', '[', ']', '{', '}']);
            let _ = write!(out, "{} {text:?};", scalar.plain && !marked);
        }
        Value::List(items) => {
            out.push('[');
            items.iter().for_each(|item| show(item, out));
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for entry in entries {
                let _ = write!(out, "{:?}: ", entry.key);
                show(&entry.value, out);
            }
            out.push('}');
        }
    }
}

fn comments(text: &str) -> Vec<&str> {
    syntax::comments(text).into_iter().map(|comment| comment.text).collect()
}

fn is_valid(text: &str) -> bool {
    let (tree, findings) = syntax::parse(text, &Limits::default());
    tree.is_some() && findings.is_empty()
}

fn check_laws(text: &str) -> String {
    let once = format(text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    assert_eq!(format(&once).expect("what was formatted"), once, "formatted again; the source was:\n{text}");
    assert_eq!(tree(&once), tree(text), "from:\n{text}\nto:\n{once}");
    assert_eq!(comments(&once).join("\n"), comments(text).join("\n"), "from:\n{text}\nto:\n{once}");
    assert!(once.ends_with('\n'));
    once
}

#[test]
fn the_five_tables_are_formatted() {
    let text = include_str!("../../schema.yaml");
    assert_eq!(format(text).unwrap(), text);
}

/// What the random texts below once found.
#[test]
fn a_key_that_ends_in_a_colon() {
    for text in [": ?::", "a: { b::: }", "a: { '?:': , c: 1 }"] {
        check_laws(text);
    }
}

#[test]
fn fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures_fmt");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|case| case.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let source = fs::read_to_string(case.join("in.yaml")).unwrap();
        let formatted = check_laws(&source);
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(case.join("out.yaml"), &formatted).unwrap();
        }
        assert_eq!(formatted, fs::read_to_string(case.join("out.yaml")).unwrap(), "{}", case.display());
    }
}

#[test]
fn line_ends_and_byte_order_mark() {
    assert_eq!(format("\u{feff}a: 1  \r\n# c \r\nb: 2").unwrap(), "a: 1\n# c\nb: 2\n");
}

#[test]
fn invalid_text_is_an_error_with_findings() {
    for text in
        ["", "\u{feff}", "a: [", "a: &x 1\nb: *x", "a: !t 1", "a: 1\n---\nb: 2", "a:\n\tb: 1", "a: \0", "? [a]\n: b"]
    {
        match format(text) {
            Err(FormatError::Invalid(findings)) => assert!(!findings.is_empty(), "{text:?}"),
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn nesting_is_bounded() {
    let deep = format!("a: {}{}\n", "[".repeat(60), "]".repeat(60));
    check_laws(&deep);
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(format(&format!("a: {open}{close}")), Err(FormatError::Invalid(_))));
}

#[test]
fn a_thousand_tables() {
    let five = include_str!("../../schema.yaml");
    let (head, tables) = five.split_once("\ntables:\n").unwrap();
    let mut text = format!("{head}\ntables:\n");
    for number in 0..200 {
        let renamed =
            tables.replace("\n  ", &format!("\n  t{number}_")).replace(&format!("\n  t{number}_  "), "\n    ");
        let _ = writeln!(text, "  t{number}_{}", renamed.strip_prefix("  ").unwrap());
    }
    let text = text.trim_end().to_owned() + "\n";
    assert_eq!(format(&text).unwrap(), text);
}

proptest! {
    #![proptest_config(common::config(2000, "proptest-regressions/fmt.txt"))]

    #[test]
    fn any_yaml(mut draws in common::draws(250)) {
        let text = common::yaml::document(&mut draws);
        prop_assume!(is_valid(&text));
        check_laws(&text);
    }

    #[test]
    fn any_text(text in "\\PC*") {
        let _ = format(&text);
    }

    #[test]
    fn any_yaml_like_text(text in "[a\\-:#{}\\[\\], |>'\"\n\\\\?0.]{0,60}") {
        // A text alone that looks like a mark between documents cannot begin a line; it is left as it is.
        let mark = text.trim_start().starts_with("---") || text.trim_start().starts_with("...");
        if is_valid(&text) && !mark {
            check_laws(&text);
        }
    }
}
