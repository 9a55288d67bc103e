use std::time::Duration;

use super::local::{fingerprint, unwrap, wrap};
use super::*;
use crate::crypto::{Backend, KEY, NONCE, Native, RustCrypto};
use crate::keyring::key::fingerprint as key_id;

const HEX: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const BASE64: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

fn kek() -> [u8; KEY] {
    std::array::from_fn(|at| at as u8)
}

fn info(scope: Option<&str>) -> KeyInfo<'_> {
    KeyInfo::new(key_id::<Native>(&[0x42; KEY]), KeyKind::Data, scope)
}

/// The message of what must fail.
fn refusal<T>(result: Result<T, KekError>) -> String {
    result.err().expect("a refusal").to_string()
}

fn round_trip<A: Backend, B: Backend>() {
    let wrapped = wrap::<A>(&kek(), &info(Some("tenant-7")), &[7; NONCE], &[0x42; KEY]);
    assert_eq!(wrapped.len(), 72);
    assert_eq!(unwrap::<B>(&kek(), &info(Some("tenant-7")), &wrapped).as_deref(), Some(&[0x42; KEY]));
}

#[test]
fn both_libraries_wrap_alike() {
    round_trip::<Native, RustCrypto>();
    round_trip::<RustCrypto, Native>();
    assert_eq!(fingerprint::<Native>(&kek()), fingerprint::<RustCrypto>(&kek()));
}

#[test]
fn a_wrapped_key_belongs_to_its_entry() {
    let wrapped = wrap::<Native>(&kek(), &info(Some("a")), &[7; NONCE], &[0x42; KEY]);
    let KeyInfo { id, .. } = info(None);
    let other = key_id::<Native>(&[0x43; KEY]);
    for (what, info) in [
        ("scope", KeyInfo::new(id, KeyKind::Data, Some("b"))),
        ("no scope", KeyInfo::new(id, KeyKind::Data, None)),
        ("kind", KeyInfo::new(id, KeyKind::Index, Some("a"))),
        ("id", KeyInfo::new(other, KeyKind::Data, Some("a"))),
    ] {
        assert!(unwrap::<Native>(&kek(), &info, &wrapped).is_none(), "{what}");
    }
}

#[test]
fn every_changed_bit_is_noticed() {
    let wrapped = wrap::<Native>(&kek(), &info(None), &[7; NONCE], &[0x42; KEY]);
    for bit in 0..wrapped.len() * 8 {
        let mut changed = wrapped.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(unwrap::<Native>(&kek(), &info(None), &changed).is_none(), "bit {bit}");
    }
    for length in [0, 23, 24, 71] {
        assert!(unwrap::<Native>(&kek(), &info(None), &wrapped[..length]).is_none(), "{length} bytes");
    }
    assert!(unwrap::<Native>(&kek(), &info(None), &[wrapped, vec![0]].concat()).is_none());
}

#[test]
fn the_same_key_is_never_wrapped_alike() {
    let kek = LocalKek::from_bytes(&kek());
    let wrap = || kek.wrap(&info(None), &[0x42; KEY]).unwrap();
    assert_ne!(wrap(), wrap());
}

#[test]
fn a_kek_is_read_in_each_of_its_forms() {
    let expected = LocalKek::from_bytes(&kek()).id();
    let url_safe = "-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_8";
    for text in [HEX, &HEX.to_uppercase(), BASE64, BASE64.trim_end_matches('='), &format!(" {BASE64}\r\n")] {
        assert_eq!(LocalKek::from_text(text, "x").unwrap().id(), expected, "{text}");
    }
    let standard = url_safe.replace('-', "+").replace('_', "/");
    assert_eq!(LocalKek::from_text(url_safe, "x").unwrap().id(), LocalKek::from_text(&standard, "x").unwrap().id());
    let made = LocalKek::generate().unwrap();
    assert!(LocalKek::from_text(&made, "x").is_ok());
}

#[test]
fn what_is_no_kek_is_refused_and_not_shown() {
    let mixed = "-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/8";
    let trailing_bits = BASE64.replace("8=", "9=");
    for text in ["", "s3cret", &HEX[1..], &HEX.replace('0', "g"), &BASE64[1..], mixed, &trailing_bits, &"=".repeat(44)]
    {
        let said = refusal(LocalKek::from_text(text, "the file `x`").map(|_| ()));
        assert!(said.starts_with("the file `x` holds no KEK"), "{said}");
        assert!(text.len() < 5 || !said.contains(text), "{said}");
    }
}

#[test]
fn sources_are_words() {
    for (word, said) in [
        ("SCHEMALOCK_KEK", "not a source of a KEK: say `env:NAME`, `file:PATH` or `exec:PROGRAM`"),
        ("vault:x", "not a source of a KEK: say `env:NAME`, `file:PATH` or `exec:PROGRAM`"),
        ("env:SCHEMALOCK_NOT_SET", "the environment variable `SCHEMALOCK_NOT_SET` is not set: it should hold the KEK"),
        ("file:/nowhere/kek", "cannot read the KEK in `/nowhere/kek`"),
        ("exec: ", "`exec:` names no program"),
    ] {
        assert_eq!(refusal(source(word).map(|_| ())), said);
    }
    for word in [BASE64, HEX, &format!("env:{BASE64}"), &format!("file:{HEX}")] {
        let said = refusal(source(word).map(|_| ()));
        assert!(said.starts_with("this is the KEK itself") && !said.contains(&HEX[..8]), "{said}");
    }
}

#[test]
fn debug_shows_no_key() {
    let kek = LocalKek::from_bytes(&kek());
    assert_eq!(format!("{kek:?}"), format!("LocalKek(KekId({}))", kek.id()));
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn file(mode: u32, text: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kek");
        write(&path, text);
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        (folder, path)
    }

    #[allow(clippy::disallowed_methods, reason = "a test's own file")]
    fn write(path: &std::path::Path, text: &[u8]) {
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_file_is_its_owners_alone() {
        for mode in [0o600, 0o400] {
            let (_folder, path) = file(mode, BASE64.as_bytes());
            assert_eq!(LocalKek::from_file(&path).unwrap().id(), LocalKek::from_bytes(&kek()).id());
        }
        for mode in [0o640, 0o604, 0o620, 0o601, 0o644] {
            let (_folder, path) = file(mode, BASE64.as_bytes());
            let said = refusal(LocalKek::from_file(&path).map(|_| ()));
            assert!(said.contains(&format!("(mode {mode:04o}): run `chmod 600 ")), "{said}");
        }
    }

    #[test]
    fn files_that_hold_no_kek() {
        for text in [&b"s3cret"[..], b"", &[0xff; 32], &[b'A'; 100_000]] {
            let (_folder, path) = file(0o600, text);
            let said = refusal(LocalKek::from_file(&path).map(|_| ()));
            assert!(said.contains("holds no KEK") && !said.contains("s3cret"), "{said}");
        }
        let (folder, _path) = file(0o600, b"");
        fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();
        assert!(matches!(LocalKek::from_file(folder.path()), Err(KekError::File { .. })));
    }

    #[test]
    fn a_path_may_look_like_a_kek() {
        let nowhere = format!("file:/{}", "A".repeat(42));
        assert!(matches!(source(&nowhere), Err(KekError::KeyAsSource)));
        let (_folder, path) = file(0o600, BASE64.as_bytes());
        let folder = tempfile::Builder::new().prefix("kek").tempdir().unwrap();
        let room = 42_usize.saturating_sub(folder.path().as_os_str().len());
        let alike = folder.path().join("A".repeat(room));
        // Where temporary files have another place, their names may look like nothing.
        if room > 0 && local::is_key(alike.to_str().unwrap()) {
            fs::copy(&path, &alike).unwrap();
            let word = format!("file:{}", alike.display());
            assert_eq!(source(&word).unwrap().id(), LocalKek::from_bytes(&kek()).id(), "{word}");
        }
    }

    /// More than a pipe holds, in either direction.
    #[test]
    fn a_program_may_be_wordy() {
        let noisy = "head -c 300000 /dev/zero >&2; exec cat";
        let (_folder, kek) = script(noisy);
        let kek = kek.timeout(Duration::from_secs(20));
        assert_eq!(kek.wrap(&info(None), &[0x42; KEY]).unwrap(), [0x42; KEY]);
        let (_folder, kek) = script("exec sleep 60");
        let kek = kek.timeout(Duration::from_millis(200));
        let said = refusal(kek.unwrap(&info(None), &vec![7; 200_000]));
        assert!(said.contains("did not finish within 200ms"), "{said}");
    }

    fn script(lines: &str) -> (tempfile::TempDir, ExecKek) {
        let (folder, path) = file(0o700, lines.as_bytes());
        // A shell that reads the script: a file that was just written cannot always be executed, for a child forked in the
        // meantime may still hold it open.
        (folder, ExecKek::new("sh", [path.display().to_string()]))
    }

    /// Not to be used by anyone: it "wraps" by putting a letter in front.
    const PREFIXING: &str = r#"case "$1" in
        wrap) (printf A; base64 -d) | base64 | tr -d '\n' ;;
        unwrap) base64 -d | tail -c +2 | base64 ;;
    esac"#;

    #[test]
    fn a_program_wraps_and_unwraps() {
        let (_folder, kek) = script(PREFIXING);
        let wrapped = kek.wrap(&info(None), &[0x42; KEY]).unwrap();
        assert_eq!(wrapped, [&b"A"[..], &[0x42; KEY]].concat());
        assert_eq!(*kek.unwrap(&info(None), &wrapped).unwrap(), [0x42; KEY]);
        assert_eq!(kek.id(), KekId::Exec);
    }

    #[test]
    fn a_program_is_told_of_the_key() {
        let (_folder, kek) = script(
            r#"read line; printf '%s' "$SCHEMALOCK_KEY_ID $SCHEMALOCK_KEY_KIND $SCHEMALOCK_KEY_SCOPE $1" | base64 | tr -d '\n'"#,
        );
        let told = kek.wrap(&info(Some("it's a tenant")), &[0x42; KEY]).unwrap();
        let expected = format!("{} data it's a tenant wrap", info(None).id);
        assert_eq!(String::from_utf8(told).unwrap(), expected);
    }

    #[test]
    fn programs_that_do_not_do_their_work() {
        for (lines, said) in [
            ("exit 3", "asked to unwrap, failed (exit status: 3)"),
            ("echo 'no such key' >&2; echo s3cret; exit 1", "failed (exit status: 1): no such key"),
            ("kill -9 $$", "failed (signal: 9"),
            ("true", "did not print a key of 32 bytes as base64"),
            ("echo s3cret-", "did not print one line of base64"),
            ("echo QUJD; echo QUJD", "did not print one line of base64"),
            ("echo QUJD", "did not print a key of 32 bytes as base64"),
        ] {
            let (_folder, kek) = script(lines);
            let error = refusal(kek.unwrap(&info(None), b"wrapped"));
            assert!(error.contains(said) && !error.contains("s3cret"), "{lines}: {error}");
        }
        let (_folder, kek) = script("true");
        assert!(refusal(kek.wrap(&info(None), &[0x42; KEY])).ends_with("asked to wrap, printed nothing"));
        let nowhere = ExecKek::from_words("/nowhere/program --option").unwrap();
        assert!(refusal(nowhere.unwrap(&info(None), b"x")).contains("cannot be run"));
    }

    #[test]
    fn a_program_that_hangs_is_left() {
        for lines in
            ["exec sleep 60", "sleep 3 & echo QUJD", "exec >&- 2>&-; exec sleep 60", "exec yes >/dev/null 2>&1"]
        {
            let (_folder, kek) = script(lines);
            let kek = kek.timeout(Duration::from_millis(200));
            let said = refusal(kek.unwrap(&info(None), b"x"));
            assert!(said.contains("did not finish within 200ms"), "{lines}: {said}");
        }
    }
}
