//! A lock file in which two branches met: which migrations stay, and which are to be made anew.

use super::lock::{Entry, Lock, LockError};

/// A side of a conflict in the lock file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The upper one: the branch that was checked out, in a rebase the one that is rebased onto.
    Ours,
    /// The lower one: the branch that was merged, in a rebase the commit that is moved.
    Theirs,
}

/// A lock file in which two branches met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The migrations that stay, a whole chain.
    pub kept: Lock,
    /// The names of those that do not follow from it.
    pub loose: Vec<String>,
}

/// Takes a lock file apart that has marks of a conflict, or that somebody merged by hand. Of the two sides of a conflict `keep`
/// stays; when nobody says, that which others have: what was merged, or, in a rebase, what is rebased onto.
///
/// # Errors
/// At a line that is neither a migration nor a mark.
pub fn untangle(text: &str, keep: Option<Side>) -> Result<Merged, LockError> {
    let mut lines = Vec::new();
    let (mut within, mut label) = (Within::Both, "");
    for (at, line) in text.lines().enumerate() {
        match Within::mark(line) {
            Some(next) => {
                within = next;
                if let Some(said) = line.strip_prefix(">>>>>>>") {
                    label = said.trim();
                }
            }
            None if line.is_empty() || line.starts_with('#') => {}
            None => lines.push((within, Entry::parse(line).ok_or(LockError::Malformed(at + 1))?)),
        }
    }
    let keep = keep.unwrap_or_else(|| if is_commit(label) { Side::Ours } else { Side::Theirs });
    Ok(chain(lines, keep))
}

fn chain(lines: Vec<(Within, Entry)>, keep: Side) -> Merged {
    let mut merged = Merged { kept: Lock::default(), loose: Vec::new() };
    for (within, entry) in lines {
        let stays = match within {
            Within::Both => true,
            Within::Before => continue,
            Within::Side(side) => side == keep,
        };
        if stays && merged.kept.next_chain(&entry.name, &entry.checksum) == entry.chain {
            merged.kept.entries.push(entry);
        } else {
            merged.loose.push(entry.name);
        }
    }
    let Merged { kept, loose } = &mut merged;
    loose.retain(|name| kept.entries.iter().all(|entry| entry.name != *name));
    merged
}

/// Git names a commit with its subject in brackets when it is moved, and a branch when that is merged.
fn is_commit(label: &str) -> bool {
    let (word, rest) = label.split_once(' ').unwrap_or((label, ""));
    word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit()) && rest.starts_with('(')
}

/// Where in a conflict a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// Outside of any.
    Both,
    /// In one side.
    Side(Side),
    /// In what was there before either.
    Before,
}

impl Within {
    /// What begins behind a mark.
    fn mark(line: &str) -> Option<Self> {
        let is = |mark: &str| line == mark || line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '));
        match line.as_bytes().first()? {
            b'<' if is("<<<<<<<") => Some(Self::Side(Side::Ours)),
            b'|' if is("|||||||") => Some(Self::Before),
            b'=' if is("=======") => Some(Self::Side(Side::Theirs)),
            b'>' if is(">>>>>>>") => Some(Self::Both),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate::lock::checksum;

    fn lock(names: &[&str]) -> Lock {
        let mut lock = Lock::default();
        for name in names {
            lock.append(name, &checksum([("x", *name)]));
        }
        lock
    }

    fn lines(lock: &Lock, names: &[&str]) -> String {
        let text = lock.render();
        let of = |line: &&str| names.iter().any(|name| line.starts_with(name));
        text.lines().filter(of).map(|line| format!("{line}\n")).collect()
    }

    fn names(merged: &Merged) -> (Vec<&str>, Vec<&str>) {
        let kept = merged.kept.entries.iter().map(|entry| entry.name.as_str()).collect();
        (kept, merged.loose.iter().map(String::as_str).collect())
    }

    fn conflict(label: &str) -> String {
        let (ours, theirs) =
            (lock(&["0001_initial", "0002_ours", "0003_ours"]), lock(&["0001_initial", "0002_theirs"]));
        format!(
            "# head\n{}<<<<<<< HEAD\n{}||||||| 12ab\n=======\n{}>>>>>>> {label}\n",
            lines(&ours, &["0001"]),
            lines(&ours, &["0002", "0003"]),
            lines(&theirs, &["0002"]),
        )
    }

    #[test]
    fn what_was_merged_stays() {
        let merged = untangle(&conflict("main"), None).expect("it reads");
        assert_eq!(names(&merged), (vec!["0001_initial", "0002_theirs"], vec!["0002_ours", "0003_ours"]));
    }

    #[test]
    fn what_is_rebased_onto_stays() {
        let merged = untangle(&conflict("1a2b3c4 (a column more)"), None).expect("it reads");
        assert_eq!(names(&merged), (vec!["0001_initial", "0002_ours", "0003_ours"], vec!["0002_theirs"]));
    }

    #[test]
    fn a_side_can_be_said() {
        let merged = untangle(&conflict("main"), Some(Side::Ours)).expect("it reads");
        assert_eq!(names(&merged).1, ["0002_theirs"]);
    }

    #[test]
    fn a_merge_by_hand_keeps_what_follows() {
        let (a, b) = (lock(&["0001_initial", "0002_a", "0003_a"]), lock(&["0001_initial", "0002_b", "0003_b"]));
        let text = lines(&a, &["0001", "0002"]) + &lines(&b, &["0002", "0003"]) + &lines(&a, &["0003"]);
        let merged = untangle(&text, None).expect("it reads");
        assert_eq!(names(&merged), (vec!["0001_initial", "0002_a", "0003_a"], vec!["0002_b", "0003_b"]));
        assert_eq!(untangle("nonsense\n", None), Err(LockError::Malformed(1)));
    }
}
