//! What rustc says about models: right ones compile, wrong ones are explained.
//!
//! `TRYBUILD=overwrite` rewrites the expected messages.

#[test]
fn models() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}
