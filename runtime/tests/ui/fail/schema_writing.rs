use schemalock::{Decimal, Model, Timestamp, Uuid};

#[derive(Model)]
#[model(table = "prices", schema = "models.json")]
struct Price {
    #[column(immutable)]
    id: Uuid,
    #[column(scale = 3)]
    price: Decimal,
    #[column(scale = 0)]
    edition: i32,
    #[column(touched)]
    created_at: Timestamp,
    #[column(immutable)]
    updated_at: Timestamp,
}

fn main() {}
