use super::*;
use crate::crypto::{Backend, KEY, Native, RustCrypto};
use crate::keyring::Keyring;
use crate::keyring::kek::LocalKek;
use crate::keyring::load::LoadError;

const GOLDEN: &str = include_str!("../../../vectors/keyring/keyring.json");
const KEK: &str = include_str!("../../../vectors/keyring/kek.txt");

fn kek() -> LocalKek {
    LocalKek::from_text(KEK, "kek.txt").unwrap()
}

fn golden() -> Document {
    Document::parse(GOLDEN).unwrap()
}

fn key(byte: u8) -> Key {
    Key::from_bytes(KeyKind::Data, &[byte; KEY])
}

fn entry(key: &Key) -> Entry {
    Entry::wrap(key, &kek()).unwrap()
}

fn document(keys: &[Key]) -> Document {
    Document::new(keys.iter().map(entry)).unwrap()
}

/// The same text with the checksum that belongs to it.
fn with_checksum(text: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    let keys = value["keys"].as_array().unwrap().iter().map(|key| {
        let members = ["id", "kind", "scope", "state", "kek", "wrapped"];
        let members = members.iter().filter_map(|name| key.get(*name).map(|value| format!("\"{name}\":{value}")));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    });
    let compact = format!("{{\"schemalock_keyring\":1,\"keys\":[{}]}}", keys.collect::<Vec<_>>().join(","));
    let at = text.find("sha256:").unwrap() + 7;
    format!("{}{}{}", &text[..at], crate::hex::encode(&Native::sha256(compact.as_bytes())), &text[at + 64..])
}

fn refusal(text: &str) -> String {
    Document::parse(text).unwrap_err().to_string()
}

#[test]
fn the_released_keyring_opens() {
    let keys: Vec<Key> = golden().entries().iter().map(|entry| entry.unwrap(&kek()).unwrap()).collect();
    let bytes: Vec<u8> = keys.iter().map(|key| key.bytes()[7]).collect();
    assert_eq!(bytes, [0x42, 0x43, 0x44, 0x45, 0x46]);
    let keyring = Keyring::from_text(GOLDEN, &kek()).unwrap();
    assert_eq!(keyring.key_ids().len(), 3, "the retired key is not loaded");
    assert_eq!(keyring.primary_id(), Some(key(0x42).id()));
    assert_eq!(keyring.scope("tenant-7").primary_id(), None);
    assert_eq!(keyring.scope("it's <a> tenant & more/~").primary_id(), Some(key(0x46).id()));
}

#[test]
fn the_released_keyring_is_written_as_it_was() {
    assert_eq!(golden().to_text(), GOLDEN);
    assert_eq!(with_checksum(GOLDEN), GOLDEN);
}

#[test]
fn the_order_of_members_and_the_blanks_do_not_matter() {
    let value: serde_json::Value = serde_json::from_str(GOLDEN).unwrap();
    assert_eq!(Document::parse(&value.to_string()).unwrap(), golden());
    assert_eq!(Document::parse(&format!("\n{GOLDEN}\n\n")).unwrap(), golden());
}

#[test]
fn no_keys_are_a_keyring_too() {
    let empty = Document::default();
    assert_eq!(Document::parse(&empty.to_text()).unwrap(), empty);
    assert!(empty.to_text().contains("  \"keys\": [],\n"));
    assert_eq!(Keyring::from_text(&empty.to_text(), &kek()).unwrap().key_ids(), []);
}

#[test]
fn a_torn_file_is_refused_wherever_it_ends() {
    for end in 0..GOLDEN.trim_end().len() {
        let said = refusal(&GOLDEN[..end]);
        assert!(said.starts_with("not a keyring: no JSON from line "), "{end}: {said}");
    }
}

#[test]
fn every_changed_byte_is_noticed() {
    let blank = |at: usize| GOLDEN.as_bytes()[at].is_ascii_whitespace();
    for at in (0..GOLDEN.len()).filter(|at| !blank(*at)) {
        for change in [1, 2, 0x20] {
            let mut bytes = GOLDEN.as_bytes().to_vec();
            bytes[at] ^= change;
            if let Ok(text) = std::str::from_utf8(&bytes) {
                assert!(Document::parse(text).is_err(), "byte {at} ^ {change}");
            }
        }
    }
}

#[test]
fn what_is_no_keyring_is_refused_with_a_reason() {
    for (from, to, said) in [
        (
            "{\n  \"schemalock_keyring\": 1,",
            "[",
            "not a keyring: no JSON from line 2, column 9 on; if the file was cut short, restore it from a backup",
        ),
        ("\"schemalock_keyring\": 1,", "", "not a keyring: it has no member `schemalock_keyring`"),
        (
            "\"schemalock_keyring\": 1",
            "\"schemalock_keyring\": 2",
            "a keyring of version 2, and this release reads version 1: update schemalock",
        ),
        ("\"schemalock_keyring\": 1", "\"schemalock_keyring\": \"1\"", "`schemalock_keyring` is not a number"),
        (
            "\"schemalock_keyring\": 1",
            "\"schemalock_keyring\": 1, \"schemalock_keyring\": 1",
            "`keyring` has the member `schemalock_keyring` twice",
        ),
        ("\"keys\": [", "\"kees\": [", "`keyring` has no member `keys`"),
        ("\"checksum\"", "\"check\"", "`keyring` has no member `checksum`"),
        (
            "\"checksum\"",
            "\"x\": 1, \"checksum\"",
            "`keyring` has a member that is not `schemalock_keyring`, `keys` or `checksum`",
        ),
        (
            "\"checksum\": \"sha256:",
            "\"checksum\": \"sha512:",
            "the checksum does not match: the keyring was cut short or edited by hand; restore it from a backup, and change it with `schemalock keys` only",
        ),
        ("{ \"id\": \"425d", "{ \"id\": \"425D", "`keys[0].id` is not 32 lower-case hexadecimal digits"),
        ("{ \"id\": \"425d", "{ \"id\": \"425", "`keys[0].id` is not 32 lower-case hexadecimal digits"),
        (
            "{ \"id\": \"425d",
            "{ \"x\": null, \"id\": \"425d",
            "`keys[0]` has a member that is not `id`, `kind`, `scope`, `state`, `kek` or `wrapped`",
        ),
        ("\"kind\": \"index\"", "\"kind\": \"search\"", "`keys[2].kind` is not `data` or `index`"),
        ("\"kind\": \"index\"", "\"kind\": true", "`keys[2].kind` is not a text"),
        ("\"kind\": \"index\", ", "", "`keys[2]` has no member `kind`"),
        ("\"kind\": \"index\"", "\"kind\": \"index\", \"kind\": \"index\"", "`keys[2]` has the member `kind` twice"),
        (
            "tenant-7",
            "tenant\\u00e9",
            "`keys[1].scope` is not 1 to 200 printable ASCII characters without `\"` and `\\`",
        ),
        ("tenant-7", "", "`keys[1].scope` is not 1 to 200 printable ASCII characters without `\"` and `\\`"),
        ("\"retired\"", "\"dead\"", "`keys[3].state` is not `primary`, `active` or `retired`"),
        ("\"kek\": \"", "\"kek\": \"env:", "`keys[0].kek` is not 32 lower-case hexadecimal digits, or `exec`"),
        ("\"wrapped\": \"", "\"wrapped\": \"=", "`keys[0].wrapped` is not base64url without padding"),
    ] {
        assert!(GOLDEN.contains(from), "{from}");
        assert_eq!(refusal(&GOLDEN.replacen(from, to, 1)), said, "{from} -> {to}");
    }
    for text in ["", "1", "null", "[]", "\"x\"", "{}", "{\"keys\": []}"] {
        assert!(refusal(text).starts_with("not a keyring"), "{text}");
    }
}

#[test]
fn canonical_base64_only() {
    let wrapped = golden().entries()[0].wrapped.clone();
    let text = GOLDEN.replacen("AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", "AAECAwQFBgcICQoLDA0ODxAREhMUFRY+", 1);
    assert_eq!(refusal(&text), "`keys[0].wrapped` is not base64url without padding");
    assert_eq!(wrapped.len(), 72);
}

#[test]
fn keys_that_cannot_stand_together() {
    let one = golden().entries()[0].to_owned();
    let line = GOLDEN.lines().nth(3).unwrap();
    let twice = with_checksum(&GOLDEN.replacen(line, &format!("{line}\n{line}"), 1));
    assert_eq!(refusal(&twice), format!("the key {} stands there twice", one.id()));
    let two = with_checksum(&GOLDEN.replacen("\"retired\"", "\"primary\"", 1));
    let said = format!(
        "the keys {} and {} are both primary, of one kind and scope: only one can seal",
        one.id(),
        key(0x45).id()
    );
    assert_eq!(refusal(&two), said);
    // The same of another scope or kind is fine.
    let index = Key::from_bytes(KeyKind::Index, &[0x50; KEY]).primary();
    let _ = document(&[key(0x42).primary(), key(0x43).primary().scoped("a"), key(0x44).primary().scoped("b"), index]);
}

#[test]
fn index_keys_whose_ids_begin_alike_are_refused() {
    let index = entry(&Key::from_bytes(KeyKind::Index, &[0x50; KEY]));
    let mut id = *index.id().as_bytes();
    id[15] ^= 1;
    let twin = Entry { id: KeyId::from_bytes(id), ..index.clone() };
    assert!(matches!(Document::new([index, twin]), Err(DocumentError::AlikeIndexKeys(..))));
}

#[test]
fn another_kek_is_named_and_not_tried() {
    let other = LocalKek::from_bytes(&[9; KEY]);
    let Err(LoadError::Unwrap(error)) = Keyring::from_text(GOLDEN, &other).map(|_| ()) else { panic!("it opened") };
    let said =
        format!("the key {} was wrapped by the KEK {}, and this is the KEK {}", key(0x42).id(), kek().id(), other.id());
    assert_eq!(error.to_string(), said);
    let program = crate::kek::ExecKek::new("/nowhere", [""; 0]);
    let Err(error) = Keyring::from_text(GOLDEN, &program) else { panic!("it opened") };
    assert!(error.to_string().ends_with("and this is a program (`exec:`)"), "{error}");
}

#[test]
fn one_kek_wraps_all_keys() {
    let (one, other) = (kek(), LocalKek::from_bytes(&[9; KEY]));
    let foreign = Entry::wrap(&key(2), &other).unwrap();
    let program = Entry::wrap(&key(3), &Plain).unwrap();
    let document = document(&[key(1).primary()]);
    let said = |entry: &Entry| document.add(entry.clone()).unwrap_err().to_string();
    let (first, second) = (key(1).id(), key(2).id());
    let (one, other) = (one.id(), other.id());
    assert_eq!(
        said(&foreign),
        format!(
            "the key {first} was wrapped by the KEK {one}, and the key {second} by the KEK {other}: a keyring has one KEK, and \
             `schemalock keys rewrap` changes it for all keys"
        )
    );
    assert!(said(&program).contains("by a program (`exec:`): a keyring has one KEK"));
    let text = with_checksum(&GOLDEN.replacen(&format!("\"kek\": \"{one}\""), "\"kek\": \"exec\"", 1));
    assert!(matches!(Document::parse(&text), Err(DocumentError::TwoKeks { .. })));
}

/// A KEK that does nothing.
struct Plain;

impl Kek for Plain {
    fn id(&self) -> super::super::kek::KekId {
        super::super::kek::KekId::Exec
    }

    fn wrap(&self, _: &crate::kek::KeyInfo<'_>, key: &[u8; 32]) -> Result<Vec<u8>, crate::kek::KekError> {
        Ok(key.to_vec())
    }

    fn unwrap(
        &self,
        _: &crate::kek::KeyInfo<'_>,
        wrapped: &[u8],
    ) -> Result<zeroize::Zeroizing<[u8; 32]>, crate::kek::KekError> {
        Ok(zeroize::Zeroizing::new(wrapped.try_into().unwrap()))
    }
}

#[test]
fn what_unwraps_must_have_the_fingerprint() {
    let entry = Entry { id: key(0x43).id(), ..Entry::wrap(&key(0x42), &Plain).unwrap() };
    let said = format!("what the entry {} unwraps to is another key, {}", key(0x43).id(), key(0x42).id());
    assert_eq!(entry.unwrap(&Plain).unwrap_err().to_string(), said);
}

/// A KEK that wraps to these bytes, and unwraps to those or not at all.
struct Broken {
    wrapped: Vec<u8>,
    unwrapped: Option<[u8; KEY]>,
}

impl Kek for Broken {
    fn id(&self) -> super::super::kek::KekId {
        super::super::kek::KekId::Exec
    }

    fn wrap(&self, _: &crate::kek::KeyInfo<'_>, _: &[u8; 32]) -> Result<Vec<u8>, crate::kek::KekError> {
        Ok(self.wrapped.clone())
    }

    fn unwrap(
        &self,
        _: &crate::kek::KeyInfo<'_>,
        _: &[u8],
    ) -> Result<zeroize::Zeroizing<[u8; 32]>, crate::kek::KekError> {
        self.unwrapped.map(zeroize::Zeroizing::new).ok_or(crate::kek::KekError::DoesNotUnwrap)
    }
}

#[test]
fn what_was_wrapped_must_unwrap() {
    let broken = |length: usize, unwrapped| Broken { wrapped: vec![0; length], unwrapped };
    let wrap = |kek: &Broken| Entry::wrap(&key(1), kek);
    assert!(wrap(&broken(16 << 10, Some([1; KEY]))).is_ok());
    assert!(matches!(wrap(&broken(3, None)), Err(WrapError::DoesNotUnwrap(_))));
    assert!(matches!(wrap(&broken(3, Some([2; KEY]))), Err(WrapError::UnwrapsToAnother)));
    assert!(matches!(wrap(&broken(0, Some([1; KEY]))), Err(WrapError::Empty)));
    assert!(matches!(wrap(&broken((16 << 10) + 1, Some([1; KEY]))), Err(WrapError::TooLong)));
    let rewrapped = golden().rewrap(&kek(), &broken(3, None));
    assert!(matches!(rewrapped, Err(RewrapError::Wrap(WrapError::DoesNotUnwrap(_)))));
}

#[test]
fn a_wrapped_key_that_was_moved_does_not_unwrap() {
    let mut entries = golden().entries().to_vec();
    entries[1].scope = Some("tenant-8".to_owned());
    let error = entries[1].unwrap(&kek()).unwrap_err();
    let reason = std::error::Error::source(&error).unwrap();
    let (said, id) = (format!("{error}: {reason}"), key(0x43).id());
    assert_eq!(
        said,
        format!("the key {id} does not unwrap: the wrapped key was changed, or was moved here from another entry")
    );
}

#[test]
fn scopes_that_cannot_be_written_are_refused() {
    for scope in ["", "a\"b", "a\\b", "é", "a\nb", &"x".repeat(201)] {
        assert!(matches!(Entry::wrap(&key(1).scoped(scope), &kek()), Err(WrapError::Scope)), "{scope:?}");
    }
    assert!(Entry::wrap(&key(1).scoped("x".repeat(200)), &kek()).is_ok());
}

#[test]
fn promoting_makes_the_former_primary_active() {
    let before = document(&[key(1).primary(), key(2), key(3).primary().scoped("a"), key(4).scoped("a")]);
    let states = |document: &Document| document.entries().iter().map(Entry::state).collect::<Vec<_>>();
    let after = before.promote(key(2).id()).unwrap();
    use EntryState::{Active, Primary, Retired};
    assert_eq!(states(&after), [Active, Primary, Primary, Active]);
    assert_eq!(after.promote(key(2).id()).unwrap(), after, "twice is once");
    assert_eq!(after.primary(KeyKind::Data, None).map(Entry::id), Some(key(2).id()));
    let retired = after.retire(key(1).id()).unwrap();
    assert_eq!(states(&retired), [Retired, Primary, Primary, Active]);
    assert_eq!(retired.promote(key(1).id()), Err(ChangeError::PromoteRetired(key(1).id())));
    assert_eq!(retired.retire(key(2).id()), Err(ChangeError::RetirePrimary(key(2).id())));
    assert_eq!(retired.retire(key(9).id()), Err(ChangeError::NotFound));
    assert_eq!(Document::parse(&retired.to_text()).unwrap(), retired);
}

#[test]
fn a_retired_key_comes_back_or_goes_for_good() {
    let retired = document(&[key(1).primary(), key(2), key(3)]).retire(key(2).id()).unwrap();
    let back = retired.activate(key(2).id()).unwrap();
    assert_eq!(back, document_like(&retired, &[EntryState::Primary, EntryState::Active, EntryState::Active]));
    assert_eq!(back.activate(key(2).id()).unwrap(), back, "twice is once");
    assert_eq!(back.activate(key(1).id()).unwrap(), back, "a primary key opens already");
    assert_eq!(back.activate(key(9).id()), Err(ChangeError::NotFound));
    for (id, error) in [(key(1).id(), ChangeError::DestroyUsable(key(1).id())), (key(9).id(), ChangeError::NotFound)] {
        assert_eq!(retired.destroy(id), Err(error));
    }
    let gone = retired.destroy(key(2).id()).unwrap();
    assert_eq!(gone.entries().iter().map(Entry::id).collect::<Vec<_>>(), [key(1).id(), key(3).id()]);
    assert_eq!(Document::parse(&gone.to_text()).unwrap(), gone);
}

/// The same keys in these states.
fn document_like(document: &Document, states: &[EntryState]) -> Document {
    let entries = document.entries().iter().zip(states).map(|(entry, state)| Entry { state: *state, ..entry.clone() });
    Document::new(entries).unwrap()
}

#[test]
fn the_last_key_of_a_scope_can_go() {
    let index = Key::from_bytes(KeyKind::Index, &[0x50; KEY]).scoped("a").primary();
    let keyring = document(&[key(1).primary(), key(2).scoped("a").primary(), key(3).scoped("a"), index]);
    assert_eq!(keyring.retire(key(2).id()), Err(ChangeError::RetirePrimary(key(2).id())), "it has another key");
    let keyring = keyring.retire(key(3).id()).unwrap().retire(key(2).id()).unwrap();
    assert_eq!(keyring.primary(KeyKind::Data, Some("a")), None);
    assert_eq!(keyring.retire(key(1).id()), Err(ChangeError::RetirePrimary(key(1).id())), "of no scope");
}

#[test]
fn what_was_added_stands_at_the_end() {
    let document = document(&[key(1).primary()]);
    let added = document.add(entry(&key(2))).unwrap();
    assert_eq!(added.entries()[1].id(), key(2).id());
    assert!(document.add(entry(&key(1))).is_err());
    assert!(document.add(entry(&key(3).primary())).is_err());
}

#[test]
fn rewrapping_changes_the_kek_alone() {
    let (from, to) = (kek(), LocalKek::from_bytes(&[9; KEY]));
    let rewrapped = golden().rewrap(&from, &to).unwrap();
    assert!(rewrapped.entries().iter().all(|entry| entry.kek() == to.id()));
    let known = |document: &Document| {
        let known = |entry: &Entry| (entry.id(), entry.kind(), entry.scope().map(str::to_owned), entry.state());
        document.entries().iter().map(known).collect::<Vec<_>>()
    };
    assert_eq!(known(&rewrapped), known(&golden()));
    assert_eq!(Keyring::from_text(&rewrapped.to_text(), &to).unwrap().key_ids().len(), 3);
    assert!(Keyring::from_text(&rewrapped.to_text(), &from).is_err());
    assert!(golden().rewrap(&to, &from).is_err());
}

#[test]
fn a_beginning_of_an_id_is_enough_when_it_is_the_only_one() {
    let id = key(0x42).id().to_string();
    assert_eq!(golden().find(&id[..4]).map(Entry::id), Ok(key(0x42).id()));
    assert_eq!(golden().find(&id.to_uppercase()).map(Entry::id), Ok(key(0x42).id()));
    assert_eq!(golden().find(&id[..3]), Err(ChangeError::ShortPrefix));
    assert_eq!(golden().find("ffff"), Err(ChangeError::NotFound));
    let (a, b) = (entry(&key(1)), entry(&key(2)));
    let mut bytes = *a.id().as_bytes();
    bytes[15] ^= 1;
    let alike = Document::new([a.clone(), Entry { id: KeyId::from_bytes(bytes), ..b }]).unwrap();
    assert!(matches!(alike.find(&a.id().to_string()[..8]), Err(ChangeError::Ambiguous(..))));
}

#[test]
fn nothing_shows_what_is_wrapped() {
    let text = GOLDEN.lines().nth(3).unwrap();
    let wrapped = &text[text.find("\"wrapped\": \"").unwrap() + 12..][..40];
    assert!(!format!("{:?}", golden()).contains(wrapped));
}

#[test]
fn both_libraries_hash_alike() {
    assert_eq!(Native::sha256(b"abc"), RustCrypto::sha256(b"abc"));
    assert_eq!(crate::hex::encode(&Native::sha256(b"abc"))[..8], *"ba7816bf");
}
