//! From what was written to what can be written out.

mod columns;
mod keys;

use proc_macro2::Ident;
use syn::{LitStr, Type};

use crate::ast;
use crate::attr;
use crate::errors::Errors;

/// A model without mistakes, but for its fields' types.
pub(crate) struct Model<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) table: LitStr,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) primary_key: Vec<Ident>,
    pub(crate) indexes: Vec<attr::Index>,
    pub(crate) uniques: Vec<attr::Unique>,
    pub(crate) foreign_keys: Vec<attr::ForeignKey>,
}

/// A field and its column.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) column: String,
    /// The context of an encrypted column.
    pub(crate) context: Option<String>,
}

impl<'a> Model<'a> {
    pub(crate) fn check(errors: &mut Errors, input: ast::Input<'a>) -> Option<Self> {
        columns::check(errors, &input);
        keys::check(errors, &input);
        let ast::Input { ident, options, fields } = input;
        let table = options.table?;
        let fields = fields.iter().map(|field| Field::new(&table, field)).collect();
        Some(Self {
            ident,
            table,
            fields,
            primary_key: options.primary_key?,
            indexes: options.indexes,
            uniques: options.uniques,
            foreign_keys: options.foreign_keys,
        })
    }

    /// The field of that name. `keys` has checked that there is one.
    pub(crate) fn field(&self, ident: &Ident) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.ident == ident)
    }
}

impl<'a> Field<'a> {
    fn new(table: &LitStr, field: &ast::Field<'a>) -> Self {
        Self { ident: field.ident, ty: field.ty, column: field.column(), context: field.context(&table.value()) }
    }
}
