use schemalock::Model;
use schemalock::store::Lookup;

// Each look-up is there, whatever others are called.
#[derive(Model)]
#[model(
    table = "people",
    primary_key = [id],
    index(name = "by_email", columns = [email, tenant]),
    index(name = "by-tenant", columns = [tenant]),
    index(name = "by_tenant", columns = [tenant, email]),
    index(name = "rows", columns = [id, email]),
    unique(name = "people_email_key", columns = [email]),
)]
struct Person {
    id: i64,
    email: String,
    tenant: i32,
}

fn main() {
    let people = PersonStore::new(());
    let _: [Lookup<Person, ()>; 6] = [
        people.by_email("a", 1),
        people.by_email_("a"),
        people.by_tenant(1),
        people.by_tenant_(1, "a"),
        people.rows_(1, "a"),
        people.rows(),
    ];
}
