//! What must be read nowhere.

use integrations::*;
use schemalock::Json;
use types::{NewRuled, PersonPatch, RuledStore};

use super::{place, types};
use crate::loose::people::{MemberStore, NewMember};

const SECRET: &str = "hunter2";

fn shows_nothing(what: &str, text: &str) {
    assert!(!text.contains(SECRET) && !text.is_empty(), "{what}: {text}");
}

/// An error, with what caused it.
fn all(error: &dyn std::error::Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text += &format!(" {error} {error:?}");
        cause = error.source();
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_patches_and_stores() {
    let place = place().await;
    let app = place.app("a").await;
    let new = || NewConnection::new(app.id, "u".to_owned(), "n".to_owned(), Json::from(SECRET));
    let connections = ConnectionStore::new(&place.pool);
    shows_nothing("what is new", &format!("{:?}", new()));
    let made = connections.create(&place.keyring, new()).await.unwrap();
    shows_nothing("the row", &format!("{made:?}"));
    let patch = || ConnectionPatch { credentials: Some(Json::from(SECRET).into()), ..ConnectionPatch::default() };
    shows_nothing("the patch", &format!("{:?}", patch()));
    shows_nothing("the store", &format!("{connections:?}"));
    shows_nothing("the look-up", &format!("{:?}", connections.by_owner(SECRET)));
    shows_nothing("the keyring", &format!("{:?}", place.keyring));
    let patched = connections.patch(&place.keyring, made.id, patch()).await.unwrap();
    shows_nothing("the patched row", &format!("{patched:?}"));
    assert_eq!(patched.open_credentials(&place.keyring).unwrap().expose(), &Json::from(SECRET));
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_and_what_is_searched() {
    let place = types(&["people", "ruled"]).await;
    let (members, keys) = (MemberStore::new(&place.pool), &place.keyring);
    let new = || NewMember::new("t".to_owned(), SECRET.to_owned());
    members.create(keys, new()).await.unwrap();
    shows_nothing("a unique value", &all(&members.create(keys, new()).await.unwrap_err()));
    shows_nothing("the look-up", &format!("{:?}", members.by_email(keys, SECRET)));
    let found = members.by_email(keys, SECRET).first().await.unwrap().unwrap();
    shows_nothing("the row", &format!("{found:?}"));
    let patch = PersonPatch { email: Some(SECRET.to_owned().into()), ..PersonPatch::default() };
    shows_nothing("the patch", &format!("{patch:?}"));
    // No e-mail address.
    let error = types::PersonStore::new(&place.pool).patch(keys, found.id, patch).await.unwrap_err();
    shows_nothing("a broken rule", &all(&error));
    let ruled = RuledStore::new(&place.pool);
    let new = |id: i32| NewRuled { least: SECRET.to_owned(), ..NewRuled::new(id.into(), SECRET.to_owned()) };
    let error = ruled.create(keys, NewRuled { shape: SECRET.to_owned(), ..new(1) }).await.unwrap_err();
    shows_nothing("a broken rule of another column", &all(&error));
    shows_nothing("a check", &all(&ruled.create(keys, NewRuled { low: 7, ..new(1) }).await.unwrap_err()));
    ruled.create(keys, new(1)).await.unwrap();
    shows_nothing("a key", &all(&ruled.create(keys, new(1)).await.unwrap_err()));
    let stored = place.pool.clone();
    stored.close().await;
    shows_nothing("a closed pool", &all(&ruled.create(keys, new(2)).await.unwrap_err()));
    let plain = crate::loose::LooseToBe { token: SECRET.to_owned(), ..crate::loose::LooseToBe::new(2) };
    let place = types(&["people", "ruled"]).await;
    let error = crate::loose::LooseStore::new(&place.pool).create(plain).await.unwrap_err();
    shows_nothing("what is not sealed", &all(&error));
}
