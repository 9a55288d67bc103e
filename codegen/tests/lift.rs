//! What a database made from a schema holds is the schema again: alone as far as SQL can say it, in the schema's light whole.

mod common;

use proptest::prelude::*;
use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::{Format, Source, render};
use schemalock_codegen::dialect;
use schemalock_codegen::diff::{Change, diff};
use schemalock_codegen::emit::yaml;
use schemalock_codegen::inventory::{About, Difference, Inventory, Lifted, differences, lift, only};
use schemalock_codegen::model::{DialectKind, Model, Version};
use schemalock_codegen::sql::read::{SqlFile, read};

const FIVE_TABLES: &str = include_str!("../../schema.yaml");
const EVERY_TYPE: &str = include_str!("../../tests/types/schema.yaml");

fn model(text: &str) -> Model {
    let compiled = compile(text.as_bytes(), None);
    compiled.model.unwrap_or_else(|| panic!("{:?}", compiled.findings))
}

fn lifted(found: &Inventory, light: Option<&Model>) -> Lifted {
    lift(found, light, &About { name: "found", version: oldest(found.dialect) })
}

fn oldest(kind: DialectKind) -> Version {
    dialect::of(kind).capability(Version::new(0, 0)).oldest
}

fn said(differences: &[Difference]) -> String {
    differences.iter().map(|difference| format!("{difference}\n")).collect()
}

/// Is it about something that the lift leaves alone?
fn is_left(lifted: &Lifted, difference: &Difference) -> bool {
    let plain = |name: &str| name.replace(['"', '`', ' '], "").to_lowercase();
    let name = plain(&format!("{}.{}", difference.table.as_deref().unwrap_or_default(), difference.name));
    // SQLite's conditions are called by what they say.
    let said = plain(&difference.name);
    lifted.unmanaged.iter().any(|item| plain(&item.name) == name || plain(&item.definition) == format!("check({said})"))
}

/// Lifted alone, it makes the same database, and its text is a schema without mistakes.
fn alone(model: &Model, kind: DialectKind) -> Result<(), String> {
    let found = Inventory::of(dialect::of(kind), &only(model, kind));
    let back = lifted(&found, None);
    if !back.unsaid.is_empty() {
        return Err(format!("{kind:?}: unsaid: {}", said(&back.unsaid)));
    }
    let text = yaml::emit(&back.model);
    let compiled = compile(text.as_bytes(), None);
    let Some(read) = compiled.model else {
        let source = Source { name: "pulled", text: &text };
        return Err(format!(
            "{kind:?}: {}\n{text}",
            render(&source, &compiled.findings, Format::Human { colour: false })
        ));
    };
    let mut made = Inventory::of(dialect::of(kind), &read);
    made.unmanaged.clone_from(&found.unmanaged);
    let mut wrong = differences(&found, &made);
    wrong.retain(|difference| !is_left(&back, difference));
    if wrong.is_empty() { Ok(()) } else { Err(format!("{kind:?}: {}\n{text}", said(&wrong))) }
}

/// Lifted in its own light, it is itself.
fn in_its_light(model: &Model, kind: DialectKind) -> Result<(), String> {
    let model = only(model, kind).unmarked();
    let found = Inventory::of(dialect::of(kind), &model);
    let back = lifted(&found, Some(&model));
    let changes: String = diff(&back.model, &model).iter().map(|change: &Change| format!("{change}\n")).collect();
    if changes.is_empty() && back.unsaid.is_empty() {
        return Ok(());
    }
    Err(format!("{kind:?}: {changes}{}", said(&back.unsaid)))
}

/// Lifted in the light of another, it still makes the same database.
fn in_another_light(model: &Model, light: &Model, kind: DialectKind) -> Result<(), String> {
    let light = only(light, kind);
    let found = Inventory::of(dialect::of(kind), &only(model, kind));
    let back = lifted(&found, Some(&light));
    let mut made = Inventory::of(dialect::of(kind), &back.model);
    made.unmanaged.clone_from(&found.unmanaged);
    let mut wrong = differences(&made, &found);
    // What is as the light has it is not told.
    let lit = differences(&Inventory::of(dialect::of(kind), &light), &found);
    let is = |one: &Difference, other: &Difference| {
        (one.object, &one.table, &one.name) == (other.object, &other.table, &other.name)
    };
    wrong.retain(|difference| !is_left(&back, difference) && lit.iter().any(|other| is(difference, other)));
    let said = said(&wrong);
    if said == self::said(&back.unsaid) {
        Ok(())
    } else {
        Err(format!("{kind:?}: {said}\nunsaid: {}", self::said(&back.unsaid)))
    }
}

fn on_every_target(model: &Model, law: impl Fn(&Model, DialectKind) -> Result<(), String>) {
    for kind in model.targets.databases.keys() {
        law(model, *kind).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
}

#[test]
fn the_five_tables() {
    on_every_target(&model(FIVE_TABLES), alone);
    on_every_target(&model(FIVE_TABLES), in_its_light);
}

#[test]
fn every_type() {
    on_every_target(&model(EVERY_TYPE), alone);
    on_every_target(&model(EVERY_TYPE), in_its_light);
}

/// SQLite's trigger names the columns, and a new one is not among them.
#[test]
fn a_column_that_came_by_hand_takes_nothing_with_it() {
    let model = only(&model(FIVE_TABLES), DialectKind::Sqlite);
    let created: String = dialect::create(dialect::of(DialectKind::Sqlite), &model)
        .iter()
        .map(|made| format!("{};\n", made.sql))
        .collect();
    let text = format!("{created}ALTER TABLE apps ADD COLUMN extra TEXT;");
    let found = read(&[SqlFile { name: "test.sql", text: &text }], DialectKind::Sqlite).inventory;
    let lit = lifted(&found, Some(&model));
    let said: Vec<String> = diff(&lit.model, &model).iter().map(ToString::to_string).collect();
    assert_eq!(said, ["column `apps.extra` dropped"]);
    assert!(lit.unsaid.is_empty(), "{:?}", lit.unsaid);
    let alone = lifted(&found, None);
    assert!(alone.model.table("apps").is_some_and(|table| table.column("extra").is_some()));
    let names: Vec<&str> = alone.unmanaged.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["apps.apps_touch_updated_at"]);
}

proptest! {
    #![proptest_config(common::config(128, "proptest-regressions/lift.txt"))]

    #[test]
    fn any_schema_alone(model in common::model::models()) {
        on_every_target(&model, alone);
    }

    #[test]
    fn any_schema_in_its_light(model in common::model::models()) {
        on_every_target(&model, in_its_light);
    }

    #[test]
    fn any_schema_in_another_light(model in common::model::models(), light in common::model::models()) {
        for kind in model.targets.databases.keys().filter(|kind| light.targets.has(**kind)) {
            in_another_light(&model, &light, *kind).unwrap_or_else(|wrong| panic!("{wrong}"));
        }
    }
}
