//! From what was written to what can be written out.

mod agreement;
mod columns;
mod encryption;
mod keys;
mod methods;
mod writing;

use proc_macro2::Ident;
use quote::format_ident;
use syn::ext::IdentExt;
use syn::{Attribute, Expr, LitStr, Path, Type, Visibility};

use crate::ast;
use crate::attr;
use crate::errors::Errors;
use crate::schema::{self, Schema};

pub(crate) use encryption::{BlindIndex, Encryption};

/// A model without mistakes, but for its fields' types.
pub(crate) struct Model<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    /// The name of the struct of rows that are not written yet.
    pub(crate) new: Ident,
    /// The name of the struct of changes.
    pub(crate) patch: Ident,
    /// The name of the struct of its rows in a database.
    pub(crate) store: Ident,
    pub(crate) table: LitStr,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) primary_key: Vec<Ident>,
    pub(crate) indexes: Vec<attr::Index>,
    pub(crate) uniques: Vec<attr::Unique>,
    pub(crate) foreign_keys: Vec<attr::ForeignKey>,
}

/// A field and its column.
pub(crate) struct Field<'a> {
    /// Which of the columns it is.
    pub(crate) at: usize,
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) ty: &'a Type,
    pub(crate) docs: Vec<&'a Attribute>,
    pub(crate) column: String,
    /// How an encrypted column is encrypted.
    pub(crate) encryption: Option<Encryption>,
    pub(crate) rules: Vec<attr::Rule>,
    pub(crate) default: Option<Expr>,
    /// Whether the database makes the value.
    pub(crate) assigned: bool,
    /// Of decimals, the digits behind the point.
    pub(crate) scale: Option<u32>,
    /// Whether the database sets it whenever the row changes.
    pub(crate) touched: bool,
    /// Whether it counts the row's changes.
    pub(crate) version: bool,
    /// Whether it is written once.
    pub(crate) immutable: bool,
    /// What the schema says of the column, for the compiler to compare with the type.
    pub(crate) declared: Option<schema::Column>,
}

impl<'a> Model<'a> {
    /// The model, unless the struct has mistakes of its own. One that only disagrees with its schema can be written out.
    pub(crate) fn check(errors: &mut Errors, input: ast::Input<'a>, schema: Option<&Schema>) -> Option<Self> {
        let declared = match (schema, &input.options.table) {
            (Some(schema), Some(name)) => schema.table(errors, name),
            _ => None,
        };
        let primary_key = keys::primary_key(&input, declared);
        let encryption = encryption::resolve(&input, declared);
        columns::check(errors, &input, &encryption);
        keys::check(errors, &input);
        encryption::check(errors, &input, &encryption, primary_key.as_deref(), declared);
        methods::check(errors, &input);
        writing::check(errors, &input, primary_key.as_deref());
        let sound = errors.is_empty();
        if let Some(declared) = declared {
            agreement::check(errors, &input, declared);
        }
        sound.then(|| Self::new(input, encryption, primary_key, declared))?
    }

    fn new(
        input: ast::Input<'a>,
        encryption: Vec<Option<Encryption>>,
        primary_key: Option<Vec<Ident>>,
        declared: Option<&schema::Table>,
    ) -> Option<Self> {
        let ast::Input { ident, vis, options, fields } = input;
        let fields = fields.into_iter().zip(encryption).enumerate();
        Some(Self {
            ident,
            vis,
            new: options.new.unwrap_or_else(|| format_ident!("New{}", ident.unraw())),
            patch: options.patch.unwrap_or_else(|| format_ident!("{}Patch", ident.unraw())),
            store: options.store.unwrap_or_else(|| format_ident!("{}Store", ident.unraw())),
            table: options.table?,
            fields: fields.map(|(at, (field, encryption))| Field::new(at, field, encryption, declared)).collect(),
            primary_key: primary_key?,
            indexes: options.indexes,
            uniques: options.uniques,
            foreign_keys: options.foreign_keys,
        })
    }

    /// The same, without questions to the compiler about what the schema says: there is enough to be put right.
    pub(crate) fn unchecked(mut self) -> Self {
        self.fields.iter_mut().for_each(Field::ask_nothing);
        self
    }

    /// The field of that name. `keys` has checked that there is one.
    pub(crate) fn field(&self, ident: &Ident) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.ident == ident)
    }

    /// The fields of the primary key, in key order.
    pub(crate) fn key(&self) -> impl Iterator<Item = &Field<'a>> {
        self.primary_key.iter().filter_map(|it| self.field(it))
    }

    /// The encrypted fields.
    pub(crate) fn encrypted(&self) -> impl Iterator<Item = (&Field<'a>, &Encryption)> {
        self.fields.iter().filter_map(|field| field.encryption.as_ref().map(|encryption| (field, encryption)))
    }

    /// The fields whose values the database makes.
    pub(crate) fn assigned(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| field.assigned)
    }

    /// The fields whose values the program makes.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| !field.assigned)
    }
}

impl<'a> Field<'a> {
    fn new(at: usize, field: ast::Field<'a>, encryption: Option<Encryption>, declared: Option<&schema::Table>) -> Self {
        let column = field.column();
        let declared = declared.and_then(|table| table.column(&column)).cloned();
        let ast::Field { ident, vis, ty, docs, options } = field;
        let either = |said: &Option<Path>, says: fn(&schema::Column) -> bool| {
            said.is_some() || declared.as_ref().is_some_and(says)
        };
        Self {
            at,
            ident,
            vis,
            ty,
            docs,
            column,
            encryption,
            assigned: either(&options.assigned, |column| column.assigned),
            scale: options.scale.map(|it| it.digits).or_else(|| declared.as_ref()?.scale),
            touched: either(&options.touched, |column| column.touched),
            version: either(&options.version, |column| column.version),
            immutable: either(&options.immutable, |column| column.immutable),
            rules: options.rules,
            default: options.default,
            declared,
        }
    }

    fn ask_nothing(&mut self) {
        self.declared = None;
        (self.scale, self.touched, self.version) = (None, false, false);
    }

    /// Whether the type says that the column allows NULL, as far as its name tells.
    pub(crate) fn is_optional(&self) -> bool {
        match self.ty {
            Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Option"),
            _ => false,
        }
    }

    /// The column that SQL compares: for a searchable one, that of its blind indexes.
    pub(crate) fn compared_column(&self) -> &str {
        let blind_index = self.encryption.as_ref().and_then(|encryption| encryption.blind_index.as_ref());
        blind_index.map_or(&self.column, |blind_index| &blind_index.column)
    }
}
