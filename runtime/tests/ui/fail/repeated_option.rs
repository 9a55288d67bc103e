use schemalock::{Model, Sealed};

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    #[column(name = "id", name = "id")]
    id: i64,
    #[encrypted]
    #[encrypted]
    token: Sealed<String>,
}

fn main() {}
