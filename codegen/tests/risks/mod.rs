//! `docs/risks.md`: what the planner reports for each kind of change, engine by engine.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use schemalock_codegen::diff::{Consent, Renames, everything};
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_codegen::plan::{Risk, plan};
use schemalock_codegen::{compile, dialect};
use serde::Deserialize;
use serde_yaml::{Mapping, Value};

const CASES: &str = include_str!("cases.yaml");

const HEAD: &str = include_str!("head.md");

#[derive(Deserialize)]
struct Page {
    unsaid: Side,
    words: BTreeMap<String, Words>,
    groups: Vec<Group>,
    linters: Vec<Linter>,
    /// Where the words say something else than the planner.
    #[serde(skip)]
    wrong: RefCell<Vec<String>>,
}

/// What is locked, for how long.
#[derive(Deserialize)]
struct Words {
    says: String,
    #[serde(default)]
    blocks: Vec<String>,
}

#[derive(Deserialize)]
struct Group {
    title: String,
    #[serde(default = "all_engines")]
    engines: Vec<String>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    change: String,
    #[serde(default)]
    before: Side,
    #[serde(default)]
    after: Side,
    #[serde(default)]
    empty: BTreeSet<String>,
    locks: BTreeMap<String, String>,
}

/// What a schema has besides what all have.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Side {
    columns: Mapping,
    table: Mapping,
    tables: Mapping,
    enums: Mapping,
}

#[derive(Deserialize)]
struct Linter {
    tool: String,
    hazards: Vec<Hazard>,
}

#[derive(Deserialize)]
struct Hazard {
    hazard: String,
    case: Option<String>,
    reported: Option<String>,
    avoided: Option<String>,
    says: String,
}

fn all_engines() -> Vec<String> {
    ["postgres", "mariadb", "sqlite"].map(str::to_owned).to_vec()
}

type Risks = BTreeSet<Risk>;

/// The page, once its words agree with the planner.
pub(crate) fn page() -> String {
    let page: Page = serde_yaml::from_str(CASES).expect("cases.yaml");
    let mut text = HEAD.to_owned();
    let mut found = BTreeMap::new();
    for group in &page.groups {
        let titles: Vec<&str> = group.engines.iter().map(|engine| title(engine)).collect();
        let _ = write!(text, "\n## {}\n\n| change | {} |\n|", group.title, titles.join(" | "));
        let _ = writeln!(text, "{}", " --- |".repeat(titles.len() + 1));
        for case in &group.cases {
            let cells: Vec<String> = group.engines.iter().map(|engine| page.cell(group, case, engine)).collect();
            let _ = writeln!(text, "| {} | {} |", case.change, cells.join(" | "));
            found.insert(format!("{}: {}", group.title, case.change), page.risks(case, "postgres"));
        }
    }
    let wrong = page.wrong.borrow();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    text.push_str(LINTERS);
    for linter in &page.linters {
        let _ = write!(text, "\n### {}\n\n| hazard | ours |\n| --- | --- |\n", linter.tool);
        for hazard in &linter.hazards {
            let _ = writeln!(text, "| `{}` | {} |", hazard.hazard.replace(", ", "`, `"), hazard.answer(&found));
        }
    }
    text
}

const LINTERS: &str = "
## Against other linters

For the same change of a PostgreSQL database, what [pg-schema-diff](https://github.com/stripe/pg-schema-diff) calls a hazard and
[squawk](https://squawkhq.com) a rule, and what becomes of it here. The test that makes this page holds each answer against the plan. Rules of
squawk about statements that no plan of ours has are left out; `ban-new-write-restriction` and what follows are opt-in there.
";

fn title(engine: &str) -> &'static str {
    match engine {
        "postgres" => "PostgreSQL",
        "mariadb" => "MariaDB, MySQL",
        _ => "SQLite",
    }
}

impl Page {
    fn cell(&self, group: &Group, case: &Case, engine: &str) -> String {
        let risks = self.risks(case, engine);
        let said = self.said(group, case, engine, &risks);
        if engine != "mariadb" {
            return said;
        }
        let other = self.risks(case, "mysql");
        if other == risks && !case.locks.contains_key("mysql") {
            return said;
        }
        format!("{said}<br>MySQL: {}", self.said(group, case, "mysql", &other))
    }

    fn said(&self, group: &Group, case: &Case, engine: &str, risks: &Risks) -> String {
        let place = format!("{}: {}, {engine}", group.title, case.change);
        let words = case.locks.get(engine).unwrap_or_else(|| panic!("{place}: no words"));
        let words = self.words.get(words).unwrap_or_else(|| panic!("{place}: no words `{words}`"));
        let blocks: Vec<&str> =
            risks.iter().map(|risk| risk.word()).filter(|word| word.starts_with("blocks")).collect();
        let wanted: BTreeSet<&str> = words.blocks.iter().map(String::as_str).collect();
        if blocks.iter().copied().collect::<BTreeSet<_>>() != wanted {
            self.wrong.borrow_mut().push(format!("{place}: {blocks:?}, but `{}`", words.says));
        }
        let list: Vec<String> = risks.iter().map(|risk| format!("`{}`", risk.word())).collect();
        let list = if list.is_empty() { String::from("none") } else { list.join(", ") };
        format!("{list}<br>{}", words.says)
    }

    fn risks(&self, case: &Case, engine: &str) -> Risks {
        let kind = DialectKind::ALL.into_iter().find(|kind| kind.word() == engine).expect("an engine");
        let old = self.model(&case.before, engine, None);
        let new = self.model(&case.after, engine, Some(&old));
        let consent = Consent { empty: case.empty.clone(), ..everything(&old, &new) };
        let renames = Renames::between(&old, &new);
        let plan = plan(dialect::of(kind), &old, &new, &renames, &consent);
        let plan = plan.unwrap_or_else(|refusals| panic!("{}: {refusals:?}", case.change));
        plan.steps.into_iter().flat_map(|step| step.risks).collect()
    }

    fn model(&self, side: &Side, engine: &str, recorded: Option<&Model>) -> Model {
        let version = if engine == "sqlite" {
            "3.40"
        } else if engine == "postgres" {
            "14"
        } else {
            "10.6"
        };
        let version = if engine == "mysql" { "8.0" } else { version };
        let over = |mine: &Mapping, all: &Mapping| -> Mapping {
            let mut merged = all.clone();
            merged.extend(mine.clone());
            merged
        };
        let text = |name: &str| Value::from(name);
        let mut table = side.table.clone();
        table.insert(text("columns"), Value::Mapping(over(&side.columns, &self.unsaid.columns)));
        let mut tables = over(&side.tables, &self.unsaid.tables);
        tables.insert(text("t"), Value::Mapping(table));
        let targets = Mapping::from_iter([(text(engine), text(version))]);
        let schema = Mapping::from_iter([
            (text("schemalock"), Value::from(1)),
            (text("name"), text("cases")),
            (text("targets"), Value::Mapping(targets)),
            (text("enums"), Value::Mapping(side.enums.clone())),
            (text("tables"), Value::Mapping(tables)),
        ]);
        let yaml = serde_yaml::to_string(&schema).expect("a mapping is YAML");
        let compiled = compile(yaml.as_bytes(), recorded);
        let said = || compiled.findings.iter().map(|finding| finding.rule.code).collect::<Vec<_>>();
        compiled.model.clone().unwrap_or_else(|| panic!("{:?}\n{yaml}", said()))
    }
}

impl Hazard {
    fn answer(&self, found: &BTreeMap<String, Risks>) -> String {
        let Some(case) = &self.case else { return self.says.clone() };
        let risks = found.get(case).unwrap_or_else(|| panic!("there is no case `{case}`"));
        let has = |word: &str| risks.iter().any(|risk| risk.word() == word);
        let verb = match (&self.reported, &self.avoided) {
            (Some(word), None) => {
                assert!(has(word), "{}: `{case}` is not reported as `{word}`", self.hazard);
                format!("reported as `{word}`")
            }
            (None, Some(word)) => {
                assert!(!has(word), "{}: `{case}` is reported as `{word}`", self.hazard);
                String::from("avoided")
            }
            _ => panic!("{}: reported or avoided", self.hazard),
        };
        if self.says.is_empty() { verb } else { format!("{verb}: {}", self.says) }
    }
}
