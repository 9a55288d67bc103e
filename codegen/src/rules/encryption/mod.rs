//! SL05: encrypted columns.

use crate::model::Column;
use crate::rules::context::Placed;
use crate::span::Span;

/// Where the context of an encrypted column was written, or that it is encrypted.
fn context_place(column: &Placed<'_, Column>) -> Span {
    let said = column.get("encrypted").and_then(|node| node.get("context"));
    said.map_or_else(|| column.key("encrypted"), |node| node.span)
}

group!(
    encrypted_in_index,
    encrypted_in_key,
    encrypted_default,
    encrypted_by_database,
    encrypted_in_expression,
    encrypted_case_insensitive,
    duplicate_context,
    bound_to_assigned_key,
    low_entropy_search,
    normalise_without_text,
    changed_context,
    reused_context,
    bound_key_changes,
    blind_index_name,
    searchable_type,
    bound_to_inexact_key
);
