//! Takes comments off, in their order.

use std::borrow::Cow;

use super::super::piece::Note;
use super::Attach;
use crate::syntax::{Comment, Placement};

impl<'a> Attach<'a, '_> {
    /// All that have no slot yet and begin before `at`.
    pub(super) fn notes_before(&mut self, at: usize) -> Vec<Note<'a>> {
        let mut notes = Vec::new();
        while let Some(comment) = self.comments.get(self.next).copied().filter(|comment| comment.span.start < at) {
            notes.push(self.take(comment));
        }
        notes
    }

    pub(super) fn take(&mut self, comment: Comment<'a>) -> Note<'a> {
        self.next += 1;
        self.end = self.end.max(comment.span.end);
        Note { text: Cow::Borrowed(comment.text), blank: self.blank_before(comment.span.start) }
    }

    /// The next comment, when it is on the line that was read last, with only blanks (and a comma, in brackets) between.
    pub(super) fn beside(&mut self, comma: bool) -> Option<Cow<'a, str>> {
        let comment = self.comments.get(self.next).copied()?;
        let between = self.text.get(self.end..comment.span.start)?;
        let fits = between.chars().all(|c| c == ' ' || c == '\t' || (comma && c == ','));
        fits.then(|| self.take(comment).text)
    }

    /// The comment on the line of a key whose value begins further down, at `value`.
    pub(super) fn beside_key(&mut self, value: usize) -> Option<Cow<'a, str>> {
        let comment = self.comments.get(self.next).copied().filter(|comment| comment.span.start < value)?;
        let same_line = !self.text.get(self.end..comment.span.start)?.contains('\n');
        same_line.then(|| self.take(comment).text)
    }

    /// Comments on their own lines right behind what was read last, indented by `threshold` or more.
    pub(super) fn tail(&mut self, threshold: usize) -> Vec<Note<'a>> {
        let mut notes = Vec::new();
        while let Some(comment) = self.comments.get(self.next).copied() {
            let adjacent = self.text.get(self.end..comment.span.start).is_some_and(|gap| gap.trim().is_empty());
            let own = comment.placement == Placement::OwnLine && self.column(comment.span.start) >= threshold;
            if !adjacent || !own {
                break;
            }
            notes.push(self.take(comment));
        }
        notes
    }
}
