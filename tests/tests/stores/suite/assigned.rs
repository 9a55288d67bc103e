//! What the database makes: numbers, and values of others.

use schemalock::store::StoreError;
use types::{NewSquare, NewTicket, Square, SquareId, SquarePatch, SquareStore, Ticket, TicketPatch, TicketStore};

use super::types;
use crate::support::refused;

fn new(title: &str) -> NewTicket {
    NewTicket::new(title.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_numbers_rows() {
    let place = types(&["tickets", "squares"]).await;
    let (tickets, keys) = (TicketStore::new(&place.pool), &place.keyring);
    let one = tickets.create(keys, new("one")).await.unwrap();
    let hidden = NewTicket { hidden: Some("h".to_owned().into()), ..new("three") };
    let two = tickets.create(keys, hidden).await.unwrap();
    assert!(two.number > one.number);
    assert_eq!((one.length, two.length), (Some(3), Some(5)));
    assert_eq!(tickets.get(one.number).await.unwrap(), one);
    assert_eq!(tickets.get(two.number).await.unwrap(), two);
    assert_eq!(two.open_hidden(keys).unwrap().unwrap().expose(), "h");
    assert_eq!(tickets.by_length(5).all().await.unwrap(), std::slice::from_ref(&two));

    let updated =
        tickets.update(&Ticket { title: "renamed".to_owned(), length: Some(99), ..two.clone() }).await.unwrap();
    assert_eq!(updated, Ticket { title: "renamed".to_owned(), length: Some(7), ..two });
    let patch = TicketPatch { title: Some("again".to_owned()), hidden: Some(None) };
    let patched = tickets.patch(keys, updated.number, patch).await.unwrap();
    assert_eq!(patched, Ticket { title: "again".to_owned(), length: Some(5), hidden: None, ..updated });
    assert_eq!(tickets.get(patched.number).await.unwrap(), patched);

    let sealed = new("sealed before").seal(keys).unwrap();
    let three = tickets.insert(sealed).await.unwrap();
    assert_eq!((three.title.as_str(), three.length), ("sealed before", Some(13)));
    tickets.delete(three.number).await.unwrap();
    refused!(tickets.get(three.number).await, StoreError::NotFound { table: "tickets" });
    let page = tickets.rows().page(1).await.unwrap();
    assert_eq!((page.rows, page.next), (vec![one.clone()], Some(one.number)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_not_given_twice() {
    let place = types(&["tickets", "squares"]).await;
    let (tickets, keys) = (TicketStore::new(&place.pool), &place.keyring);
    let one = tickets.create(keys, new("one")).await.unwrap();
    tickets.delete(one.number).await.unwrap();
    let two = tickets.create(keys, new("two")).await.unwrap();
    assert!(two.number > one.number);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_is_computed_beside_a_key_of_the_programs() {
    let place = types(&["tickets", "squares"]).await;
    let squares = SquareStore::new(&place.pool);
    let made = squares.create(NewSquare::new(SquareId::from(3))).await.unwrap();
    assert_eq!(made, Square { side: 3.into(), note: String::new(), area: Some(9) });
    assert_eq!(squares.get(made.side).await.unwrap(), made);
    assert_eq!(squares.update(&Square { area: None, ..made.clone() }).await.unwrap(), made);
    let patch = SquarePatch { note: Some("n".to_owned()) };
    let patched = squares.patch(made.side, patch).await.unwrap();
    assert_eq!(patched, Square { note: "n".to_owned(), ..made });
    refused!(squares.create(NewSquare::new(SquareId::from(3))).await, StoreError::Unique { index, .. } if index == "squares_pkey");
    assert_eq!(squares.create_all((4..7).map(|side| NewSquare::new(side.into()))).await.unwrap(), 3);
    assert_eq!(squares.get(6.into()).await.unwrap().area, Some(36));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computed_column_is_no_hindrance_to_upserts() {
    let place = types(&["tickets", "squares"]).await;
    let squares = SquareStore::new(&place.pool);
    let new = |note: &str| NewSquare { note: note.to_owned(), ..NewSquare::new(SquareId::from(5)) };
    let made = squares.upsert(new("a")).await.unwrap();
    assert_eq!(made, Square { side: 5.into(), note: "a".to_owned(), area: Some(25) });
    let changed = squares.upsert(new("b")).await.unwrap();
    assert_eq!(changed, Square { note: "b".to_owned(), ..made });
    assert_eq!(squares.rows().all().await.unwrap(), [changed]);
}
