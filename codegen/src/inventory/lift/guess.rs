//! What is tried for one column, in order.

use crate::model::{Column, Default, Generated};

/// The guesses for one column of a table; each list ends with what is surely right.
#[derive(Clone, Debug)]
pub(super) struct Guesses {
    /// The column with its type, and everything that its type says of it.
    pub(super) types: Vec<Column>,
    /// The default.
    pub(super) defaults: Vec<Option<Default>>,
    /// How it is computed.
    pub(super) generated: Vec<Option<Generated>>,
    /// Which of each is tried now.
    pub(super) at: At,
}

/// Positions in the lists.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct At {
    pub(super) ty: usize,
    pub(super) default: usize,
    pub(super) generated: usize,
}

impl Guesses {
    /// The column as it is guessed now.
    pub(super) fn column(&self) -> Column {
        let last = |at: usize, len: usize| at.min(len.saturating_sub(1));
        let ty = &self.types[last(self.at.ty, self.types.len())];
        Column {
            default: self.defaults.get(last(self.at.default, self.defaults.len())).cloned().flatten(),
            generated: self.generated.get(last(self.at.generated, self.generated.len())).cloned().flatten(),
            ..ty.clone()
        }
    }

    /// Tries the next type; `false` when there is none.
    pub(super) const fn next_type(&mut self) -> bool {
        self.at.ty += 1;
        self.at.ty < self.types.len()
    }

    /// Tries the next default; `false` when there is none.
    pub(super) const fn next_default(&mut self) -> bool {
        self.at.default += 1;
        self.at.default < self.defaults.len()
    }

    /// Tries the next expression; `false` when there is none.
    pub(super) const fn next_generated(&mut self) -> bool {
        self.at.generated += 1;
        self.at.generated < self.generated.len()
    }
}
