//! The mistakes found so far.

use std::fmt::Display;

use quote::ToTokens;

/// Collects mistakes. It must be asked for them in the end: dropping it unasked is a bug.
pub(crate) struct Errors {
    found: Vec<syn::Error>,
    asked: bool,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self { found: Vec::new(), asked: false }
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.found.push(error);
    }

    /// A mistake at these tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// The value, or nothing but one mistake more.
    pub(crate) fn ok<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Whether there is none so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All mistakes as one error.
    pub(crate) fn finish(mut self) -> syn::Result<()> {
        self.asked = true;
        let combined = self.found.drain(..).reduce(|mut all, next| {
            all.combine(next);
            all
        });
        combined.map_or(Ok(()), Err)
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        let asked = self.asked || std::thread::panicking();
        assert!(asked, "the mistakes were not looked at");
    }
}
