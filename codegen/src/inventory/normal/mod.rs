//! The one spelling of everything in an inventory: two of one engine are equal in it exactly when they mean the same, as far as
//! their texts can tell.
//!
//! Engines give expressions back in their own words. What a person wrote and what the engine prints of it are both brought into a
//! third form here, which is made for comparing, and neither for running nor for reading. Each text is cut into tokens once; an
//! expression is read into a [`Node`] by the precedences of its engine ([`Syntax`]), shaped by what the engine does to it
//! ([`Spelling`], one folder a dialect), and printed. What no grammar reads is compared token by token.

mod index;
mod key;
mod moment;
mod node;
mod number;
mod numbering;
mod print;
mod read;
mod scope;
mod spelling;
mod syntax;
mod table;
mod tokens;
mod unmanaged;
mod words;

pub use moment::{Moment, moment};
pub use node::{COMPARISONS, Node};
pub use number::{negated, signed, value};
pub use print::{is_plain, is_simple, print};
pub use scope::Scope;
pub use spelling::Spelling;
pub use syntax::Syntax;
pub use tokens::{Tok, joined, row, unwrapped};
pub use words::{Piece, pieces};

use rayon::prelude::*;

use super::{EnumType, Inventory};

/// The inventory with every text in its normal spelling, what means nothing left out, and sets in order.
#[must_use]
pub fn normal(inventory: &Inventory) -> Inventory {
    let spelling = crate::dialect::of(inventory.dialect).spelling();
    let table = |of| table::normal(spelling, inventory, of);
    let mut tables: Vec<_> = inventory.tables.par_iter().map(table).collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    let mut enums: Vec<_> = inventory.enums.iter().map(enum_type).collect();
    enums.sort_by(|a, b| a.name.cmp(&b.name));
    let mut unmanaged: Vec<_> = inventory.unmanaged.iter().map(|of| unmanaged::normal(spelling, of)).collect();
    unmanaged.sort();
    // What it says of the columns is in them by now.
    Inventory { dialect: inventory.dialect, collation: None, enums, tables, unmanaged }
}

/// The inventory with every text in its normal spelling and everything in its place, under the name that it has.
#[must_use]
pub(crate) fn spelled(inventory: &Inventory) -> Inventory {
    let spelling = crate::dialect::of(inventory.dialect).spelling();
    let tables = inventory.tables.par_iter().map(|of| table::in_place(spelling, inventory, of)).collect();
    Inventory { tables, ..inventory.clone() }
}

fn enum_type(of: &EnumType) -> EnumType {
    EnumType { comment: comment(of.comment.as_deref()), ..of.clone() }
}

/// An empty description is none.
fn comment(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The tokens of a text; none when it is not made of tokens.
#[must_use]
pub fn tokens_of(syntax: &Syntax, text: &str) -> Option<Vec<Tok>> {
    tokens::tokens(syntax, text)
}

/// An expression as a tree.
///
/// # Errors
/// The row of its tokens, when the grammar does not read it.
pub fn read_of(spelling: &dyn Spelling, text: &str) -> Result<Node, String> {
    read::read(spelling, text)
}

/// An expression in its normal spelling.
fn expression(spelling: &dyn Spelling, text: &str, scope: &Scope<'_>) -> String {
    match read::read(spelling, text) {
        Ok(node) => print(spelling.syntax(), &spelling.shape(node, scope)),
        Err(row) => row,
    }
}
