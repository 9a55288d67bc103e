//! Objects that say only what is not so by default.

use super::layout::{Member, Ts};

/// The members of an object, without those that say nothing.
#[derive(Default)]
pub(super) struct Members(Vec<Member>);

impl Members {
    pub(super) fn add(&mut self, key: &str, value: Option<Ts>) {
        self.0.extend(value.map(|value| Member::new(key, value)));
    }

    pub(super) fn flag(&mut self, key: &str, is: bool) {
        self.add(key, is.then(|| Ts::word("true")));
    }

    pub(super) fn list(&mut self, key: &str, items: Vec<Ts>) {
        self.add(key, (!items.is_empty()).then_some(Ts::List(items)));
    }

    pub(super) fn object(self) -> Ts {
        Ts::Object(self.0)
    }
}
