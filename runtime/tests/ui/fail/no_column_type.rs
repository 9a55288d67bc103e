use schemalock::{Model, Sealed};

struct Own;

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: u128,
    own: Own,
    twice: Option<Option<String>>,
    #[encrypted]
    sealed: Sealed<Own>,
}

fn main() {}
