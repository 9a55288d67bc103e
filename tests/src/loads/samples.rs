//! Rows to look for.

use std::collections::BTreeMap;

use crate::pairs::Random;

/// Rows of a model, by the look-up that they are looked for with.
#[derive(Clone, Debug)]
pub struct Samples<M> {
    rare: BTreeMap<&'static str, Kept<M>>,
    common: BTreeMap<&'static str, Kept<M>>,
    random: Random,
}

#[derive(Clone, Debug)]
struct Kept<M> {
    seen: usize,
    rows: Vec<M>,
}

/// How many rows are kept of each index.
const MOST: usize = 200;

impl<M: Clone> Samples<M> {
    /// None yet.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { rare: BTreeMap::new(), common: BTreeMap::new(), random: Random::new(seed) }
    }

    /// The rows that a look-up finds with few others.
    ///
    /// # Panics
    /// When there are none: something would not be tested.
    #[must_use]
    pub fn rare(&self, index: &str) -> &[M] {
        &self.rare.get(index).unwrap_or_else(|| panic!("no row is rare in {index}")).rows
    }

    /// The rows that a look-up finds with a tenth of the table or more, if there are such.
    #[must_use]
    pub fn common(&self, index: &str) -> Option<&[M]> {
        self.common.get(index).map(|kept| kept.rows.as_slice())
    }

    /// A row that a look-up finds with few others, or with many.
    pub(super) fn see(&mut self, index: &'static str, row: &M, rare: bool) {
        if rare { self.see_rare(index, row) } else { self.see_common(index, row) }
    }

    pub(super) fn see_rare(&mut self, index: &'static str, row: &M) {
        self.rare.entry(index).or_insert(Kept::NONE).see(row, &mut self.random);
    }

    pub(super) fn see_common(&mut self, index: &'static str, row: &M) {
        self.common.entry(index).or_insert(Kept::NONE).see(row, &mut self.random);
    }
}

impl<M: Clone> Kept<M> {
    const NONE: Self = Self { seen: 0, rows: Vec::new() };

    /// Every row that is seen is kept with the same probability.
    fn see(&mut self, row: &M, random: &mut Random) {
        self.seen += 1;
        if self.rows.len() < MOST {
            return self.rows.push(row.clone());
        }
        let at = random.below(self.seen);
        if let Some(place) = self.rows.get_mut(at) {
            *place = row.clone();
        }
    }
}
