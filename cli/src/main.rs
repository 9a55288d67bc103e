//! The `schemalock` program; everything is in the library beside it, where tests reach it.

use std::process::ExitCode;

/// A compiler makes many small things and keeps them to its end: a seventh of the time of a large schema is the allocator's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    schemalock_cli::run()
}
