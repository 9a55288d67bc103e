// Every name that an expansion could lean on means something else here.
#![allow(dead_code, non_camel_case_types)]

struct Option;
struct Some;
struct None;
struct Result;
struct Ok;
struct Err;
struct String;
struct Vec;
struct Box;
struct Self_;
struct Clone;
struct Table;
struct Column;
struct Index;
struct Unique;
struct ForeignKey;
struct Uuid;
struct Serialize;
struct Deserialize;
mod core {}
mod std {}
mod serde {}
mod schemalock {}

macro_rules! panic { ($($t:tt)*) => { compile_error!("shadowed") }; }
macro_rules! stringify { ($($t:tt)*) => { compile_error!("shadowed") }; }
macro_rules! concat { ($($t:tt)*) => { compile_error!("shadowed") }; }

::schemalock::typed_id! {
    struct AppId(Uuid);
}
::schemalock::typed_id! {
    struct CountryId(String);
}
::schemalock::typed_id! {
    struct EventId(i64);
}

::schemalock::text_enum! {
    enum Status {
        Ok = "ok",
        Err = "err",
        Some = "some",
        None = "none",
        Error = "error",
    }
}

#[derive(::schemalock::Model)]
#[model(table = "apps", primary_key = [key])]
#[model(index(name = "by_status", columns = [status]))]
struct Model {
    key: AppId,
    status: ::core::option::Option<Status>,
    #[encrypted]
    secret: ::schemalock::Sealed<::std::string::String>,
}

fn main() {}
