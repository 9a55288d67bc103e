use schemalock::{Model, Searchable, Sealed};

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: i64,
    #[encrypted(bind = colum)]
    one: Sealed<String>,
    #[encrypted(bind = "row")]
    two: Sealed<String>,
    #[encrypted(serchable, pad = true)]
    three: Sealed<String>,
    #[encrypted(normalise = lowercase, blind_index = "four_key")]
    four: Sealed<String>,
    #[encrypted(searchable, normalise = uppercase)]
    five: Searchable<String>,
    #[encrypted(searchable, searchable)]
    six: Searchable<String>,
}

fn main() {}
