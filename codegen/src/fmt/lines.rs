//! For each slot of a map or list: one line or several, and where its value stands.

use super::piece::{Piece, Slot};
use super::place::Place;

/// Longer lines become several, where the content lets them.
const WIDTH: usize = 160;

/// How one slot is laid out.
pub(super) struct Line {
    pub(super) indent: usize,
    /// The place of the map or list that the slot is in.
    pub(super) place: Place,
    /// The value is on the line of its key.
    pub(super) inline: bool,
    /// Blanks between key and value, beyond the one.
    pub(super) pad: usize,
}

impl Line {
    /// The place of the slot's value.
    pub(super) fn inside(&self, slot: &Slot<'_>) -> Place {
        self.place.inside(slot.key.as_ref().map(|key| key.name.as_ref()))
    }
}

/// The layout of all slots of one map or list.
pub(super) fn lines(slots: &[Slot<'_>], indent: usize, place: Place) -> Vec<Line> {
    // The widest of all, although only runs are aligned: whether a line fits must not depend on which others do.
    let widest = if place.is_aligned() { slots.iter().map(key_width).max().unwrap_or_default() } else { 0 };
    let line = |slot| Line { indent, place, inline: is_inline(slot, indent, place, widest), pad: 0 };
    let mut lines: Vec<Line> = slots.iter().map(line).collect();
    if place.is_aligned() {
        align(slots, &mut lines);
    }
    lines
}

fn is_inline(slot: &Slot<'_>, indent: usize, place: Place, widest: usize) -> bool {
    let (Some(width), Piece::Group(group)) = (slot.piece.width(), &slot.piece) else {
        return slot.piece.width().is_some();
    };
    let inside = place.inside(slot.key.as_ref().map(|key| key.name.as_ref()));
    let fits = indent + key_width(slot).max(widest) + 2 + width <= WIDTH;
    group.slots.is_empty() || (fits && !inside.is_block(group.is_map))
}

/// Runs of one-line entries without blank lines between have their values in one column.
fn align(slots: &[Slot<'_>], lines: &mut [Line]) {
    let mut start = 0;
    while start < lines.len() {
        let breaks = |at: &usize| !lines[*at].inline || !lines[at - 1].inline || slots[*at].starts_blank();
        let end = (start + 1..lines.len()).find(breaks).unwrap_or(lines.len());
        let widest = slots[start..end].iter().map(key_width).max().unwrap_or_default();
        for at in start..end {
            lines[at].pad = widest - key_width(&slots[at]);
        }
        start = end;
    }
}

fn key_width(slot: &Slot<'_>) -> usize {
    slot.key.as_ref().map_or(0, |key| key.spelled.chars().count())
}
