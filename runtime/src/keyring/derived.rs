//! What was derived from a key, once for each context.

use std::sync::OnceLock;

/// A list that only grows, and so is read without a lock: contexts are the encrypted columns of a program, a handful of constants.
pub(super) struct Derived<T> {
    first: OnceLock<Box<Entry<T>>>,
}

struct Entry<T> {
    context: Box<str>,
    value: T,
    next: Derived<T>,
}

// By hand, for a derive would ask the same of `T`.
impl<T> Default for Derived<T> {
    fn default() -> Self {
        Self { first: OnceLock::new() }
    }
}

impl<T> Derived<T> {
    /// What belongs to a context, made now if it is the first time. Two threads may both make it, and one of the two stays.
    pub(super) fn get(&self, context: &str, make: impl FnOnce() -> T) -> &T {
        let mut end = self;
        while let Some(entry) = end.first.get() {
            if *entry.context == *context {
                return &entry.value;
            }
            end = &entry.next;
        }
        end.append(context, make())
    }

    fn append(&self, context: &str, value: T) -> &T {
        let mut new = Box::new(Entry { context: context.into(), value, next: Self::default() });
        let mut end = self;
        loop {
            // Somebody else may have been quicker, here or further on.
            match end.first.set(new) {
                Ok(()) => return end.first.get().map(|entry| &entry.value).expect("it was set one line above"),
                Err(back) => new = back,
            }
            let there = end.first.get().expect("what refuses to be set has been set");
            if *there.context == *context {
                return &there.value;
            }
            end = &there.next;
        }
    }
}
