//! The tree and the comments of a text to pieces.
//!
//! Every comment is given to one slot, in the order of the text. What stands on the same line behind something is *beside* it;
//! what stands on a line of its own belongs to what follows, unless it is indented as the map or list that just ended: then
//! it is that one's *tail*. Comments where none can stand in the result (between a key and its scalar) move before the entry.

use std::borrow::Cow;

use super::piece::{Note, Piece, Slot};
use super::scalar;
use crate::syntax::{Comment, Entry, Node, Placement, Value};

/// The whole document as one slot.
pub(super) fn attach<'a>(root: &Node<'a>, text: &'a str, comments: &[Comment<'a>]) -> Slot<'a> {
    let mut attach = Attach { text, comments, next: 0, end: 0 };
    let mut slot = Slot::item(Piece::empty());
    attach.value(root, Around { threshold: 0, brackets: false }, &mut slot);
    let rest = attach.notes_before(usize::MAX);
    match &mut slot.piece {
        Piece::Group(group) if !group.slots.is_empty() => group.extend_tail(rest),
        _ => {
            if !rest.is_empty() {
                slot.notes.extend(slot.beside.take().map(note));
            }
            slot.notes.extend(rest);
        }
    }
    slot
}

/// What is around a value.
#[derive(Clone, Copy)]
struct Around {
    /// Comments indented less than this belong further out.
    threshold: usize,
    /// There are brackets around.
    brackets: bool,
}

struct Attach<'a, 'c> {
    text: &'a str,
    comments: &'c [Comment<'a>],
    /// The first comment that has no slot yet.
    next: usize,
    /// Behind what was read last.
    end: usize,
}

impl<'a> Attach<'a, '_> {
    fn entry(&mut self, entry: &Entry<'a>, around: Around) -> Slot<'a> {
        let key = entry.key_span;
        let mut slot = self.slot(key.start);
        slot.key = Some(scalar::key(entry, &self.text[key.range()]));
        self.end = self.behind_colon(key.end);
        self.value(&entry.value, around, &mut slot);
        slot
    }

    fn item(&mut self, item: &Node<'a>, around: Around) -> Slot<'a> {
        let at = if around.brackets { item.span.start } else { self.dash(item.span.start) };
        let mut slot = self.slot(at);
        self.end = if around.brackets { at } else { at + 1 };
        self.value(item, around, &mut slot);
        hoist(&mut slot);
        slot
    }

    /// An empty slot for what begins at `at`, with what is written before it.
    fn slot(&mut self, at: usize) -> Slot<'a> {
        let notes = self.notes_before(at);
        Slot { notes, blank: self.blank_before(at), ..Slot::item(Piece::empty()) }
    }

    /// Reads a value into its slot, with the comments up to the end of its last line.
    fn value(&mut self, node: &Node<'a>, around: Around, slot: &mut Slot<'a>) {
        match &node.value {
            Value::Scalar(_) => self.scalar(node, around, slot),
            Value::List(_) | Value::Map(_) if self.opens_with_bracket(node) => self.bracketed(node, slot),
            Value::List(_) | Value::Map(_) => self.block(node, around, slot),
        }
    }

    fn scalar(&mut self, node: &Node<'a>, around: Around, slot: &mut Slot<'a>) {
        let Some(value) = node.scalar() else { return };
        let header = if value.plain { None } else { self.block_header(node.span.start) };
        if let Some(header) = header {
            slot.notes.extend(self.notes_before(header));
            let line_end = self.line_end(header);
            slot.beside = self.notes_before(line_end).pop().map(|note| note.text);
            let body = self.text.get(line_end + 1..node.span.end).unwrap_or_default();
            let header = &self.text[header..line_end];
            let header = header.split('#').next().unwrap_or_default();
            slot.piece = Piece::Scalar(scalar::block(header, body, &value.text));
            self.end = line_end + 1 + body.trim_end_matches([' ', '\n']).len();
            return;
        }
        if !node.span.range().is_empty() {
            slot.notes.extend(self.notes_before(node.span.start));
            self.end = node.span.end;
        }
        slot.piece = Piece::Scalar(scalar::flowing(&self.text[node.span.range()], &value.text, value.plain));
        slot.beside = self.beside(around.brackets);
    }

    fn bracketed(&mut self, node: &Node<'a>, slot: &mut Slot<'a>) {
        slot.notes.extend(self.notes_before(node.span.start));
        self.end = node.span.start + 1;
        let close = node.span.end;
        let around = Around { threshold: usize::MAX, brackets: true };
        if is_empty(node) {
            slot.notes.extend(self.notes_before(close));
        } else {
            slot.beside = self.beside(false);
        }
        let slots = self.slots(node, around);
        let mut tail = self.notes_before(close);
        self.end = close;
        let behind = self.beside(true);
        if slot.beside.is_none() && tail.is_empty() && !slots.iter().any(has_comments) {
            slot.beside = behind;
        } else {
            tail.extend(behind.map(note));
        }
        slot.piece = Piece::group(node.entries().is_some(), slots, tail);
    }

    fn block(&mut self, node: &Node<'a>, around: Around, slot: &mut Slot<'a>) {
        if slot.key.is_some() {
            slot.beside = self.beside_key(node.span.start);
        }
        let first = if node.items().is_some() { self.dash(node.span.start) } else { node.span.start };
        let column = self.column(first);
        let threshold = if slot.key.is_some() { column.max(around.threshold.saturating_add(1)) } else { column };
        let inner = Around { threshold, brackets: around.brackets };
        let slots = self.slots(node, inner);
        let tail = if around.brackets { Vec::new() } else { self.tail(threshold) };
        slot.piece = Piece::group(node.entries().is_some(), slots, tail);
    }

    fn slots(&mut self, node: &Node<'a>, around: Around) -> Vec<Slot<'a>> {
        match &node.value {
            Value::List(items) => items.iter().map(|item| self.item(item, around)).collect(),
            Value::Map(entries) => entries.iter().map(|entry| self.entry(entry, around)).collect(),
            Value::Scalar(_) => Vec::new(),
        }
    }
}

/// Comments.
impl<'a> Attach<'a, '_> {
    /// All that have no slot yet and begin before `at`.
    fn notes_before(&mut self, at: usize) -> Vec<Note<'a>> {
        let mut notes = Vec::new();
        while let Some(comment) = self.comments.get(self.next).copied().filter(|comment| comment.span.start < at) {
            notes.push(self.take(comment));
        }
        notes
    }

    fn take(&mut self, comment: Comment<'a>) -> Note<'a> {
        self.next += 1;
        self.end = self.end.max(comment.span.end);
        Note { text: Cow::Borrowed(comment.text), blank: self.blank_before(comment.span.start) }
    }

    /// The next comment, when it is on the line that was read last, with only blanks (and a comma, in brackets) between.
    fn beside(&mut self, comma: bool) -> Option<Cow<'a, str>> {
        let comment = self.comments.get(self.next).copied()?;
        let between = self.text.get(self.end..comment.span.start)?;
        let fits = between.chars().all(|c| c == ' ' || c == '\t' || (comma && c == ','));
        fits.then(|| self.take(comment).text)
    }

    /// The comment on the line of a key whose value begins further down, at `value`.
    fn beside_key(&mut self, value: usize) -> Option<Cow<'a, str>> {
        let comment = self.comments.get(self.next).copied().filter(|comment| comment.span.start < value)?;
        let same_line = !self.text.get(self.end..comment.span.start)?.contains('\n');
        same_line.then(|| self.take(comment).text)
    }

    /// Comments on their own lines right behind what was read last, indented by `threshold` or more.
    fn tail(&mut self, threshold: usize) -> Vec<Note<'a>> {
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

/// The text itself.
impl Attach<'_, '_> {
    /// Has it brackets of its own? A pair inside of a list's brackets has none; a list that begins with a bracket may begin with
    /// its first item's.
    fn opens_with_bracket(&self, node: &Node<'_>) -> bool {
        let first = match &node.value {
            Value::List(items) => items.first().map(|item| item.span.start),
            Value::Map(entries) => entries.first().map(|entry| entry.key_span.start),
            Value::Scalar(_) => None,
        };
        first != Some(node.span.start) && self.text[node.span.range()].starts_with(['[', '{'])
    }

    /// Where `|` or `>` stands before a block scalar whose content begins at `content`; `None` for one in quotes.
    fn block_header(&self, content: usize) -> Option<usize> {
        let at = self.skip(self.end, |b| matches!(b, b' ' | b'\t' | b'\n' | b'-'));
        (at <= content && matches!(self.text.as_bytes().get(at), Some(b'|' | b'>'))).then_some(at)
    }

    /// Where the dash of an item stands whose content begins at `content`.
    fn dash(&self, content: usize) -> usize {
        self.skip(self.end, |b| matches!(b, b' ' | b'\t' | b'\n')).min(content)
    }

    /// Behind the colon of a key that ends at `at`; between brackets there may be none.
    fn behind_colon(&self, at: usize) -> usize {
        let colon = self.skip(at, |b| matches!(b, b' ' | b'\t' | b'\n'));
        if self.text.as_bytes().get(colon) == Some(&b':') { colon + 1 } else { at }
    }

    /// The first byte from `at` on that is in no comment and not to be skipped.
    fn skip(&self, mut at: usize, blank: fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'#' => at = self.line_end(at),
                byte if blank(*byte) => at += 1,
                _ => break,
            }
        }
        at
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline)
    }

    fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Is the line before that of `at` blank, and `at` the first thing on its line?
    fn blank_before(&self, at: usize) -> bool {
        let start = self.line_start(at);
        let is_first = self.text[start..at].trim_matches([' ', '\t']).is_empty();
        let before = self.text[..start].strip_suffix('\n');
        is_first && before.is_some_and(|before| before[self.line_start(before.len())..].trim().is_empty())
    }
}

/// An item's map or list begins on the line of the dash: what would stand between them moves before the dash.
fn hoist(slot: &mut Slot<'_>) {
    let Piece::Group(group) = &mut slot.piece else { return };
    let Some(first) = group.slots.first_mut() else { return };
    if group.width.is_none() {
        slot.notes.extend(slot.beside.take().map(note));
    }
    slot.notes.append(&mut first.notes);
    group.measure();
}

fn note(text: Cow<'_, str>) -> Note<'_> {
    Note { text, blank: false }
}

fn is_empty(node: &Node<'_>) -> bool {
    node.items().is_some_and(<[_]>::is_empty) || node.entries().is_some_and(<[_]>::is_empty)
}

fn has_comments(slot: &Slot<'_>) -> bool {
    let inside = match &slot.piece {
        Piece::Scalar(_) => false,
        Piece::Group(group) => !group.tail.is_empty() || group.slots.iter().any(has_comments),
    };
    inside || !slot.notes.is_empty() || slot.beside.is_some()
}
