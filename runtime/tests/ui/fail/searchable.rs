use schemalock::{Model, Searchable, Sealed};

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: i64,
    #[encrypted(searchable)]
    email: Sealed<String>,
    #[encrypted]
    phone: Option<Searchable<String>>,
}

#[derive(Model)]
#[model(table = "twice", primary_key = [id])]
struct Twice {
    id: i64,
    #[encrypted(searchable)]
    email: Searchable<String>,
    email_blind_index: String,
    #[encrypted(searchable, blind_index = "id")]
    phone: Searchable<String>,
}

#[derive(Model)]
#[model(table = "methods", primary_key = [id])]
struct Methods {
    id: i64,
    #[encrypted]
    email: Sealed<String>,
    #[encrypted]
    email_for: Sealed<String>,
}

#[derive(Model)]
#[model(table = "lower_case", primary_key = [id])]
struct LowerCase {
    id: i64,
    #[encrypted(searchable, normalise = lowercase)]
    photo: Searchable<Vec<u8>>,
}

fn main() {}
