//! Who takes migrations up and down: the applier that programs and the command line use, or the plain text of the scripts.

use anyhow::{Result, anyhow};
use schemalock::Keyring;
use schemalock::migrate::{self, Error, Migrations, Mysql, Options, Postgres, Refusal, Sqlite};
use schemalock_codegen::migration::Migration;

use super::script::{self, Outcome};
use crate::{Engine, Scratch, blocking};

/// Takes migrations up and down.
pub trait Applier {
    /// Applies those that are not applied yet.
    ///
    /// # Errors
    /// What the engine says of a statement.
    fn up(&self, scratch: &Scratch, all: &[Migration]) -> Result<Outcome>;

    /// Takes the last one back, whatever is lost by it.
    ///
    /// # Errors
    /// What the engine says of a statement.
    fn down(&self, scratch: &Scratch, all: &[Migration]) -> Result<Outcome>;
}

/// Runs the last migration's script as its text says, as a plain client of the engine would.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Applier for Plain {
    fn up(&self, scratch: &Scratch, all: &[Migration]) -> Result<Outcome> {
        last(scratch, all, "up")
    }

    fn down(&self, scratch: &Scratch, all: &[Migration]) -> Result<Outcome> {
        last(scratch, all, "down")
    }
}

fn last(scratch: &Scratch, all: &[Migration], direction: &str) -> Result<Outcome> {
    let migration = all.last().ok_or_else(|| anyhow!("there is no migration"))?;
    script::run(scratch, &script::text(scratch.engine(), migration, direction)?)
}

/// The applier of the runtime, with the keys that it may need.
#[derive(Clone, Copy, Debug, Default)]
pub struct Runtime<'k> {
    /// For phases that seal and open.
    pub keyring: Option<&'k Keyring>,
}

impl Applier for Runtime<'_> {
    fn up(&self, scratch: &Scratch, all: &[Migration]) -> Result<Outcome> {
        self.up_at(scratch.engine(), scratch.url(), all)
    }

    fn down(&self, scratch: &Scratch, all: &[Migration]) -> Result<Outcome> {
        let options = Options::default().keyring(self.keyring).irreversible(true);
        outcome(with(scratch.engine(), scratch.url(), async |connected| {
            let migrations = migrations(all);
            match connected {
                Connected::Sqlite(mut engine) => migrate::down(&mut engine, &migrations, 1, &options).await,
                Connected::Postgres(mut engine) => migrate::down(&mut engine, &migrations, 1, &options).await,
                Connected::Mariadb(mut engine) => migrate::down(&mut engine, &migrations, 1, &options).await,
            }
            .map(drop)
        })?)
    }
}

impl Runtime<'_> {
    /// Applies those that are not applied yet to the database at a URL.
    ///
    /// # Errors
    /// What the engine says of a statement.
    pub fn up_at(&self, engine: Engine, url: &str, all: &[Migration]) -> Result<Outcome> {
        let options = Options::default().keyring(self.keyring);
        outcome(with(engine, url, async |connected| {
            let migrations = migrations(all);
            match connected {
                Connected::Sqlite(mut engine) => migrate::apply(&mut engine, &migrations, &options).await,
                Connected::Postgres(mut engine) => migrate::apply(&mut engine, &migrations, &options).await,
                Connected::Mariadb(mut engine) => migrate::apply(&mut engine, &migrations, &options).await,
            }
            .map(drop)
        })?)
    }
}

/// A connection that can be migrated.
enum Connected {
    Sqlite(Sqlite),
    Postgres(Postgres),
    Mariadb(Mysql),
}

fn with(
    engine: Engine,
    url: &str,
    work: impl AsyncFnOnce(Connected) -> Result<(), Error> + Send,
) -> Result<Result<(), Error>> {
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| {
            blocking::alone(async {
                let connected = match engine {
                    Engine::Sqlite => Connected::Sqlite(Sqlite::new(crate::engine::sqlite::connect(url).await?).await?),
                    Engine::Postgres => {
                        Connected::Postgres(Postgres::new(crate::engine::postgres::connect(url).await?).await?)
                    }
                    Engine::Mariadb => {
                        Connected::Mariadb(Mysql::new(crate::engine::mariadb::connect(url).await?).await?)
                    }
                };
                Ok(work(connected).await)
            })
        });
        worker.join().map_err(|_| anyhow!("the thread that migrates panicked"))?
    })
}

fn outcome(done: Result<(), Error>) -> Result<Outcome> {
    match done {
        Ok(()) => Ok(Outcome::Applied),
        Err(Error::Refused(Refusal::Data { found, .. })) => {
            Ok(Outcome::Refused(found.iter().map(ToString::to_string).collect()))
        }
        Err(error) => Err(error.into()),
    }
}

/// Migrations of the compiler as those of the runtime.
#[must_use]
pub fn migrations(all: &[Migration]) -> Migrations {
    Migrations::new(all.iter().map(|migration| {
        let files = migration.files.iter().map(|file| (file.path.clone(), file.contents.clone()));
        migrate::Migration::new(migration.name.clone(), files)
    }))
}
