//! Pieces to text.

use super::lines::{Line, lines};
use super::piece::{Group, Note, Piece, Scalar, Slot, flow};
use super::place::Place;

/// A whole document.
pub(crate) fn document(root: &Slot<'_>) -> String {
    let mut printer = Printer { out: String::new(), open: false };
    printer.notes(&root.notes, 0, false);
    match &root.piece {
        Piece::Group(group) if !group.slots.is_empty() => {
            root.beside.iter().for_each(|beside| printer.note(beside, 0));
            printer.group(group, 0, Place::Root, false);
        }
        _ => printer.value(root, &Line { indent: 0, place: Place::Root, inline: true, pad: 0 }),
    }
    printer.out
}

struct Printer {
    out: String,
    /// The last scalar takes blank lines behind it for content, so there can be none.
    open: bool,
}

impl Printer {
    /// A map or list, one slot after the other; `begun` when the first one's line has begun with a dash.
    fn group(&mut self, group: &Group<'_>, indent: usize, place: Place, begun: bool) {
        let lines = lines(&group.slots, indent, place);
        for (at, (slot, line)) in group.slots.iter().zip(&lines).enumerate() {
            if at == 0 && begun {
                self.on_line(slot, line);
                continue;
            }
            let block =
                is_block(slot, line) || at.checked_sub(1).is_some_and(|at| is_block(&group.slots[at], &lines[at]));
            if at > 0 && (slot.starts_blank() || place.is_spaced(block)) {
                self.blank_line();
            }
            self.slot(slot, line);
        }
        self.notes(&group.tail, indent, true);
    }

    /// A slot with its notes, but for the blank line before them.
    fn slot(&mut self, slot: &Slot<'_>, line: &Line) {
        self.notes(&slot.notes, line.indent, false);
        if slot.blank && !slot.notes.is_empty() {
            self.blank_line();
        }
        self.start_line(line.indent);
        self.on_line(slot, line);
    }

    /// A slot where the indentation is there already.
    fn on_line(&mut self, slot: &Slot<'_>, line: &Line) {
        let beside = slot.piece.width() != Some(0) && !is_block(slot, line);
        match &slot.key {
            Some(key) => {
                self.out.push_str(&key.spelled);
                self.out.push(':');
                self.blanks(if beside { line.pad + 1 } else { 0 });
            }
            None => self.out.push_str(if slot.piece.width() == Some(0) { "-" } else { "- " }),
        }
        self.value(slot, line);
    }

    fn value(&mut self, slot: &Slot<'_>, line: &Line) {
        match &slot.piece {
            Piece::Scalar(scalar) => self.scalar(scalar, slot, line.indent + 2),
            Piece::Group(_) if line.inline => {
                self.flow(&slot.piece);
                self.end_line(slot);
            }
            Piece::Group(group) => self.block(group, slot, line),
        }
    }

    fn block(&mut self, group: &Group<'_>, slot: &Slot<'_>, line: &Line) {
        let (indent, place) = (line.indent + 2, line.inside(slot));
        if slot.key.is_some() {
            self.end_line(slot);
            self.group(group, indent, place, false);
        } else {
            self.group(group, indent, place, true);
            // Beside the dash is no room, and before it is the line of an outer dash perhaps.
            slot.beside.iter().for_each(|beside| self.note(beside, indent));
        }
    }

    fn scalar(&mut self, scalar: &Scalar<'_>, slot: &Slot<'_>, indent: usize) {
        match scalar {
            Scalar::Plain(text) | Scalar::Quoted(text) => self.out.push_str(text),
            Scalar::Lines(lines) => self.lines(lines, indent),
            Scalar::Block { header, .. } => self.out.push_str(header),
        }
        self.end_line(slot);
        if let Scalar::Block { lines, blank_lines, .. } = scalar {
            self.blanks(if lines[0].is_empty() { 0 } else { indent });
            self.lines(lines, indent);
            self.out.extend(std::iter::repeat_n('\n', blank_lines + 1));
            self.open = *blank_lines > 0;
        }
    }

    /// The lines of a scalar, the first where the text stands; blank ones get no indentation.
    fn lines(&mut self, lines: &[std::borrow::Cow<'_, str>], indent: usize) {
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.out.push('\n');
                self.blanks(if line.is_empty() { 0 } else { indent });
            }
            self.out.push_str(line);
        }
    }

    /// A value on one line.
    fn flow(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Scalar(Scalar::Plain(text)) => self.out.push_str(&flow(text)),
            Piece::Scalar(Scalar::Quoted(text)) => self.out.push_str(text),
            // These have no width, so nothing on one line holds them.
            Piece::Scalar(Scalar::Lines(_) | Scalar::Block { .. }) => {}
            Piece::Group(group) if group.slots.is_empty() => self.out.push_str(if group.is_map { "{}" } else { "[]" }),
            Piece::Group(group) => {
                self.out.push_str(if group.is_map { "{ " } else { "[" });
                for (at, slot) in group.slots.iter().enumerate() {
                    self.out.push_str(if at > 0 { ", " } else { "" });
                    self.flow_slot(slot);
                }
                self.out.push_str(if group.is_map { " }" } else { "]" });
            }
        }
    }

    fn flow_slot(&mut self, slot: &Slot<'_>) {
        if let Some(key) = &slot.key {
            self.out.push_str(&key.flow());
            self.out.push_str(if slot.piece.width() == Some(0) { "" } else { ": " });
        }
        self.flow(&slot.piece);
    }
}

/// Lines, notes and blanks.
impl Printer {
    fn notes(&mut self, notes: &[Note<'_>], indent: usize, first_too: bool) {
        for (at, note) in notes.iter().enumerate() {
            if note.blank && (at > 0 || first_too) {
                self.blank_line();
            }
            self.note(&note.text, indent);
        }
    }

    fn note(&mut self, text: &str, indent: usize) {
        self.start_line(indent);
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn start_line(&mut self, indent: usize) {
        self.open = false;
        self.blanks(indent);
    }

    fn end_line(&mut self, slot: &Slot<'_>) {
        if let Some(beside) = &slot.beside {
            self.out.push(' ');
            self.out.push_str(beside);
        }
        self.out.push('\n');
    }

    fn blank_line(&mut self) {
        if !self.open {
            self.out.push('\n');
        }
    }

    fn blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }
}

/// Is this a map or list over several lines?
fn is_block(slot: &Slot<'_>, line: &Line) -> bool {
    matches!(slot.piece, Piece::Group(_)) && !line.inline
}
