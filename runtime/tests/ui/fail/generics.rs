use schemalock::Model;

#[derive(Model)]
#[model(table = "connections", primary_key = [id])]
struct Connection<'a, T: Clone>
where
    T: 'a,
{
    id: i64,
    other: &'a T,
}

fn main() {
    // The only error is the one at the generics: the struct still counts as a model.
    let _ = Connection::<String>::TABLE;
}
