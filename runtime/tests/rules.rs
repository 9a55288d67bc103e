//! The models' side of `cases/rules.json`.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use schemalock::rules::{Bound, Pattern, Rule, Ruled, Violation};
use schemalock::{ColumnKind, Date, Decimal, Json, TimeOfDay, Timestamp, Uuid};
use serde::Deserialize;
use time::macros::format_description;

const CASES: &str = include_str!("../cases/rules.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schemalock_rules: u32,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    r#type: String,
    #[serde(default)]
    values: Vec<String>,
    #[serde(default, rename = "case_insensitive")]
    _case_insensitive: bool,
    rules: Rules,
    cases: Vec<Case>,
}

/// In the order in which violations are told.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    min_length: Option<u32>,
    max_length: Option<u32>,
    #[serde(default)]
    non_empty: bool,
    pattern: Option<String>,
    format: Option<String>,
    min: Option<Json>,
    max: Option<Json>,
    one_of: Option<Vec<Json>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    value: Json,
    accepted: bool,
    #[serde(default)]
    violated: Vec<String>,
    #[serde(default)]
    about: String,
}

fn leaked(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn bound(json: &Json) -> Bound {
    match json {
        Json::Number(number) => Bound::Integer(number.as_i64().unwrap()),
        other => Bound::Text(leaked(other.as_str().unwrap())),
    }
}

fn rules(rules: &Rules) -> &'static [Rule] {
    let mut all = Vec::new();
    all.extend(rules.min_length.map(Rule::MinLength));
    all.extend(rules.max_length.map(Rule::MaxLength));
    all.extend(rules.non_empty.then_some(Rule::NonEmpty));
    all.extend(rules.pattern.as_deref().map(|text| Rule::Pattern(Box::leak(Box::new(Pattern::new(leaked(text)))))));
    all.extend(rules.format.as_deref().map(|name| match name {
        "url" => Rule::Url,
        "email" => Rule::Email,
        other => panic!("format {other}"),
    }));
    all.extend(rules.min.as_ref().map(|least| Rule::Min(bound(least))));
    all.extend(rules.max.as_ref().map(|most| Rule::Max(bound(most))));
    all.extend(rules.one_of.as_ref().map(|of| Rule::OneOf(of.iter().map(bound).collect::<Vec<_>>().leak())));
    all.leak()
}

fn text(json: &Json) -> Option<String> {
    match json {
        Json::Null => None,
        Json::Object(long) => {
            let times = usize::try_from(long["times"].as_u64().unwrap()).unwrap();
            Some(long["repeat"].as_str().unwrap().repeat(times))
        }
        other => Some(other.as_str().unwrap().to_owned()),
    }
}

/// An enum's value as the models' enums keep rules: by its text.
struct Word(String);

impl Ruled for Word {
    fn satisfies(&self, rule: &Rule) -> bool {
        self.0.satisfies(rule)
    }
}

fn broken<T: Ruled>(rules: &'static [Rule], value: Option<T>) -> Vec<Violation> {
    let mut violations = Vec::new();
    schemalock::__private::check(&mut violations, "column", rules, &value);
    violations
}

fn broken_in(group: &Group, rules: &'static [Rule], value: &Json) -> Vec<Violation> {
    let whole = || value.as_i64();
    let date = format_description!("[year]-[month]-[day]");
    let time = format_description!("[hour]:[minute]:[second]");
    match group.r#type.as_str() {
        "text" => broken(rules, text(value)),
        "enum" => broken(rules, text(value).inspect(|text| assert!(group.values.contains(text))).map(Word)),
        "smallint" => broken(rules, whole().map(|number| i16::try_from(number).unwrap())),
        "integer" => broken(rules, whole().map(|number| i32::try_from(number).unwrap())),
        "bigint" => broken(rules, text(value).map(|text| text.parse::<i64>().unwrap())),
        "float" => broken(rules, text(value).map(|text| text.parse::<f64>().unwrap())),
        "timestamp" => broken(rules, text(value).map(|text| text.parse::<Timestamp>().unwrap())),
        "date" => broken(rules, text(value).map(|text| Date::parse(&text, date).unwrap())),
        "time" => broken(rules, text(value).map(|text| TimeOfDay::parse(&text, time).unwrap())),
        "uuid" => broken(rules, text(value).map(|text| text.parse::<Uuid>().unwrap())),
        decimal if decimal.starts_with("decimal(") => {
            broken(rules, text(value).map(|text| text.parse::<Decimal>().unwrap()))
        }
        other => panic!("type {other}"),
    }
}

fn file() -> File {
    let file: File = serde_json::from_str(CASES).unwrap();
    assert_eq!(file.schemalock_rules, 1);
    file
}

#[test]
fn every_case_is_decided_as_the_file_says() {
    let mut wrong = Vec::new();
    for group in file().groups {
        let rules = rules(&group.rules);
        for case in &group.cases {
            let violations = broken_in(&group, rules, &case.value);
            let names: Vec<&str> = violations.iter().map(Violation::rule).collect();
            if names != case.violated || names.is_empty() != case.accepted {
                wrong.push(format!("{} {rules:?}: {}: {names:?} {}", group.r#type, case.value, case.about));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_file_says_no_rule_of_another_type() {
    for group in file().groups {
        let kind = match group.r#type.as_str() {
            "text" => ColumnKind::Text,
            "smallint" | "integer" => ColumnKind::Integer,
            "bigint" => ColumnKind::BigInt,
            "float" => ColumnKind::Float,
            "uuid" => ColumnKind::Uuid,
            "timestamp" => ColumnKind::Timestamp,
            "date" => ColumnKind::Date,
            "time" => ColumnKind::Time,
            "enum" => ColumnKind::Enum(&[]),
            _ => ColumnKind::Decimal,
        };
        assert!(rules(&group.rules).iter().all(|rule| rule.applies_to(kind)), "{}", group.r#type);
    }
}
