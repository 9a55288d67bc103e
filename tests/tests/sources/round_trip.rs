//! A database is pulled, generated from what was pulled, and the two are equal in the engine's own words.
//!
//! The second database is loaded like the first, and then its managed tables are dropped and made from what was generated: what they stand
//! on and no schema says (domains, functions, sequences) is then there. Both dumps are compared without the objects of the committed
//! list of what is left alone.

use std::collections::BTreeSet;

use schemalock_codegen::model::Model;
use schemalock_tests::{Engine, Project, Scratch};

use super::dump::{assert_equal, dump};
use super::support::{assert_same, generated, load, loaded, model, pull, text};

macro_rules! round_trips {
    ($($schema:ident)*) => { $(mod $schema {
        use super::*;
        #[test] fn sqlite() { round_trip(stringify!($schema), Engine::Sqlite); }
        #[test] fn postgres() { round_trip(stringify!($schema), Engine::Postgres); }
        #[test] fn mariadb() { round_trip(stringify!($schema), Engine::Mariadb); }
    })* };
}

round_trips! { chinook sakila northwind business features }

fn round_trip(schema: &str, engine: Engine) {
    let sql = text(&format!("{schema}/{}.sql", engine.name()));
    let (one, two) = (loaded(engine, &sql), loaded(engine, &sql));
    let project = Project::new();
    let pulled = pull(&project, one.url(), &[]);
    assert_eq!(pulled.code, 0, "{}\n{}", pulled.stdout, pulled.stderr);
    let model = model(&project);
    let expected = text(&format!("{schema}/{}.unmanaged", engine.name()));
    let expected: BTreeSet<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
    let listed: BTreeSet<&str> = model.unmanaged.iter().map(String::as_str).collect();
    let strays: Vec<_> = listed.symmetric_difference(&expected).collect();
    assert!(strays.is_empty(), "left alone on one side only: {strays:#?}");
    assert_formatted(&project);
    free_sequences(&one, &model);
    free_sequences(&two, &model);
    drop_tables(&two, &model);
    let _ = project.run(&["generate"]).expect_code(0);
    load(&two, &generated(&project, engine));
    let (left, right) = (dump(&one, &model), dump(&two, &model));
    assert_equal(&left, &right);
    // A dump of the first, read as text, is the first again; so is what was generated.
    let schema_is = |url: &str| {
        let check = project.run(&["diff", "--from", url, "--to", "schema.yaml", "--exit-code"]);
        assert_eq!(check.code, 0, "{}\n{}", check.stdout, check.stderr);
    };
    schema_is(one.url());
    schema_is(two.url());
    let three = loaded(engine, &sql);
    free_sequences(&three, &model);
    assert_same(&project, one.url(), three.url(), &[]);
}

fn assert_formatted(project: &Project) {
    let output = project.run(&["fmt", "--check"]);
    assert_eq!(output.code, 0, "{}{}", output.stdout, output.stderr);
}

/// A sequence goes with the table that owns it, and what is left alone is not the schema's to make again.
fn free_sequences(scratch: &Scratch, model: &Model) {
    let kept = model.unmanaged.iter().filter_map(|item| item.strip_prefix("sequence:"));
    let kept = kept.map(|kept| format!("ALTER SEQUENCE \"{}\" OWNED BY NONE;\n", kept.replace('"', "\"\"")));
    if scratch.engine() == Engine::Postgres {
        load(scratch, &kept.collect::<String>());
    }
}

fn drop_tables(scratch: &Scratch, model: &Model) {
    let name = |name: &str| match scratch.engine() {
        Engine::Mariadb => format!("`{}`", name.replace('`', "``")),
        _ => format!("\"{}\"", name.replace('"', "\"\"")),
    };
    let names: Vec<String> = model.tables.iter().map(|table| name(&table.name)).collect();
    let sql = match scratch.engine() {
        Engine::Sqlite => {
            let views = scratch.texts("SELECT name FROM sqlite_schema WHERE type = 'view'").unwrap();
            let views = views.into_iter().flatten().map(|view| format!("DROP VIEW {};\n", name(&view)));
            let tables = names.iter().map(|table| format!("DROP TABLE {table};\n"));
            format!("PRAGMA foreign_keys = OFF;\n{}{}", views.collect::<String>(), tables.collect::<String>())
        }
        Engine::Postgres => {
            let types = model.enums.iter().filter(|item| !item.native.is_empty());
            let types: String = types.map(|item| format!("DROP TYPE {} CASCADE;\n", name(&item.name))).collect();
            format!("DROP TABLE {} CASCADE;\n{types}", names.join(", "))
        }
        Engine::Mariadb => format!("SET FOREIGN_KEY_CHECKS = 0;\nDROP TABLE {};\n", names.join(", ")),
    };
    load(scratch, &sql);
}
