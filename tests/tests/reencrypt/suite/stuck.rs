//! What does not open stays as it is, and is reported.

use schemalock::reencrypt::{self, Left, Options, Report, Stuck, Target};
use schemalock::{BlindIndex, ColumnKind, Keyring, Keys, Normalise, Place as Spot, Sealed};
use schemalock_tests::reencrypt::models::AccountStore;
use schemalock_tests::reencrypt::{OLD, both, data, index, new, old};

use super::{Driver, ENGINE};
use crate::support::{Place, account};

/// Without CHECKs, and with whatever collation the engine takes by itself.
const BARE: &str = "CREATE TABLE bare (id VARCHAR(36) PRIMARY KEY, token TEXT, token_index TEXT)";

fn bare() -> Target {
    Target::new("bare", "token", "bare.token")
        .key("id", ColumnKind::Text, None)
        .searchable("token_index", Normalise::None)
}

fn sealed(keyring: &Keyring, id: &str) -> String {
    Sealed::seal(keyring, &Spot::row("bare.token", &[&id.to_owned()]), &"s3cret".to_owned()).unwrap().into_text()
}

fn blind_index(keyring: &Keyring, text: &str) -> String {
    BlindIndex::new(Keys::from(keyring), "bare.token", Normalise::None, &text.to_owned()).unwrap().to_string()
}

async fn run(place: &Place<Driver>, keyring: &Keyring) -> Report {
    reencrypt::run(&place.pool, keyring, &[bare()], &Options::default()).await.unwrap()
}

fn row(id: &str, token: Option<&str>, token_index: Option<&str>) -> String {
    let text = |text: Option<&str>| text.map_or("NULL".to_owned(), |text| format!("'{text}'"));
    format!("INSERT INTO bare VALUES ('{id}', {}, {});", text(token), text(token_index))
}

fn insert(place: &Place<Driver>, id: &str, token: Option<&str>, token_index: Option<&str>) {
    place.scratch.apply(&row(id, token, token_index)).unwrap();
}

fn rows(place: &Place<Driver>) -> Vec<Option<String>> {
    let columns = ["id", "token", "token_index"];
    columns
        .iter()
        .flat_map(|name| place.scratch.texts(&format!("SELECT {name} FROM bare ORDER BY id")).unwrap())
        .collect()
}

#[tokio::test]
async fn each_is_named_with_its_reason_and_nothing_is_changed() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.scratch.apply(BARE).unwrap();
    let old = old();
    let stranger = Keyring::new([data(3).primary(), index(3).primary()]).unwrap();
    let found = blind_index(&old, "s3cret");
    let value = sealed(&old, "elsewhere");
    // A letter of the ciphertext.
    let broken = sealed(&old, "broken");
    let letter = if &broken[60..61] == "A" { "B" } else { "A" };
    let broken = format!("{}{letter}{}", &broken[..60], &broken[61..]);
    insert(&place, "broken", Some(&broken), Some(&found));
    insert(&place, "cut", Some(&value[..81]), Some(&found));
    insert(&place, "moved", Some(&value), Some(&found));
    insert(&place, "other index", Some(&sealed(&old, "other index")), Some(&blind_index(&old, "other")));
    insert(&place, "no index", Some(&sealed(&old, "no index")), None);
    insert(&place, "no value", None, Some(&found));
    insert(&place, "nothing", None, None);
    insert(&place, "plain", Some("hunter2 hunter2 hunter2 hunter2"), Some("hunter2"));
    insert(&place, "shouted", Some(&sealed(&old, "shouted").replacen("sl1.", "SL1.", 1)), Some(&found));
    insert(&place, "stranger", Some(&sealed(&stranger, "stranger")), Some(&found));
    // The first byte, which says the suite, is another one.
    insert(&place, "suite", Some(&sealed(&old, "suite").replacen("sl1.A", "sl1.g", 1)), Some(&found));
    insert(&place, "wrong index", Some(&sealed(&old, "wrong index")), Some("hunter2"));
    let before = rows(&place);

    let report = run(&place, &both()).await;
    let stuck: Vec<(Stuck, u64, Vec<String>)> =
        report.columns[0].stuck.iter().map(|stuck| (stuck.why.clone(), stuck.rows, stuck.keys.clone())).collect();
    let expected = [
        (Stuck::Unsealed, vec!["plain", "shouted"]),
        (Stuck::Malformed, vec!["cut"]),
        (Stuck::UnknownSuite(0x81), vec!["suite"]),
        (Stuck::UnknownKey(data(3).id()), vec!["stranger"]),
        (Stuck::DoesNotOpen, vec!["broken", "moved", "other index"]),
        (Stuck::NoBlindIndex, vec!["no index"]),
        (Stuck::NotABlindIndex, vec!["wrong index"]),
        (Stuck::StrayBlindIndex, vec!["no value"]),
    ];
    let expected = expected.map(|(why, keys)| (why, keys.len() as u64, keys.into_iter().map(str::to_owned).collect()));
    assert_eq!(stuck, expected);
    assert_eq!((report.is_proven(), report.columns[0].rewritten), (false, 0));
    assert!(report.columns[0].left.contains(&Left::Unsealed { rows: 4 }), "{report:?}");
    assert_eq!(rows(&place), before);
    assert!(!format!("{report:?}").contains("hunter2"));
}

#[tokio::test]
async fn the_rest_is_done_beside_them() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.scratch.apply(BARE).unwrap();
    let found = blind_index(&old(), "s3cret");
    let keyring = old();
    let rows = (0..600).map(|at| {
        let id = format!("{at:03}");
        let value = sealed(&keyring, if at % 100 == 0 { "elsewhere" } else { &id });
        row(&id, Some(&value), Some(&found))
    });
    place.scratch.apply(&format!("BEGIN; {} COMMIT;", rows.collect::<String>())).unwrap();
    let report = run(&place, &both()).await;
    let column = &report.columns[0];
    assert_eq!((column.rewritten, column.stuck[0].rows, column.stuck[0].keys.len()), (594, 6, 5));
    assert_eq!(column.left[0], Left::Values { key: data(OLD).id(), rows: 6 });
}

/// While index keys change, a unique column compares within one key only.
#[tokio::test]
async fn a_value_that_another_row_has_under_the_new_key_stays() {
    let place = Place::<Driver>::new(ENGINE).await;
    let store = AccountStore::new(&place.pool);
    let twin = store.create(&old(), account(None, Some("a@x.org"), None)).await.unwrap();
    store.create(&both(), account(None, Some("A@x.org"), None)).await.unwrap();
    place.fill(&old(), 20).await;
    let report = place.reencrypt(&both()).await;
    let column = &report.columns[1];
    assert_eq!((column.rewritten, column.stuck.len(), report.is_proven()), (20, 1, false), "{report:?}");
    assert_eq!((&column.stuck[0].why, &column.stuck[0].keys), (&Stuck::Duplicate, &vec![twin.id.to_string()]));
    assert_eq!(store.get(twin.id).await.unwrap(), twin);
    store.delete(twin.id).await.unwrap();
    assert!(place.reencrypt(&both()).await.is_proven());
    assert!(place.accounts().await.iter().all(|row| row.open_email(&new()).is_ok()));
}

#[tokio::test]
async fn what_is_not_there_is_said_before_anything_is_done() {
    let place = Place::<Driver>::new(ENGINE).await;
    place.fill(&old(), 3).await;
    let before = place.accounts().await;
    let there = || Target::new("accounts", "token", "accounts.token").key("id", ColumnKind::Uuid, None).padded();
    let absent = [
        (
            Target::new("gone", "token", "gone.token").key("id", ColumnKind::Uuid, None),
            "the database has no table `gone`",
        ),
        (there().searchable("gone", Normalise::None), "the table `accounts` has no column `gone`"),
        (Target::new("accounts", "token", "accounts.token"), "the table `accounts` has no primary key"),
    ];
    for (target, said) in absent {
        let error = reencrypt::run(&place.pool, &both(), &[there(), target], &Options::default()).await.unwrap_err();
        assert_eq!(error.to_string(), said);
    }
    assert_eq!(place.accounts().await, before);
}
