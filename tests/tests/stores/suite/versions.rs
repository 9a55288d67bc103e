//! Optimistic updates: a row is changed as it was read, or not at all.

use schemalock::store::StoreError;
use types::{
    Counter, CounterId, CounterPatch, CounterStore, Document, DocumentId, DocumentPatch, DocumentStore, NewCounter,
    NewDocument,
};

use super::{Driver, types};
use crate::support::{Place, refused};

async fn document(place: &Place<Driver>, id: i64) -> Document {
    let new = NewDocument::new(DocumentId::from(id), format!("title {id}"), "body".to_owned());
    DocumentStore::new(&place.pool).create(&place.keyring, new).await.unwrap()
}

fn titled(title: &str, version: Option<i32>) -> DocumentPatch {
    DocumentPatch { title: Some(title.to_owned()), version, ..DocumentPatch::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_counts() {
    let place = types(&["documents", "counters"]).await;
    let documents = DocumentStore::new(&place.pool);
    let made = document(&place, 1).await;
    assert_eq!((made.version, documents.get(made.id).await.unwrap()), (0, made.clone()));
    let updated = documents.update(&Document { title: "a".to_owned(), ..made }).await.unwrap();
    assert_eq!((updated.version, updated.title.as_str()), (1, "a"));
    let patched = documents.patch(&place.keyring, updated.id, titled("b", Some(1))).await.unwrap();
    assert_eq!((patched.version, patched.title.as_str()), (2, "b"));
    let patched = documents.patch(&place.keyring, updated.id, titled("c", None)).await.unwrap();
    assert_eq!((patched.version, patched.title.as_str()), (3, "c"));
    let upserted = documents.upsert(Document { title: "d".to_owned(), version: 0, ..patched }).await.unwrap();
    assert_eq!((upserted.version, upserted.title.as_str()), (4, "d"));
    assert_eq!(documents.get(upserted.id).await.unwrap(), upserted);
    // A patch that says the version alone asks for it, and changes nothing else.
    let asked = DocumentPatch { version: Some(4), ..DocumentPatch::default() };
    let asked = documents.patch(&place.keyring, upserted.id, asked).await.unwrap();
    assert_eq!(asked, Document { version: asked.version, updated_at: asked.updated_at, ..upserted });
    documents.delete(asked.id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stale_changes_nothing() {
    let place = types(&["documents", "counters"]).await;
    let documents = DocumentStore::new(&place.pool);
    let read = document(&place, 1).await;
    let changed = documents.update(&Document { title: "a".to_owned(), ..read.clone() }).await.unwrap();
    let late = Document { title: "b".to_owned(), ..read };
    refused!(documents.update(&late).await, StoreError::Stale { table: "documents" });
    let keys = &place.keyring;
    refused!(documents.patch(keys, late.id, titled("c", Some(0))).await, StoreError::Stale { table: "documents" });
    refused!(documents.patch(keys, late.id, titled("c", Some(9))).await, StoreError::Stale { table: "documents" });
    let asked = DocumentPatch { version: Some(0), ..DocumentPatch::default() };
    refused!(documents.patch(keys, late.id, asked).await, StoreError::Stale { table: "documents" });
    assert_eq!(documents.rows().all().await.unwrap(), std::slice::from_ref(&changed));
    documents.delete(late.id).await.unwrap();
    refused!(documents.update(&changed).await, StoreError::NotFound { table: "documents" });
    refused!(documents.patch(keys, late.id, titled("d", Some(1))).await, StoreError::NotFound { table: "documents" });
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_that_read_the_same_one_wins() {
    let place = types(&["documents", "counters"]).await;
    let mut row = document(&place, 1).await;
    for _ in 0..10 {
        let write = |title: &str| {
            let (pool, changed) = (place.pool.clone(), Document { title: title.to_owned(), ..row.clone() });
            tokio::spawn(async move { DocumentStore::new(&pool).update(&changed).await })
        };
        let (a, b) = tokio::join!(write("a"), write("b"));
        let (won, lost) = match (a.unwrap(), b.unwrap()) {
            (Ok(won), Err(lost)) | (Err(lost), Ok(won)) => (won, lost),
            other => panic!("{other:?}"),
        };
        assert!(matches!(lost, StoreError::Stale { table: "documents" }), "{lost:?}");
        assert_eq!(won.version, row.version + 1);
        row = DocumentStore::new(&place.pool).get(row.id).await.unwrap();
        assert_eq!(row, won);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_nothing_but_its_version_counts() {
    let place = types(&["documents", "counters"]).await;
    let counters = CounterStore::new(&place.pool);
    let made = counters.create(NewCounter::new(CounterId::from(1))).await.unwrap();
    assert_eq!(counters.update(&made).await.unwrap().count, 1);
    refused!(counters.update(&made).await, StoreError::Stale { .. });
    let patch = |count| CounterPatch { count };
    assert_eq!(counters.patch(made.id, patch(Some(1))).await.unwrap().count, 2);
    refused!(counters.patch(made.id, patch(Some(1))).await, StoreError::Stale { .. });
    // Nothing is asked for, and nothing is changed.
    assert_eq!(counters.patch(made.id, patch(None)).await.unwrap().count, 2);
    assert_eq!(counters.upsert(made.clone()).await.unwrap().count, 3);
    let new = Counter { id: CounterId::from(2), count: 7 };
    assert_eq!(counters.upsert(new.clone()).await.unwrap(), new);
}
