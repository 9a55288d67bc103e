//! Which texts are equal.

use schemalock::store::StoreError;
use schemalock_tests::Engine;
use types::{Country, CountryPatch, CountryStore, NewCountry};

use super::{ENGINE, types};
use crate::support::refused;

fn new(at: usize, name: &str, slug: &str) -> NewCountry {
    NewCountry::new(at.to_string().into(), name.to_owned(), slug.to_owned())
}

/// Texts that differ: by case, blanks, accents, and in how the same letter is written.
const DIFFERENT: &[&str] = &[
    "Abc",
    "abc",
    "abc ",
    " abc",
    "abc\t",
    "Äbc",
    "äbc",
    "a\u{308}bc",
    "abç",
    "",
    " ",
    "  ",
    "ß",
    "ss",
    "SS",
    "ẞ",
    "İ",
    "i",
    "I",
    "ı",
    "ﬁ",
    "fi",
    "日本",
    "日本 ",
    "😀",
    "😁",
    "\u{200b}",
    "'",
    "\\",
    "%",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_unique_column_takes_all_that_differ() {
    let place = types(&["countries"]).await;
    let countries = CountryStore::new(&place.pool);
    for (at, name) in DIFFERENT.iter().enumerate() {
        let made = countries.create(new(at, name, &at.to_string())).await.unwrap_or_else(|e| panic!("{name:?}: {e:?}"));
        assert_eq!(countries.get(made.code.clone()).await.unwrap(), made);
    }
    for (at, name) in DIFFERENT.iter().enumerate() {
        let again = new(100 + at, name, &(100 + at).to_string());
        refused!(countries.create(again).await, StoreError::Unique { index, .. } if index == "countries_name_key");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_differ_are_different_rows() {
    let place = types(&["countries"]).await;
    let countries = CountryStore::new(&place.pool);
    let rows: Vec<Country> = DIFFERENT
        .iter()
        .enumerate()
        .map(|(at, code)| NewCountry::new((*code).into(), at.to_string(), at.to_string()).into_row())
        .collect();
    countries.insert_all(rows.iter().cloned()).await.unwrap();
    for row in &rows {
        assert_eq!(countries.get(row.code.clone()).await.unwrap(), *row);
    }
    let mut by_code_point = rows;
    by_code_point.sort_by(|a, b| a.code.cmp(&b.code));
    assert_eq!(countries.rows().all().await.unwrap(), by_code_point);
    let page = countries.rows().after("abc".into(), 1).await.unwrap();
    assert_eq!(page.rows[0].code.as_ref(), "abc\t");
    refused!(countries.get("ABC".into()).await, StoreError::NotFound { .. });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_insensitive_column_takes_one_of_either_case() {
    let place = types(&["countries"]).await;
    let countries = CountryStore::new(&place.pool);
    let taken = |slug: &'static str| async move {
        let at = DIFFERENT.iter().position(|other| *other == slug).unwrap();
        countries.create(new(at, slug, slug)).await
    };
    // MariaDB's collation knows no accents either.
    let accents: &[&str] = if ENGINE == Engine::Mariadb { &[] } else { &["Äbc", "abç", "😀", "😁"] };
    for slug in ["Abc", "abc ", " abc", "", " ", "ss", "日本"].iter().chain(accents) {
        taken(slug).await.unwrap_or_else(|error| panic!("{slug:?}: {error:?}"));
    }
    for slug in ["abc", "SS"] {
        refused!(taken(slug).await, StoreError::Unique { index, .. } if index == "countries_slug_key");
    }
    // SQLite knows the case of ASCII letters alone.
    match ENGINE {
        Engine::Sqlite => _ = taken("äbc").await.unwrap(),
        _ => refused!(taken("äbc").await, StoreError::Unique { index, .. } if index == "countries_slug_key"),
    }
    // A row is not in its own way.
    let patch = CountryPatch { slug: Some("ABC".to_owned()), ..CountryPatch::default() };
    let patched = countries.patch("0".into(), patch).await.unwrap();
    assert_eq!(patched.slug, "ABC");
    assert_eq!(countries.get("0".into()).await.unwrap(), patched);
}
