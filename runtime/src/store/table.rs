//! Where the rows of a model are.

use std::marker::PhantomData;

/// The rows of a model, in the database behind a pool, a connection or a transaction.
#[derive(Debug)]
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
