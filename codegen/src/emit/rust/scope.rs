//! The names of one file.
//!
//! A table may be called `options` or `jsons`, and its struct then `Option` or `Json`. What a file declares comes
//! first; everything else is imported if its name is free, and spelled out where it is used if not.

use std::collections::BTreeSet;

use super::print;

/// Names that a file may need under their usual meaning, so nothing else is imported under them.
const RESERVED: &[&str] = &[
    "Date",
    "Decimal",
    "Deserialize",
    "Json",
    "Model",
    "Option",
    "Sealed",
    "Searchable",
    "Serialize",
    "String",
    "TimeOfDay",
    "Timestamp",
    "Uuid",
    "Vec",
];

/// What one file declares and imports.
pub(super) struct Scope {
    declared: Vec<String>,
    runtime: BTreeSet<&'static str>,
    serde: BTreeSet<&'static str>,
    siblings: BTreeSet<String>,
}

impl Scope {
    /// A file that declares these types.
    pub(super) fn new(declared: Vec<String>) -> Self {
        Self { declared, runtime: BTreeSet::new(), serde: BTreeSet::new(), siblings: BTreeSet::new() }
    }

    /// A type of the prelude, with the module it comes from.
    pub(super) fn prelude(&self, module: &str, name: &str) -> String {
        if self.declares(name) { format!("std::{module}::{name}") } else { name.to_owned() }
    }

    /// An item of the runtime.
    pub(super) fn runtime(&mut self, name: &'static str) -> String {
        if self.declares(name) {
            return format!("schemalock::{name}");
        }
        self.runtime.insert(name);
        name.to_owned()
    }

    /// A derive macro of serde.
    pub(super) fn serde(&mut self, name: &'static str) -> String {
        if self.declares(name) {
            return format!("serde::{name}");
        }
        self.serde.insert(name);
        name.to_owned()
    }

    /// A type of the generated crate.
    pub(super) fn sibling(&mut self, name: &str) -> String {
        if self.declares(name) {
            return name.to_owned();
        }
        if RESERVED.contains(&name) || !sorts_plainly(name) {
            return format!("crate::{name}");
        }
        self.siblings.insert(name.to_owned());
        name.to_owned()
    }

    /// The file's imports, ordered like rustfmt orders them.
    pub(super) fn imports(&self) -> String {
        let mut text = import("schemalock", &self.runtime) + &import("serde", &self.serde);
        if !text.is_empty() && !self.siblings.is_empty() {
            text.push('\n');
        }
        text + &import("crate", &self.siblings)
    }

    fn declares(&self, name: &str) -> bool {
        self.declared.iter().any(|declared| declared == name)
    }
}

/// rustfmt has an order of its own for digits, underscores, scripts, and names in capitals.
fn sorts_plainly(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphabetic()) && name.bytes().any(|b| b.is_ascii_lowercase())
}

fn import<S: AsRef<str>>(from: &str, names: &BTreeSet<S>) -> String {
    print::import(&format!("use {from}"), &names.iter().map(AsRef::as_ref).collect::<Vec<&str>>())
}
