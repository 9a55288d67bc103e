//! What cannot be done is said: exit code 2, and no verdict.

use schemalock_tests::{Engine, Output, Project};

use crate::support::{FIVE_TABLES, World};

/// The URL for another user, who has no password.
fn url_of(world: &World, user: &str) -> String {
    let (scheme, rest) = world.scratch.url().split_once("://").unwrap();
    format!("{scheme}://{user}@{}", rest.split_once('@').unwrap().1)
}

/// A name of its own: users are the server's.
fn user(world: &World) -> String {
    let database = world.scratch.url().rsplit('/').next().unwrap();
    let end = database.rsplit_once("scratch_").unwrap().1.replace('_', "");
    format!("u{}", &end[end.len() - 12..])
}

fn could_not(output: Output, said: &str) {
    let output = output.expect_code(2);
    assert!(output.stdout.is_empty() && output.stderr.contains(said), "{said}: {}", output.stderr);
}

#[test]
fn on_postgres() {
    let world = World::of(Engine::Postgres, FIVE_TABLES);
    let user = user(&world);
    let database = world.scratch.url().rsplit('/').next().unwrap().to_owned();
    let url = url_of(&world, &user);
    world.apply(&format!("CREATE ROLE {user} LOGIN"));
    could_not(world.verify_as(&url, &[]), "permission denied for table apps");
    world.apply(&format!("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {user}"));
    let _ = world.verify_as(&url, &[]).expect_code(0);
    world.apply(&format!("REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC"));
    could_not(world.verify_as(&url, &[]), "GRANT TEMPORARY");
    world.apply(&format!(
        "GRANT TEMPORARY ON DATABASE {database} TO {user}; ALTER ROLE {user} SET default_transaction_read_only = on"
    ));
    let _ = world.verify_as(&url, &[]).expect_code(0);
    world.apply("REVOKE USAGE ON SCHEMA public FROM PUBLIC");
    could_not(world.verify_as(&url, &[]), "GRANT USAGE ON SCHEMA");
    world.apply(&format!("DROP OWNED BY {user}; DROP ROLE {user}"));
}

#[test]
fn on_mariadb() {
    let world = World::of(Engine::Mariadb, FIVE_TABLES);
    let user = user(&world);
    let database = world.scratch.url().rsplit('/').next().unwrap().to_owned();
    let url = url_of(&world, &user);
    world.apply(&format!("CREATE USER {user}"));
    could_not(world.verify_as(&url, &[]), "denied");
    world.apply(&format!("GRANT INSERT ON {database}.* TO {user}"));
    could_not(world.verify_as(&url, &[]), "denied");
    world.apply(&format!("GRANT SELECT ON {database}.* TO {user}"));
    let _ = world.verify_as(&url, &[]).expect_code(0);
    world.apply(&format!("DROP USER {user}"));
}

#[test]
fn on_sqlite() {
    let project = Project::with_schema(FIVE_TABLES);
    could_not(project.run(&["verify-indexes"]), "there is no such file");
    project.write("integrations.db", "this is no database, and long enough to be seen as none: ".repeat(20));
    could_not(project.run(&["verify-indexes"]), "not a database");
    could_not(project.run(&["verify-indexes", "--database", "oracle://h/d"]), "not a database URL");
}

#[test]
fn locks_of_others_are_not_waited_for_long() {
    let world = World::of(Engine::Postgres, FIVE_TABLES);
    let held = [("BEGIN", None), ("LOCK TABLE nodes IN ACCESS EXCLUSIVE MODE", None)];
    let output = world.scratch.apply_bound(&held, || world.verify_as(world.scratch.url(), &[])).unwrap();
    could_not(output, "lock timeout");
}
