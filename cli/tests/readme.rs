//! What the README shows is what the program says.
#![allow(clippy::disallowed_methods, reason = "a test reads files")]

mod support;

use support::Folder;

const README: &str = include_str!("../../README.md");
const SCHEMA: &str = include_str!("../../schema.yaml");

/// The first fenced block of that language behind these words.
fn block(words: &str, language: &str) -> String {
    let behind = README.split_once(words).map(|(_, rest)| rest).unwrap_or_default();
    let inside = behind.split_once(&format!("```{language}\n")).map(|(_, rest)| rest).unwrap_or_default();
    inside.split_once("```").map(|(block, _)| block.to_owned()).unwrap_or_default()
}

#[test]
fn a_mistake_reads_like_this() {
    let folder = Folder::new();
    folder.write("schema.yaml", SCHEMA.replace("references: apps.id", "references: app.id").as_bytes());
    let run = folder.run(&["validate"]);
    let shown = block("A mistake reads like this:", "text");
    assert!(shown.starts_with("error[SL0301]"), "{shown}");
    assert!(run.stdout.contains(&shown), "{}\n---\n{shown}", run.stdout);
}

#[test]
fn every_command_is_listed() {
    let help = Folder::new().run(&["--help"]).stdout;
    let commands = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
    let names = commands.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    for name in names {
        assert!(README.contains(&format!("| `schemalock {name}")), "the README does not list `{name}`");
    }
}

#[test]
fn its_schema_is_one() {
    let snippet = block("sealed type in the models", "yaml");
    let folder = Folder::new();
    let head =
        "schemalock: 1\nname: x\ntargets: { sqlite: \"3.40\" }\nenums:\n  connection_status: [pending, active]\n";
    let apps = "  apps:\n    columns:\n      id: { type: uuid, primary_key: true, default: uuid_v7 }\n";
    folder.write("schema.yaml", format!("{head}{snippet}{apps}").as_bytes());
    let run = folder.run(&["validate"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn an_edit_goes_like_this() {
    let shown = block("With a column `priority` more", "console");
    let (before, after) = SCHEMA.split_once("  connections:\n").unwrap_or_default();
    let column = "      priority: { type: integer, default: 0 }\n      app_id:";
    let edited = format!("{before}  connections:\n{}", after.replacen("      app_id:", column, 1));
    let folder = Folder::new();
    folder.write("schema.yaml", SCHEMA.as_bytes());
    assert_eq!(folder.run(&["sync"]).code, 0);
    folder.write("schema.yaml", edited.as_bytes());
    let commands = shown.lines().filter_map(|line| line.strip_prefix("$ schemalock "));
    let said = commands.map(|command| {
        let run = folder.run(&command.split(' ').collect::<Vec<_>>());
        format!("$ schemalock {command}\n{}", run.stdout)
    });
    assert_eq!(said.collect::<String>(), shown);
}
