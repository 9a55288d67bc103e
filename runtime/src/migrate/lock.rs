//! The lock file: one line a migration, each with the checksum of its files and of the whole line of history up to it.

use crate::crypto::{Backend, Native};
use crate::hex;

/// The file that chains the checksums, in the folder of migrations.
pub const LOCK_FILE: &str = "schemalock.lock";

const HEAD: &str = "\
# Written by schemalock: do not edit. A line is a migration, the SHA-256 of its files, and that of all history up to it.
# When two branches conflict here, both have added a migration: keep the one that was deployed first and make the other anew.
";

/// The chain of migrations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The migrations in order.
    pub entries: Vec<Entry>,
}

/// One migration in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The folder's name.
    pub name: String,
    /// [`checksum`] of its files.
    pub checksum: String,
    /// SHA-256 of the chain before, the name and the checksum, each on a line.
    pub chain: String,
}

/// What is wrong with a lock file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// A line of another form.
    #[error("line {0} is not `name checksum chain`")]
    Malformed(usize),
    /// A line that does not follow from those before it.
    #[error("line {line}: `{name}` does not follow from the lines before it: the file was edited or merged by hand")]
    Broken {
        /// Counted from 1.
        line: usize,
        /// The migration on it.
        name: String,
    },
}

impl Lock {
    /// Reads a lock file and follows its chain.
    ///
    /// # Errors
    /// At the first line that is malformed or does not follow.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        let mut lock = Self::default();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        for (at, line) in lines {
            let entry = Entry::parse(line).ok_or(LockError::Malformed(at + 1))?;
            if lock.next_chain(&entry.name, &entry.checksum) != entry.chain {
                return Err(LockError::Broken { line: at + 1, name: entry.name });
            }
            lock.entries.push(entry);
        }
        Ok(lock)
    }

    /// The file.
    #[must_use]
    pub fn render(&self) -> String {
        let lines = self.entries.iter().map(|entry| format!("{} {} {}\n", entry.name, entry.checksum, entry.chain));
        std::iter::once(HEAD.to_owned()).chain(lines).collect()
    }

    /// Adds a migration at the end; `checksum` is [`checksum`] of its files.
    pub fn append(&mut self, name: &str, checksum: &str) {
        let chain = self.next_chain(name, checksum);
        self.entries.push(Entry { name: name.to_owned(), checksum: checksum.to_owned(), chain });
    }

    /// The third word of a line that follows.
    pub(super) fn next_chain(&self, name: &str, checksum: &str) -> String {
        let before = self.entries.last().map(|entry| entry.chain.as_str()).unwrap_or_default();
        sha256(&format!("{before}\n{name}\n{checksum}\n"))
    }
}

impl Entry {
    /// `name checksum chain`.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ').map(str::to_owned);
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some(name), Some(checksum), Some(chain), None) => Some(Self { name, checksum, chain }),
            _ => None,
        }
    }
}

/// SHA-256 over the files of a migration: path, length and contents of each, by path.
#[must_use]
pub fn checksum<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut sorted: Vec<(&str, &str)> = files.into_iter().collect();
    sorted.sort_unstable();
    let parts = sorted.iter().map(|(path, contents)| format!("{path}\n{}\n{contents}", contents.len()));
    sha256(&parts.collect::<String>())
}

/// In hexadecimal digits.
pub(super) fn sha256(text: &str) -> String {
    hex::encode(&Native::sha256(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> Lock {
        let mut lock = Lock::default();
        lock.append("0001_initial", &checksum([("model.json", "a")]));
        lock.append("0002_more", &checksum([("model.json", "b")]));
        lock
    }

    #[test]
    fn a_rendered_lock_reads_back() {
        assert_eq!(Lock::parse(&two().render()), Ok(two()));
    }

    #[test]
    fn the_lock_of_the_first_release_reads() {
        let lock = Lock::parse(include_str!("../../../migrations/schemalock.lock")).unwrap();
        assert_eq!(lock.entries[0].name, "0001_initial");
    }

    #[test]
    fn an_edited_line_breaks_the_chain() {
        let edited = two().render().replace("0001_initial", "0001_other");
        assert_eq!(Lock::parse(&edited), Err(LockError::Broken { line: 3, name: "0001_other".to_owned() }));
    }

    #[test]
    fn a_line_that_is_left_out_breaks_the_chain() {
        let without: Vec<String> =
            two().render().lines().filter(|l| !l.starts_with("0001")).map(str::to_owned).collect();
        assert!(matches!(Lock::parse(&without.join("\n")), Err(LockError::Broken { .. })));
    }

    #[test]
    fn a_checksum_tells_where_files_end() {
        assert_ne!(checksum([("a", "b"), ("c", "")]), checksum([("a", ""), ("c", "b")]));
    }
}
