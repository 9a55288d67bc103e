//! Every type, and every way of a column that is treated in its own way.

use schemalock::store::{Database, Statements};
use schemalock::{Keyring, Timestamp};
use schemalock_tests::{Engine, Scratch, on_every_engine};
use types::*;

use crate::samples::{gaps, samples};
use crate::support::{World, keyring, pool, texts, with_driver};

const SCHEMA: &str = include_str!("../../types/schema.yaml");

/// Rows of every table that has a way of its own.
#[derive(Debug, PartialEq)]
struct Rows {
    samples: Vec<Sample>,
    gaps: Vec<Gap>,
    tickets: Vec<Ticket>,
    squares: Vec<Square>,
    choices: Vec<Choice>,
    visits: Vec<Visit>,
    documents: Vec<Document>,
    people: Vec<Person>,
    natives: Vec<Native>,
}

/// What a driver can do with all of these.
trait Types: Database {
    async fn fill(scratch: &Scratch, keyring: &Keyring);
    async fn rows(scratch: &Scratch) -> Rows;
}

impl<DB: Database> Types for DB
where
    Sample: Statements<DB>,
    Gap: Statements<DB>,
    Ticket: Statements<DB>,
    Square: Statements<DB>,
    Choice: Statements<DB>,
    Country: Statements<DB>,
    Visit: Statements<DB>,
    Document: Statements<DB>,
    Person: Statements<DB>,
    Native: Statements<DB>,
{
    async fn fill(scratch: &Scratch, keys: &Keyring) {
        let pool = pool::<DB>(scratch).await;
        SampleStore::new(&pool).create_all(keys, samples()).await.unwrap();
        GapStore::new(&pool).create_all(keys, gaps()).await.unwrap();
        let ticket =
            |title: &str| NewTicket { hidden: Some("h".to_owned().into()), ..NewTicket::new(title.to_owned()) };
        TicketStore::new(&pool).create_all(keys, ["one", "two", "three"].map(ticket)).await.unwrap();
        let gone = TicketStore::new(&pool).rows().first().await.unwrap().unwrap();
        TicketStore::new(&pool).delete(gone.number).await.unwrap();
        SquareStore::new(&pool).create(NewSquare::new(SquareId::from(7))).await.unwrap();
        let choice = |at: i32| NewChoice::new(format!("g{}", at % 2), at, format!("where {at}"));
        ChoiceStore::new(&pool).create_all(keys, (-2..3).map(choice).collect::<Vec<_>>()).await.unwrap();
        let country = NewCountry::new(CountryId::from("nl"), "Nederland".to_owned(), "NL".to_owned());
        let country = CountryStore::new(&pool).create(country).await.unwrap();
        VisitStore::new(&pool)
            .create_all([2024, 2025].map(|year| NewVisit::new(country.code.clone(), year)))
            .await
            .unwrap();
        let mut document = NewDocument::new(DocumentId::from(i64::MIN), "t".to_owned(), "body".to_owned());
        document.created_at = Timestamp::from_unix_millis(1_000).unwrap();
        document.updated_at = Timestamp::from_unix_millis(2_000).unwrap();
        document.version = 9;
        DocumentStore::new(&pool).create(keys, document).await.unwrap();
        let mut person = NewPerson::new("tenant".to_owned(), "Ada@Example.org".to_owned());
        person.badge = Some(12.into());
        PersonStore::new(&pool).create(keys, person).await.unwrap();
        let native = NewNative::new(NativeId::from(1), "word".to_owned(), serde_json::json!({"a": 1}), Mood::Cross);
        NativeStore::new(&pool).create(native).await.unwrap();
    }

    async fn rows(scratch: &Scratch) -> Rows {
        let pool = pool::<DB>(scratch).await;
        Rows {
            samples: SampleStore::new(&pool).rows().all().await.unwrap(),
            gaps: GapStore::new(&pool).rows().all().await.unwrap(),
            tickets: TicketStore::new(&pool).rows().all().await.unwrap(),
            squares: SquareStore::new(&pool).rows().all().await.unwrap(),
            choices: ChoiceStore::new(&pool).rows().all().await.unwrap(),
            visits: VisitStore::new(&pool).rows().all().await.unwrap(),
            documents: DocumentStore::new(&pool).rows().all().await.unwrap(),
            people: PersonStore::new(&pool).rows().all().await.unwrap(),
            natives: NativeStore::new(&pool).rows().all().await.unwrap(),
        }
    }
}

async fn fill<DB: Types>(scratch: &Scratch, keyring: &Keyring) {
    DB::fill(scratch, keyring).await;
}

async fn rows<DB: Types>(scratch: &Scratch) -> Rows {
    DB::rows(scratch).await
}

async fn next_number<DB: Database>(scratch: &Scratch, keyring: &Keyring) -> i32
where
    Ticket: Statements<DB>,
{
    let pool = pool::<DB>(scratch).await;
    TicketStore::new(&pool).create(keyring, NewTicket::new("next".to_owned())).await.unwrap().number.into()
}

fn into_every_other(from: Engine) {
    let (world, keyring) = (World::new(SCHEMA), keyring());
    let source = world.database(from);
    with_driver!(from, fill(&source, &keyring));
    let before = with_driver!(from, rows(&source));
    world.export(&source, "there");
    for into in Engine::ALL {
        let target = world.database(into);
        let _ = world.import("there", &target).expect_code(0);
        let after = with_driver!(into, rows(&target));
        assert_same(&before, &after, &format!("{from:?} into {into:?}"));
        assert_eq!(after.people[0].open_email(&keyring).unwrap().expose(), "Ada@Example.org");
        assert_eq!(after.choices[0].open_where(&keyring).unwrap().expose(), "where -1");
        // The database goes on numbering behind what was written.
        let last: i32 = before.tickets.last().unwrap().number.into();
        assert!(with_driver!(into, next_number(&target, &keyring)) > last, "{into:?}");
    }
}

/// Table by table, so that what differs can be read.
fn assert_same(one: &Rows, other: &Rows, which: &str) {
    for (one, other) in one.samples.iter().zip(&other.samples) {
        assert_eq!(other, one, "{which}");
    }
    assert_eq!(other, one, "{which}");
}

on_every_engine! { every_type: into_every_other; }

#[test]
fn ordinary_keys_have_ids_that_stay_the_same() {
    let (world, keyring) = (World::new(SCHEMA), keyring());
    let ids = |engine: Engine| {
        let source = world.database(engine);
        with_driver!(engine, fill(&source, &keyring));
        world.export(&source, engine.name());
        let documents = world.documents(engine.name(), "visits");
        documents.iter().map(|it| it["_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let [one, two] = [Engine::Sqlite, Engine::Postgres].map(ids);
    assert_eq!(one, two);
    assert!(one.len() == 2 && one[0] != one[1]);
}

#[test]
fn what_the_database_computes_is_computed_again() {
    let (world, keyring) = (World::new(SCHEMA), keyring());
    let source = world.database(Engine::Sqlite);
    with_driver!(Engine::Sqlite, fill(&source, &keyring));
    world.export(&source, "out");
    let squares = world.documents("out", "squares");
    assert_eq!((squares[0]["side"].as_i64(), squares[0].get("area")), (Some(7), None));
    let target = world.database(Engine::Sqlite);
    let _ = world.import("out", &target).expect_code(0);
    assert_eq!(texts(&target, "SELECT CAST(area AS TEXT) FROM squares"), ["49"]);
    world.write("out", "squares", &[serde_json::json!({ "side": 8, "note": "", "area": 64 })]);
    assert_eq!(world.findings("out", &world.database(Engine::Sqlite)), ["unknown-field squares:1 area"]);
}
