use schemalock::{Json, Model};

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: i64,
    #[encrypted]
    credentials: Json,
    #[encrypted]
    token: Option<String>,
    #[encrypted(searchable)]
    raw: std::vec::Vec<u8>,
}

fn main() {}
