use super::*;
use crate::{BlindIndex, Normalise, Place, Sealed};

fn data() -> Key {
    Key::generate(KeyKind::Data).unwrap()
}

fn index() -> Key {
    Key::generate(KeyKind::Index).unwrap()
}

#[test]
fn the_primary_key_of_the_scope_seals_and_every_key_opens() {
    let (old, new, tenant) = (data(), data().primary(), data().scoped("tenant-7").primary());
    let (old_id, new_id, tenant_id) = (old.id(), new.id(), tenant.id());
    let place = Place::column("t.c");
    let by_old =
        Sealed::seal(&Keyring::new([Key::from_bytes(KeyKind::Data, old.bytes()).primary()]).unwrap(), &place, &1)
            .unwrap();
    let keyring = Keyring::new([old, new, tenant]).unwrap();
    let sealed = Sealed::seal(&keyring, &place, &2_i32).unwrap();
    let of_tenant = Sealed::seal(keyring.scope("tenant-7"), &place, &3_i32).unwrap();
    let ids = [by_old.header().key_id, sealed.header().key_id, of_tenant.header().key_id];
    assert_eq!(ids, [old_id, new_id, tenant_id]);
    let opened = [by_old, sealed, of_tenant].map(|sealed| *sealed.open(&keyring, &place).unwrap().expose());
    assert_eq!(opened, [1, 2, 3]);
    let mut all = vec![old_id, new_id, tenant_id];
    all.sort_unstable();
    assert_eq!((keyring.key_ids(), keyring.primary_id()), (all, Some(new_id)));
}

#[test]
fn a_scope_without_a_key_does_not_fall_back_to_another() {
    let keyring = Keyring::new([data().primary(), data().scoped("a"), index().primary()]).unwrap();
    let place = Place::column("t.c");
    for scope in ["a", "b"] {
        let error = Sealed::seal(keyring.scope(scope), &place, &1_i32).unwrap_err();
        assert_eq!(error.to_string(), format!("the keyring has no primary data key of the scope `{scope}`"));
        let error = BlindIndex::new(keyring.scope(scope), "t.c", Normalise::None, &1_i32).unwrap_err();
        assert_eq!(error.to_string(), format!("the keyring has no primary index key of the scope `{scope}`"));
    }
}

#[test]
fn a_primary_key_of_any_scope_is_one() {
    let keyring = Keyring::new([data().scoped("a").primary(), index()]).unwrap();
    assert!(keyring.has_primary(KeyKind::Data) && !keyring.has_primary(KeyKind::Index));
    let keyring = Keyring::new([data(), index().scoped("a").primary()]).unwrap();
    assert!(!keyring.has_primary(KeyKind::Data) && keyring.has_primary(KeyKind::Index));
}

#[test]
fn keys_that_contradict_each_other_make_no_keyring() {
    let error = |keys: Vec<Key>| Keyring::new(keys).unwrap_err().to_string();
    assert!(error(vec![data().primary(), data().primary()]).starts_with("two primary data keys: "));
    let scoped = || data().scoped("a").primary();
    assert!(error(vec![scoped(), scoped(), data().primary()]).starts_with("two primary data keys of the scope `a`: "));
    let twin = || Key::from_bytes(KeyKind::Data, &[1; 32]);
    assert_eq!(error(vec![twin(), twin()]), format!("the key {} stands there twice", twin().id()));
    let different = [data().primary(), index().primary(), data().scoped("a").primary(), index().scoped("a").primary()];
    assert!(Keyring::new(different).is_ok());
}

#[test]
fn index_keys_whose_ids_begin_alike_are_refused() {
    // Found by trying: both fingerprints begin with the same four bytes.
    let mut seen = std::collections::BTreeMap::new();
    let key = |n: u32| {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&n.to_be_bytes());
        Key::from_bytes(KeyKind::Index, &bytes)
    };
    let (first, second) = (0..)
        .find_map(|n| seen.insert(key(n).id().as_bytes()[..4].to_vec(), n).map(|first| (first, n)))
        .expect("among 2^32 keys there are two");
    assert!(matches!(Keyring::new([key(first), key(second)]), Err(KeyringError::AlikeIndexKeys(..))));
}

#[test]
fn nothing_of_a_key_is_shown() {
    let key = Key::from_bytes(KeyKind::Data, b"thirty-two bytes, printable ones").scoped("a").primary();
    let shown = format!("{key:?}");
    assert!(shown.starts_with("Key { kind: Data, scope: Some(\"a\"), state: Primary, id: KeyId("), "{shown}");
    let shown = format!("{shown} {:?}", Keyring::new([key]).unwrap());
    assert!(!shown.contains("thirty") && !shown.contains("116, 104"), "{shown}");
}

#[test]
fn a_look_up_asks_for_the_keys_before_and_after_a_rotation() {
    let (old, new) = (index(), index().primary());
    let before = Keyring::new([Key::from_bytes(KeyKind::Index, old.bytes()).primary()]).unwrap();
    let during = Keyring::new([old, new]).unwrap();
    let value = String::from("Ada@Example.org");
    let stored_before = BlindIndex::new(Keys::from(&before), "users.email", Normalise::Lowercase, &value).unwrap();
    let stored_now = BlindIndex::new(Keys::from(&during), "users.email", Normalise::Lowercase, &value).unwrap();
    let asked = BlindIndex::all((&during).into(), "users.email", Normalise::Lowercase, &"ada@example.ORG".to_owned());
    assert_eq!(asked.unwrap(), [stored_now, stored_before]);
    let elsewhere = BlindIndex::new((&during).into(), "users.name", Normalise::Lowercase, &value).unwrap();
    assert!(elsewhere != stored_now && elsewhere.key() == stored_now.key());
    let exact = BlindIndex::new((&during).into(), "users.email", Normalise::None, &value).unwrap();
    assert_ne!(exact, stored_now);
}

#[test]
fn many_threads_derive_one_key_for_each_context() {
    let key = DataKey::new(data().id(), None, Box::new(data().bytes().clone()));
    let contexts: Vec<String> = (0..40).map(|n| format!("t.c{n}")).collect();
    let addresses = || contexts.iter().map(|context| std::ptr::from_ref(key.field(context)).addr()).collect::<Vec<_>>();
    let all: Vec<Vec<usize>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(addresses)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(all.iter().all(|seen| *seen == all[0]));
    let distinct: std::collections::BTreeSet<usize> = all[0].iter().copied().collect();
    assert_eq!(distinct.len(), contexts.len());
}
