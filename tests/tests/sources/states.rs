//! From any state of a few tables to any other, as other tools publish them: a database in the one state, with rows, becomes the other by
//! the plan that `diff` makes, run by the engine's own client.
//!
//! What comes out is one of a few things, listed in `tests/schemas/states/*.outcomes` wherever it is not plainly right. None is wrong in
//! silence: no row is lost, nothing is left over that was not told beforehand, and nothing differs a second time.
//!
//! From each state to the next and back, and with `SCHEMALOCK_EVERY_WAY` set from each to each.

use std::collections::BTreeSet;

use schemalock_codegen::model::Model;
use schemalock_tests::{Engine, Output, Project, Scratch};
use serde_json::Value;

use super::dump::{assert_equal, dump};
use super::support::{file, load, loaded, model, pull, text, try_load};

/// States of the same tables.
struct Group {
    name: String,
    states: Vec<String>,
}

fn groups(engine: Engine) -> Vec<Group> {
    let text = text(&format!("states/{}.sql", engine.name()));
    let mut all: Vec<Group> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("-- # ") {
            all.push(Group { name: name.to_owned(), states: vec![String::new()] });
            continue;
        }
        let Some(group) = all.last_mut() else { continue };
        match (line, group.states.last_mut()) {
            ("-- ##", _) => group.states.push(String::new()),
            (line, Some(state)) => state.push_str(&format!("{line}\n")),
            (_, None) => {}
        }
    }
    all
}

/// A state in a database, and as a schema.
struct Held {
    scratch: Scratch,
    model: Model,
    file: String,
    dump: Vec<String>,
}

impl Held {
    fn new(engine: Engine, project: &Project, sql: &str, number: usize) -> Self {
        let file = format!("{number}.sql");
        project.write(&file, sql);
        let scratch = loaded(engine, sql);
        let pulled = pull(project, scratch.url(), &[]);
        assert_eq!(pulled.code, 0, "{sql}\n{}{}", pulled.stdout, pulled.stderr);
        let model = model(project);
        let dump = dumped(&scratch, &model);
        Self { scratch, model, file, dump }
    }
}

/// The way from one state to another.
struct Way<'a> {
    engine: Engine,
    project: &'a Project,
    before: &'a Held,
    after: &'a Held,
}

impl Way<'_> {
    /// What comes of it: nothing to say, or a line of the list; an error is a wrong.
    fn go(&self, scratch: &Scratch, sql: &str) -> Result<String, String> {
        load(scratch, sql);
        let plan = self.plan(scratch)?;
        let told = lines(&plan);
        if plan.code == 1 && plan.stdout.is_empty() && told.is_empty() {
            return codes(&plan).map(|codes| format!("refused {codes}"));
        }
        let rows = |scratch: &Scratch| rows(scratch, &self.before.model, &self.after.model);
        if let Some(message) = asked(scratch, &plan.stdout) {
            return Ok(format!("asks first: {message}"));
        }
        let before = rows(scratch);
        if let Err(error) = try_load(scratch, &plan.stdout) {
            return self.broken_off(scratch, &plan.stdout, &error);
        }
        if rows(scratch) != before {
            return Err(format!("{before:?} rows were there, and are {:?}\n{}", rows(scratch), plan.stdout));
        }
        let second = self.diff(scratch, &[], "json")?;
        let document: Value =
            serde_json::from_str(&second.stdout).map_err(|error| format!("{error}: {}", second.stderr))?;
        let left = lines(&second);
        let silent: Vec<_> = left.difference(&told).collect();
        if document["changes"].as_array().is_none_or(|changes| !changes.is_empty()) || !silent.is_empty() {
            return Err(format!("differs a second time: {}\n{silent:#?}\n{}", document["changes"], plan.stdout));
        }
        if left.is_empty() {
            assert_equal(&self.after.dump, &dumped(scratch, &self.after.model));
        }
        Ok(if left.is_empty() { String::new() } else { "told what no plan can do".to_owned() })
    }

    /// The plan, after it was said that what is gone from the new state may be dropped.
    fn plan(&self, scratch: &Scratch) -> Result<Output, String> {
        let mut said: Vec<String> = Vec::new();
        loop {
            let plan = self.diff(scratch, &said, "sql")?;
            let more: Vec<String> = consents(&plan.stderr).into_iter().filter(|word| !said.contains(word)).collect();
            if plan.code != 1 || !plan.stdout.is_empty() || more.is_empty() {
                return Ok(plan);
            }
            said.extend(more.into_iter().flat_map(|word| ["--drop".to_owned(), word]));
        }
    }

    fn diff(&self, scratch: &Scratch, said: &[String], format: &str) -> Result<Output, String> {
        let kind = self.engine.name();
        let mut arguments = vec!["diff", "--from", scratch.url(), "--to", &self.after.file, "--dialect", kind];
        arguments.extend(["--exit-code", "--format", format]);
        arguments.extend(said.iter().map(String::as_str));
        let output = self.project.run(&arguments);
        if output.code > 1 { Err(format!("{}{}", output.stdout, output.stderr)) } else { Ok(output) }
    }

    /// The engine would not run it, because of something left alone. Then nothing has happened, where all is one transaction.
    fn broken_off(&self, scratch: &Scratch, plan: &str, error: &str) -> Result<String, String> {
        if self.engine != Engine::Mariadb && plan.matches("-- schemalock:phase").count() < 2 {
            let diff = ["diff", "--from", scratch.url(), "--to", self.before.scratch.url(), "--exit-code"];
            let diff = self.project.run(&diff);
            if diff.code != 0 {
                return Err(format!("{error}\nand half of it happened: {}{}", diff.stdout, diff.stderr));
            }
        }
        let first = error.lines().find(|line| line.contains("ERROR")).unwrap_or(error);
        let reason = first.split_once("ERROR").map_or(first, |(_, reason)| reason.trim_start_matches([':', ' ']));
        Ok(format!("broken off: {}", without_names_of_ours(reason)))
    }
}

/// The engine's dump, with the lines of each part in order: a column that comes later stands at the end.
fn dumped(scratch: &Scratch, model: &Model) -> Vec<String> {
    let sorted = |part: &String| part.lines().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join("\n");
    dump(scratch, model).iter().map(sorted).collect()
}

/// What the engine calls a copy that it works on has a number in it.
fn without_names_of_ours(reason: &str) -> String {
    let reason = reason.split(" at line ").next().unwrap_or(reason);
    reason.split(" (`").next().unwrap_or(reason).trim().to_owned()
}

/// What stands in the rows against the plan, which asks that before it does anything.
fn asked(scratch: &Scratch, plan: &str) -> Option<String> {
    let asked = plan.lines().filter_map(|line| line.strip_prefix("-- schemalock:preflight "));
    let mut asked = asked.map(|line| {
        let mut words = serde_json::Deserializer::from_str(line).into_iter::<String>();
        [words.next(), words.next()].map(|word| word.unwrap().unwrap())
    });
    let as_text = if scratch.engine() == Engine::Mariadb { "char" } else { "text" };
    let found = |query: &String| {
        let (before, query) = query.rsplit_once(';').unwrap_or(("", query));
        let query = format!("SELECT CAST(({query}) AS {as_text})");
        scratch.texts_after(before, &query).unwrap() != [Some("0".to_owned())]
    };
    asked.find(|[_, query]| found(query)).map(|[message, _]| message)
}

/// What is not in the plan.
fn lines(output: &Output) -> BTreeSet<String> {
    let lines = output.stderr.lines().filter(|line| line.contains("not in the plan"));
    lines.map(str::to_owned).collect()
}

fn codes(plan: &Output) -> Result<String, String> {
    let codes = plan.stderr.lines().filter_map(|line| line.strip_prefix("error[")?.split_once(']'));
    let codes: BTreeSet<&str> = codes.map(|(code, _)| code).collect();
    if codes.is_empty() {
        return Err(format!("no plan, and no reason: {}", plan.stderr));
    }
    Ok(codes.into_iter().collect::<Vec<_>>().join(" "))
}

/// What may be dropped, where a hint says that it has to be said.
fn consents(stderr: &str) -> Vec<String> {
    let hints = stderr.lines().filter_map(|line| line.split_once("say `--drop "));
    hints.filter_map(|(_, rest)| Some(rest.rsplit_once('`')?.0)).map(unquoted).collect()
}

fn unquoted(word: &str) -> String {
    word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')).unwrap_or(word).to_owned()
}

/// How many rows the tables have that both states have.
fn rows(scratch: &Scratch, before: &Model, after: &Model) -> Vec<Option<String>> {
    let both = before.tables.iter().filter(|table| after.table(&table.name).is_some());
    let count = |name: &str| {
        let name = match scratch.engine() {
            Engine::Mariadb => format!("`{}`", name.replace('`', "``")),
            _ => format!("\"{}\"", name.replace('"', "\"\"")),
        };
        let cast = if scratch.engine() == Engine::Mariadb { "char" } else { "text" };
        scratch.texts(&format!("SELECT CAST(count(*) AS {cast}) FROM {name}")).unwrap()
    };
    both.flat_map(|table| count(&table.name)).collect()
}

/// An empty database; to make one anew takes PostgreSQL longer than to empty it.
fn empty(scratch: &mut Scratch) {
    match scratch.engine() {
        Engine::Postgres => {
            load(scratch, "SET client_min_messages = error; DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
        }
        other => *scratch = other.scratch(),
    }
}

fn ways(states: usize) -> impl Iterator<Item = (usize, usize)> {
    let every = std::env::var_os("SCHEMALOCK_EVERY_WAY").is_some();
    let all = (0..states).flat_map(move |from| (0..states).map(move |to| (from, to)));
    all.filter(move |(from, to)| from != to && (every || from.abs_diff(*to) == 1))
}

fn go(engine: Engine) {
    let (mut found, mut wrong, mut gone) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    let mut scratch = engine.scratch();
    for group in groups(engine) {
        let project = Project::new();
        let held = group.states.iter().enumerate().map(|(number, sql)| Held::new(engine, &project, sql, number));
        let held: Vec<Held> = held.collect();
        for (from, to) in ways(held.len()) {
            let name = format!("{} {from} -> {to}", group.name);
            empty(&mut scratch);
            let way = Way { engine, project: &project, before: &held[from], after: &held[to] };
            match way.go(&scratch, &group.states[from]) {
                Ok(right) if right.is_empty() => {}
                Ok(other) => drop(found.insert(format!("{name}: {other}"))),
                Err(what) => wrong.push(format!("{name}: {what}")),
            }
            gone.insert(name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(gone.len() >= 80, "{} ways", gone.len());
    let list = format!("states/{}.outcomes", engine.name());
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        let lines: Vec<&str> = found.iter().map(String::as_str).collect();
        std::fs::write(file(&list), lines.join("\n") + "\n").unwrap();
    }
    let list = text(&list);
    let listed = list.lines().filter(|line| line.split_once(':').is_some_and(|(name, _)| gone.contains(name)));
    assert_listed(&listed.collect(), &found.iter().map(String::as_str).collect());
}

/// Both lists are the same, line by line.
fn assert_listed(listed: &BTreeSet<&str>, found: &BTreeSet<&str>) {
    let gone: Vec<_> = listed.difference(found).collect();
    let new: Vec<_> = found.difference(listed).collect();
    let write = "UPDATE_FIXTURES=1 SCHEMALOCK_EVERY_WAY=1 writes the list";
    assert!(gone.is_empty() && new.is_empty(), "listed alone: {gone:#?}\nfound alone: {new:#?}\n({write})");
}

#[test]
fn sqlite() {
    go(Engine::Sqlite);
}

#[test]
fn postgres() {
    go(Engine::Postgres);
}

#[test]
fn mariadb() {
    go(Engine::Mariadb);
}
