use schemalock::{Json, Model, Sealed};

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: i64,
    credentials: Sealed<Json>,
    token: Option<Sealed<String>>,
}

fn main() {}
