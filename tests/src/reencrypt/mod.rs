//! Tables with everything that re-encryption has to mind, keys that change, and what must hold meanwhile.
//!
//! A *rotation* has an old key and a new one, of each kind. Programs that have not heard of it yet seal with the old one
//! ([`old`]), those that have with the new one ([`both`]), and when it is over there is no old one ([`new`]).

pub mod models;
pub mod storm;

mod shared;

use schemalock::kek::LocalKek;
use schemalock::keyring::{Document, Entry};
use schemalock::{Key, KeyKind, Keyring};
use schemalock_codegen::compile;
use schemalock_codegen::migration::initial;

use crate::pairs::applier::Runtime;
use crate::{Engine, Project, Scratch};

/// The schema of the tables.
pub const SCHEMA: &str = include_str!("schema.yaml");

/// The data key of that number.
#[must_use]
pub fn data(number: u8) -> Key {
    Key::from_bytes(KeyKind::Data, &[number; 32])
}

/// The index key of that number. A key has one id, whatever it is for, so its bytes are others.
#[must_use]
pub fn index(number: u8) -> Key {
    Key::from_bytes(KeyKind::Index, &[100 + number; 32])
}

/// The number of the key that goes.
pub const OLD: u8 = 1;
/// The number of the key that stays.
pub const NEW: u8 = 2;

fn keyring(keys: impl IntoIterator<Item = Key>) -> Keyring {
    Keyring::new(keys).expect("keys that fit together")
}

/// Seals with the old keys, and opens with both.
#[must_use]
pub fn old() -> Keyring {
    keyring([data(OLD).primary(), data(NEW), index(OLD).primary(), index(NEW)])
}

/// Seals with the new keys, and opens with both.
#[must_use]
pub fn both() -> Keyring {
    keyring([data(NEW).primary(), data(OLD), index(NEW).primary(), index(OLD)])
}

/// Has the new keys alone.
#[must_use]
pub fn new() -> Keyring {
    keyring([data(NEW).primary(), index(NEW).primary()])
}

/// A database with the tables.
///
/// # Panics
/// When the engine refuses them.
#[must_use]
pub fn scratch(engine: Engine) -> Scratch {
    let scratch = engine.scratch();
    let compiled = compile(SCHEMA.as_bytes(), None);
    let model = compiled.model.unwrap_or_else(|| panic!("{:?}", compiled.findings));
    Runtime::default().up_at(engine, scratch.url(), &[initial(&model)]).expect("the tables can be made");
    scratch
}

/// A project with the schema and a keyring of these keys, which `--kek file:kek.txt` opens.
///
/// # Panics
/// When the keys do not fit together.
#[must_use]
pub fn project(keys: &[Key]) -> Project {
    let project = Project::with_schema(SCHEMA);
    let kek = LocalKek::from_bytes(&[9; 32]);
    let entries = keys.iter().map(|key| Entry::wrap(key, &kek).expect("a key can be wrapped"));
    let document = Document::new(entries).expect("keys that fit together");
    project.write("keyring.json", document.to_text());
    project.write("kek.txt", "09".repeat(32));
    ["keyring.json", "kek.txt"].into_iter().for_each(|file| private(&project, file));
    project
}

/// Makes a file one that only its owner can read, as those with keys have to be.
///
/// # Panics
/// When there is no such file.
pub fn private(project: &Project, file: &str) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(project.path().join(file), mode).expect("a file of ours");
    }
}

/// The keys of [`both`], for a project.
#[must_use]
pub fn rotation() -> [Key; 4] {
    [data(NEW).primary(), data(OLD), index(NEW).primary(), index(OLD)]
}

/// What `schemalock` is told to re-encrypt a database.
#[must_use]
pub fn command(scratch: &Scratch) -> [&str; 7] {
    ["reencrypt", "--kek", "file:kek.txt", "--format", "json", "--database", scratch.url()]
}
