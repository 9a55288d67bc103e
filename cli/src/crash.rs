//! A panic is a bug in Schemalock: it is reported as one, with the exit code of a command that could not do its work.

use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// Runs `work`; a panic in it gives `code`, after a report on stderr.
pub(crate) fn guard(code: u8, work: impl FnOnce() -> u8) -> u8 {
    panic::set_hook(Box::new(report));
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or(code)
}

fn report(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let said = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let place = panic.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
    let text = format!(
        "internal error: {}{place}\n\
         This is a bug in Schemalock {}, not in your schema. Please report it with what you ran:\n  {}/issues\n",
        said.unwrap_or("no message"),
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_REPOSITORY"),
    );
    // There is nowhere left to tell of a closed stderr.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_panic_becomes_the_exit_code() {
        assert_eq!(super::guard(2, || panic!("on purpose")), 2);
        assert_eq!(super::guard(2, || 0), 0);
        let _ = std::panic::take_hook();
    }
}
