//! Hand-made drifts of the five tables: each is found, named, has its line in the schema, and is repaired by the plan that `diff` makes.

use schemalock_tests::{Engine, FIVE_TABLES, Project, Scratch};
use serde_json::Value;

use super::support::{generated, load, text};

/// One drift of `tests/schemas/drifts`.
struct Drift {
    what: String,
    sql: String,
    /// What the report has to contain; of what is left alone, what it has to say beside it.
    expected: String,
    left_alone: bool,
    /// What has to be said for the repair.
    said: Vec<String>,
    /// The code with which the repair is refused.
    refused: Option<String>,
}

impl Drift {
    fn new(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            sql: String::new(),
            expected: String::new(),
            left_alone: false,
            said: Vec::new(),
            refused: None,
        }
    }

    /// Reads one more line.
    fn add(&mut self, line: &str) {
        match line.split_at_checked(2) {
            Some(("= " | "~ ", expected)) => {
                self.expected = expected.to_owned();
                self.left_alone = line.starts_with('~');
            }
            Some(("+ ", said)) => self.said = said.split(' ').map(str::to_owned).collect(),
            Some(("! ", code)) => self.refused = Some(code.to_owned()),
            _ => self.sql.push_str(&format!("{line}\n")),
        }
    }
}

fn drifts(engine: Engine) -> Vec<Drift> {
    let text = text(&format!("drifts/{}.txt", engine.name()));
    let mut all: Vec<Drift> = Vec::new();
    for line in text.lines() {
        if let Some(what) = line.strip_prefix("# ") {
            all.push(Drift::new(what));
        } else if let Some(drift) = all.last_mut() {
            drift.add(line);
        }
    }
    all
}

fn found(engine: Engine) {
    let drifts = drifts(engine);
    assert!(drifts.len() >= 20, "{} drifts", drifts.len());
    let project = Project::with_schema(FIVE_TABLES);
    let _ = project.run(&["migrate", "new"]).expect_code(0);
    let _ = project.run(&["generate"]).expect_code(0);
    let mut wrong = Vec::new();
    for drift in &drifts {
        let scratch = engine.scratch();
        load(&scratch, &generated(&project, engine));
        let clean = project.run(&["check", "--database", scratch.url()]);
        assert_eq!(clean.code, 0, "before {}: {}\n{}", drift.what, clean.stdout, clean.stderr);
        load(&scratch, &drift.sql);
        let report = project.run(&["check", "--database", scratch.url(), "--format", "json"]);
        wrong.extend(judge(drift, report.code, &report.stdout, &report.stderr));
        // From both sides, and what is planned can be written down, or is refused with a reason.
        let diff = project.run(&["diff", "--from", scratch.url(), "--to", "schema.yaml", "--exit-code"]);
        if diff.code != i32::from(!drift.left_alone) {
            wrong.push(format!("{}: diff ends with {}\n{}{}", drift.what, diff.code, diff.stdout, diff.stderr));
        } else if !drift.left_alone {
            wrong.extend(repair(drift, &project, &scratch));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), drifts.len(), wrong.join("\n"));
}

/// Runs what `diff` plans with the engine's own client; then nothing differs.
fn repair(drift: &Drift, project: &Project, scratch: &Scratch) -> Option<String> {
    let mut arguments = vec!["diff", "--from", scratch.url(), "--to", "schema.yaml", "--format", "sql"];
    arguments.extend(["--dialect", scratch.engine().name()]);
    arguments.extend(drift.said.iter().map(String::as_str));
    let plan = project.run(&arguments);
    if let Some(code) = &drift.refused {
        let refused = plan.code == 1 && plan.stdout.is_empty() && plan.stderr.contains(code.as_str());
        return (!refused).then(|| format!("{}: not refused with {code}\n{}{}", drift.what, plan.stdout, plan.stderr));
    }
    if plan.code != 0 || plan.stderr.contains("not in the plan") {
        return Some(format!("{}: no plan\n{}{}", drift.what, plan.stdout, plan.stderr));
    }
    load(scratch, &plan.stdout);
    let clean = project.run(&["check", "--database", scratch.url()]);
    (clean.code != 0)
        .then(|| format!("{}: not repaired\n{}{}\n{}", drift.what, clean.stdout, clean.stderr, plan.stdout))
}

fn judge(drift: &Drift, code: i32, stdout: &str, stderr: &str) -> Option<String> {
    if code != i32::from(!drift.left_alone) {
        return Some(format!("{}: ends with {code}\n{stdout}{stderr}", drift.what));
    }
    if drift.left_alone {
        let told = stderr.contains(&drift.expected);
        return (!told).then(|| format!("{}: nothing says {:?}\n{stderr}", drift.what, drift.expected));
    }
    let report: Value = serde_json::from_str(stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let named = findings.iter().find(|finding| finding["message"].as_str().unwrap().contains(&drift.expected));
    let Some(named) = named else {
        return Some(format!("{}: nothing names {:?}\n{stdout}", drift.what, drift.expected));
    };
    let line = named["at"]["line"].as_u64();
    (line.is_none_or(|line| line < 2)).then(|| format!("{}: no line\n{stdout}", drift.what))
}

#[test]
fn sqlite() {
    found(Engine::Sqlite);
}

#[test]
fn postgres() {
    found(Engine::Postgres);
}

#[test]
fn mariadb() {
    found(Engine::Mariadb);
}
