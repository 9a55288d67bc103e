//! The struct as it was written.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, FieldsNamed, Type};

use crate::attr;
use crate::errors::Errors;

/// A struct with named fields.
pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) options: attr::Struct,
    pub(crate) fields: Vec<Field<'a>>,
}

/// One of its fields.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) options: attr::Field,
}

impl<'a> Input<'a> {
    pub(crate) fn read(errors: &mut Errors, input: &'a DeriveInput, options: attr::Struct) -> Option<Self> {
        if let Some(parameter) = input.generics.params.first() {
            errors.at(parameter, "a model has no generics: one struct stands for one table");
        }
        let fields = named_fields(errors, input)?;
        let fields = fields.named.iter().filter_map(|field| Field::read(errors, field)).collect();
        Some(Self { ident: &input.ident, options, fields })
    }
}

impl<'a> Field<'a> {
    fn read(errors: &mut Errors, field: &'a syn::Field) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        Some(Self { ident, ty: &field.ty, options: attr::Field::read(errors, &field.attrs) })
    }

    /// The column's name.
    pub(crate) fn column(&self) -> String {
        match &self.options.column {
            Some(name) => name.value(),
            None => self.ident.unraw().to_string(),
        }
    }

    /// The context, if the column is encrypted.
    pub(crate) fn context(&self, table: &str) -> Option<String> {
        let encrypted = self.options.encrypted.as_ref()?;
        Some(match &encrypted.context {
            Some(context) => context.value(),
            None => format!("{table}.{}", self.column()),
        })
    }
}

fn named_fields<'a>(errors: &mut Errors, input: &'a DeriveInput) -> Option<&'a FieldsNamed> {
    const MESSAGE: &str = "a model is a struct with named fields, one for each column";
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Some(fields),
            Fields::Unnamed(fields) => errors.at(fields, MESSAGE),
            Fields::Unit => errors.at(&input.ident, MESSAGE),
        },
        Data::Enum(data) => errors.at(data.enum_token, MESSAGE),
        Data::Union(data) => errors.at(data.union_token, MESSAGE),
    }
    None
}
