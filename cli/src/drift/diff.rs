//! Unified diffs that stay readable when everything is different.

use std::time::Duration;

use anstyle::AnsiColor;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use crate::output::{Output, count, printable};

/// The most lines that are shown of one diff.
const MOST_LINES: usize = 60;

/// A unified diff.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Diff {
    /// Its lines, the first so many.
    pub(crate) lines: Vec<String>,
    /// How many more there are.
    pub(crate) more: usize,
}

impl Diff {
    /// From what is there to what is expected.
    pub(crate) fn between(there: &str, expected: &str) -> Self {
        let diff = TextDiff::configure().timeout(Duration::from_secs(1)).diff_lines(there, expected);
        let mut lines = Vec::new();
        let mut all = 0;
        for hunk in diff.unified_diff().context_radius(2).iter_hunks() {
            push(&mut lines, &mut all, hunk.header().to_string());
            for change in hunk.iter_changes() {
                push(&mut lines, &mut all, format!("{}{}", sign(change.tag()), change.value()));
            }
        }
        let more = all - lines.len();
        Self { lines, more }
    }

    /// The diff for people, each line behind `margin`.
    pub(crate) fn show(&self, margin: &str, output: &Output) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let painted = match line.as_bytes().first() {
                Some(b'-') => output.paint(AnsiColor::Red, line),
                Some(b'+') => output.paint(AnsiColor::Green, line),
                Some(b'@') => output.paint(AnsiColor::Cyan, line),
                _ => line.clone(),
            };
            text.push_str(&format!("{margin}{painted}\n"));
        }
        if self.more > 0 {
            text.push_str(&format!("{margin}… and {}\n", count(self.more, "more line")));
        }
        text
    }
}

fn push(lines: &mut Vec<String>, all: &mut usize, line: String) {
    *all += 1;
    if lines.len() < MOST_LINES {
        lines.push(printable(&line));
    }
}

const fn sign(tag: ChangeTag) -> char {
    match tag {
        ChangeTag::Equal => ' ',
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_goes_from_what_is_there_to_what_is_expected() {
        let diff = Diff::between("a\nb\n", "a\nc\n");
        assert_eq!(diff.lines, ["@@ -1,2 +1,2 @@", " a", "-b", "+c"]);
        assert_eq!(diff.more, 0);
    }

    #[test]
    fn a_long_diff_is_cut_with_a_count() {
        let diff = Diff::between(&"a\n".repeat(500), "");
        assert_eq!((diff.lines.len(), diff.more), (MOST_LINES, 501 - MOST_LINES));
    }
}
