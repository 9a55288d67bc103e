use schemalock::Model;

#[derive(Model)]
#[model(table = "apps", schema = "absent.json")]
struct Absent {
    id: i64,
}

#[derive(Model)]
#[model(table = "apps", schema = "later.json")]
struct Later {
    id: i64,
}

#[derive(Model)]
#[model(table = "apps", schema = "other.json")]
struct Other {
    id: i64,
}

#[derive(Model)]
#[model(table = "apps", schema = "damaged.json")]
struct Damaged {
    id: i64,
}

#[derive(Model)]
#[model(table = "apps", schema = "/models.json")]
struct Absolute {
    id: i64,
}

#[derive(Model)]
#[model(table = "connection", schema = "models.json")]
struct NearlyATable {
    id: i64,
}

#[derive(Model)]
#[model(table = "apps", schema = "models.json")]
struct NoTable {
    id: i64,
}

fn main() {}
