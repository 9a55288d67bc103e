//! YAML text to a tree in which every key and value knows its bytes.
//!
//! Terms: a *node* is a value with its span; a *map* is a list of *entries* in the order of the file, duplicates
//! included, so that later passes can point at both. What YAML can do beyond plain maps, lists and scalars (aliases, anchors,
//! tags, several documents) is refused here: a schema reads the same to a person and to every YAML parser.

mod build;
mod comment;
mod guard;
mod tree;

pub use comment::{Comment, Placement, comments};
pub use guard::{Text, guard};
pub use tree::{Entry, Node, Scalar, Value};

use crate::diagnostic::{self, Diagnostic};

/// What is accepted before anything is read; generous for people, small for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the text in bytes.
    pub bytes: usize,
    /// How deep maps and lists may nest.
    pub depth: usize,
    /// How many findings are listed.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, depth: 64, findings: diagnostic::MOST }
    }
}

/// Reads one YAML document. `None` where nothing can be said about its content; the findings then say why.
#[must_use]
pub fn parse<'a>(text: &'a str, limits: &Limits) -> (Option<Node<'a>>, Vec<Diagnostic>) {
    build::build(text, limits)
}
