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

/// Puts the files of `tests/ui/schema` and `tests/ui/migrations` beside the Cargo.toml that the cases are compiled with.
fn lay_out_schemas() -> io::Result<()> {
    copy(Path::new("tests/ui/schema"), &project())?;
    copy(Path::new("tests/ui/migrations"), &project().join("migrations"))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Where trybuild makes its project.
fn project() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    target.unwrap_or(Path::new("target")).join("tests/trybuild/schemalock")
}
