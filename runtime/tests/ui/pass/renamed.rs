extern crate schemalock as renamed;

// Nothing may find the runtime under its own name.
mod schemalock {}

#[derive(renamed::Model)]
#[model(table = "apps", primary_key = [id], crate = ::renamed)]
struct App {
    id: renamed::Uuid,
}

renamed::typed_id! {
    struct AppId(Uuid);
}

renamed::text_enum! {
    enum Status {
        Active = "active",
    }
}

fn main() {
    use renamed::Model;
    let app = App { id: renamed::Uuid::nil() };
    assert_eq!(app.key(), renamed::Uuid::nil());
    let _ = (AppId::new(), Status::Active);
}
