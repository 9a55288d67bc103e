//! Indexes of every kind: unique, partial, over expressions, of other methods, on what is searched without being read.

use schemalock_tests::Engine;

use crate::support::{SHOP, World, id, lookups, on_every_engine, one};

/// What codegen's own tests hold to be all of the language, and names that want quotes.
const FIXTURES: [&str; 2] = [
    include_str!("../../../codegen/fixtures/everything.yaml"),
    include_str!("../../../codegen/fixtures/hostile_names.yaml"),
];

fn person(engine: Engine, at: usize) -> String {
    let (seen, score) = match engine {
        Engine::Sqlite => (format!("{}", 1_700_000_000_000_u64 + at as u64), format!("{at}")),
        _ => (format!("'2026-01-01 00:{:02}:{:02}.{:03}'", at / 60 % 60, at % 60, at / 3600), format!("{}.25", at)),
    };
    let (mood, born) = if at.is_multiple_of(400) { ("bad", "'2001-02-03'") } else { ("good", "NULL") };
    let gone = match (engine, at.is_multiple_of(300)) {
        (Engine::Postgres, gone) => gone.to_string(),
        (_, gone) => i32::from(gone).to_string(),
    };
    let token = if engine == Engine::Mariadb { format!("unhex(md5({at}))") } else { format!("'{}'", id(at)) };
    format!(
        "('sl1.x', '{at:040}', {}, 'Ada {at}', 'C{at}', {token}, '{mood}', {born}, {seen}, {score}, 0.1, {gone})",
        at / 10
    )
}

fn chosen_of_many(engine: Engine) {
    let world = World::of(engine, SHOP);
    let columns = "people (email, email_blind_index, tenant, name, code, token, mood, born, seen, score, weight, gone)";
    world.rows(columns, (0..20_000).map(|at| person(engine, at)));
    world.apply("INSERT INTO visits (id, person_id, place) SELECT id, id, 'here' FROM people");
    world.analyze("people");
    world.analyze("visits");
    let json = world.json();
    assert_eq!(json["ok"], true, "{json:#}");
    for (_, lookup) in lookups(&json) {
        assert_eq!(lookup["serves"], true, "{lookup}");
        // All rows have the same tags.
        let all = lookup["name"] == "people_by_tags";
        assert!(all || lookup["chosen"]["how"] == "index", "{lookup}");
    }
    let expected = match engine {
        Engine::Sqlite => 14,
        Engine::Postgres => 15,
        Engine::Mariadb => 12,
    };
    assert_eq!(lookups(&json).len(), expected, "{json:#}");
}

fn shapes_that_do_not_serve(engine: Engine) {
    if engine == Engine::Mariadb {
        let world = World::of(engine, SHOP);
        // A part of the column is not the column.
        world.drop_index("people", "people_by_name");
        world.apply("CREATE INDEX people_by_name ON people (name(5))");
        assert_eq!(world.found(), one("index-differs", "people.people_by_name"));
        return;
    }
    for (name, made, kind) in [
        ("people_by_lower", "(upper(code))", "does-not-serve"),
        ("people_by_here", "(tenant, born) WHERE gone", "does-not-serve"),
        ("people_by_here", "(tenant, born)", "index-differs"),
        ("people_by_lower", "(code)", "index-differs"),
    ] {
        let world = World::of(engine, SHOP);
        world.drop_index("people", name);
        world.apply(&format!("CREATE INDEX {name} ON people {made}"));
        assert_eq!(world.found(), one(kind, &format!("people.{name}")), "{made}");
    }
}

/// Equality under another collation than the column's is another look-up.
#[test]
fn other_collation() {
    for (engine, made) in [(Engine::Sqlite, "name COLLATE BINARY"), (Engine::Postgres, "name COLLATE \"C\"")] {
        let world = World::of(engine, SHOP);
        world.drop_index("people", "people_by_name");
        world.apply(&format!("CREATE INDEX people_by_name ON people ({made})"));
        assert_eq!(world.found(), one("does-not-serve", "people.people_by_name"), "{engine:?}");
    }
}

fn whole_language(engine: Engine) {
    for schema in FIXTURES {
        let world = World::of(engine, schema);
        for (_, lookup) in lookups(&world.json()) {
            // What is not for equality is not asked.
            let other = ["zoo_worded", "zoo_in_words"].contains(&lookup["name"].as_str().unwrap_or_default());
            assert!(lookup["serves"] == true || (other && lookup["serves"].is_null()), "{lookup}");
        }
        let found = world.found();
        assert!(found.iter().all(|(kind, _)| kind == "foreign-key-without-index"), "{found:?}");
    }
}

on_every_engine! {
    many_rows: chosen_of_many;
    shapes: shapes_that_do_not_serve;
    language: whole_language;
}
