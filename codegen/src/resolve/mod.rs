//! The tree to the model, collecting every mistake.
//!
//! The shape of the tree has been checked: what has the wrong form was reported there and is passed over here. Three
//! steps: read every enum, table and column; link references, which gives their columns a type; read literals, whose form the
//! type decides.

mod column;
mod enums;
mod index;
mod key;
mod literal;
mod read;
mod reference;
mod table;
mod targets;

use crate::diagnostic::Diagnostic;
use crate::model::{Beside, Enum, Model};
use crate::syntax::Node;
pub(crate) use literal::{decimal, timestamp};
use read::Read;

/// Reads a tree as a model. Where there are errors the model is what could be made of it.
#[must_use]
pub fn resolve(tree: &Node<'_>) -> (Model, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let enums: Vec<Enum> = tree.map("enums").map(|entry| enums::read(entry, &mut findings)).collect();
    let mut pending = reference::Pending::default();
    let mut tables = table::read_all(tree, &enums, &mut pending, &mut findings);
    reference::link(&mut tables, pending, &mut findings);
    literal::read_all(tree, &mut tables, &enums, &mut findings);
    let model = Model {
        schemalock: 1,
        name: tree.string("name").unwrap_or_default(),
        description: tree.string("description"),
        targets: targets::read(tree, &mut findings),
        enums,
        tables,
        unmanaged: tree.strings("unmanaged"),
        beside: Beside::default(),
    };
    (model, findings)
}
