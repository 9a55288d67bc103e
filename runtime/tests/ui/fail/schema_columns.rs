use schemalock::{Json, Model, Searchable, Sealed, Uuid};

schemalock::text_enum! {
    enum Status {
        Active = "active",
        Expired = "expired",
    }
}

#[derive(Model)]
#[model(table = "connections", schema = "models.json")]
struct Connection {
    id: Uuid,
    nam: String,
    #[column(name = "configuration")]
    config: Option<Json>,
    stat: Status,
    #[encrypted]
    credentials: Sealed<Json>,
    #[encrypted(searchable)]
    email: Option<Searchable<String>>,
}

fn main() {
    // The only errors are those above: the struct still counts as a model, with all its methods.
    let _ = Connection::TABLE;
    let _ = Connection::open_credentials;
    let _ = NewConnection::validate;
}
