use schemalock::{Model, Uuid};

#[derive(Model)]
#[model(table = "connections", schema = "models.json")]
struct Connection {
    id: Uuid,
    name: String,
}

#[derive(Model)]
#[model(table = "lines", schema = "models.json")]
struct Line {
    number: i64,
}

fn main() {}
