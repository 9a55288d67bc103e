use schemalock::{Json, Model};

// Behind another name, it is for the compiler to say.
type Credentials = Json;

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: i64,
    #[encrypted]
    credentials: Credentials,
}

fn main() {}
