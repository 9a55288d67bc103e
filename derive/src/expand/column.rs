//! The constants that describe the columns.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::{at, rules};
use crate::schema::{Bind, Normalise};
use crate::valid::{BlindIndex, Encryption, Field, Model};

pub(super) fn constants(krate: &Path, model: &Model) -> TokenStream {
    let rules = model.fields.iter().map(|it| rules::constants(krate, it));
    let questions = model.fields.iter().map(|it| rules::questions(krate, it));
    let fitness = model.fields.iter().map(|it| fitness(krate, it));
    let columns = model.fields.iter().map(|it| column(krate, it));
    let encryptions = model.encrypted().map(|(field, _)| encryption_constant(krate, field));
    quote! {
        #(#rules)*
        const __COLUMNS: &[#krate::Column] = &[#(#columns),*];
        #(#encryptions)*
        #(#questions)*
        #(#fitness)*
    }
}

/// The demand on the field's type carries the type's span, for rustc to underline.
fn column(krate: &Path, field: &Field) -> TokenStream {
    let Field { ty, column, .. } = field;
    let column = match &field.encryption {
        None => quote_spanned!(ty.span()=> #krate::Column::plain::<#ty>(#column)),
        Some(encryption) => {
            let context = &encryption.context;
            let how = builders(krate, encryption);
            quote_spanned!(ty.span()=> #krate::Column::sealed::<#ty>(#column, #context) #how)
        }
    };
    let writing = writing(field);
    rules::on_column(krate, field, quote!(#column #writing))
}

/// Who writes the column, and when.
fn writing(field: &Field) -> TokenStream {
    let scale = field.scale.map(|digits| quote!(.with_scale(#digits)));
    let assigned = field.assigned.then(|| quote!(.assigned()));
    let touched = field.touched.then(|| quote!(.touched()));
    let version = field.version.then(|| quote!(.version()));
    let immutable = field.immutable.then(|| quote!(.immutable()));
    quote!(#scale #assigned #touched #version #immutable)
}

/// Asks whether the field's type can do what is said of the column. Of a schema, the type itself is asked for.
fn fitness(krate: &Path, field: &Field) -> TokenStream {
    if field.declared.is_some() {
        return TokenStream::new();
    }
    let index = field.at;
    let kind = quote!(#krate::ColumnKind);
    let asked = [
        (field.scale.is_some(), quote!(#kind::Decimal), "`scale` is for decimals"),
        (
            field.touched,
            quote!(#kind::Timestamp | #kind::Date | #kind::Time),
            "`touched` is for timestamps, dates and times",
        ),
        (field.version, quote!(#kind::SmallInt | #kind::Integer | #kind::BigInt), "`version` is for whole numbers"),
    ];
    let questions = asked.into_iter().filter(|(said, ..)| *said).map(|(_, kinds, otherwise)| {
        quote_spanned! {at(field.ty)=>
            const _: () = if !::core::matches!(__COLUMNS[#index].kind, #kinds) {
                ::core::panic!(#otherwise)
            };
        }
    });
    let unscaled = (field.scale.is_none() && field.encryption.is_none()).then(|| {
        quote_spanned! {at(field.ty)=>
            const _: () = if ::core::matches!(__COLUMNS[#index].kind, #kind::Decimal) {
                ::core::panic!("a decimal says how many digits it has behind the point: `#[column(scale = 2)]`")
            };
        }
    });
    let counts = field.version.then(|| {
        quote_spanned! {at(field.ty)=>
            const _: () = if __COLUMNS[#index].optional {
                ::core::panic!("a `version` is never absent")
            };
        }
    });
    quote!(#(#questions)* #unscaled #counts)
}

fn builders(krate: &Path, encryption: &Encryption) -> TokenStream {
    let bind = (encryption.bind == Bind::Column).then(|| quote!(.bound_to_column()));
    let padded = encryption.padded.then(|| quote!(.padded()));
    let searchable = encryption.blind_index.as_ref().map(|it| searchable(krate, it));
    quote!(#bind #padded #searchable)
}

fn searchable(krate: &Path, blind_index: &BlindIndex) -> TokenStream {
    let column = &blind_index.column;
    let normalise = match blind_index.normalise {
        Normalise::None => quote!(None),
        Normalise::Lowercase => quote!(Lowercase),
    };
    quote!(.searchable(#column, #krate::Normalise::#normalise))
}

/// What sealing and opening need of a column, and whether the type has a place for a blind index if there is one.
fn encryption_constant(krate: &Path, field: &Field) -> TokenStream {
    let Field { ty, at: index, .. } = field;
    let constant = constant(field);
    let searchable = field.encryption.as_ref().is_some_and(|it| it.blind_index.is_some());
    let question = if searchable { quote!(searchable) } else { quote!(unsearchable) };
    let question = quote_spanned!(at(ty)=> #krate::__private::column::#question::<#ty>());
    let text = lower_case(krate, field);
    quote! {
        const #constant: #krate::Encryption = #krate::__private::encryption(&__COLUMNS[#index]);
        const _: () = #question;
        #text
    }
}

/// Only text has a lower case.
fn lower_case(krate: &Path, field: &Field) -> Option<TokenStream> {
    let index = field.at;
    let normalise = field.encryption.as_ref()?.blind_index.as_ref()?.normalise;
    (normalise == Normalise::Lowercase).then(|| {
        quote_spanned! {at(field.ty)=>
            const _: () = if !::core::matches!(__COLUMNS[#index].kind, #krate::ColumnKind::Text) {
                ::core::panic!("`normalise = lowercase` is for text")
            };
        }
    })
}

/// The constant with what sealing and opening need of a column.
pub(super) fn constant(field: &Field) -> proc_macro2::Ident {
    quote::format_ident!("__ENCRYPTION_{}", field.at)
}
