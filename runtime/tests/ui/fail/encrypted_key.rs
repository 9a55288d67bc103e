use schemalock::{Model, Searchable, Sealed};

#[derive(Model)]
#[model(table = "a", primary_key = [token])]
struct EncryptedKey {
    #[encrypted]
    token: Sealed<String>,
}

#[derive(Model)]
#[model(table = "b", primary_key = [])]
struct NoKey {
    #[encrypted]
    token: Sealed<String>,
}

#[derive(Model)]
#[model(table = "c", primary_key = [number])]
struct AssignedKey {
    #[column(assigned)]
    number: i64,
    #[encrypted]
    token: Sealed<String>,
}

#[derive(Model)]
#[model(table = "d", primary_key = [number])]
#[model(foreign_key(columns = [email], table = "e", references = ["id"]))]
struct SearchableReference {
    #[column(assigned, default = 1)]
    number: i64,
    #[encrypted(searchable, bind = column)]
    email: Searchable<String>,
    #[encrypted(bind = column)]
    #[column(assigned)]
    token: Sealed<String>,
}

fn main() {}
