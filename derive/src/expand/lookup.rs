//! The look-ups of a model: of its indexes, its unique constraints, and its searchable columns.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::ext::IdentExt;

use super::{at, local};
use crate::valid::{Field, Model};

/// Methods that every store has, and that no look-up can be called like.
const METHODS: &[&str] = &[
    "new",
    "rows",
    "get",
    "find",
    "create",
    "create_all",
    "insert",
    "insert_all",
    "update",
    "upsert",
    "patch",
    "delete",
];

/// A look-up.
struct Lookup<'m, 'a> {
    /// Its method's name.
    name: Ident,
    fields: Vec<&'m Field<'a>>,
    /// Whether it has one row at most.
    unique: bool,
    source: Source,
}

/// Where its columns are listed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// An index of the table, by its place.
    Index(usize),
    /// A unique constraint of the table, by its place.
    Unique(usize),
    /// The blind indexes of a column, by its place.
    Column(usize),
}

/// The methods, and what the statements are made from, in the order in which the methods count them.
pub(super) fn methods(krate: &Path, model: &Model) -> (Vec<TokenStream>, TokenStream) {
    let lookups = all(model);
    let methods = lookups.iter().enumerate().map(|(at, lookup)| method(krate, model, at, lookup)).collect();
    let sources = lookups.iter().map(|lookup| match lookup.source {
        Source::Index(at) => (Literal::usize_unsuffixed(at), quote!(index)),
        Source::Unique(at) => (Literal::usize_unsuffixed(at), quote!(unique)),
        Source::Column(at) => (Literal::usize_unsuffixed(at), quote!(column)),
    });
    let sources = sources.map(|(at, of)| quote!((#of #at)));
    (methods, quote!([#(#sources)*]))
}

/// Those of indexes, and then what they leave: uniques, and searchable columns. No question is there twice.
fn all<'m, 'a>(model: &'m Model<'a>) -> Vec<Lookup<'m, 'a>> {
    let fields = |columns: &[Ident]| columns.iter().map(|column| model.field(column)).collect::<Option<Vec<_>>>();
    let indexes = model.indexes.iter().enumerate().filter(|(_, index)| !index.partial);
    let indexes = indexes.filter_map(|(at, index)| {
        Some((Some(index.name.value()), fields(&index.columns)?, index.unique, Source::Index(at)))
    });
    let uniques = model.uniques.iter().enumerate();
    let uniques = uniques.filter_map(|(at, it)| Some((None, fields(&it.columns)?, true, Source::Unique(at))));
    let searchable = model.encrypted().filter(|(_, how)| how.blind_index.is_some());
    let searchable = searchable.map(|(field, _)| (None, vec![field], false, Source::Column(field.at)));
    let (mut names, mut questions) = (BTreeSet::new(), BTreeSet::new());
    let mut lookups = Vec::new();
    for (name, fields, unique, source) in indexes.chain(uniques).chain(searchable) {
        let question: Vec<usize> = fields.iter().map(|field| field.at).collect();
        let is_new = name.is_some() || !questions.contains(&question);
        if fields.is_empty() || !is_new {
            continue;
        }
        let name = free(&names, ident(&name.unwrap_or_else(|| of_fields(&fields))));
        names.insert(name.to_string());
        questions.insert(question);
        lookups.push(Lookup { name, fields, unique, source });
    }
    lookups
}

/// `by_app_id_and_owner_id`
fn of_fields(fields: &[&Field]) -> String {
    let names: Vec<String> = fields.iter().map(|field| field.ident.unraw().to_string()).collect();
    format!("by_{}", names.join("_and_"))
}

/// A name as that of a method; what stores have already gets a `_` behind it, and what no method can be called one before it.
fn ident(name: &str) -> Ident {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    let name = if METHODS.contains(&name.as_str()) { name + "_" } else { name };
    let forms = [name.clone(), format!("r#{name}"), format!("_{name}"), String::from("by_index")];
    forms.iter().find_map(|form| syn::parse_str(form).ok()).expect("the last one is a name")
}

/// A name that no other look-up has: `by-a` and `by_a` are one to Rust, and an index may be called as a look-up by another column.
fn free(names: &BTreeSet<String>, name: Ident) -> Ident {
    let longer = std::iter::successors(Some(name), |name| Some(quote::format_ident!("{}_", name)));
    longer.into_iter().find(|name| !names.contains(&name.to_string())).expect("names are finite")
}

fn method(krate: &Path, model: &Model, at: usize, lookup: &Lookup) -> TokenStream {
    let (vis, ident, name, fields) = (model.vis, model.ident, &lookup.name, &lookup.fields);
    let keys = local("keys");
    let searched = fields.iter().any(|field| field.encryption.is_some());
    let generics = searched.then(|| quote!(<'k>));
    let parameter_of_keys = searched.then(|| quote!(#keys: impl ::core::convert::Into<#krate::Keys<'k>>,));
    let converted = searched.then(|| quote!(let #keys: #krate::Keys<'k> = ::core::convert::Into::into(#keys);));
    let parameters = fields.iter().map(|field| parameter(krate, field));
    let compared = fields.iter().map(|field| compared(krate, field, &keys));
    let summary = summary(model, lookup);
    quote! {
        #[doc = #summary]
        #[allow(clippy::too_many_arguments, non_snake_case)]
        #vis fn #name #generics(
            self,
            #parameter_of_keys
            #(#parameters),*
        ) -> #krate::store::Lookup<#ident, __E> {
            #converted
            #krate::store::Lookup::by(self.0.into_executor(), #at) #(#compared)*
        }
    }
}

fn summary(model: &Model, lookup: &Lookup) -> String {
    let columns: Vec<String> = lookup.fields.iter().map(|field| format!("`{}`", field.column)).collect();
    let (columns, table) = (columns.join(", "), model.table.value());
    if lookup.unique {
        format!(" The row of `{table}` with these values of {columns}, if there is one.")
    } else {
        format!(" The rows of `{table}` with these values of {columns}.")
    }
}

fn parameter(krate: &Path, field: &Field) -> TokenStream {
    let Field { ident, ty, .. } = field;
    match field.encryption {
        None => quote_spanned!(at(ty)=> #ident: impl ::core::convert::Into<#ty>),
        Some(_) => quote_spanned!(at(ty)=> #ident: impl ::core::convert::Into<<#ty as #krate::SealedField>::Value>),
    }
}

fn compared(krate: &Path, field: &Field, keys: &Ident) -> TokenStream {
    let Field { ident, ty, at: index, .. } = field;
    match field.encryption {
        None => quote_spanned!(at(ty)=> .plain::<#ty>(&__COLUMNS[#index], &::core::convert::Into::into(#ident))),
        Some(_) => quote_spanned!(at(ty)=>
            .sealed::<#ty>(
                &__COLUMNS[#index],
                #keys,
                #krate::Secret::<<#ty as #krate::SealedField>::Value>::new(::core::convert::Into::into(#ident)).expose(),
            )
        ),
    }
}
