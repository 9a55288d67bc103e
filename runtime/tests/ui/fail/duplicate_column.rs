use schemalock::{Model, Sealed};

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: i64,
    #[column(name = "id")]
    number: i64,
    #[encrypted]
    token: Sealed<String>,
    #[encrypted(context = "connections.token")]
    old_token: Sealed<String>,
}

fn main() {}
