use schemalock::Model;

#[derive(Model)]
struct Connection {
    id: i64,
}

#[derive(Model)]
#[model(table = "apps", primary_key = [id])]
#[model(index(columns = [id]), index(name = "by_id"))]
#[model(unique(), foreign_key())]
struct App {
    id: i64,
}

fn main() {}
