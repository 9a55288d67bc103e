//! The pages for people who come from other tools: their commands, in their order, on what such a tool leaves.

use std::path::{Path, PathBuf};

use schemalock_tests::{Engine, Project};

use super::support::{load, loaded};

fn fixture(tool: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("coming-from").join(tool)
}

/// The commands of a page: the lines of its blocks of shell.
fn commands(tool: &str) -> Vec<String> {
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/coming-from/{tool}.md"));
    let text = std::fs::read_to_string(page).unwrap();
    let blocks = text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The files below a folder, by their paths in it, sorted.
fn files(root: &Path) -> Vec<(String, String)> {
    fn collect(root: &Path, at: &Path, all: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, all);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                all.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut all = Vec::new();
    collect(root, root, &mut all);
    all.sort();
    all
}

/// Follows a page on a database that the tool's files made. `moved` is a folder that the page says to move first.
fn follow(tool: &str, engine: Engine, moved: Option<(&str, &str)>) -> Project {
    let project = Project::new();
    let mut sql = String::new();
    for (name, text) in files(&fixture(tool)) {
        let leads_up = name.ends_with(".sql") && !name.ends_with("down.sql");
        sql.push_str(if leads_up { &text } else { "" });
        let name = match moved {
            Some((from, to)) => name.strip_prefix(from).map_or(name.clone(), |rest| format!("{to}{rest}")),
            None => name,
        };
        project.write(&name, text);
    }
    let scratch = loaded(engine, "");
    load(&scratch, &sql);
    let commands = commands(tool);
    assert!(commands.len() >= 7, "{commands:?}");
    for command in commands {
        let command = command.replace("$DATABASE_URL", scratch.url());
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "schemalock", "{command}");
        let output = project.run(&words[1..]);
        // What is beside the tool's own files is what the tool keeps for itself.
        assert_eq!(output.code, 0, "{command}\n{}\n{}", output.stdout, output.stderr);
    }
    project
}

#[test]
fn prisma() {
    let project = follow("prisma", Engine::Postgres, None);
    let schema = project.read("schema.yaml");
    assert!(schema.contains("table:_prisma_migrations"), "{schema}");
    assert!(schema.contains("  Role:") || schema.contains("Role: "), "{schema}");
}

#[test]
fn drizzle() {
    let schema = follow("drizzle", Engine::Sqlite, None).read("schema.yaml");
    assert!(schema.contains("table:__drizzle_migrations"), "{schema}");
}

#[test]
fn diesel() {
    let schema = follow("diesel", Engine::Postgres, Some(("migrations/", "diesel/"))).read("schema.yaml");
    assert!(schema.contains("table:__diesel_schema_migrations"), "{schema}");
    assert!(schema.contains("function:diesel_set_updated_at"), "{schema}");
}

#[test]
fn atlas() {
    let schema = follow("atlas", Engine::Mariadb, Some(("migrations/", "atlas/"))).read("schema.yaml");
    assert!(schema.contains("table:atlas_schema_revisions"), "{schema}");
}

#[test]
fn plain_sql() {
    let schema = follow("sql", Engine::Postgres, None).read("schema.yaml");
    assert!(schema.contains("view:open_invoices"), "{schema}");
    assert!(schema.contains("Who buys."), "{schema}");
}
