//! Keys of every sort.

use schemalock::store::StoreError;
use types::{
    Choice, ChoicePatch, ChoiceStore, Country, CountryPatch, CountryStore, NewChoice, NewCountry, Visit, VisitStore,
};

use super::types;
use crate::loose::{Line, LineStore};
use crate::support::refused;

#[tokio::test(flavor = "multi_thread")]
async fn a_composite_key_of_keywords() {
    let place = types(&["select", "countries", "visits"]).await;
    let (choices, keys) = (ChoiceStore::new(&place.pool), &place.keyring);
    let new = |group: &str, order: i32| NewChoice::new(group.to_owned(), order, format!("{group}{order}"));
    let key = |group: &str, order: i32| (group.to_owned(), order);
    let mut made = Vec::new();
    for (group, order) in [("b", 1), ("a", 2), ("a", -1), ("b", -7), ("A", 5), ("a", 10)] {
        made.push(choices.create(keys, new(group, order)).await.unwrap());
    }
    made.sort_by(|a, b| (&a.group, a.order).cmp(&(&b.group, b.order)));
    assert_eq!(choices.rows().all().await.unwrap(), made);
    for most in [1, 2, 5, 6] {
        let mut page = choices.rows().page(most).await.unwrap();
        let mut rows = page.rows;
        while let Some(key) = page.next {
            page = choices.rows().after(key, most).await.unwrap();
            rows.extend(page.rows);
        }
        assert_eq!(rows, made);
    }
    assert_eq!(choices.rows().after(key("a", 3), 1).await.unwrap().rows[0].order, 10);

    let row = choices.get(key("a", 2)).await.unwrap();
    assert_eq!(row.open_where(keys).unwrap().expose(), "a2");
    let patch = ChoicePatch { from: Some(Some("f".to_owned())), r#where: Some("x".to_owned().into()) };
    let patched = choices.patch(keys, key("a", 2), patch).await.unwrap();
    assert_eq!((patched.from.as_deref(), patched.open_where(keys).unwrap().expose().as_str()), (Some("f"), "x"));
    assert_eq!(choices.from("f".to_owned()).all().await.unwrap(), std::slice::from_ref(&patched));
    assert_eq!(choices.from(None).count().await.unwrap(), 5);
    // Sealed for one row, it opens in no other, however alike their keys are.
    let moved = Choice { order: 10, ..patched.clone() };
    assert!(choices.update(&moved).await.unwrap().open_where(keys).is_err());
    assert_eq!(choices.upsert(patched.clone()).await.unwrap(), patched);
    choices.delete(key("a", 2)).await.unwrap();
    refused!(choices.delete(key("a", 2)).await, StoreError::NotFound { table: "select" });
    assert_eq!(choices.find(key("a", 2)).await.unwrap(), None);
    assert_eq!(choices.rows().count().await.unwrap(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_text() {
    let place = types(&["select", "countries", "visits"]).await;
    let countries = CountryStore::new(&place.pool);
    let made = countries.create(NewCountry::new("nl".into(), "N".to_owned(), "n".to_owned())).await.unwrap();
    let patch = CountryPatch { name: Some("Nederland".to_owned()), ..CountryPatch::default() };
    let patched = countries.patch("nl".into(), patch).await.unwrap();
    assert_eq!(patched, Country { name: "Nederland".to_owned(), ..made });
    refused!(countries.patch("NL".into(), CountryPatch::default()).await, StoreError::NotFound { .. });
    countries.delete("nl".into()).await.unwrap();
    assert_eq!(countries.find("nl".into()).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_all_key() {
    let place = types(&["select", "countries", "visits"]).await;
    let countries = CountryStore::new(&place.pool);
    countries.create(NewCountry::new("nl".into(), "N".to_owned(), "n".to_owned())).await.unwrap();
    let visits = VisitStore::new(&place.pool);
    let visit = |year: i16| Visit { country: "nl".into(), year };
    assert_eq!(visits.insert_all([visit(i16::MAX), visit(i16::MIN), visit(0)]).await.unwrap(), 3);
    assert_eq!(visits.rows().all().await.unwrap(), [visit(i16::MIN), visit(0), visit(i16::MAX)]);
    refused!(visits.update(&visit(1)).await, StoreError::NotFound { table: "visits" });
    visits.delete(("nl".into(), 0)).await.unwrap();
    assert_eq!(visits.rows().after(("nl".into(), i16::MIN), 9).await.unwrap().rows, [visit(i16::MAX)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_key_at_all() {
    let place = types(&["select", "countries", "visits"]).await;
    place.sql("CREATE TABLE log_lines (text VARCHAR(20), number INT NOT NULL)");
    let lines = LineStore::new(&place.pool);
    let line = |text: Option<&str>, number: i32| Line { text: text.map(str::to_owned), number };
    assert_eq!(lines.insert(line(Some("a"), 1)).await.unwrap(), line(Some("a"), 1));
    // Nothing keeps two rows apart.
    assert_eq!(lines.insert_all([line(Some("a"), 1), line(None, 2)]).await.unwrap(), 2);
    assert_eq!(lines.rows().count().await.unwrap(), 3);
    assert_eq!(lines.by_text("a".to_owned()).all().await.unwrap(), [line(Some("a"), 1), line(Some("a"), 1)]);
    assert_eq!(lines.by_text(None).first().await.unwrap(), Some(line(None, 2)));
}
