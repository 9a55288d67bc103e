use schemalock::{Json, Sealed};

fn json(sealed: Sealed<String>) -> Sealed<Json> {
    sealed
}

fn main() {}
