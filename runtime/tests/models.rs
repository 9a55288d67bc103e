//! What the derived methods do.
#![deny(missing_docs, unreachable_pub, clippy::all, clippy::pedantic, clippy::use_self, clippy::missing_errors_doc)]
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "models/declared.rs"]
mod declared;
#[path = "models/new.rs"]
mod new;
#[path = "models/place.rs"]
mod place;
#[path = "models/search.rs"]
mod search;
#[path = "models/validate.rs"]
mod validate;

use schemalock::{Key, KeyKind, Keyring};

/// A keyring that seals and searches for everybody, and for `acme` alone.
fn keyring() -> Keyring {
    let keys = [KeyKind::Data, KeyKind::Index].map(|kind| Key::generate(kind).unwrap().primary());
    let scoped = [KeyKind::Data, KeyKind::Index].map(|kind| Key::generate(kind).unwrap().scoped("acme").primary());
    Keyring::new(keys.into_iter().chain(scoped)).unwrap()
}
