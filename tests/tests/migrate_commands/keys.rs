//! Migrations that need keys: `sync` and `apply` open the keyring then, and only then.

use schemalock_tests::Engine;

use crate::support::{World, on_every_engine};

const PLAIN: &str = "last_error:      { type: text, optional: true, description";
const SEALED: &str = "last_error:      { type: text, optional: true, encrypted: true, description";
const KEK: [&str; 2] = ["--kek", "file:kek.txt"];

fn asks_for_keys_when_it_needs_them(engine: Engine) {
    let world = World::new(engine);
    let url = world.scratch.url();
    // No keys are needed, so that none are there does not matter.
    let _ = world.project.run(&["sync", "--kek", "file:nowhere", "--database", url]).expect_code(0);
    world.edit((PLAIN, SEALED));
    let before = world.project.files();
    let refused = world.project.run(&["sync", "--database", url]).expect_code(1);
    assert!(refused.stdout.contains("needs a keyring for `0002_"), "{}", refused.stdout);
    assert!(refused.stdout.contains("schemalock keys new"), "{}", refused.stdout);
    assert_eq!(world.project.files(), before, "what is refused writes nothing");
    let nowhere = world.project.run(&["sync", "--keyring", "no.json", "--kek", "file:no.txt", "--database", url]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.stderr);

    let _ = world.project.run(&["keys", "new", "--kek", "file:kek.txt"]).expect_code(0);
    let synced = world.project.run(&[&["sync", "--database", url], KEK.as_slice()].concat()).expect_code(0);
    assert!(synced.stdout.contains("applied   0002_"), "{}", synced.stdout);
    // Nothing is pending, so no keyring is opened.
    let again = world.project.run(&["sync", "--kek", "file:nowhere", "--database", url]).expect_code(0);
    assert!(again.stdout.contains("nothing to do"), "{}", again.stdout);
    let _ = world.migrate(&["apply", "--kek", "file:nowhere"]).expect_code(0);
    let _ = world.migrate(&["down", "--kek", "file:nowhere"]).expect_code(2);
    // What was sealed is not written in the clear unless that is meant.
    let refused = world.migrate(&[&["down"], KEK.as_slice()].concat()).expect_code(1);
    assert!(refused.stdout.contains("in the clear"), "{}", refused.stdout);
    let _ = world.migrate(&[&["down", "--irreversible"], KEK.as_slice()].concat()).expect_code(0);
}

on_every_engine! { keys: asks_for_keys_when_it_needs_them; }
