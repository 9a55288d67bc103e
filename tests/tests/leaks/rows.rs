//! A connection with a secret, saved through its model.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use integrations::{AppId, Connection, NewConnection};
use schemalock::{Json, Key, KeyKind, Keyring, SealError, Uuid};
use schemalock_tests::{Engine, Scratch};

use crate::places::Haystack;

/// What was saved, and what to look for.
pub(crate) struct Saved {
    pub(crate) plain: Vec<u8>,
    secret: String,
    pub(crate) keyring: Keyring,
    pub(crate) connection: Connection,
    /// All files around the database while a connection to it was open (SQLite).
    pub(crate) while_open: Haystack,
}

impl Saved {
    /// The secret as it could stand somewhere: as it is, in UTF-16, as hexadecimal digits, and inside of longer base64.
    pub(crate) fn secret_forms(&self) -> Vec<Vec<u8>> {
        let bytes = self.secret.as_bytes();
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let wide = bytes.iter().flat_map(|byte| [*byte, 0]).collect();
        let base64 = (0..3).map(|from| {
            let whole = (bytes.len() - from) / 3 * 3;
            STANDARD_NO_PAD.encode(&bytes[from..from + whole]).into_bytes()
        });
        let written = [bytes.to_vec(), wide, hex.to_uppercase().into_bytes(), hex.into_bytes()];
        written.into_iter().chain(base64).collect()
    }
}

/// A marker that nothing else contains, and that SQL, JSON and logs leave as it is.
fn marker(kind: &str) -> String {
    format!("{kind}{}", Uuid::new_v4().simple())
}

/// Seals a connection's credentials, saves it, and reads them back.
pub(crate) fn save(scratch: &Scratch, while_open: impl FnOnce() + Send) -> Saved {
    let (plain, secret) = (marker("PLAIN"), marker("SECRET"));
    let keyring = Keyring::new([Key::generate(KeyKind::Data).unwrap().primary()]).unwrap();
    let new = NewConnection::new(AppId::new(), "owner".into(), plain.clone(), Json::from(secret.clone()));
    tracing::trace!(?new, "saving");
    let connection = sealed(new, &keyring).unwrap();
    tracing::trace!(?connection, "sealed");
    let while_open = insert(scratch, &connection, while_open);
    let opened = connection.open_credentials(&keyring).unwrap();
    assert_eq!(opened.expose(), &Json::from(secret.clone()));
    tracing::trace!(?opened, "read back");
    Saved { plain: plain.into_bytes(), secret, keyring, connection, while_open }
}

fn sealed(new: NewConnection, keyring: &Keyring) -> Result<Connection, SealError> {
    new.seal(keyring)
}

/// An app and the connection: literals for what is plain, a bound parameter for what is sealed.
fn insert(scratch: &Scratch, connection: &Connection, while_open: impl FnOnce() + Send) -> Haystack {
    let Connection { id, app_id, name, .. } = connection;
    let app = format!("INSERT INTO apps (id, name, auth_type) VALUES ('{app_id}', '{name}', 'oauth')");
    let mark = if scratch.engine() == Engine::Postgres { "$1" } else { "?" };
    let row = format!(
        "INSERT INTO connections (id, app_id, owner_id, name, credentials) VALUES ('{id}', '{app_id}', 'owner', '{name}', {mark})"
    );
    scratch
        .apply_bound(&[(&app, None), (&row, Some(connection.credentials.as_text()))], || {
            while_open();
            Haystack::around(scratch)
        })
        .unwrap()
}
