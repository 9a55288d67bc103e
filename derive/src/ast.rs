//! The struct as it was written.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Fields, FieldsNamed, Type, Visibility};

use crate::attr;
use crate::errors::Errors;

/// A struct with named fields.
pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) options: attr::Struct,
    pub(crate) fields: Vec<Field<'a>>,
}

/// One of its fields.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) ty: &'a Type,
    /// The documentation.
    pub(crate) docs: Vec<&'a Attribute>,
    pub(crate) options: attr::Field,
}

impl<'a> Input<'a> {
    pub(crate) fn read(errors: &mut Errors, input: &'a DeriveInput, options: attr::Struct) -> Option<Self> {
        if let Some(parameter) = input.generics.params.first() {
            errors.at(parameter, "a model has no generics: one struct stands for one table");
        }
        let fields = named_fields(errors, input)?;
        let fields = fields.named.iter().filter_map(|field| Field::read(errors, field)).collect();
        Some(Self { ident: &input.ident, vis: &input.vis, options, fields })
    }
}

impl<'a> Field<'a> {
    fn read(errors: &mut Errors, field: &'a syn::Field) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let docs = field.attrs.iter().filter(|it| it.path().is_ident("doc")).collect();
        Some(Self { ident, vis: &field.vis, ty: &field.ty, docs, options: attr::Field::read(errors, &field.attrs) })
    }

    /// The column's name.
    pub(crate) fn column(&self) -> String {
        match &self.options.column {
            Some(name) => name.value(),
            None => self.ident.unraw().to_string(),
        }
    }

    /// Where the column's name was said.
    pub(crate) fn name_tokens(&self) -> TokenStream {
        match &self.options.column {
            Some(name) => name.to_token_stream(),
            None => self.ident.to_token_stream(),
        }
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
