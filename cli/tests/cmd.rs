//! What the program says, word by word: `tests/cmd/*.trycmd`. `TRYCMD=overwrite` rewrites them.

#[test]
fn commands() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}
