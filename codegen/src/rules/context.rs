//! What a check may look at.
use crate::model::Model;
use crate::syntax::Node;
/// Temporary.
#[derive(Debug)]
pub struct Context<'a> {
    /// Text.
    pub text: &'a str,
    /// Tree.
    pub tree: &'a Node<'a>,
    /// Model.
    pub model: &'a Model,
    /// Recorded.
    pub recorded: Option<&'a Model>,
}
impl<'a> Context<'a> {
    pub(crate) fn new(text: &'a str, tree: &'a Node<'a>, model: &'a Model, recorded: Option<&'a Model>) -> Self {
        Self { text, tree, model, recorded }
    }
}
/// Temporary.
#[derive(Debug)]
pub struct Placed;
