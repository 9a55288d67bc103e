//! Descriptions as the lines of a documentation comment.

use crate::emit::prose::{fill, paragraphs};

/// What fits into a line of a comment, whatever its indent.
const WIDTH: usize = 74;

/// The lines of a description; none, if there is nothing to see.
pub(super) fn lines(description: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(description.unwrap_or_default()) {
        let words: Vec<String> = paragraph.split_whitespace().map(word).collect();
        if words.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(fill(words, WIDTH));
    }
    lines
}

/// No word ends the comment, and none is taken for a tag.
fn word(word: &str) -> String {
    let word = word.replace("*/", "*\\/");
    if word.starts_with('@') { format!("\\{word}") } else { word }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn nothing_ends_the_comment_or_means_more_than_it_says() {
        assert_eq!(lines(Some("ends */ here\nand @param")), ["ends *\\/ here and \\@param"]);
        assert_eq!(lines(Some("one\n\ntwo\u{202e}")), ["one", "", "two\u{fffd}"]);
        assert_eq!(lines(Some(" \n")), [""; 0]);
        assert_eq!(lines(None), [""; 0]);
    }
}
