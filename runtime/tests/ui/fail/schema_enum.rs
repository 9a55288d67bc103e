use schemalock::{Json, Model, Searchable, Sealed, Uuid};

schemalock::text_enum! {
    enum Status {
        Active = "active",
        Gone = "gone",
    }
}

#[derive(Model)]
#[model(table = "connections", schema = "models.json")]
struct Connection {
    id: Uuid,
    name: String,
    config: Option<Json>,
    status: Status,
    #[encrypted]
    credentials: Sealed<Json>,
    #[encrypted(searchable)]
    email: Option<Searchable<String>>,
}

fn main() {}
