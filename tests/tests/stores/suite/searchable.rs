//! Sealed values that are found.

use schemalock::store::StoreError;
use schemalock::{Key, KeyKind, Keyring};
use types::{NewPerson, PersonStore};

use super::{Driver, types};
use crate::loose::people::{Member, MemberPatch, MemberStore, NewMember};
use crate::support::{Place, refused};

const EMAIL: &str = "people_email_blind_index_key";
const PHONE: &str = "people_phone_blind_index_tenant_key";

fn new(tenant: &str, email: &str, phone: Option<&str>, badge: Option<i64>) -> NewMember {
    NewMember {
        phone: phone.map(|phone| phone.to_owned().into()),
        badge: badge.map(Into::into),
        ..NewMember::new(tenant.to_owned(), email.to_owned())
    }
}

async fn create(place: &Place<Driver>, keys: &Keyring, new: NewMember) -> Member {
    MemberStore::new(&place.pool).create(keys, new).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_value_is_found() {
    let place = types(&["people"]).await;
    let (members, keys) = (MemberStore::new(&place.pool), &place.keyring);
    let ana = create(&place, keys, new("t", "Ana@example.com", Some("+31"), Some(7))).await;
    let bob = create(&place, keys, new("t", "bob@example.com", None, Some(7))).await;
    create(&place, keys, new("u", "cas@example.com", Some("+31"), None)).await;
    for email in ["Ana@example.com", "ana@EXAMPLE.com"] {
        assert_eq!(members.by_email(keys, email).first().await.unwrap(), Some(ana.clone()));
    }
    assert_eq!(members.by_email(keys, "ana@example.com ").count().await.unwrap(), 0);
    assert_eq!(members.by_phone(keys, "+31").count().await.unwrap(), 2);
    assert_eq!(members.by_phone(keys, "+31").page(1).await.unwrap().rows, std::slice::from_ref(&ana));
    assert_eq!(members.by_tenant_and_badge(keys, "t", 7).all().await.unwrap(), [ana.clone(), bob.clone()]);
    assert_eq!(members.by_tenant_and_badge(keys, "t", 7).after(ana.id, 5).await.unwrap().rows, [bob]);
    assert_eq!(members.by_tenant_and_badge(keys, "u", 7).all().await.unwrap(), []);
    assert_eq!(ana.open_email(keys).unwrap().expose(), "Ana@example.com");
    assert_eq!(ana.open_badge(keys).unwrap().unwrap().expose(), &7);
}

/// Nobody has listed an index for them.
#[tokio::test(flavor = "multi_thread")]
async fn generated_models_have_look_ups_of_searchable_columns() {
    let place = types(&["people"]).await;
    let (people, keys) = (PersonStore::new(&place.pool), &place.keyring);
    let person = |tenant: &str, email: &str, phone: &str| NewPerson {
        phone: Some(phone.to_owned().into()),
        badge: Some(7.into()),
        ..NewPerson::new(tenant.to_owned(), email.to_owned())
    };
    let ana = people.create(keys, person("t", "Ana@example.com", "+31")).await.unwrap();
    let bob = people.create(keys, person("u", "bob@example.com", "+31")).await.unwrap();
    assert_eq!(people.by_email(keys, "ana@EXAMPLE.com").all().await.unwrap(), std::slice::from_ref(&ana));
    assert_eq!(people.by_email(keys, "cas@example.com").first().await.unwrap(), None);
    let both = || people.by_phone(keys, "+31");
    assert_eq!(both().all().await.unwrap(), [ana.clone(), bob.clone()]);
    assert_eq!((both().count().await.unwrap(), people.by_phone(keys, "+32").count().await.unwrap()), (2, 0));
    let page = both().page(1).await.unwrap();
    assert_eq!((page.rows, page.next), (vec![ana.clone()], Some(ana.id)));
    assert_eq!(both().after(ana.id, 1).await.unwrap().rows, std::slice::from_ref(&bob));
    assert_eq!(people.by_phone_and_tenant(keys, "+31", "u").all().await.unwrap(), std::slice::from_ref(&bob));
    assert_eq!(people.by_phone_and_tenant(keys, "+31", "v").count().await.unwrap(), 0);
    assert_eq!(people.by_badge(keys, 7).all().await.unwrap(), [ana, bob]);
}

#[tokio::test(flavor = "multi_thread")]
async fn unique_by_what_is_inside() {
    let place = types(&["people"]).await;
    let (members, keys) = (MemberStore::new(&place.pool), &place.keyring);
    let ana = create(&place, keys, new("t", "ana@example.com", Some("+31"), None)).await;
    let bob = create(&place, keys, new("t", "bob@example.com", None, None)).await;
    let is = |error: &StoreError, name: &str| matches!(error, StoreError::Unique { table: "people", index } if index == name);
    let twin = || new("u", "ANA@example.com", None, None);
    refused!(members.create(keys, twin()).await, error if is(error, EMAIL));
    refused!(members.create_all(keys, [new("u", "c@example.com", None, None), twin()]).await, error if is(error, EMAIL));
    refused!(members.create(keys, new("t", "c@example.com", Some("+31"), None)).await, error if is(error, PHONE));
    let patch = MemberPatch { phone: Some(Some("+31".to_owned().into())), ..MemberPatch::default() };
    refused!(members.patch(keys, bob.id, patch).await, error if is(error, PHONE));
    let stolen = Member { email: ana.email.clone(), ..bob.clone() };
    refused!(members.update(&stolen).await, error if is(error, EMAIL));
    refused!(members.upsert(stolen).await, error if is(error, EMAIL));
    // Where the tenant is another one, or there is no phone, nothing is in the way.
    create(&place, keys, new("u", "c@example.com", Some("+31"), None)).await;
    create(&place, keys, new("t", "d@example.com", None, None)).await;
    assert_eq!(members.rows().count().await.unwrap(), 4);
    // The generated model is of the same rows.
    let people = PersonStore::new(&place.pool);
    let twin = NewPerson::new("t".to_owned(), "ana@example.com".to_owned());
    refused!(people.create(keys, twin).await, error if is(error, EMAIL));
    assert_eq!(people.get(ana.id).await.unwrap().email, ana.email);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_takes_its_index_along() {
    let place = types(&["people"]).await;
    let (members, keys) = (MemberStore::new(&place.pool), &place.keyring);
    let ana = create(&place, keys, new("t", "ana@example.com", Some("+31"), Some(1))).await;
    let patch = MemberPatch {
        email: Some("eva@example.com".to_owned().into()),
        phone: Some(None),
        badge: Some(Some(2.into())),
        ..MemberPatch::default()
    };
    let eva = members.patch(keys, ana.id, patch).await.unwrap();
    assert_eq!(members.get(eva.id).await.unwrap(), eva);
    assert_eq!(members.by_email(keys, "ana@example.com").count().await.unwrap(), 0);
    assert_eq!(members.by_email(keys, "eva@example.com").all().await.unwrap(), std::slice::from_ref(&eva));
    assert_eq!(members.by_phone(keys, "+31").count().await.unwrap(), 0);
    assert_eq!(members.by_tenant_and_badge(keys, "t", 2).count().await.unwrap(), 1);
    assert_eq!((eva.phone.is_none(), eva.open_badge(keys).unwrap().unwrap().into_inner()), (true, 2));
    // All of the row, as it was.
    assert_eq!(members.update(&ana).await.unwrap(), ana);
    assert_eq!(members.by_phone(keys, "+31").all().await.unwrap(), [ana]);
}

#[tokio::test(flavor = "multi_thread")]
async fn both_are_found_while_index_keys_are_rotated() {
    let place = types(&["people"]).await;
    let key = |kind, byte| Key::from_bytes(kind, &[byte; 32]);
    let (old, next) = ((KeyKind::Index, 1), (KeyKind::Index, 2));
    let data = || key(KeyKind::Data, 3).primary();
    let before = Keyring::new([data(), key(old.0, old.1).primary()]).unwrap();
    let during = Keyring::new([data(), key(old.0, old.1), key(next.0, next.1).primary()]).unwrap();
    let after = Keyring::new([data(), key(next.0, next.1).primary()]).unwrap();

    let members = MemberStore::new(&place.pool);
    let ana = create(&place, &before, new("t", "ana@example.com", Some("+31"), Some(7))).await;
    let bob = create(&place, &during, new("t", "bob@example.com", Some("+32"), Some(7))).await;
    assert_ne!(ana.email.blind_index().key(), bob.email.blind_index().key());
    assert_eq!(members.by_email(&during, "ANA@example.com").all().await.unwrap(), std::slice::from_ref(&ana));
    assert_eq!(members.by_email(&during, "bob@example.com").first().await.unwrap(), Some(bob.clone()));
    let both = || members.by_tenant_and_badge(&during, "t", 7);
    assert_eq!(both().all().await.unwrap(), [ana.clone(), bob.clone()]);
    assert_eq!(both().count().await.unwrap(), 2);
    let page = both().page(1).await.unwrap();
    assert_eq!((page.rows, page.next), (vec![ana.clone()], Some(ana.id)));
    assert_eq!(both().after(ana.id, 1).await.unwrap().rows, std::slice::from_ref(&bob));
    assert_eq!(members.by_email(&after, "ana@example.com").count().await.unwrap(), 0);

    // What is sealed again has the next key's index.
    let patch = MemberPatch { email: Some("ana@example.com".to_owned().into()), ..MemberPatch::default() };
    let ana = members.patch(&during, ana.id, patch).await.unwrap();
    assert_eq!(members.by_email(&after, "ana@example.com").all().await.unwrap(), [ana]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_index_key_nothing_is_asked() {
    let place = types(&["people"]).await;
    let keys = Keyring::new([Key::generate(KeyKind::Data).unwrap().primary()]).unwrap();
    let members = MemberStore::new(&place.pool);
    place.pool.close().await;
    refused!(members.by_email(&keys, "a@example.com").first().await, StoreError::Seal(_));
    refused!(members.create(&keys, new("t", "a@example.com", None, None)).await, StoreError::Seal(_));
}
