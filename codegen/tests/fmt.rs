//! tmp
use schemalock_codegen::fmt::format;
#[test]
fn shipped() {
    let text = include_str!("../../schema.yaml");
    assert_eq!(format(text).unwrap(), text);
}
