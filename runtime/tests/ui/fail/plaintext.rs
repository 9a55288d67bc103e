use schemalock::{Json, Keyring, Model, Sealed, Secret};

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection {
    id: i64,
    #[encrypted]
    credentials: Sealed<Json>,
    #[encrypted]
    token: Option<Sealed<String>>,
}

fn build(json: Json) -> Connection {
    Connection { id: 1, credentials: json, token: Some(String::new()) }
}

fn assign(mut row: Connection, json: Json, secret: Secret<Json>) {
    row.credentials = json;
    row.credentials = secret;
    row.token = None::<String>;
    row.credentials = Sealed::from(Json::Null);
}

fn leave(row: Connection, keyring: &Keyring) -> Json {
    row.open_credentials(keyring).unwrap()
}

fn show(row: Connection, keyring: &Keyring) -> String {
    row.open_token(keyring).unwrap().unwrap().to_string()
}

fn wrong_type(mut row: Connection, keyring: &Keyring) {
    let _ = row.seal_credentials(keyring, String::new());
}

fn new_is_no_row(new: NewConnection) -> Connection {
    new
}

fn main() {}
