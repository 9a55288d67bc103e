//! `schemalock reencrypt` and what goes before and after it, as a whole process.

use schemalock_tests::Output;
use schemalock_tests::reencrypt::models::{Account, AccountStore};
use schemalock_tests::reencrypt::{NEW, OLD, command, data, index, new, old, private, project, rotation};
use schemalock_tests::workspace::interrupt;
use serde_json::Value;

use super::{Driver, ENGINE};
use crate::support::{Place, account};

fn json(output: &Output) -> Value {
    serde_json::from_str(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[tokio::test]
async fn an_old_key_goes_once_nothing_is_under_it() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 40).await;
    let project = project(&rotation());
    let retire = |key: &schemalock::Key| {
        project.run(&["keys", "retire", &key.id().to_string(), "--database", place.scratch.url()])
    };
    let refused = retire(&data(OLD)).expect_code(1);
    assert!(refused.stdout.contains("`accounts.token` has 40 values under the key"), "{}", refused.stdout);
    assert!(refused.stdout.contains("schemalock reencrypt --database URL"), "{}", refused.stdout);
    let _ = retire(&index(OLD)).expect_code(1);

    let one = [&command(&place.scratch)[..], &["--column", "accounts.token"]].concat();
    let done = json(&project.run(&one).expect_code(0));
    assert_eq!((&done["ok"], done["columns"].as_array().unwrap().len()), (&Value::Bool(true), 1));
    assert_eq!((&done["columns"][0]["column"], &done["columns"][0]["rewritten"]), (&"token".into(), &40.into()));
    let refused = retire(&data(OLD)).expect_code(1);
    assert!(!refused.stdout.contains("accounts.token") && refused.stdout.contains("accounts.email"));

    let done = json(&project.run(&command(&place.scratch)).expect_code(0));
    let rewritten: Vec<u64> =
        done["columns"].as_array().unwrap().iter().map(|column| column["rewritten"].as_u64().unwrap()).collect();
    assert_eq!((rewritten, &done["findings"]), (vec![0, 40, 0, 0], &Value::Array(Vec::new())));
    let _ = retire(&data(OLD)).expect_code(0);
    let _ = retire(&index(OLD)).expect_code(0);
    assert!(place.accounts().await.iter().all(|row| row.open_email(&new()).is_ok()));
}

#[tokio::test]
async fn what_does_not_open_is_reported_without_what_is_secret() {
    let place = Place::<Driver>::new(ENGINE).await;
    let store = AccountStore::new(&place.pool);
    let here = store.create(&old(), account(Some("hunter2"), None, None)).await.unwrap();
    let there = store.create(&old(), account(None, None, None)).await.unwrap();
    // As it would be copied by hand.
    let copy =
        format!("UPDATE accounts SET token = '{}' WHERE id = '{}'", here.token.as_ref().unwrap().as_text(), there.id);
    place.scratch.apply(&copy).unwrap();
    let project = project(&rotation());
    let found = project.run(&command(&place.scratch)).expect_code(1);
    let document = json(&found);
    assert_eq!((&document["ok"], &document["findings"][0]["kind"]), (&Value::Bool(false), &"does-not-open".into()));
    let column = &document["columns"][0];
    assert_eq!(
        (&column["stuck"][0]["rows"], &column["stuck"][0]["keys"][0]),
        (&1.into(), &there.id.to_string().into())
    );
    assert_eq!((&column["left"][0]["rows"], &column["rewritten"]), (&1.into(), &1.into()));
    let human = ["reencrypt", "--kek", "file:kek.txt", "--database", place.scratch.url()];
    let human = project.run(&human).expect_code(1);
    assert!(human.stdout.contains("1 value is not under a primary key"), "{}", human.stdout);
    for said in [&found.stdout, &found.stderr, &human.stdout, &human.stderr] {
        assert!(!said.contains("hunter2") && !said.contains("sl1."), "{said}");
    }
}

fn is_rewritten(row: &Account) -> bool {
    row.token.as_ref().is_some_and(|token| token.header().key_id == data(NEW).id())
}

#[tokio::test]
async fn it_can_be_interrupted_and_goes_on() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 300).await;
    let project = project(&rotation());
    project.write("keys/ring.json", project.read("keyring.json"));
    private(&project, "keys/ring.json");
    let pace = ["--column", "accounts.token", "--rate", "100", "--wait", "30", "--keyring", "keys/ring.json"];
    let slowly = [&command(&place.scratch)[..], &pace].concat();
    let mut process = project.command();
    process.args(&slowly).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let child = process.spawn().unwrap();
    while !place.accounts().await.iter().any(is_rewritten) {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    interrupt(child.id());
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(said.contains("interrupted") && said.contains("schemalock reencrypt --database"), "{said}");
    let again = "--column accounts.token --rate 100 --wait 30 --keyring keys/ring.json --kek file:kek.txt` goes on";
    assert!(said.contains(again), "{said}");
    let done = json(&project.run(&command(&place.scratch)).expect_code(0));
    let rest = done["columns"][0]["rewritten"].as_u64().unwrap();
    assert!((1..300).contains(&rest), "{done}");
}

#[tokio::test]
async fn what_cannot_be_done_is_said() {
    let place = Place::<Driver>::new(ENGINE).await;
    let project = project(&rotation());
    let with = |more: &[&str]| project.run(&[&command(&place.scratch)[..], more].concat());
    let unknown = with(&["--column", "accounts.label"]).expect_code(2);
    assert!(
        unknown.stderr.contains("accounts.token, accounts.email, accounts.note, ledger.secret"),
        "{}",
        unknown.stderr
    );
    let _ = with(&["--rate", "0"]).expect_code(2);
    let _ = with(&["--keyring", "nowhere.json"]).expect_code(2);
    place.scratch.apply("DROP TABLE ledger").unwrap();
    let absent = with(&[]).expect_code(2);
    assert!(absent.stderr.contains("the database has no table `ledger`"), "{}", absent.stderr);
}
