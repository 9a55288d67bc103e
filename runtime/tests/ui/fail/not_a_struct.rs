use schemalock::Model;

#[derive(Model)]
#[model(table = "a", primary_key = [id])]
enum Enum {
    A,
}

#[derive(Model)]
#[model(table = "b", primary_key = [id])]
union Union {
    id: i64,
}

#[derive(Model)]
#[model(table = "c", primary_key = [id])]
struct Tuple(i64);

#[derive(Model)]
#[model(table = "d", primary_key = [id])]
struct Unit;

fn main() {}
