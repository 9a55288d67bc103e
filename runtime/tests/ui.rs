//! What rustc says about models: right ones compile, wrong ones are explained.
//!
//! `TRYBUILD=overwrite` rewrites the expected messages.

use std::path::{Path, PathBuf};
use std::{fs, io};

#[test]
fn models() {
    lay_out_schemas().unwrap();
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}

/// Puts the files of `tests/ui/schema` beside the Cargo.toml that the cases are compiled with.
fn lay_out_schemas() -> io::Result<()> {
    let project = project();
    fs::create_dir_all(&project)?;
    for file in fs::read_dir("tests/ui/schema")? {
        let file = file?;
        fs::copy(file.path(), project.join(file.file_name()))?;
    }
    Ok(())
}

/// Where trybuild makes its project.
fn project() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    target.unwrap_or(Path::new("target")).join("tests/trybuild/schemalock")
}
