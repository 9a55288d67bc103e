//! A keyring whose keys change while a program works.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use schemalock::kek::LocalKek;
use schemalock::keyring::{Document, Entry};
use schemalock::{Key, KeyKind, Keyring, Place, Sealed};

const THREADS: usize = 8;

fn key(byte: u8) -> Key {
    Key::from_bytes(KeyKind::Data, &[byte; 32])
}

fn place() -> Place<'static> {
    Place::column("connections.credentials")
}

fn seal(keyring: &Keyring) -> Sealed<String> {
    Sealed::seal(keyring, &place(), &"s3cret".to_owned()).expect("a primary key")
}

/// Seals and opens until told to stop; which keys sealed.
fn work(keyring: &Keyring, stop: &AtomicBool) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    while !stop.load(Ordering::Relaxed) {
        let value = seal(keyring);
        let opened = value.open(keyring, &place()).expect("what was sealed opens");
        assert_eq!(opened.expose(), "s3cret");
        used.insert(value.header().key_id.to_string());
    }
    used
}

#[test]
fn a_key_is_promoted_under_way() {
    let (old, new) = (key(1).id(), key(2).id());
    let keyring = Arc::new(Keyring::new([key(1).primary(), key(2)]).expect("a keyring"));
    let (start, stop) = (Arc::new(Barrier::new(THREADS + 1)), Arc::new(AtomicBool::new(false)));
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (keyring, start, stop) = (Arc::clone(&keyring), Arc::clone(&start), Arc::clone(&stop));
            thread::spawn(move || {
                start.wait();
                work(&keyring, &stop)
            })
        })
        .collect();
    start.wait();
    let before = seal(&keyring);
    for _ in 0..200 {
        keyring.replace(Keyring::new([key(1).primary(), key(2)]).expect("a keyring"));
        keyring.replace(Keyring::new([key(1), key(2).primary()]).expect("a keyring"));
        // Once it is replaced, nobody seals with the old key any more.
        assert_eq!(seal(&keyring).header().key_id, new);
    }
    stop.store(true, Ordering::Relaxed);
    let known = BTreeSet::from([old.to_string(), new.to_string()]);
    for thread in threads {
        assert!(thread.join().expect("no panic").is_subset(&known));
    }
    assert_eq!(before.header().key_id, old);
    assert!(before.open(&keyring, &place()).is_ok(), "what the old key sealed still opens");
}

#[test]
fn readers_that_begin_after_a_replacement_use_the_new_key_alone() {
    let keyring = Arc::new(Keyring::new([key(1).primary(), key(2)]).expect("a keyring"));
    for round in 0..50 {
        let (former, next) = if round % 2 == 0 { (1, 2) } else { (2, 1) };
        keyring.replace(Keyring::new([key(former), key(next).primary()]).expect("a keyring"));
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| assert_eq!(seal(&keyring).header().key_id, key(next).id()));
            }
        });
    }
}

/// Writes as a deployment does: a file beside it, renamed over it.
fn write(path: &Path, document: &Document) {
    let beside = path.with_extension("new");
    private(&beside, &document.to_text());
    fs::rename(beside, path).expect("to rename it");
}

#[allow(clippy::disallowed_methods, reason = "a test's own file")]
fn private(path: &Path, text: &str) {
    fs::write(path, text).expect("a file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("to make it private");
    }
}

/// The whole way of a new key, with a service that never stops.
#[test]
fn a_service_follows_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, kek) = (folder.path().join("keyring.json"), LocalKek::from_bytes(&[9; 32]));
    let entry = |key: &Key| Entry::wrap(key, &kek).expect("to wrap it");
    let first = Document::new([entry(&key(1).primary())]).expect("a keyring");
    write(&path, &first);
    let service = Keyring::open(&path, &kek).expect("to open it");
    let value = seal(&service);

    let added = first.add(entry(&key(2))).expect("to add it");
    write(&path, &added);
    service.reload(&path, &kek).expect("to load it again");
    assert_eq!(service.primary_id(), Some(key(1).id()));

    write(&path, &added.promote(key(2).id()).expect("to promote it"));
    // A second program that has loaded it seals with the new key; the first one opens that already.
    let other = Keyring::open(&path, &kek).expect("to open it");
    assert!(seal(&other).open(&service, &place()).is_ok());
    service.reload(&path, &kek).expect("to load it again");
    assert_eq!(seal(&service).header().key_id, key(2).id());
    assert!(value.open(&service, &place()).is_ok());

    // A file that cannot be loaded changes nothing.
    private(&path, "torn");
    assert!(service.reload(&path, &kek).is_err());
    assert_eq!(service.primary_id(), Some(key(2).id()));

    let retired = added.promote(key(2).id()).and_then(|document| document.retire(key(1).id())).expect("to retire it");
    write(&path, &retired);
    service.reload(&path, &kek).expect("to load it again");
    let error = value.open(&service, &place()).expect_err("its key is not loaded");
    assert_eq!(error.to_string(), format!("the keyring has no key {}", key(1).id()));
}

#[cfg(unix)]
#[test]
fn a_keyring_that_others_can_read_is_not_opened() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let (path, kek) = (folder.path().join("keyring.json"), LocalKek::from_bytes(&[9; 32]));
    private(&path, &Document::default().to_text());
    assert!(Keyring::open(&path, &kek).is_ok());
    for mode in [0o640, 0o604, 0o660] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("to change it");
        let error = Keyring::open(&path, &kek).expect_err("others may read it").to_string();
        assert!(error.contains(&format!("(mode {mode:04o}): run `chmod 600 ")), "{error}");
    }
    let error = Keyring::open(folder.path().join("none.json"), &kek).expect_err("there is none");
    assert!(error.to_string().starts_with("cannot read the keyring"), "{error}");
    let error = Keyring::from_env("SCHEMALOCK_NO_KEYRING", &kek).expect_err("there is none");
    assert_eq!(
        error.to_string(),
        "the environment variable `SCHEMALOCK_NO_KEYRING` is not set: it should hold a keyring"
    );
}
