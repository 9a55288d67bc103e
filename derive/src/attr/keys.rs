//! The options that are made of columns: keys and indexes.

use proc_macro2::Ident;
use syn::{Expr, LitStr, Meta};

use super::option;
use crate::errors::Errors;

/// `primary_key = [id]`
pub(crate) struct PrimaryKey {
    pub(crate) columns: Vec<Ident>,
    /// The brackets and what is in them.
    pub(crate) value: Expr,
}

/// `index(name = "by_name", sql_name = "apps_by_name", columns = [name], unique, partial)`
pub(crate) struct Index {
    pub(crate) name: LitStr,
    pub(crate) sql_name: Option<LitStr>,
    pub(crate) columns: Vec<Ident>,
    pub(crate) unique: bool,
    pub(crate) partial: bool,
}

/// `unique(name = "apps_name_key", columns = [name])`
pub(crate) struct Unique {
    pub(crate) name: LitStr,
    pub(crate) columns: Vec<Ident>,
}

/// `foreign_key(name = "connections_app_id_fkey", columns = [app_id], table = "apps", references = ["id"])`
pub(crate) struct ForeignKey {
    /// The name in SQL, if it isn't the usual one.
    pub(crate) name: Option<LitStr>,
    pub(crate) columns: Vec<Ident>,
    pub(crate) table: LitStr,
    pub(crate) references: Vec<LitStr>,
}

impl PrimaryKey {
    pub(super) fn read(meta: &Meta) -> syn::Result<Self> {
        Ok(Self { columns: option::fields(meta)?, value: option::expression(meta)? })
    }
}

impl Index {
    pub(super) fn read(errors: &mut Errors, meta: &Meta) -> Option<Self> {
        let (mut name, mut sql_name, mut columns, mut unique, mut partial) = (None, None, None, None, None);
        let options = option::of_meta(errors, meta);
        for meta in &options {
            match option::name(meta).as_str() {
                "name" => option::once(errors, meta, &mut name, option::text),
                "sql_name" => option::once(errors, meta, &mut sql_name, option::text),
                "columns" => option::once(errors, meta, &mut columns, option::fields),
                "unique" => option::once(errors, meta, &mut unique, option::flag),
                "partial" => option::once(errors, meta, &mut partial, option::flag),
                _ => option::unknown(errors, meta, &["name", "sql_name", "columns", "unique", "partial"]),
            }
        }
        let name = required(errors, meta, &options, "name = \"…\"", name);
        let columns = required(errors, meta, &options, "columns = […]", columns);
        let (unique, partial) = (unique.is_some(), partial.is_some());
        Some(Self { name: name?, sql_name, columns: columns?, unique, partial })
    }
}

impl Unique {
    pub(super) fn read(errors: &mut Errors, meta: &Meta) -> Option<Self> {
        let (mut name, mut columns) = (None, None);
        let options = option::of_meta(errors, meta);
        for meta in &options {
            match option::name(meta).as_str() {
                "name" => option::once(errors, meta, &mut name, option::text),
                "columns" => option::once(errors, meta, &mut columns, option::fields),
                _ => option::unknown(errors, meta, &["name", "columns"]),
            }
        }
        let name = required(errors, meta, &options, "name = \"…\"", name);
        let columns = required(errors, meta, &options, "columns = […]", columns);
        Some(Self { name: name?, columns: columns? })
    }
}

impl ForeignKey {
    pub(super) fn read(errors: &mut Errors, meta: &Meta) -> Option<Self> {
        let (mut name, mut columns, mut table, mut references) = (None, None, None, None);
        let options = option::of_meta(errors, meta);
        for meta in &options {
            match option::name(meta).as_str() {
                "name" => option::once(errors, meta, &mut name, option::text),
                "columns" => option::once(errors, meta, &mut columns, option::fields),
                "table" => option::once(errors, meta, &mut table, option::text),
                "references" => option::once(errors, meta, &mut references, option::texts),
                _ => option::unknown(errors, meta, &["name", "columns", "table", "references"]),
            }
        }
        let columns = required(errors, meta, &options, "columns = […]", columns);
        let table = required(errors, meta, &options, "table = \"…\"", table);
        let references = required(errors, meta, &options, "references = […]", references);
        Some(Self { name, columns: columns?, table: table?, references: references? })
    }
}

/// The value, after a word about it if it was not said. A value that was said wrongly has had its word.
fn required<T>(errors: &mut Errors, meta: &Meta, options: &[Meta], form: &str, value: Option<T>) -> Option<T> {
    let said = options.iter().any(|option| form.starts_with(&option::name(option)));
    if !said {
        errors.at(meta.path(), format_args!("`{}` needs `{form}`", option::name(meta)));
    }
    value
}
