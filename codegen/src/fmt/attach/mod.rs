//! The tree and the comments of a text to pieces.
//!
//! Every comment is given to one slot, in the order of the text. What stands on the same line behind something is *beside* it;
//! what stands on a line of its own belongs to what follows, unless it is indented as the map or list that just ended: then
//! it is that one's *tail*. Comments where none can stand in the result (between a key and its scalar) move before the entry.

mod comments;
mod source;

use std::borrow::Cow;

use super::piece::{Note, Piece, Slot};
use super::scalar;
use crate::diagnostic::Lines;
use crate::syntax::{Comment, Entry, Node, Value};

/// The whole document as one slot.
pub(super) fn attach<'a>(root: &Node<'a>, text: &'a str, comments: &[Comment<'a>]) -> Slot<'a> {
    let mut attach = Attach { text, lines: Lines::new(text), comments, next: 0, end: 0 };
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
    lines: Lines<'a>,
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
