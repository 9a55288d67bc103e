//! Every rule against its fixtures in `fixtures/GROUP/RULE/`.
//!
//! `ok.yaml` keeps the rule; `err.yaml` breaks it and ends in comment lines, `#~ …`, with what must be said about it.
//! `UPDATE_FIXTURES=1 cargo test -p schemalock-codegen --test rules` rewrites those lines. A fixture that can hold no
//! comments has them in `err.expected`. First lines of the form `#: …` tell how to compile:
//!
//! - `#: limits bytes=200 depth=8` sets limits,
//! - `#: recorded recorded.yaml` names a schema beside it that is the last recorded model,
//! - `#: edit recorded.yaml` the same, and the edit since then is planned.
#![allow(clippy::disallowed_methods, reason = "a test reads fixtures and one variable")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use schemalock_codegen::diagnostic::{Diagnostic, Format, Rule, Severity, Source, render};
use schemalock_codegen::diff::{self, Consent};
use schemalock_codegen::model::Model;
use schemalock_codegen::syntax::{Limits, parse};
use schemalock_codegen::{compile, compile_with, migration, rules};

/// Begins a line of expected output.
const EXPECTED: &str = "#~";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn updating() -> bool {
    std::env::var_os("UPDATE_FIXTURES").is_some()
}

fn folder(group: &str, rule: &Rule) -> PathBuf {
    fixtures().join(group).join(rule.name.replace('-', "_"))
}

fn every_rule() -> Vec<(&'static str, &'static Rule)> {
    rules::grouped().flat_map(|(group, rules)| rules.iter().map(move |rule| (group, *rule))).collect()
}

/// A fixture taken apart.
struct Fixture {
    /// What is compiled.
    source: Vec<u8>,
    /// The expected output behind it.
    expected: String,
    /// How to compile it.
    limits: Limits,
    recorded: Option<Model>,
    planned: bool,
}

impl Fixture {
    fn read(path: &Path) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let (source, expected) = split(&bytes);
        let mut fixture = Self { source, expected, limits: Limits::default(), recorded: None, planned: false };
        for directive in directives(&bytes) {
            fixture.obey(&directive, path)?;
        }
        Ok(fixture)
    }

    fn obey(&mut self, directive: &str, path: &Path) -> Result<(), String> {
        let unknown = || format!("{}: unknown directive `{directive}`", path.display());
        let (word, rest) = directive.split_once(' ').ok_or_else(unknown)?;
        match word {
            "recorded" | "edit" => {
                self.recorded = Some(recorded(&path.with_file_name(rest))?);
                self.planned = word == "edit";
            }
            "limits" => {
                for (name, value) in rest.split(' ').filter_map(|pair| pair.split_once('=')) {
                    let value = value.parse().map_err(|_| unknown())?;
                    match name {
                        "bytes" => self.limits.bytes = value,
                        "depth" => self.limits.depth = value,
                        _ => self.limits.findings = value,
                    }
                }
            }
            _ => return Err(unknown()),
        }
        Ok(())
    }

    fn compile(&self) -> (String, Vec<Diagnostic>) {
        let mut compiled = compile_with(&self.source, self.recorded.as_ref(), &self.limits);
        if let (true, Some(old), Some(new)) = (self.planned, &self.recorded, &compiled.model) {
            compiled.findings.extend(plan(&compiled.text, old, new, &self.limits));
        }
        (compiled.text.into_owned(), compiled.findings)
    }
}

/// What is refused of an edit when nothing is said beside the schema.
fn plan(text: &str, old: &Model, new: &Model, limits: &Limits) -> Vec<Diagnostic> {
    let (Some(tree), _) = parse(text, limits) else { return Vec::new() };
    let refused = migration::next("0002_edit", old, new, &Consent::default()).err();
    diff::report(&tree, &refused.unwrap_or_default())
}

/// The bytes up to the expected output, and that output without its marks.
fn split(bytes: &[u8]) -> (Vec<u8>, String) {
    let mut source = Vec::new();
    let mut expected = String::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(EXPECTED.as_bytes()) {
            Some(said) => expected.push_str(String::from_utf8_lossy(said).strip_prefix(' ').unwrap_or("\n")),
            None => source.extend_from_slice(line),
        }
    }
    (source, expected)
}

fn directives(bytes: &[u8]) -> Vec<String> {
    let lines = bytes.split(|byte| *byte == b'\n').map(String::from_utf8_lossy);
    lines.map_while(|line| line.strip_prefix("#: ").map(str::to_owned)).collect()
}

fn recorded(path: &Path) -> Result<Model, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let compiled = compile(&bytes, None);
    let said = show("recorded.yaml", &compiled.text, &compiled.findings);
    compiled.model.ok_or_else(|| format!("{} is no schema:\n{said}", path.display()))
}

fn show(name: &str, text: &str, findings: &[Diagnostic]) -> String {
    let said = render(&Source { name, text }, findings, Format::Human { colour: false });
    said.trim_end().lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Output as the comment lines that end a fixture.
fn marked(said: &str) -> String {
    said.lines().map(|line| format!("{EXPECTED} {line}").trim_end().to_owned() + "\n").collect()
}

/// Compares what was said with the fixture, or writes it there.
fn hold(path: &Path, fixture: &Fixture, said: &str) -> Result<(), String> {
    let beside = path.with_extension("expected");
    let expected =
        if beside.exists() { fs::read_to_string(&beside).unwrap_or_default() } else { fixture.expected.clone() };
    if expected == *said {
        return Ok(());
    }
    if !updating() {
        let command = "UPDATE_FIXTURES=1 cargo test -p schemalock-codegen --test rules";
        return Err(format!("{}\n--- expected\n{expected}--- said\n{said}--- to accept: {command}", path.display()));
    }
    let written = if beside.exists() {
        fs::write(&beside, said)
    } else {
        fs::write(path, [&fixture.source, marked(said).as_bytes()].concat())
    };
    written.map_err(|error| error.to_string())
}

fn check_ok(group: &str, rule: &Rule) -> Result<(), String> {
    let path = folder(group, rule).join("ok.yaml");
    let (text, findings) = Fixture::read(&path)?.compile();
    let silent = findings.iter().all(|finding| finding.rule.code != rule.code && finding.severity() != Severity::Error);
    if silent { Ok(()) } else { Err(format!("{}\n{}", path.display(), show("ok.yaml", &text, &findings))) }
}

/// `err.yaml`, and others that begin alike, for what cannot stand in one file.
fn check_err(group: &str, rule: &Rule) -> Result<(), String> {
    let entries = fs::read_dir(folder(group, rule)).into_iter().flatten().flatten();
    let more = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let more = more.filter(|name| name.starts_with("err_") && name.ends_with(".yaml"));
    more.chain(["err.yaml".to_owned()]).try_for_each(|name| check_err_file(&folder(group, rule).join(name), rule))
}

fn check_err_file(path: &Path, rule: &Rule) -> Result<(), String> {
    let fixture = Fixture::read(path)?;
    let (text, findings) = fixture.compile();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let said = show(&name, &text, &findings);
    hold(path, &fixture, &said)?;
    if findings.iter().any(|finding| finding.rule.code == rule.code) {
        return Ok(());
    }
    Err(format!("{}: nothing of {} is found\n{said}", path.display(), rule.code))
}

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} failures\n\n{}", failures.len(), failures.join("\n\n"));
}

#[test]
fn every_rule_keeps_silent_about_its_ok_fixture() {
    let failures: Vec<String> =
        every_rule().into_iter().filter_map(|(group, rule)| check_ok(group, rule).err()).collect();
    assert_none(&failures);
}

#[test]
fn every_rule_says_what_its_err_fixture_expects() {
    let failures: Vec<String> =
        every_rule().into_iter().filter_map(|(group, rule)| check_err(group, rule).err()).collect();
    assert_none(&failures);
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    let known: BTreeSet<PathBuf> = every_rule().into_iter().map(|(group, rule)| folder(group, rule)).collect();
    let folders = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
        entries.filter(|path| path.is_dir()).collect()
    };
    let strays: Vec<String> = folders(&fixtures())
        .iter()
        .flat_map(|group| folders(group))
        .filter(|folder| !known.contains(folder))
        .map(|folder| format!("{} belongs to no rule", folder.display()))
        .collect();
    assert_none(&strays);
}

#[test]
fn codes_are_in_order_and_rules_are_explained() {
    let rules = every_rule();
    for pair in rules.windows(2) {
        assert!(pair[0].1.code < pair[1].1.code, "{} stands before {}", pair[0].1.code, pair[1].1.code);
    }
    let mut names = BTreeSet::new();
    for (group, rule) in rules {
        assert!(names.insert(rule.name), "two rules are called {}", rule.name);
        assert!(rule.code.len() == 6 && rule.code.starts_with("SL"), "{}", rule.code);
        assert!(rule.explanation.len() > 40 && rule.explanation.ends_with('.'), "{} is not explained", rule.code);
        assert!(rule.summary.ends_with('.'), "{} has no summary", rule.code);
        let first = rules::grouped().find(|(name, _)| *name == group).map(|(_, rules)| rules[0].code);
        assert_eq!(first.map(|code| &code[..4]), Some(&rule.code[..4]), "{} is in the group {group}", rule.code);
    }
}

/// The `(line, code)` pairs that comments `# MISTAKE SL0101 SL0102` announce.
fn announced(text: &str) -> BTreeSet<(usize, String)> {
    let mut pairs = BTreeSet::new();
    for (at, line) in text.lines().enumerate() {
        let codes = line.split_once("# MISTAKE ").map(|(_, codes)| codes.split_whitespace());
        pairs.extend(codes.into_iter().flatten().map(|code| (at + 1, code.to_owned())));
    }
    pairs
}

#[test]
fn twenty_mistakes_are_found_in_one_run_each_in_its_line() {
    let path = fixtures().join("twenty_mistakes.yaml");
    let fixture = Fixture::read(&path).expect("the fixture is there");
    let (text, findings) = fixture.compile();
    let source = Source { name: "twenty_mistakes.yaml", text: &text };
    hold(&path, &fixture, &show(source.name, &text, &findings)).unwrap_or_else(|failure| panic!("{failure}"));
    // Hints are no mistakes; the schema itself has some.
    let found: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.severity() != Severity::Hint).collect();
    let places: BTreeSet<(usize, String)> = found
        .iter()
        .map(|finding| (source.lines().position(finding.primary.span.start).line, finding.rule.code.to_owned()))
        .collect();
    assert_eq!(places, announced(&text));
    assert!(found.len() >= 20, "{} findings", found.len());
    let kinds: BTreeSet<&str> = found.iter().map(|finding| finding.rule.code).collect();
    assert!(kinds.len() >= 20, "{} kinds of mistakes", kinds.len());
}

#[test]
fn our_own_schema_has_no_errors_and_no_warnings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.yaml");
    let bytes = fs::read(path).expect("schema.yaml is there");
    let compiled = compile(&bytes, None);
    let bad: Vec<Diagnostic> = compiled.findings.into_iter().filter(|f| f.severity() != Severity::Hint).collect();
    assert!(bad.is_empty(), "{}", show("schema.yaml", &compiled.text, &bad));
}
