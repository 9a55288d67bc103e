//! Look-ups: the rows whose columns have given values.

#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod ask;

use std::fmt;
use std::marker::PhantomData;

use crate::store::row::{WriteError, exact};
use crate::store::slot::Bound;
use crate::store::sql::Equal;
use crate::store::{Record, StoreError};
use crate::{Column, Keys, PlainField, SealedField, Value};

/// The rows whose columns have given values, in the order of their keys. Nothing is asked before one of its methods is called.
///
/// A value that is `None` finds the rows that have none.
#[must_use = "a look-up asks for nothing by itself"]
pub struct Lookup<M, E> {
    executor: E,
    /// Which of the model's look-ups it is; all rows, if none.
    index: Option<usize>,
    /// The columns that are compared, and how.
    columns: Vec<&'static str>,
    how: Vec<Equal>,
    values: Vec<Bound<'static>>,
    /// What went wrong while values were written or sealed.
    failed: Option<StoreError>,
    model: PhantomData<fn() -> M>,
}

/// Some rows, and where the next ones begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<M, K> {
    /// The rows, in the order of their keys.
    pub rows: Vec<M>,
    /// The key behind which the next page begins; nothing behind the last one.
    pub next: Option<K>,
}

impl<M: Record, E> Lookup<M, E> {
    /// All rows.
    pub const fn rows(executor: E) -> Self {
        Self::new(executor, None)
    }

    /// The rows of the look-up at this place; its columns' values follow, in order.
    #[doc(hidden)]
    pub const fn by(executor: E, index: usize) -> Self {
        Self::new(executor, Some(index))
    }

    const fn new(executor: E, index: Option<usize>) -> Self {
        Self {
            executor,
            index,
            columns: Vec::new(),
            how: Vec::new(),
            values: Vec::new(),
            failed: None,
            model: PhantomData,
        }
    }

    /// A plain column's value.
    #[doc(hidden)]
    pub fn plain<F: PlainField>(mut self, column: &'static Column, field: &F) -> Self {
        self.columns.push(column.name);
        match field.to_stored().and_then(|value| exact(column, value)) {
            Ok(Value::Null) => self.how.push(Equal::Null),
            Ok(value) => {
                self.how.push(Equal::Value);
                self.values.push((column.slot(), value.into_owned()));
            }
            Err(source) => self.fail(WriteError { column: column.name, source }.into()),
        }
        self
    }

    /// A searchable column's plaintext: every blind index that it may be stored under.
    #[doc(hidden)]
    pub fn sealed<F: SealedField>(mut self, column: &'static Column, keys: Keys<'_>, value: &F::Value) -> Self {
        let Some(slot) = column.companion() else { return self };
        self.columns.push(slot.name);
        match crate::model::search::<F>(&crate::model::encryption(column), keys, value) {
            Ok(indexes) => {
                // While index keys are rotated there is one of each.
                self.how.push(if indexes.len() == 1 { Equal::Value } else { Equal::Any(indexes.len()) });
                self.values.extend(indexes.iter().map(|index| (slot, Value::text(index.to_string()))));
            }
            Err(error) => self.fail(error.into()),
        }
        self
    }

    fn fail(&mut self, error: StoreError) {
        self.failed.get_or_insert(error);
    }
}

impl<M: Record, E> fmt::Debug for Lookup<M, E> {
    /// The columns and not the values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookup").field("table", &M::TABLE.name).field("columns", &self.columns).finish_non_exhaustive()
    }
}
