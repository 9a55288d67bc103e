use schemalock::{Model, Sealed};

#[derive(Model)]
#[model(table = "connections", primary_key = [ident])]
#[model(index(name = "by_id", columns = [id, id]))]
#[model(index(name = "by_id", columns = [token]))]
#[model(unique(name = "connections_key", columns = [nothing_like_it]))]
#[model(foreign_key(columns = [id], table = "apps", references = ["id", "name"]))]
struct Connection {
    id: i64,
    #[encrypted]
    token: Sealed<String>,
}

fn main() {}
