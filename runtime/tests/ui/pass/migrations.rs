extern crate schemalock as renamed;

// Nothing may find the runtime under its own name.
mod schemalock {}

use renamed::migrate::{Dialect, Direction, Migrations};

static MIGRATIONS: Migrations = renamed::migrations!("migrations/good", crate = ::renamed);

fn main() {
    let names: Vec<&str> = MIGRATIONS.all().iter().map(|migration| migration.name()).collect();
    assert_eq!(names, ["0001_initial", "0002_more"]);
    let first = &MIGRATIONS.all()[0];
    assert_eq!(first.script(Dialect::Sqlite, Direction::Up).unwrap().phases.len(), 1);
    assert!(first.script(Dialect::Postgres, Direction::Up).is_err());
    assert!(first.file("model.json").is_none());
    assert_eq!(MIGRATIONS.all()[1].replaces().unwrap(), []);
}
