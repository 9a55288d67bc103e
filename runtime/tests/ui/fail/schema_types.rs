use schemalock::{Json, Model, Searchable, Sealed, Uuid};

schemalock::typed_id! {
    struct ConnectionId(i64);
}

#[derive(Model)]
#[model(table = "connections", schema = "models.json")]
struct Connection {
    id: ConnectionId,
    name: Option<Json>,
    config: Json,
    status: String,
    #[encrypted]
    credentials: Option<Sealed<Json>>,
    #[encrypted(searchable)]
    email: Searchable<Uuid>,
}

fn main() {}
