//! The lock file, as far as a reader needs it. `schemalock::migrate::Lock` writes it; a macro cannot depend on that crate.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The file in the folder of migrations.
pub(super) const LOCK_FILE: &str = "schemalock.lock";

/// A line of it.
pub(super) struct Recorded {
    pub(super) name: String,
    pub(super) checksum: String,
}

/// The lines, if each follows from those before it.
pub(super) fn parse(text: &str) -> Result<Vec<Recorded>, String> {
    let (mut recorded, mut before) = (Vec::new(), String::new());
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    for (at, line) in lines {
        let number = at + 1;
        let words: Vec<&str> = line.split(' ').collect();
        let [name, checksum, chain] = words[..] else {
            return Err(format!("line {number} is not `name checksum chain`"));
        };
        before = sha256(&format!("{before}\n{name}\n{checksum}\n"));
        if before != chain {
            return Err(format!(
                "line {number}: `{name}` does not follow from the lines before it: the file was edited or merged by hand"
            ));
        }
        recorded.push(Recorded { name: name.to_owned(), checksum: checksum.to_owned() });
    }
    Ok(recorded)
}

/// SHA-256 over the files of a migration: path, length and contents of each, by path.
pub(super) fn checksum(files: &BTreeMap<String, String>) -> String {
    sha256(&files.iter().map(|(path, contents)| format!("{path}\n{}\n{contents}", contents.len())).collect::<String>())
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_of_the_first_release_reads() {
        let lock = parse(include_str!("../../../migrations/schemalock.lock")).unwrap();
        assert_eq!(lock[0].name, "0001_initial");
    }

    #[test]
    fn an_edited_line_does_not_follow() {
        let edited = include_str!("../../../migrations/schemalock.lock").replace("0001_initial", "0001_other");
        assert!(parse(&edited).err().unwrap().starts_with("line 3: `0001_other` does not follow"));
    }
}
