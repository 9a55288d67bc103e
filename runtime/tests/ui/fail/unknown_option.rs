use schemalock::{Model, Sealed};

#[derive(Model)]
#[model(tabel = "connections", table = "connections", primary_key = [id])]
#[model(index(nam = "by_id", name = "by_id", columns = [id], uniq))]
#[model(unique(name = "u", column = [id], columns = [id]))]
#[model(foreign_key(columns = [id], table = "ids", references = ["id"], on_delete = "cascade"))]
#[model(colour)]
struct Connection {
    #[column(nane = "id")]
    id: i64,
    #[encrypted(contxt = "connections.token")]
    token: Sealed<String>,
}

fn main() {}
