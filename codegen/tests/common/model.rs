//! Whole models, valid and in the order in which a schema's text has their keys.

use proptest::prelude::*;
use schemalock_codegen::convex;
use schemalock_codegen::emit::yaml::normal;
use schemalock_codegen::model::{
    Beside, Column, ConvexTarget, DialectKind, Enum, EnumValue, Model, PerDialect, RustTarget, Table, Targets, Version,
};

use super::{Draws, draws, key, table, words};

/// Any valid model.
pub(crate) fn models() -> impl Strategy<Value = Model> {
    draws(600).prop_map(|mut draws| model(&mut draws))
}

fn model(draws: &mut Draws) -> Model {
    let targets = targets(draws);
    let enums = enums(draws, &targets);
    let mut model = Model {
        schemalock: 1,
        name: (*draws.pick(&["shop", "select", "my_app"])).to_owned(),
        description: draws.maybe(2, words::text),
        tables: tables(draws, &enums, &targets),
        enums,
        targets,
        unmanaged: draws.some(&["view:reports".to_owned(), "table:a, b".to_owned()]),
        beside: Beside::default(),
    };
    key::references(draws, &mut model);
    for table in &mut model.tables {
        table::indexes(draws, table, &model.targets);
    }
    if !fits_convex(&model) {
        model.targets.convex = None;
    }
    normal(&model)
}

/// What the rules about Convex refuse: the database has nothing to assign there, and a key of another document seals nothing.
fn fits_convex(model: &Model) -> bool {
    let stored = model.stored();
    convex::tables(&stored).iter().all(|table| {
        let is_id =
            |column: &String| table.field(column).is_some_and(|field| matches!(field.form, convex::Form::Id(_)));
        let assigned = table.table.columns.iter().any(Column::is_assigned);
        let bound = table.table.columns.iter().any(convex::is_bound_to_row);
        !assigned && (!bound || !table.key.columns().iter().any(is_id))
    })
}

fn targets(draws: &mut Draws) -> Targets {
    let oldest: [(DialectKind, &[Version]); 4] = [
        (DialectKind::Sqlite, &[Version::new(3, 40), Version::new(3, 37)]),
        (DialectKind::Postgres, &[Version::new(14, 0), Version::new(12, 0)]),
        (DialectKind::Mariadb, &[Version::new(10, 11), Version::new(10, 6)]),
        (DialectKind::Mysql, &[Version::new(8, 0), Version::new(8, 4)]),
    ];
    let mut databases = PerDialect::new();
    for (kind, versions) in oldest {
        if kind == DialectKind::Sqlite || draws.once_in(2) {
            databases.insert(kind, *draws.pick(versions));
        }
    }
    let runtime = |draws: &mut Draws| draws.maybe(2, |_| "../runtime".to_owned());
    Targets {
        databases,
        rust: draws.maybe(2, |draws| RustTarget { runtime: runtime(draws) }),
        convex: draws.maybe(4, |draws| ConvexTarget { path: draws.maybe(2, |_| "data/of".to_owned()) }),
    }
}

fn enums(draws: &mut Draws, targets: &Targets) -> Vec<Enum> {
    words::ENUMS
        .into_iter()
        .take(draws.below(words::ENUMS.len() + 1))
        .map(|name| one_enum(draws, name, targets))
        .collect()
}

fn one_enum(draws: &mut Draws, name: &str, targets: &Targets) -> Enum {
    let mut left: Vec<&str> = words::VALUES.to_vec();
    let described = draws.once_in(2);
    let count = 1 + draws.below(6);
    let values = (0..count).map(|_| {
        let name = left.remove(draws.below(left.len())).to_owned();
        EnumValue {
            description: draws.maybe(2, words::text).filter(|_| described),
            renamed_from: draws.maybe(4, |_| format!("{name} before")).filter(|_| described),
            name,
        }
    });
    let values = values.collect();
    let own = [DialectKind::Postgres, DialectKind::Mariadb, DialectKind::Mysql];
    let own = own.into_iter().filter(|kind| targets.has(*kind) && draws.once_in(4));
    let native = own.map(|kind| (kind, "enum".to_owned())).collect();
    Enum {
        name: name.to_owned(),
        description: draws.maybe(2, words::text),
        values,
        native,
        renamed_from: draws.maybe(5, |_| format!("{name}_before")),
    }
}

fn tables(draws: &mut Draws, enums: &[Enum], targets: &Targets) -> Vec<Table> {
    let count = 1 + draws.below(4);
    words::TABLES.into_iter().take(count).map(|name| table::table(draws, name, enums, targets)).collect()
}
