use schemalock::{ColumnKind, Date, Decimal, Json, Model, Sealed, TimeOfDay, Timestamp, Uuid};

schemalock::typed_id! {
    pub struct UserId(Uuid);
}

schemalock::text_enum! {
    pub enum Status {
        Active = "active",
        Gone = "gone",
    }
}

#[derive(Model)]
#[model(table = "connections", primary_key = [owner, number])]
#[model(index(name = "by_type", columns = [r#type, status]))]
#[model(index(name = "by_email", sql_name = "email_index", columns = [email], unique))]
#[model(unique(name = "connections_price_key", columns = [price]))]
#[model(foreign_key(columns = [owner], table = "users", references = ["id"]))]
#[model(foreign_key(name = "paid", columns = [owner, price], table = "prices", references = ["user", "price"]))]
struct Connection {
    owner: UserId,
    number: i64,
    #[encrypted]
    credentials: Sealed<Json>,
    #[encrypted(context = "links.token")]
    token: Option<Sealed<String>>,
    status: Status,
    r#type: String,
    #[column(name = "e-mail")]
    email: Option<String>,
    #[column(scale = 2)]
    price: Decimal,
    raw: Option<Vec<u8>>,
    request: Uuid,
    ratio: f64,
    done: bool,
    small: i16,
    medium: i32,
    day: Date,
    hour: TimeOfDay,
    #[column(immutable)]
    created_at: Timestamp,
    config: Json,
}

fn main() {
    let table = Connection::TABLE;
    assert_eq!(table.name, "connections");
    assert_eq!(table.primary_key, ["owner", "number"]);
    assert_eq!(table.columns.len(), 18);

    let token = table.column("token").unwrap();
    assert_eq!((token.kind, token.optional), (ColumnKind::Text, true));
    assert_eq!(token.context(), Some("links.token"));
    let credentials = table.column("credentials").unwrap();
    assert_eq!(credentials.context(), Some("connections.credentials"));
    assert!(!table.column("status").unwrap().is_encrypted());
    assert_eq!(table.column("status").unwrap().kind, ColumnKind::Enum(&["active", "gone"]));

    let by_type = table.index("by_type").unwrap();
    assert_eq!(by_type.sql_name, "connections_by_type");
    assert_eq!(by_type.columns, ["type", "status"]);
    let by_email = table.index("by_email").unwrap();
    assert_eq!((by_email.sql_name, by_email.unique), ("email_index", true));
    assert_eq!(by_email.columns, ["e-mail"]);
    assert_eq!(table.uniques[0].name, "connections_price_key");
    assert_eq!(table.foreign_keys[0].table, "users");
    assert_eq!(table.foreign_keys[0].name, "connections_owner_fkey");
    assert_eq!(table.foreign_keys[1].name, "paid");
    assert_eq!(table.column("price").unwrap().scale, Some(2));
    assert!(table.column("created_at").unwrap().immutable);

    fn has_key<M: Model<Key = (UserId, i64)>>() {}
    has_key::<Connection>();
}
