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
struct Secret;
struct Sealed;
struct Keyring;
struct Keys;
struct Into;
struct Encryption;
struct Violations;
struct Rule;
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

trait From {
    fn from() {}
}

trait Debug {}

#[derive(::schemalock::Model)]
#[model(table = "apps", primary_key = [key])]
#[model(index(name = "by_status", columns = [status]))]
struct Model {
    key: AppId,
    status: ::core::option::Option<Status>,
    #[encrypted]
    #[rules(max_length = 12, pattern = "a|b")]
    secret: ::schemalock::Sealed<::std::string::String>,
    #[encrypted(searchable)]
    keys: ::core::option::Option<::schemalock::Searchable<::std::string::String>>,
    #[encrypted(bind = column)]
    plaintext: ::schemalock::Sealed<Status>,
    #[rules(one_of = ["a"])]
    violations: ::std::string::String,
    #[column(default = violations())]
    keyring: i64,
    #[column(assigned)]
    value: i64,
}

fn violations() -> i64 {
    7
}

// What is written by another macro keeps its own names.
macro_rules! model {
    ($name:ident, $key:ident: $type:ty, $secret:ident) => {
        #[derive(::schemalock::Model)]
        #[model(table = "made", primary_key = [$key])]
        struct $name {
            #[column(default = <$type>::new())]
            $key: $type,
            keys: i64,
            #[encrypted]
            $secret: ::schemalock::Sealed<::std::string::String>,
            #[encrypted]
            plaintext: ::schemalock::Sealed<::std::string::String>,
        }
    };
}

model!(Made, keyring: AppId, value);
model!(r#type, r#struct: AppId, r#fn);

fn main() {}
