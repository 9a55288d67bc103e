//! What distinguishes the dialects here: one folder each under `dialect/`.

use std::borrow::Cow;
use std::fmt;

use super::{Node, Scope, Syntax};
use crate::inventory::{Column, Index, IndexPart, Table};
use crate::model::Nulls;

/// How an engine spells things, and which spellings are the same to it.
pub trait Spelling: fmt::Debug + Sync {
    /// Its grammar of expressions.
    fn syntax(&self) -> &'static Syntax;

    /// A type.
    fn ty(&self, text: &str) -> String;

    /// A type in CAST.
    fn cast_ty(&self, text: &str) -> String {
        self.ty(text)
    }

    /// An expression as people would write it, where the catalogue gives it another form.
    fn expression_text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        text.into()
    }

    /// What the engine makes of an expression.
    fn shape(&self, node: Node, scope: &Scope<'_>) -> Node;

    /// What the engine makes of a value for a column: a default, or what it is computed from.
    fn value(&self, node: Node, column: &Column, scope: &Scope<'_>) -> Node;

    /// The one name of a function.
    fn function(&self, path: &[String]) -> String;

    /// The function behind TRIM on one side or `both`.
    fn trim(&self, side: &str) -> &'static str;

    /// The place of a text in another one.
    fn position(&self, within: Node, wanted: Node) -> Node;

    /// `type 'text'`.
    fn typed(&self, ty: &str, text: String) -> Node;

    /// A whole CREATE TRIGGER, on the table of the scope.
    fn trigger(&self, text: &str, scope: &Scope<'_>) -> String;

    /// What follows from the types of a table's columns as they are written.
    fn before_types(&self, _table: &mut Table) {}

    /// What else means nothing to the engine, or the same, in a table whose types are in their normal spelling.
    fn table(&self, _table: &mut Table, _collation: Option<&str>) {}

    /// The same of an index.
    fn index(&self, _index: &mut Index) {}

    /// The same of a part of an index, with the column that it is over.
    fn part(&self, _part: &mut IndexPart, _column: Option<&Column>) {}

    /// Where NULL stands in an index by itself.
    fn nulls(&self, descending: bool) -> Nulls {
        if descending { Nulls::Last } else { Nulls::First }
    }

    /// Words behind a column, constraint or index, which are tokens in lower case by now.
    fn words(&self, row: String) -> String {
        row
    }
}
