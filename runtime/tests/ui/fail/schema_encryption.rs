use schemalock::{Json, Model, Searchable, Sealed, Uuid};

schemalock::text_enum! {
    enum Status {
        Active = "active",
        Expired = "expired",
    }
}

#[derive(Model)]
#[model(table = "connections", schema = "models.json")]
struct PlainAndSealed {
    id: Uuid,
    #[encrypted]
    name: Sealed<String>,
    config: Option<Json>,
    status: Status,
    credentials: Json,
    #[encrypted]
    email: Option<Sealed<String>>,
}

#[derive(Model)]
#[model(table = "connections", primary_key = [name], schema = "models.json")]
struct SealedOtherwise {
    id: Uuid,
    name: String,
    config: Option<Json>,
    status: Status,
    #[encrypted(context = "connections.credentials", bind = column, searchable)]
    credentials: Searchable<Json>,
    #[encrypted(bind = row, pad, searchable, normalise = none, blind_index = "email_blind_index")]
    email: Option<Searchable<String>>,
}

#[derive(Model)]
#[model(table = "lines", schema = "models.json")]
struct Line {
    #[column(default = 1)]
    number: i64,
    #[encrypted]
    text: Sealed<String>,
}

#[derive(Model)]
#[model(table = "lines", schema = "models.json")]
struct BoundToWhatIsAssigned {
    number: i64,
    #[encrypted(bind = row)]
    text: Sealed<String>,
}

#[derive(Model)]
#[model(table = "kinds", schema = "models.json")]
struct Assigned {
    #[column(assigned)]
    uuid: Uuid,
}

fn main() {}
