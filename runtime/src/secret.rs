//! A plaintext in memory.

use std::fmt;

use crate::Plaintext;

/// A plaintext: shown nowhere, and wiped from memory when it goes.
///
/// This is what opening a [`Sealed`](crate::Sealed) gives and what sealing takes. `Debug` redacts; there is no `Display`,
/// no serde and no `PartialEq`, so a plaintext leaves only where [`expose`](Self::expose) is written.
///
/// ```
/// # use schemalock::Secret;
/// let token = Secret::from(String::from("s3cret"));
/// assert_eq!(format!("{token:?}"), "Secret(..)");
/// assert_eq!(token.expose(), "s3cret");
/// ```
///
/// Wiping covers the value that stands here, and buffers that it was decoded from. What was copied out of it, or what an
/// allocator left behind when a text grew, is beyond its reach.
pub struct Secret<T: Plaintext> {
    // `None` only between `into_inner` and the drop that follows.
    value: Option<T>,
}

impl<T: Plaintext> Secret<T> {
    /// Takes over a plaintext.
    pub const fn new(value: T) -> Self {
        Self { value: Some(value) }
    }

    /// The plaintext.
    pub fn expose(&self) -> &T {
        self.value.as_ref().expect("a secret is emptied only as it goes")
    }

    /// The plaintext, which its new owner has to wipe.
    pub fn into_inner(mut self) -> T {
        self.value.take().expect("a secret is emptied only as it goes")
    }
}

impl<T: Plaintext> Drop for Secret<T> {
    fn drop(&mut self) {
        if let Some(value) = &mut self.value {
            value.wipe();
        }
    }
}

impl<T: Plaintext> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Plaintext + Clone> Clone for Secret<T> {
    fn clone(&self) -> Self {
        Self::new(self.expose().clone())
    }
}

impl<T: Plaintext> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}
