//! Values of every type: they come back as they went, and are found.

use schemalock::store::StoreError;
use schemalock::{Date, Decimal, EncodeError, Json, TimeOfDay};
use types::{
    Gap, GapPatch, GapStore, Mood, NativePatch, NativeStore, NewGap, NewNative, NewSample, Sample, SamplePatch,
    SampleStore,
};

use super::types;
use crate::samples::{gaps, samples, too_fine};
use crate::support::refused;

#[tokio::test(flavor = "multi_thread")]
async fn values_come_back_as_they_went() {
    let place = types(&["samples"]).await;
    let (store, keys) = (SampleStore::new(&place.pool), &place.keyring);
    for new in samples() {
        let secret = new.secret.expose().clone();
        let made = store.create(keys, new).await.unwrap();
        assert_eq!(store.get(made.id).await.unwrap(), made);
        assert_eq!(made.open_secret(keys).unwrap().expose(), &secret);
        assert_eq!(store.update(&made).await.unwrap(), made);
    }
    let made = store.rows().all().await.unwrap();
    assert_eq!(made.len(), samples().len());
    // The same again, in a batch.
    for row in &made {
        store.delete(row.id).await.unwrap();
    }
    assert_eq!(store.insert_all(made.iter().cloned()).await.unwrap(), made.len() as u64);
    assert_eq!(store.rows().all().await.unwrap(), made);
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_values_come_back_missing() {
    let place = types(&["gaps"]).await;
    let (store, keys) = (GapStore::new(&place.pool), &place.keyring);
    let (mut missing, mut there) = (0, 0);
    for new in gaps() {
        let secret = new.secret.as_ref().map(|secret| secret.expose().clone());
        let made = store.create(keys, new).await.unwrap();
        assert_eq!(store.get(made.id).await.unwrap(), made);
        assert_eq!(made.open_secret(keys).unwrap().map(|secret| secret.expose().clone()), secret);
        missing += usize::from(made.json.is_none());
        there += usize::from(made.json.is_some());
    }
    assert!(missing > 10 && there > 10);
}

/// Whether the rows of a look-up are those of which something holds.
macro_rules! finds_all {
    ($store:expr, $rows:expr, { $($index:ident: $field:ident,)* }) => {
        for row in $rows {
            $(
                let found = $store.$index(row.$field.clone()).all().await.unwrap();
                let expected: Vec<_> = $rows.iter().filter(|other| other.$field == row.$field).cloned().collect();
                assert_eq!(found, expected, "{} {:?}", stringify!($index), row.$field);
            )*
        }
    };
}

#[tokio::test(flavor = "multi_thread")]
async fn values_are_found() {
    let place = types(&["samples"]).await;
    let store = SampleStore::new(&place.pool);
    store.create_all(&place.keyring, samples()).await.unwrap();
    let rows: Vec<Sample> = store.rows().all().await.unwrap();
    finds_all!(store, &rows, {
        by_other: other, by_text: text, by_small: small, by_whole: whole, by_big: big, by_truth: truth, by_ratio: ratio,
        by_price: price, by_moment: moment, by_day: day, by_hour: hour, by_size: size,
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_values_are_found() {
    let place = types(&["gaps"]).await;
    let store = GapStore::new(&place.pool);
    store.create_all(&place.keyring, gaps()).await.unwrap();
    let all: Vec<Gap> = store.rows().all().await.unwrap();
    let (others, rows) = all.split_at(all.len() - 20);
    for row in others {
        store.delete(row.id).await.unwrap();
    }
    finds_all!(store, rows, {
        by_other: other, by_text: text, by_small: small, by_whole: whole, by_big: big, by_truth: truth, by_ratio: ratio,
        by_price: price, by_moment: moment, by_day: day, by_hour: hour, by_size: size,
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn every_optional_column_is_emptied_and_filled() {
    let place = types(&["gaps"]).await;
    let (store, keys) = (GapStore::new(&place.pool), &place.keyring);
    let full = gaps().swap_remove(0);
    let secret = full.secret.as_ref().unwrap().expose().clone();
    let made = store.create(keys, full).await.unwrap();
    let mut row = made.clone();
    macro_rules! empties_and_fills {
        ($($field:ident)*) => {$(
            assert!(row.$field.is_some(), stringify!($field));
            let patch = |value| GapPatch { $field: Some(value), ..GapPatch::default() };
            let emptied = store.patch(keys, row.id, patch(None)).await.unwrap();
            assert_eq!(emptied, Gap { $field: None, ..row.clone() });
            row = store.patch(keys, row.id, patch(made.$field.clone())).await.unwrap();
            assert_eq!(row, made);
        )*};
    }
    empties_and_fills!(other text small whole big truth ratio price json moment day hour bytes size);
    let patch = GapPatch { secret: Some(None), ..GapPatch::default() };
    assert_eq!(store.patch(keys, row.id, patch).await.unwrap(), Gap { secret: None, ..row.clone() });
    let patch = GapPatch { secret: Some(Some(secret.clone().into())), ..GapPatch::default() };
    let filled = store.patch(keys, row.id, patch).await.unwrap();
    assert_eq!(filled.open_secret(keys).unwrap().unwrap().expose(), &secret);
    let empty = store.create(keys, NewGap::new()).await.unwrap();
    assert_eq!(store.update(&Gap { id: empty.id, ..made }).await.unwrap().text, row.text);
    assert_eq!(store.update(&empty).await.unwrap(), empty);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_database_can_hold_is_refused_and_not_rounded() {
    let place = types(&["samples"]).await;
    let (store, keys) = (SampleStore::new(&place.pool), &place.keyring);
    let new = || samples().swap_remove(1);
    let row = store.create(keys, new()).await.unwrap();
    macro_rules! unwritten {
        ($column:ident: $value:expr, $source:pat) => {
            let is = |error: &StoreError| matches!(error, StoreError::Write(error) if error.column == stringify!($column) && matches!(error.source, $source));
            refused!(store.create(keys, NewSample { $column: $value, ..new() }).await, error if is(error));
            refused!(store.create_all(keys, [NewSample { $column: $value, ..new() }]).await, error if is(error));
            let patch = SamplePatch { $column: Some($value), ..SamplePatch::default() };
            refused!(store.patch(keys, row.id, patch).await, error if is(error));
            refused!(store.update(&Sample { $column: $value, ..row.clone() }).await, error if is(error));
            refused!(store.upsert(Sample { $column: $value, ..row.clone() }).await, error if is(error));
        };
    }
    unwritten!(ratio: f64::NAN, EncodeError::NotFinite);
    unwritten!(ratio: f64::NEG_INFINITY, EncodeError::NotFinite);
    unwritten!(day: Date::MIN, EncodeError::YearOutOfRange);
    unwritten!(hour: TimeOfDay::from_hms_nano(1, 2, 3, 4).unwrap(), EncodeError::FractionOfASecond);
    unwritten!(text: "a\0b".to_owned(), EncodeError::Nul);
    unwritten!(json: (0..128).fold(Json::Null, |inner, _| Json::Array(vec![inner])), EncodeError::Json);
    for price in too_fine() {
        unwritten!(price: price, EncodeError::TooManyDigits);
        // Rounded, it would find another value.
        refused!(store.by_price(price).count().await, StoreError::Write(error) if error.column == "price");
    }
    refused!(store.by_ratio(f64::NAN).all().await, StoreError::Write(_));
    // More digits before the point than there is room for.
    for price in [Decimal::MAX, Decimal::MIN, Decimal::new(1, 0) * Decimal::from(1_000_000_000_000_i64)] {
        store.create(keys, NewSample { price, ..new() }).await.unwrap_err();
    }
    assert_eq!(store.rows().all().await.unwrap(), [row]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_types_of_an_engine_itself() {
    let place = types(&["natives"]).await;
    let natives = NativeStore::new(&place.pool);
    let json = schemalock::Json::from_iter([("b", 1), ("a", 2)]);
    let made = natives.create(NewNative::new(1.into(), "Word".to_owned(), json.clone(), Mood::Cross)).await.unwrap();
    assert_eq!(natives.get(made.id).await.unwrap(), made);
    let patch = NativePatch { mood: Some(Mood::Calm), plain: Some(schemalock::Json::Null), ..NativePatch::default() };
    let patched = natives.patch(made.id, patch).await.unwrap();
    assert_eq!((patched.mood, &patched.plain), (Mood::Calm, &schemalock::Json::Null));
    assert_eq!(natives.upsert(made.clone()).await.unwrap(), made);
    let batch = (2..40).map(|id| NewNative::new(id.into(), "w".to_owned(), json.clone(), Mood::Calm));
    assert_eq!(natives.create_all(batch).await.unwrap(), 38);
    assert_eq!(natives.by_mood(Mood::Cross).all().await.unwrap(), [made]);
    assert_eq!(natives.by_mood(Mood::Calm).count().await.unwrap(), 38);
}
