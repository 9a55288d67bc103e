//! Byte ranges of a source text.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, in the text that was compiled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The empty range before byte `at`.
    #[must_use]
    pub const fn at(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Where a sub-range of this range's text stands; `inner` counts from this range's start.
    #[must_use]
    pub const fn inner(self, inner: Span) -> Self {
        Self { start: self.start + inner.start, end: self.start + inner.end }
    }

    /// The bytes as a standard range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}
