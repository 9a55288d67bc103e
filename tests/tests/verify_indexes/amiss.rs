//! Each thing that can be wrong with an index is found, and nothing else with it.

use schemalock_tests::Engine;

use crate::five_tables::fill;
use crate::support::{FIVE_TABLES, SHOP, World, lookups, on_every_engine, one, pairs};

fn dropped(engine: Engine) {
    let world = World::of(engine, FIVE_TABLES);
    world.drop_index("nodes", "nodes_by_type");
    let json = world.json();
    assert_eq!(pairs(&json["findings"]), one("missing-index", "nodes.nodes_by_type"));
    let repair = json["findings"][0]["repair"].as_str().unwrap();
    let made = if engine == Engine::Postgres { "CREATE INDEX CONCURRENTLY" } else { "CREATE INDEX" };
    assert!(repair.contains("migrate status") && repair.contains(made), "{repair}");
    let lookups = lookups(&json);
    let lookup = &lookups.iter().find(|(_, lookup)| lookup["name"] == "nodes_by_type").unwrap().1;
    assert!(lookup["serves"].is_null(), "{lookup}");
    // What it says to do by hand mends it.
    world.apply(repair.split("by hand: ").nth(1).unwrap());
    assert_eq!(world.found(), []);
}

/// What is wrong is said of the index that the schema has for a foreign key, and not of the key, too: whoever believed that would have
/// another index for good.
fn dropped_of_a_key(engine: Engine) {
    let world = World::of(engine, SHOP);
    if engine == Engine::Mariadb {
        // It gives no index away that a foreign key needs.
        let _ = world.scratch.apply("DROP INDEX visits_by_person ON visits").unwrap_err();
        return;
    }
    world.drop_index("visits", "visits_by_person");
    assert_eq!(world.found(), one("missing-index", "visits.visits_by_person"));
}

fn extra(engine: Engine) {
    let world = World::of(engine, FIVE_TABLES);
    world.apply("CREATE INDEX mine ON nodes (label, type)");
    assert_eq!(world.found(), one("extra-index", "nodes.mine"));
    let human = world.verify(&[]).expect_code(1);
    assert!(human.stdout.contains("finding[extra-index]: nodes.mine: an index over (label, type)"), "{}", human.stdout);

    let schema = format!("{}\nunmanaged: [\"index:mine\"]\n", world.project.read("schema.yaml"));
    world.project.write("schema.yaml", schema);
    assert_eq!(world.found(), []);
}

fn other_columns(engine: Engine) {
    let world = World::of(engine, FIVE_TABLES);
    let name = "scenarios_by_owner_and_status";
    let make = |columns: &str, unique: &str| {
        world.drop_index("scenarios", name);
        world.apply(&format!("CREATE {unique} INDEX {name} ON scenarios ({columns})"));
        let finding = world.json()["findings"].clone();
        assert_eq!(pairs(&finding), one("index-differs", &format!("scenarios.{name}")));
        finding[0]["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(make("status, owner_id", ""), "it is over (status, owner_id), where the schema says (owner_id, status)");
    assert_eq!(
        make("owner_id, name", ""),
        "it is over (owner_id, name), where the schema says (owner_id, status), and cannot serve the look-up"
    );
    assert_eq!(make("owner_id, status", "UNIQUE"), "it is unique");
}

/// The index goes from schema and database; MariaDB keeps one for its foreign key whatever is said.
fn foreign_key(engine: Engine) {
    let bare = FIVE_TABLES
        .replace("      by_app_id:        [app_id]\n", "")
        .replace("      by_app_and_owner: [app_id, owner_id]\n", "");
    let world = World::of(engine, &bare);
    if engine == Engine::Mariadb {
        let json = world.json();
        assert_eq!(json["ok"], true, "{json:#}");
        let kinds: Vec<_> = lookups(&json).into_iter().filter(|(_, one)| one["kind"] == "foreign_key").collect();
        assert_eq!((kinds.len(), &kinds[0].1["serves"]), (1, &true.into()));
        return;
    }
    let place = "connections.connections_app_id_fkey";
    assert_eq!(world.found(), one("foreign-key-without-index", place));
    // One that somebody has made is the only one for it: a note.
    world.apply("CREATE INDEX mine ON connections (app_id, name)");
    let json = world.json();
    assert_eq!(json["ok"], true, "{json:#}");
    assert!(pairs(&json["notes"]).contains(&("extra-index".into(), "connections.mine".into())), "{json:#}");
    // Over some rows only, it does for references when these are all that refer.
    for (predicate, found) in [("app_id IS NOT NULL", false), ("name = 'x'", true)] {
        world.drop_index("connections", "mine");
        world.apply(&format!("CREATE INDEX mine ON connections (app_id) WHERE {predicate}"));
        assert_eq!(world.found().contains(&("foreign-key-without-index".into(), place.into())), found, "{predicate}");
    }
}

on_every_engine! {
    index_dropped: dropped;
    index_of_a_key_dropped: dropped_of_a_key;
    index_extra: extra;
    index_differs: other_columns;
    key_without_index: foreign_key;
}

/// Names are others' to choose, and plans are read by them.
#[test]
fn names_that_look_like_plans() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let bare = FIVE_TABLES
            .replace("      by_app_id:        [app_id]\n      by_status:        [status]", "      by_status: [status]");
        let bare = bare.replace("      by_app_and_owner: [app_id, owner_id]\n", "");
        let world = World::of(engine, &bare);
        world.apply("CREATE INDEX \"it's \"\"a\"\" ON b USING (c\" ON connections (app_id) WHERE app_id IS NOT NULL");
        let json = world.json();
        assert_eq!(json["ok"], true, "{json:#}");
        assert!(json["notes"].to_string().contains("is the only one for `connections_app_id_fkey`"), "{json:#}");
    }
}

#[test]
fn invalid_on_postgres() {
    let world = World::of(Engine::Postgres, FIVE_TABLES);
    for status in ["draft", "active"] {
        world.apply(&format!(
            "INSERT INTO scenarios (id, owner_id, name, status) VALUES (gen_random_uuid(), 'a', 'n', '{status}')"
        ));
    }
    // A concurrent build that fails on its way leaves an index behind that is not used.
    world.apply("DROP INDEX scenarios_by_name");
    let _ = world.scratch.apply("CREATE UNIQUE INDEX CONCURRENTLY scenarios_by_name ON scenarios (name)").unwrap_err();
    let json = world.json();
    assert_eq!(pairs(&json["findings"]), one("invalid-index", "scenarios.scenarios_by_name"));
    let lookups = lookups(&json);
    let lookup = &lookups.iter().find(|(_, lookup)| lookup["name"] == "scenarios_by_name").unwrap().1;
    assert_eq!(lookup["serves"], false, "{lookup}");
}

/// An index of another method over the same columns is no stand-in.
#[test]
fn other_method_on_postgres() {
    let world = World::of(Engine::Postgres, SHOP);
    world.drop_index("people", "people_by_tags");
    world.apply("CREATE INDEX mine ON people (tags)");
    assert_eq!(
        world.found(),
        [one("missing-index", "people.people_by_tags"), one("extra-index", "people.mine")].concat()
    );
}

#[test]
fn ignored_on_mariadb() {
    let world = World::of(Engine::Mariadb, FIVE_TABLES);
    world.apply("ALTER TABLE scenarios ALTER INDEX scenarios_by_name IGNORED");
    assert_eq!(world.found(), one("invalid-index", "scenarios.scenarios_by_name"));
}

/// Big tables that are read whole for a few rows: each engine is brought to it in its own way. MariaDB is not, for it counts rows in
/// the index itself, whatever its statistics say.
#[test]
fn not_chosen() {
    let world = World::of(Engine::Postgres, FIVE_TABLES);
    fill(&world);
    let database = world.scratch.url().rsplit('/').next().unwrap().to_owned();
    world.apply(&format!(
        "ALTER DATABASE {database} SET enable_indexscan = off; ALTER DATABASE {database} SET enable_bitmapscan = off; \
         ALTER DATABASE {database} SET enable_indexonlyscan = off; ANALYZE"
    ));
    let found = world.found();
    assert_eq!(found.len(), 11, "{found:?}");
    assert!(found.iter().all(|(kind, _)| kind == "not-chosen"), "{found:?}");

    let world = World::of(Engine::Sqlite, FIVE_TABLES);
    fill(&world);
    world.analyze("scenarios");
    world.apply(
        "DELETE FROM sqlite_stat4; UPDATE sqlite_stat1 SET stat = '20000 20000' WHERE idx = 'scenarios_by_status'",
    );
    let json = world.json();
    assert_eq!(pairs(&json["findings"]), one("not-chosen", "scenarios.scenarios_by_status"));
    let message = json["findings"][0]["message"].as_str().unwrap();
    assert!(message.contains("10000 rows or more, for values that 50 of them have"), "{message}");
    assert!(json["findings"][0]["repair"].as_str().unwrap().contains("ANALYZE \"scenarios\""), "{json:#}");
}
