//! Values with their spelling and their comments: what the printer takes.

use std::borrow::Cow;

use super::quote;

/// A comment on a line of its own.
#[derive(Clone, Debug)]
pub(crate) struct Note<'a> {
    /// With its `#`.
    pub(crate) text: Cow<'a, str>,
    /// There is a blank line before it.
    pub(crate) blank: bool,
}

/// The key of an entry.
#[derive(Clone, Debug)]
pub(crate) struct Key<'a> {
    /// What it says.
    pub(crate) name: Cow<'a, str>,
    /// How that is written.
    pub(crate) spelled: Cow<'a, str>,
}

/// An entry of a map, or an item of a list, with what surrounds it.
#[derive(Clone, Debug)]
pub(crate) struct Slot<'a> {
    pub(crate) notes: Vec<Note<'a>>,
    /// There is a blank line before it, behind its notes.
    pub(crate) blank: bool,
    /// None in a list.
    pub(crate) key: Option<Key<'a>>,
    pub(crate) piece: Piece<'a>,
    /// The comment on its line.
    pub(crate) beside: Option<Cow<'a, str>>,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Piece<'a> {
    Scalar(Scalar<'a>),
    Group(Group<'a>),
}

/// A map or a list.
#[derive(Clone, Debug)]
pub(crate) struct Group<'a> {
    pub(crate) is_map: bool,
    pub(crate) slots: Vec<Slot<'a>>,
    /// Notes behind the last slot.
    pub(crate) tail: Vec<Note<'a>>,
    /// How wide it is in one line; `None` when it cannot be in one.
    pub(crate) width: Option<usize>,
}

/// A scalar as it is written.
#[derive(Clone, Debug)]
pub(crate) enum Scalar<'a> {
    /// Without quotes, on one line.
    Plain(Cow<'a, str>),
    /// With its quotes, on one line.
    Quoted(Cow<'a, str>),
    /// Over several lines, with or without quotes; indentation is taken off.
    Lines(Vec<Cow<'a, str>>),
    /// `|` or `>`: the header, the lines without the block's indentation, and how many blank lines at the end are content.
    Block { header: String, lines: Vec<Cow<'a, str>>, blank_lines: usize },
}

impl<'a> Slot<'a> {
    /// An item with nothing around it.
    pub(crate) fn item(piece: Piece<'a>) -> Self {
        Self { notes: Vec::new(), blank: false, key: None, piece, beside: None }
    }

    /// An entry with nothing around it.
    pub(crate) fn entry(key: Key<'a>, piece: Piece<'a>) -> Self {
        Self { key: Some(key), ..Self::item(piece) }
    }

    /// Is there a blank line before all of it?
    pub(crate) fn starts_blank(&self) -> bool {
        self.notes.first().map_or(self.blank, |note| note.blank)
    }

    /// How wide it is in one line with others.
    fn width(&self) -> Option<usize> {
        if !self.notes.is_empty() || self.beside.is_some() {
            return None;
        }
        let value = self.piece.width()?;
        match &self.key {
            // `{ a }` says that `a` has no value; an item that is nothing cannot be said between commas.
            None if value == 0 => None,
            None => Some(value),
            Some(key) => Some(key.flow().chars().count() + if value == 0 { 0 } else { 2 + value }),
        }
    }
}

impl<'a> Key<'a> {
    /// How it is written between braces.
    pub(crate) fn flow(&self) -> Cow<'_, str> {
        if quote::is_quoted(&self.spelled) { Cow::Borrowed(&self.spelled) } else { flow(&self.spelled) }
    }
}

impl<'a> Piece<'a> {
    pub(crate) fn group(is_map: bool, slots: Vec<Slot<'a>>, tail: Vec<Note<'a>>) -> Self {
        let mut group = Group { is_map, slots, tail, width: None };
        group.measure();
        Self::Group(group)
    }

    /// `[]`.
    pub(crate) fn empty() -> Self {
        Self::group(false, Vec::new(), Vec::new())
    }

    /// How wide it is in one line.
    pub(crate) fn width(&self) -> Option<usize> {
        match self {
            Self::Group(group) => group.width,
            Self::Scalar(Scalar::Plain(text)) => Some(flow(text).chars().count()),
            Self::Scalar(Scalar::Quoted(text)) => Some(text.chars().count()),
            Self::Scalar(Scalar::Lines(_) | Scalar::Block { .. }) => None,
        }
    }
}

impl<'a> Group<'a> {
    /// Adds notes at the end.
    pub(crate) fn extend_tail(&mut self, notes: Vec<Note<'a>>) {
        self.tail.extend(notes);
        self.measure();
    }

    /// Finds the width, after a change: `[a, b]` and `{ a: 1, b: 2 }`.
    pub(crate) fn measure(&mut self) {
        let widths: Option<usize> = self.slots.iter().map(Slot::width).sum();
        let brackets = if self.is_map && !self.slots.is_empty() { 4 } else { 2 };
        let commas = 2 * self.slots.len().saturating_sub(1);
        self.width = widths.filter(|_| self.tail.is_empty()).map(|widths| brackets + widths + commas);
    }
}

/// A word without quotes as it is written between brackets, where some characters would end it.
pub(crate) fn flow(plain: &str) -> Cow<'_, str> {
    if quote::has_flow_marks(plain) { Cow::Owned(quote::quoted(plain)) } else { Cow::Borrowed(plain) }
}
