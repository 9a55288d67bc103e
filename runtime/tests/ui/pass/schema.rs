#![deny(warnings)]

use schemalock::{
    Binding, Date, Decimal, Json, JsonOf, Model, Normalise, Searchable, Sealed, TimeOfDay, Timestamp, Uuid,
};

schemalock::typed_id! {
    pub struct ConnectionId(Uuid);
}

schemalock::text_enum! {
    // The order is the struct's own.
    pub enum Status {
        Expired = "expired",
        Active = "active",
    }
}

#[derive(Clone, serde::Serialize, serde::Deserialize, zeroize::Zeroize)]
pub struct Credentials {
    pub token: String,
}

// What the schema says need not be said again.
#[derive(Model)]
#[model(table = "connections", schema = "models.json")]
pub struct Connection {
    #[encrypted]
    pub credentials: Sealed<JsonOf<Credentials>>,
    pub id: ConnectionId,
    #[column(name = "name")]
    pub called: String,
    pub config: Option<Json>,
    #[column(default = Status::Active)]
    pub status: Status,
    #[encrypted(searchable)]
    pub email: Option<Searchable<String>>,
}

#[derive(Model)]
#[model(table = "connections", primary_key = [id], schema = "models.json")]
pub struct SaysEverything {
    pub id: Uuid,
    pub name: String,
    pub config: Option<Json>,
    pub status: Status,
    #[encrypted(context = "links.credentials", bind = row, pad)]
    pub credentials: Sealed<Json>,
    #[encrypted(searchable, bind = column, normalise = lowercase, blind_index = "email_key")]
    pub email: Option<Searchable<String>>,
}

#[derive(Model)]
#[model(table = "lines", schema = "models.json")]
pub struct Line {
    pub number: i64,
    #[encrypted]
    pub text: Sealed<String>,
}

#[derive(Model)]
#[model(table = "prices", schema = "models.json")]
pub struct Price {
    pub id: Uuid,
    pub price: Decimal,
    pub edition: i32,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Model)]
#[model(table = "prices", schema = "models.json")]
pub struct PriceThatSaysEverything {
    pub id: Uuid,
    #[column(scale = 2)]
    pub price: Decimal,
    #[column(version)]
    pub edition: i32,
    #[column(immutable)]
    pub created_at: Timestamp,
    #[column(touched)]
    pub updated_at: Timestamp,
}

#[derive(Model)]
#[model(table = "kinds", schema = "models.json")]
pub struct Kinds {
    pub uuid: Uuid,
    pub text: String,
    pub smallint: i16,
    pub integer: i32,
    pub bigint: i64,
    pub boolean: bool,
    pub float: f64,
    pub decimal: Decimal,
    pub json: Json,
    pub timestamp: Timestamp,
    pub date: Date,
    pub time: TimeOfDay,
    pub bytes: Vec<u8>,
    pub r#enum: Status,
}

fn main() {
    for table in [Connection::TABLE, SaysEverything::TABLE] {
        assert_eq!(table.primary_key, ["id"]);
        let credentials = table.column("credentials").unwrap().encryption.unwrap();
        assert_eq!((credentials.context, credentials.padded), ("links.credentials", true));
        let email = table.column("email").unwrap().encryption.unwrap();
        assert_eq!(email.binding, Binding::Column);
        let blind_index = email.blind_index.unwrap();
        assert_eq!((blind_index.name, blind_index.normalise), ("email_key", Normalise::Lowercase));
    }
    for table in [Price::TABLE, PriceThatSaysEverything::TABLE] {
        assert_eq!(table.column("price").unwrap().scale, Some(2));
        assert!(table.column("edition").unwrap().version);
        assert!(table.column("created_at").unwrap().immutable);
        assert!(table.column("updated_at").unwrap().touched);
    }
    assert!(Line::TABLE.column("number").unwrap().assigned);
    // What the database assigns is no part of a new line.
    let _: fn(Secret) -> NewLine = NewLine::new;
    let _: fn(UnsavedLine, i64) -> Line = UnsavedLine::into_row;
}

type Secret = schemalock::Secret<String>;
