//! How each encrypted column is encrypted: what the struct says, and what it leaves to the schema or to the defaults.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::ast::{Field, Input};
use crate::attr;
use crate::errors::Errors;
use crate::schema::{self, Bind, Normalise, Table};

/// How a column is encrypted.
pub(crate) struct Encryption {
    pub(crate) context: String,
    pub(crate) bind: Bind,
    pub(crate) padded: bool,
    pub(crate) blind_index: Option<BlindIndex>,
}

/// The companion column of one that can be searched.
pub(crate) struct BlindIndex {
    pub(crate) column: String,
    pub(crate) normalise: Normalise,
}

/// For each field, how it is encrypted if it is.
pub(super) fn resolve(input: &Input, declared: Option<&Table>) -> Vec<Option<Encryption>> {
    let table = input.options.table.as_ref().map(syn::LitStr::value).unwrap_or_default();
    let resolve = |field: &Field| {
        let declared = declared.and_then(|table| table.column(&field.column()));
        let declared = declared.and_then(|column| column.encrypted.as_ref());
        let said = field.options.encrypted.as_ref()?;
        Some(Encryption::new(&table, &field.column(), said, declared))
    };
    input.fields.iter().map(resolve).collect()
}

impl Encryption {
    fn new(table: &str, column: &str, said: &attr::Encrypted, declared: Option<&schema::Encrypted>) -> Self {
        let context = said.context.as_ref().map(syn::LitStr::value);
        let bind = said.bind.as_ref().map(|bind| if bind == "column" { Bind::Column } else { Bind::Row });
        Self {
            context: context
                .or_else(|| declared.map(|it| it.context.clone()))
                .unwrap_or_else(|| format!("{table}.{column}")),
            bind: bind.or_else(|| declared.map(|it| it.bind)).unwrap_or(Bind::Row),
            padded: said.pad.is_some() || declared.is_some_and(|it| it.pad),
            blind_index: said.searchable.is_some().then(|| BlindIndex::new(column, said, declared)),
        }
    }
}

impl BlindIndex {
    fn new(column: &str, said: &attr::Encrypted, declared: Option<&schema::Encrypted>) -> Self {
        let declared = declared.and_then(|it| it.searchable.as_ref());
        let name = said.blind_index.as_ref().map(syn::LitStr::value);
        let normalise = said.normalise.as_ref();
        let normalise = normalise.map(|it| if it == "lowercase" { Normalise::Lowercase } else { Normalise::None });
        Self {
            column: name
                .or_else(|| declared.map(|it| it.column.clone()))
                .unwrap_or_else(|| format!("{column}_blind_index")),
            normalise: normalise.or_else(|| declared.map(|it| it.normalise)).unwrap_or(Normalise::None),
        }
    }
}

/// What is bound to its row has a row to be bound to.
pub(super) fn check(
    errors: &mut Errors,
    input: &Input,
    encryption: &[Option<Encryption>],
    primary_key: Option<&[Ident]>,
    declared: Option<&Table>,
) {
    for (field, encryption) in input.fields.iter().zip(encryption) {
        made_once(errors, field);
        holds_ciphertext(errors, field);
        let (Some(said), Some(encryption)) = (&field.options.encrypted, encryption) else { continue };
        if let (Bind::Row, Some(key)) = (encryption.bind, primary_key) {
            has_row(errors, input, said, key, declared);
        }
    }
}

/// Either the program makes a value or the database does, and the database has no keys.
fn made_once(errors: &mut Errors, field: &Field) {
    let Some(assigned) = &field.options.assigned else { return };
    if field.options.encrypted.is_some() {
        errors.at(assigned, "the database has no key to seal with: an encrypted column is not `assigned`");
    } else if field.options.default.is_some() {
        errors.at(assigned, "either the database makes the value (`assigned`) or the program does (`default`)");
    }
}

fn has_row(errors: &mut Errors, input: &Input, said: &attr::Encrypted, key: &[Ident], declared: Option<&Table>) {
    const BIND: &str = "say `#[encrypted(bind = column)]`";
    if key.is_empty() {
        errors.at(&said.word, format_args!("without a primary key there is no row to bind values to: {BIND}"));
    }
    for field in input.fields.iter().filter(|field| key.contains(field.ident)) {
        let column = declared.and_then(|table| table.column(&field.column()));
        if field.options.assigned.is_some() || column.is_some_and(|column| column.assigned) {
            let message = format_args!(
                "the database assigns `{}`, so the row's key isn't known before the insert: {BIND}",
                field.column()
            );
            errors.at(&said.word, message);
        }
    }
}

/// Whether a type is a sealed one is for the compiler to say. It would say it at every use, though, so the usual slip is met here.
fn holds_ciphertext(errors: &mut Errors, field: &Field) {
    const PLAIN: &[&str] = &[
        "String",
        "Json",
        "Uuid",
        "i16",
        "i32",
        "i64",
        "bool",
        "f64",
        "Decimal",
        "Timestamp",
        "Date",
        "TimeOfDay",
        "Vec",
    ];
    let value = of_option(field.ty).unwrap_or(field.ty);
    let plain = last_segment(value).is_some_and(|last| PLAIN.iter().any(|plain| last.ident == plain));
    if field.options.encrypted.is_none() || !plain {
        return;
    }
    let searchable = field.options.encrypted.as_ref().is_some_and(|it| it.searchable.is_some());
    let sealed = if searchable { "Searchable" } else { "Sealed" };
    let value = source(value);
    let type_ =
        if of_option(field.ty).is_some() { format!("Option<{sealed}<{value}>>") } else { format!("{sealed}<{value}>") };
    errors.at(field.ty, format_args!("this type would hold the plaintext of an encrypted column: write `{type_}`"));
}

/// The type in `Option<…>`.
fn of_option(ty: &Type) -> Option<&Type> {
    let last = last_segment(ty).filter(|last| last.ident == "Option")?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// The type as it was written, but for blanks.
fn source(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
