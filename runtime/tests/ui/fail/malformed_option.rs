use schemalock::{Model, Sealed};

#[derive(Model)]
#[model]
#[model(table = 1, primary_key = "id", table(name), crate = "schemalock")]
#[model(index(name = "", columns = ["id"]))]
#[model(foreign_key(columns = [id], table = "apps", references = [id]))]
#[model(table = "late" primary_key = [id])]
struct Connection {
    #[column("id")]
    id: i64,
    #[encrypted = "connections.token"]
    token: Sealed<String>,
}

fn main() {}
