extern crate schemalock as renamed;

// Nothing may find the runtime under its own name.
mod schemalock {}

#[derive(renamed::Model)]
#[model(table = "apps", primary_key = [id], crate = ::renamed)]
struct App {
    id: renamed::Uuid,
    #[rules(max_length = 3, one_of = ["a"])]
    name: String,
    #[encrypted(searchable, normalise = lowercase)]
    email: Option<renamed::Searchable<String>>,
}

#[derive(renamed::Model)]
#[model(table = "connections", schema = "models.json", crate = ::renamed)]
struct Connection {
    id: AppId,
    name: String,
    config: Option<renamed::Json>,
    status: Status,
    #[encrypted]
    credentials: renamed::Sealed<renamed::Json>,
    #[encrypted(searchable)]
    email: Option<renamed::Searchable<String>>,
}

renamed::typed_id! {
    struct AppId(Uuid);
}

renamed::text_enum! {
    enum Status {
        Active = "active",
        Expired = "expired",
    }
}

fn main() {
    use renamed::Model;
    let app = App { id: renamed::Uuid::nil(), name: String::new(), email: None };
    assert_eq!(app.key(), renamed::Uuid::nil());
    let _ = (AppId::new(), Status::Active);
}
