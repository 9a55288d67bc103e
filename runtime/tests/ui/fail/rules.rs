use schemalock::{Json, Model};

#[derive(Model)]
#[model(table = "apps", primary_key = [id])]
struct App {
    #[rules(min = 1.5, max = 9223372036854775808)]
    id: i64,
    #[rules(min_lenght = 1, max_length = "120", pattern = "(", format = mail)]
    name: String,
    #[rules(non_empty, non_empty = true, one_of = [], min = x)]
    other: String,
}

#[derive(Model)]
#[model(table = "kinds", primary_key = [id])]
struct Misfits {
    #[rules(max_length = 3)]
    id: i64,
    #[rules(min = 1, pattern = "a")]
    name: String,
    #[rules(one_of = ["a"])]
    config: Option<Json>,
}

fn main() {}
