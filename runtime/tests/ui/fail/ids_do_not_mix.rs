schemalock::typed_id! {
    struct AppId(Uuid);
}
schemalock::typed_id! {
    struct NodeId(Uuid);
}

fn open(_: AppId) {}

fn main() {
    open(NodeId::new());
}
