//! What we write ourselves is read without a rest, and a model's inventory is that of its scripts.

use schemalock_codegen::inventory::Inventory;
use schemalock_codegen::migration::initial;
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_codegen::sql::read::{SqlFile, read};
use schemalock_codegen::{compile, dialect};

const SCHEMAS: [(&str, &str); 3] = [
    ("five tables", include_str!("../../../schema.yaml")),
    ("everything", include_str!("../../fixtures/everything.yaml")),
    ("hostile names", include_str!("../../fixtures/hostile_names.yaml")),
];

const GENERATED: [(DialectKind, [&str; 3]); 3] = [
    (
        DialectKind::Sqlite,
        [
            include_str!("../../../generated/sql/sqlite/schema.sql"),
            include_str!("../../../generated/sql/sqlite/indexes.sql"),
            include_str!("../../../migrations/0001_initial/sqlite.up.sql"),
        ],
    ),
    (
        DialectKind::Postgres,
        [
            include_str!("../../../generated/sql/postgres/schema.sql"),
            include_str!("../../../generated/sql/postgres/indexes.sql"),
            include_str!("../../../migrations/0001_initial/postgres.up.sql"),
        ],
    ),
    (
        DialectKind::Mariadb,
        [
            include_str!("../../../generated/sql/mariadb/schema.sql"),
            include_str!("../../../generated/sql/mariadb/indexes.sql"),
            include_str!("../../../migrations/0001_initial/mariadb.up.sql"),
        ],
    ),
];

fn model(text: &str) -> Model {
    compile(text.as_bytes(), None).model.unwrap()
}

/// Without places in a text, and in one order.
fn plain(mut inventory: Inventory) -> Inventory {
    inventory.unmanaged.iter_mut().for_each(|thing| thing.origin = None);
    inventory.unmanaged.sort();
    inventory.enums.sort_by(|one, other| one.name.cmp(&other.name));
    inventory.tables.sort_by(|one, other| one.name.cmp(&other.name));
    for table in &mut inventory.tables {
        table.origin = None;
        table.triggers.iter_mut().for_each(|trigger| trigger.origin = None);
        table.indexes.sort_by(|one, other| one.name.cmp(&other.name));
        table.foreign_keys.sort_by(|one, other| one.name.cmp(&other.name));
    }
    inventory
}

fn inventory(texts: &[&str], kind: DialectKind) -> Inventory {
    let files: Vec<SqlFile<'_>> = texts.iter().map(|text| SqlFile { name: "file.sql", text }).collect();
    let read = read(&files, kind);
    assert_eq!(read.unsupported, [], "{kind:?}");
    plain(read.inventory)
}

#[test]
fn generated_files_and_migrations_are_the_model() {
    let model = model(SCHEMAS[0].1);
    for (kind, [schema, indexes, migration]) in GENERATED {
        let expected = plain(Inventory::of(dialect::of(kind), &model));
        assert_eq!(expected.tables.len(), 5);
        assert_eq!(inventory(&[schema, indexes], kind), expected, "{kind:?}");
        assert_eq!(inventory(&[migration], kind), expected, "{kind:?}");
    }
}

#[test]
fn a_first_migration_makes_the_model_and_down_nothing() {
    for (name, text) in SCHEMAS {
        let model = model(text);
        let files = initial(&model).files;
        for kind in model.targets.databases.keys().copied() {
            let script = |way: &str| {
                let end = format!("{}.{way}.sql", kind.word());
                files.iter().find(|file| file.path.ends_with(&end)).map(|file| file.contents.as_str()).unwrap()
            };
            let expected = plain(Inventory::of(dialect::of(kind), &model));
            assert_eq!(expected.tables.len(), model.tables.len(), "{name} {kind:?}");
            assert_eq!(inventory(&[script("up")], kind), expected, "{name} {kind:?}");
            let nothing = inventory(&[script("up"), script("down")], kind);
            let left = (nothing.tables.len(), nothing.enums.len(), nothing.unmanaged.len());
            assert_eq!(left, (0, 0, 0), "{name} {kind:?}: {:?}", nothing.unmanaged);
        }
    }
}

#[test]
fn tables_stand_in_the_order_of_the_model() {
    let model = model(SCHEMAS[1].1);
    let inventory = Inventory::of(dialect::of(DialectKind::Postgres), &model);
    let names = |tables: Vec<&str>| tables.join(" ");
    assert_eq!(
        names(inventory.tables.iter().map(|table| table.name.as_str()).collect()),
        names(model.tables.iter().map(|table| table.name.as_str()).collect())
    );
    assert!(inventory.tables.iter().all(|table| table.origin.is_none()));
}
