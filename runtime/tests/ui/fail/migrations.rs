use schemalock::migrate::Migrations;

static ABSENT: Migrations = schemalock::migrations!("migrations/absent");

static ABSOLUTE: Migrations = schemalock::migrations!("/migrations");

static BROKEN: Migrations = schemalock::migrations!("migrations/broken");

static EDITED: Migrations = schemalock::migrations!("migrations/edited");

static NO_PATH: Migrations = schemalock::migrations!();

fn main() {}
