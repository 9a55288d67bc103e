//! `keys`: the keyring's file, whatever happens to it.
#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod support;

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use support::{Folder, Run, SCHEMA};

const KEK: &[&str] = &["--kek", "file:kek.txt"];

/// Runs `keys` with the KEK of the folder.
fn keys(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["keys"], arguments, KEK].concat())
}

/// A folder with a keyring of one key.
fn with_keyring() -> Folder {
    let folder = Folder::new();
    let run = keys(&folder, &["new"]);
    assert_eq!(run.code, 0, "{run:?}");
    folder
}

/// Members of the listed keys, in order.
fn listed(folder: &Folder, member: &str) -> Vec<String> {
    let run = folder.run(&["keys", "list", "--format", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let keys = run.json()["keys"].as_array().cloned().expect("keys");
    keys.iter().map(|key| key[member].as_str().unwrap_or("-").to_owned()).collect()
}

fn mode(folder: &Folder, path: &str) -> u32 {
    fs::metadata(folder.path(path)).expect("a file").mode() & 0o777
}

fn set_mode(folder: &Folder, path: &str, mode: u32) {
    fs::set_permissions(folder.path(path), Permissions::from_mode(mode)).expect("to change it");
}

#[test]
fn what_is_written_is_its_owners_alone() {
    let folder = with_keyring();
    assert_eq!((mode(&folder, "keyring.json"), mode(&folder, "kek.txt")), (0o600, 0o600));
    assert_eq!(keys(&folder, &["add"]).code, 0);
    assert_eq!(mode(&folder, "keyring.json"), 0o600);
    assert_eq!(keys(&folder, &["rewrap", "--new-kek", "file:other.txt"]).code, 0);
    assert_eq!((mode(&folder, "keyring.json"), mode(&folder, "other.txt")), (0o600, 0o600));
}

#[test]
fn what_others_can_read_is_refused() {
    for (file, said) in [("keyring.json", "others may use the keyring"), ("kek.txt", "others may use the KEK")] {
        let folder = with_keyring();
        set_mode(&folder, file, 0o644);
        let before = folder.snapshot();
        let run = keys(&folder, &["add"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(said) && run.stderr.contains("(mode 0644): run `chmod 600 "), "{}", run.stderr);
        assert_eq!(folder.snapshot(), before);
    }
    let folder = with_keyring();
    set_mode(&folder, "keyring.json", 0o640);
    let run = keys(&folder, &["verify", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["permissions".to_owned()]));
}

#[test]
fn root_leaves_the_file_to_its_owner() {
    let folder = with_keyring();
    let path = folder.path("keyring.json");
    if std::os::unix::fs::chown(&path, Some(12345), Some(12345)).is_err() {
        // Only root can give a file away, and so run into this.
        return;
    }
    assert_eq!(keys(&folder, &["add"]).code, 0);
    let owner = fs::metadata(&path).map(|metadata| (metadata.uid(), metadata.gid()));
    assert_eq!(owner.expect("a file"), (12345, 12345));
    assert_eq!(mode(&folder, "keyring.json"), 0o600);
}

#[test]
fn nothing_is_overwritten() {
    let folder = with_keyring();
    let before = folder.snapshot();
    let run = keys(&folder, &["new", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["exists".to_owned()]));
    assert_eq!(folder.snapshot(), before);
    // Nor is a KEK made for nothing.
    let run = folder.run(&["keys", "new", "--kek", "file:new.txt"]);
    assert!(run.code == 1 && !folder.path("new.txt").exists(), "{run:?}");
}

#[test]
fn a_searchable_column_gets_its_key() {
    let folder = Folder::new();
    let schema = SCHEMA
        .replace("max_length: 80 }", "max_length: 80 }\n      mail: { type: text, encrypted: { searchable: true } }");
    folder.write("schema.yaml", schema);
    assert_eq!(keys(&folder, &["new"]).code, 0);
    assert_eq!(listed(&folder, "kind"), ["data", "index"]);
    let folder = Folder::with_schema();
    assert_eq!(keys(&folder, &["new"]).code, 0);
    assert_eq!(listed(&folder, "kind"), ["data"]);
    let folder = Folder::new();
    assert_eq!(keys(&folder, &["new", "--index", "--scope", "tenant-7"]).code, 0);
    assert_eq!(listed(&folder, "scope"), ["tenant-7", "tenant-7"]);
    folder.write("schema.yaml", "no schema");
    assert_eq!(keys(&folder, &["new", "--keyring", "other.json"]).code, 1);
}

#[test]
fn a_life_of_a_key() {
    let folder = with_keyring();
    assert_eq!(keys(&folder, &["add"]).code, 0);
    assert_eq!(listed(&folder, "state"), ["primary", "active"]);
    let ids = listed(&folder, "id");
    let promote = |id: &str| folder.run(&["keys", "promote", id, "--format", "json"]);
    assert_eq!((promote(&ids[1][..8]).code, listed(&folder, "state")), (0, vec!["active".into(), "primary".into()]));
    let again = promote(&ids[1]);
    assert_eq!((again.code, &again.json()["changed"]), (0, &serde_json::json!(false)));
    let retire = |id: &str, rest: &[&str]| folder.run(&[&["keys", "retire", id, "--format", "json"], rest].concat());
    let run = retire(&ids[1], &["--unchecked"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["primary".to_owned()]));
    let run = retire(&ids[0], &[]);
    assert_eq!((run.code, run.kinds()), (1, vec!["not-checked".to_owned()]));
    assert_eq!(
        (retire(&ids[0], &["--unchecked"]).code, listed(&folder, "state")),
        (0, vec!["retired".into(), "primary".into()])
    );
    assert_eq!(retire(&ids[0], &[]).json()["changed"], false);
    let run = promote(&ids[0]);
    assert_eq!((run.code, run.kinds()), (1, vec!["retired".to_owned()]));
    for id in ["abc", "0000000000000000", "\u{e9}\u{e9}\u{e9}\u{e9}"] {
        assert_eq!(promote(id).code, 2, "{id}");
    }
    assert_eq!(keys(&folder, &["verify"]).code, 0);
}

#[test]
fn a_retired_key_comes_back_or_goes_for_good() {
    let folder = with_keyring();
    assert_eq!(keys(&folder, &["add"]).code, 0);
    let ids = listed(&folder, "id");
    let run = |command: &str, rest: &[&str]| folder.run(&[&["keys", command], rest, &["--format", "json"]].concat());
    assert_eq!(run("retire", &[&ids[1], "--unchecked"]).code, 0);
    let back = run("activate", &[&ids[1][..6]]);
    assert_eq!((back.code, &back.json()["changed"], listed(&folder, "state")[1].as_str()), (0, &true.into(), "active"));
    assert_eq!(run("activate", &[&ids[1]]).json()["changed"], false);
    assert_eq!(run("activate", &[&ids[0]]).json()["key"]["state"], "primary");
    // What can be loaded cannot be destroyed, whatever is said.
    for id in &ids {
        let refused = run("destroy", &[id, "--unchecked"]);
        assert_eq!((refused.code, refused.kinds()), (1, vec!["not-retired".to_owned()]));
    }
    assert_eq!(run("retire", &[&ids[1], "--unchecked"]).code, 0);
    let before = folder.snapshot();
    let refused = run("destroy", &[&ids[1][..31], "--unchecked"]);
    assert_eq!((refused.code, refused.kinds()), (1, vec!["not-whole".to_owned()]));
    let refused = run("destroy", &[&ids[1]]);
    assert_eq!((refused.code, refused.kinds()), (1, vec!["not-checked".to_owned()]));
    assert_eq!(folder.snapshot(), before);
    let gone = run("destroy", &[&ids[1], "--unchecked"]);
    assert_eq!((gone.code, &gone.json()["key"]["id"]), (0, &ids[1].as_str().into()));
    assert_eq!(listed(&folder, "id"), ids[..1]);
    assert_eq!(run("destroy", &[&ids[1], "--unchecked"]).code, 2, "there is no such key");
}

#[test]
fn the_last_key_of_a_scope_can_go() {
    let folder = with_keyring();
    assert_eq!(keys(&folder, &["add", "--scope", "tenant-7"]).code, 0);
    assert_eq!(listed(&folder, "state"), ["primary", "primary"], "the first of a scope seals");
    let ids = listed(&folder, "id");
    let retire = |id: &str, rest: &[&str]| folder.run(&[&["keys", "retire", id, "--format", "json"], rest].concat());
    assert_eq!(retire(&ids[1], &[]).kinds(), ["not-checked"]);
    assert_eq!(retire(&ids[1], &["--unchecked"]).code, 0);
    assert_eq!(retire(&ids[0], &["--unchecked"]).kinds(), ["primary"]);
    assert_eq!(keys(&folder, &["add", "--scope", "tenant-7"]).code, 0);
    assert_eq!(listed(&folder, "state"), ["primary", "retired", "primary"]);
}

#[test]
fn verify_says_that_nothing_could_be_sealed() {
    let folder = Folder::new();
    let schema = SCHEMA
        .replace("max_length: 80 }", "max_length: 80 }\n      mail: { type: text, encrypted: { searchable: true } }");
    assert_eq!(keys(&folder, &["new"]).code, 0);
    folder.write("schema.yaml", schema);
    let verify = || keys(&folder, &["verify", "--format", "json"]).kinds();
    assert_eq!(verify(), ["no-primary-index-key"]);
    assert_eq!(keys(&folder, &["add", "--index"]).code, 0);
    assert_eq!(verify(), [""; 0]);
}

#[test]
fn another_kek_wraps_the_same_keys() {
    let folder = with_keyring();
    assert_eq!(keys(&folder, &["add"]).code, 0);
    let before = (listed(&folder, "id"), listed(&folder, "state"));
    assert_eq!(keys(&folder, &["rewrap", "--new-kek", "file:other.txt"]).code, 0);
    assert_eq!((listed(&folder, "id"), listed(&folder, "state")), before);
    let run = keys(&folder, &["verify", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["other-kek".to_owned(), "other-kek".to_owned()]));
    assert_eq!(folder.run(&["keys", "verify", "--kek", "file:other.txt"]).code, 0);
    // With the wrong KEK, nothing is made and nothing is changed.
    let before = folder.snapshot();
    let run = keys(&folder, &["rewrap", "--new-kek", "file:third.txt"]);
    assert!(run.code == 2 && run.stderr.contains("was wrapped by the KEK"), "{run:?}");
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn a_program_may_be_the_kek() {
    let folder = Folder::new();
    // Not to be used by anyone: it "wraps" by doing nothing.
    folder.write("kek.sh", "printf '%s\\n' \"$1\" >> asked; cat");
    let exec = ["--kek", "exec:sh kek.sh"];
    assert_eq!(folder.run(&[&["keys", "new"], &exec[..]].concat()).code, 0);
    assert_eq!(listed(&folder, "kek"), ["exec"]);
    assert_eq!(folder.run(&[&["keys", "verify"], &exec[..]].concat()).code, 0);
    assert_eq!(folder.read("asked"), "wrap\nunwrap\nunwrap\n", "what was wrapped is unwrapped at once");
    folder.write("kek.sh", "echo 'no such key' >&2; exit 4");
    let run = folder.run(&[&["keys", "verify"], &exec[..]].concat());
    assert!(run.code == 2 && run.stderr.contains("failed (exit status: 4): no such key"), "{run:?}");
}

/// A program that cannot undo what it did must not get to replace the keyring.
#[test]
fn what_does_not_unwrap_is_never_written() {
    for (script, said) in [
        ("[ $1 = wrap ] && exec cat; echo 'no such key' >&2; exit 4", "what the KEK wrapped does not unwrap"),
        ("[ $1 = wrap ] && echo AAAA || exec cat", "what the KEK wrapped does not unwrap"),
        ("head -c 32 /dev/zero | base64 | tr -d '\\n'", "what the KEK wrapped unwraps to another key"),
        ("true", "asked to wrap, printed nothing"),
    ] {
        let folder = with_keyring();
        folder.write("kek.sh", script);
        let before = folder.snapshot();
        let exec = "exec:sh kek.sh";
        for command in [
            &["keys", "rewrap", "--kek", "file:kek.txt", "--new-kek", exec][..],
            &["keys", "new", "--keyring", "other.json", "--kek", exec],
        ] {
            let run = folder.run(command);
            assert!(run.code == 2 && run.stderr.contains(said), "{script}: {run:?}");
            assert_eq!(folder.snapshot(), before, "{script}");
        }
    }
    // Nor a program that broke since.
    let folder = Folder::new();
    folder.write("kek.sh", "exec cat");
    assert_eq!(folder.run(&["keys", "new", "--kek", "exec:sh kek.sh"]).code, 0);
    folder.write("kek.sh", "[ $1 = wrap ] && echo AAAA || exec cat");
    let before = folder.snapshot();
    let run = folder.run(&["keys", "add", "--kek", "exec:sh kek.sh"]);
    assert!(run.code == 2 && run.stderr.contains("what the KEK wrapped does not unwrap"), "{run:?}");
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn a_keyring_has_one_kek() {
    let folder = with_keyring();
    folder.write("kek.sh", "exec cat");
    folder.write("other.sh", "tr A-Za-z B-ZAb-za");
    assert_eq!(folder.run(&["keys", "new", "--keyring", "other.json", "--kek", "file:other.txt"]).code, 0);
    assert_eq!(folder.run(&["keys", "new", "--keyring", "exec.json", "--kek", "exec:sh kek.sh"]).code, 0);
    let before = folder.snapshot();
    for (keyring, kek) in
        [("keyring.json", "file:other.txt"), ("keyring.json", "exec:sh kek.sh"), ("exec.json", "exec:sh other.sh")]
    {
        let run = folder.run(&["keys", "add", "--keyring", keyring, "--kek", kek]);
        assert!(run.code == 2 && run.stderr.contains("`schemalock keys rewrap`"), "{keyring}, {kek}: {run:?}");
        assert_eq!(folder.snapshot(), before, "{keyring}, {kek}");
    }
}

#[test]
fn a_damaged_file_is_told_from_a_keyring() {
    let folder = with_keyring();
    let text = folder.read("keyring.json");
    let torn = text[..text.len() / 2].to_owned();
    let at = text.find("\"wrapped\": \"").expect("a wrapped key") + 30;
    let other = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
    let edited = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    for damaged in [torn, edited, text.replace("primary", "active"), String::new(), "\0\u{1}".to_owned()] {
        folder.write("keyring.json", &damaged);
        for command in [&["add"][..], &["rewrap", "--new-kek", "file:other.txt"]] {
            assert_eq!(keys(&folder, command).code, 2, "{command:?}: {damaged}");
        }
        assert_eq!(folder.run(&["keys", "list"]).code, 2, "{damaged}");
        let run = keys(&folder, &["verify", "--format", "json"]);
        assert_eq!((run.code, run.kinds()), (1, vec!["damaged".to_owned()]), "{damaged}");
        assert_eq!(folder.read("keyring.json"), damaged, "nothing repairs it by itself");
    }
    folder.write("keyring.json", [0xff, 0xfe]);
    assert_eq!(folder.run(&["keys", "list"]).code, 2);
}

#[test]
fn several_writers_lose_nothing() {
    let folder = with_keyring();
    thread::scope(|scope| {
        for at in 0..10 {
            let folder = &folder;
            scope.spawn(move || {
                let run = keys(folder, &["add", "--scope", &format!("tenant-{at}")]);
                assert_eq!(run.code, 0, "{run:?}");
            });
        }
    });
    let scopes: BTreeSet<String> = listed(&folder, "scope").into_iter().collect();
    assert_eq!(scopes.len(), 11, "{scopes:?}");
    assert_eq!(keys(&folder, &["verify"]).code, 0);
}

#[test]
fn several_beginners_make_one_keyring() {
    let folder = Folder::new();
    let codes: Vec<i32> = thread::scope(|scope| {
        let threads: Vec<_> = (0..6).map(|_| scope.spawn(|| keys(&folder, &["new"]).code)).collect();
        threads.into_iter().map(|thread| thread.join().expect("a run")).collect()
    });
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| *code <= 1), "{codes:?}");
    assert_eq!(keys(&folder, &["verify"]).code, 0);
}

/// Killed at any moment, the file is the old one or the new one.
#[test]
fn a_writer_may_be_killed() {
    let folder = with_keyring();
    let mut before = listed(&folder, "id");
    for microseconds in (0..40).map(|step| step * 700) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_schemalock"))
            .args(["keys", "add"])
            .args(KEK)
            .current_dir(folder.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        thread::sleep(Duration::from_micros(microseconds));
        let _ = child.kill();
        let _ = child.wait();
        let after = listed(&folder, "id");
        assert!(after.starts_with(&before) && after.len() <= before.len() + 1, "{before:?}, then {after:?}");
        assert_eq!(mode(&folder, "keyring.json"), 0o600);
        before = after;
    }
    assert_eq!(keys(&folder, &["verify"]).code, 0);
}

#[test]
fn a_link_stays_a_link() {
    let folder = Folder::new();
    assert_eq!(keys(&folder, &["new", "--keyring", "real/keyring.json"]).code, 0);
    std::os::unix::fs::symlink("real/keyring.json", folder.path("keyring.json")).expect("a link");
    assert_eq!(keys(&folder, &["add"]).code, 0);
    assert!(folder.path("keyring.json").is_symlink());
    assert_eq!(listed(&folder, "id").len(), 2);
}

#[test]
fn nothing_secret_is_ever_said() {
    let folder = with_keyring();
    let secret = folder.read("kek.txt").trim().to_owned();
    let wrapped = |text: &str| {
        let parts = text.split("\"wrapped\": \"").skip(1);
        parts.map(|part| part.split('"').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let mut secrets = vec![secret.clone()];
    let in_place = format!("env:{secret}");
    let commands: [&[&str]; 9] = [
        &["keys", "add", "--kek", "file:kek.txt", "--format", "json"],
        &["keys", "list", "--format", "json"],
        &["keys", "verify", "--kek", "file:kek.txt", "--format", "json"],
        &["keys", "verify", "--kek", &secret],
        &["keys", "verify", "--kek", &in_place],
        &["keys", "new", "--kek", &secret, "--keyring", "x.json"],
        &["keys", "rewrap", "--kek", "file:kek.txt", "--new-kek", &secret],
        &["keys", "rewrap", "--kek", "file:kek.txt", "--new-kek", "file:other.txt"],
        &["keys", "promote", "ffffffff", "--kek"],
    ];
    for command in commands {
        secrets.extend(wrapped(&folder.read("keyring.json")));
        let run = folder.run(command);
        secrets.extend(wrapped(&folder.read("keyring.json")));
        for secret in &secrets {
            assert!(!run.stdout.contains(secret) && !run.stderr.contains(secret), "{command:?}: {run:?}");
        }
    }
}

#[test]
fn the_environment_says_where() {
    let folder = Folder::new();
    let run = |arguments: &[&str], kek: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_schemalock"));
        command.args(arguments).current_dir(folder.path("")).env("MY_KEK", kek);
        command.env("SCHEMALOCK_KEYRING_FILE", "mine.json").env("SCHEMALOCK_KEK_SOURCE", "env:MY_KEK");
        command.output().expect("the program").status.code()
    };
    let kek = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    assert_eq!(run(&["keys", "new"], "too short"), Some(2));
    assert_eq!(run(&["keys", "new"], kek), Some(0));
    assert_eq!(run(&["keys", "verify"], kek), Some(0));
    assert!(folder.path("mine.json").exists() && !folder.path("keyring.json").exists());
    assert_eq!(folder.run(&["keys", "verify", "--keyring", "mine.json"]).code, 2, "no KEK");
}
