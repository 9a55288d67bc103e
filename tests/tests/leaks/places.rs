//! Places that hold what passed through, as bytes to search.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use schemalock_tests::Scratch;
use tracing_subscriber::fmt::MakeWriter;

use crate::rows::Saved;

/// Bytes to search.
#[derive(Default)]
pub(crate) struct Haystack(Vec<u8>);

impl Haystack {
    pub(crate) fn of_text(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }

    pub(crate) fn of_file(file: &Path) -> Self {
        Self(std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
    }

    /// All files below a folder.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        let mut all = Self::default();
        for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                all.0.extend(Self::of_folder(&path).0);
            } else if path.is_file() {
                // A server may remove a file of its own in between.
                all.0.extend(std::fs::read(&path).unwrap_or_default());
            }
        }
        all
    }

    /// The files of a SQLite database; nothing for a server.
    pub(crate) fn around(scratch: &Scratch) -> Self {
        let file = scratch.url().strip_prefix("sqlite:").map(Path::new);
        file.and_then(Path::parent).map(Self::of_folder).unwrap_or_default()
    }

    pub(crate) fn contains(&self, needle: &[u8]) -> bool {
        memchr::memmem::find(&self.0, needle).is_some()
    }
}

/// What is traced, at every level and on every thread, while `work` runs.
pub(crate) fn trace<T>(work: impl FnOnce() -> T) -> (T, Haystack) {
    let collected = Collected::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(collected.clone());
    subscriber.try_init().expect("no other test of this program collects what is traced");
    let result = work();
    let bytes = std::mem::take(&mut *collected.0.lock().unwrap());
    (result, Haystack(bytes))
}

#[derive(Clone, Default)]
struct Collected(Arc<Mutex<Vec<u8>>>);

impl Write for Collected {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Collected {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// What a program says that panics over each thing it holds.
pub(crate) fn panic_messages(saved: &Saved) -> Haystack {
    let opened = saved.connection.open_credentials(&saved.keyring);
    let mut moved = saved.connection.clone();
    moved.id = integrations::ConnectionId::new();
    let refused = moved.open_credentials(&saved.keyring).unwrap_err();
    let over = [
        message(&|| panic!("{:?} {:?}", saved.connection, saved.keyring)),
        message(&|| panic!("{:#?} {refused} {refused:?}", saved.connection)),
        message(&|| panic!("{opened:?} {opened:#?}")),
        message(&|| opened.as_ref().map(|_| ()).expect_err("it opens")),
    ];
    Haystack::of_text(&over.join("\n"))
}

fn message<T>(panics: &dyn Fn() -> T) -> String {
    let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics)).err().unwrap();
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap()
}
