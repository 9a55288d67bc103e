//! The pages that are made from the compiler's own tables are up to date.
//! `UPDATE_DOCS=1 cargo test -p schemalock-codegen --test docs` rewrites them.
#![allow(clippy::disallowed_methods, reason = "a test reads files and one variable")]

mod risks;

use std::fs;
use std::path::Path;

use schemalock_codegen::emit::{reference_page, rules_page};

#[track_caller]
fn check(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, page).expect("the folder of pages is there");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let repair = "UPDATE_DOCS=1 cargo test -p schemalock-codegen --test docs";
    assert!(committed == page, "docs/{name} is not up to date: run `{repair}`");
}

#[test]
fn the_page_of_rules() {
    check("rules.md", &rules_page());
}

#[test]
fn the_page_of_keys() {
    check("language.md", &reference_page());
}

#[test]
fn the_page_of_risks() {
    check("risks.md", &risks::page());
}
