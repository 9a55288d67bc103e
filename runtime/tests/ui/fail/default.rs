use schemalock::{Model, Sealed};

#[derive(Model)]
#[model(table = "apps", primary_key = [id], new = "NewApp")]
struct App {
    #[column(default)]
    id: i64,
    #[column(assigned = true)]
    number: i64,
}

#[derive(Model)]
#[model(table = "lines", primary_key = [id])]
struct Line {
    #[column(default = "1")]
    id: i64,
    #[column(default = 7)]
    #[encrypted]
    text: Sealed<String>,
}

#[derive(Model)]
#[model(table = "pages", primary_key = [id])]
struct Page {
    id: i64,
    // Another column has no say in it.
    #[column(default = id)]
    number: i64,
}

fn main() {}
