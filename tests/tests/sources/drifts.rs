//! Hand-made drifts of the five tables: each is found, named, and has its line in the schema.

use schemalock_tests::{Engine, FIVE_TABLES, Project};
use serde_json::Value;

use super::support::{generated, load, text};

/// One drift of `tests/schemas/drifts`.
struct Drift {
    what: String,
    sql: String,
    /// What the report has to contain; of what is left alone, what it has to say beside it.
    expected: String,
    left_alone: bool,
}

fn drifts(engine: Engine) -> Vec<Drift> {
    let text = text(&format!("drifts/{}.txt", engine.name()));
    let mut all: Vec<Drift> = Vec::new();
    for line in text.lines() {
        let last = all.last_mut();
        if let Some(what) = line.strip_prefix("# ") {
            all.push(Drift { what: what.to_owned(), sql: String::new(), expected: String::new(), left_alone: false });
        } else if let Some((drift, expected)) = last.zip(line.strip_prefix("= ").or_else(|| line.strip_prefix("~ "))) {
            drift.expected = expected.to_owned();
            drift.left_alone = line.starts_with('~');
        } else if let Some(drift) = all.last_mut() {
            drift.sql.push_str(line);
            drift.sql.push('\n');
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
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), drifts.len(), wrong.join("\n"));
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
