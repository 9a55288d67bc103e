//! Where the rows of a model are.

use std::fmt;
use std::marker::PhantomData;

use crate::Model;

/// The rows of a model, in the database behind a pool, a connection or a transaction.
pub struct Store<M, E> {
    executor: E,
    model: PhantomData<fn() -> M>,
}

impl<M, E> Store<M, E> {
    /// A store over a pool, a connection or a transaction.
    pub const fn new(executor: E) -> Self {
        Self { executor, model: PhantomData }
    }

    /// The pool, the connection or the transaction.
    pub fn into_executor(self) -> E {
        self.executor
    }
}

// By hand and not derived, for a derive would ask the same of `M`.

impl<M, E: Clone> Clone for Store<M, E> {
    fn clone(&self) -> Self {
        Self::new(self.executor.clone())
    }
}

impl<M, E: Copy> Copy for Store<M, E> {}

impl<M: Model, E> fmt::Debug for Store<M, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Store").field(&M::TABLE.name).finish()
    }
}
