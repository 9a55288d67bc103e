//! No two encrypted fields make methods of one name.

use std::collections::BTreeMap;

use syn::ext::IdentExt;

use crate::ast::Input;
use crate::errors::Errors;

/// `email_for` and `email` would both have a `seal_email_for`.
pub(super) fn check(errors: &mut Errors, input: &Input) {
    let encrypted = input.fields.iter().filter(|field| field.options.encrypted.is_some());
    let by_name: BTreeMap<String, _> = encrypted.map(|field| (field.ident.unraw().to_string(), field)).collect();
    for (name, field) in &by_name {
        let Some(other) = name.strip_suffix("_for").filter(|other| by_name.contains_key(*other)) else { continue };
        let message = format_args!(
            "`seal_{name}` seals `{other}` already: give the field another name and say `#[column(name = \"{}\")]`",
            field.column()
        );
        errors.at(field.ident, message);
    }
}
