use schemalock::Model;

schemalock::text_enum! {
    enum Other {
        Value = "value",
    }
}

#[derive(Model)]
#[model(table = "kinds", schema = "models.json")]
struct Kinds {
    uuid: bool,
    text: bool,
    smallint: bool,
    integer: bool,
    bigint: bool,
    boolean: Other,
    float: bool,
    decimal: bool,
    json: bool,
    timestamp: bool,
    date: bool,
    time: bool,
    bytes: bool,
    r#enum: bool,
}

fn main() {}
