use schemalock::{Decimal, Model, Sealed, Timestamp};

#[derive(Model)]
#[model(table = "apps", primary_key = [id])]
struct App {
    #[column(version)]
    id: i64,
    #[column(version, touched)]
    edition: i64,
    #[column(assigned, touched, scale = -1)]
    number: i64,
    #[column(immutable, touched)]
    updated_at: Timestamp,
    #[column(immutable, assigned)]
    total: i64,
    #[encrypted]
    #[column(touched)]
    token: Sealed<String>,
}

#[derive(Model)]
#[model(table = "kinds", primary_key = [id])]
struct Misfits {
    id: i64,
    #[column(scale = 2)]
    price: f64,
    #[column(touched)]
    updated_at: String,
    #[column(version)]
    edition: Option<f64>,
}

#[derive(Model)]
#[model(table = "lines", primary_key = [])]
struct Line {
    #[column(assigned)]
    number: i64,
    text: String,
}

#[derive(Model)]
#[model(table = "prices", primary_key = [id])]
struct Price {
    id: i64,
    price: Option<Decimal>,
}

fn main() {}
