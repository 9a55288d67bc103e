//! The trait of a struct that stands for one row.

use crate::rules::{self, Ruled};
use crate::{
    BlindIndex, Column, Encryption, KeyPart, Keyring, Keys, OpenError, SealError, SealedField, Table, Violations,
};

/// One row of one table.
///
/// Derived, for generated structs and for those written by hand:
///
/// ```
/// # use schemalock::Model;
/// #[derive(Model)]
/// #[model(table = "countries", primary_key = [code])]
/// struct Country {
///     code: String,
///     #[column(name = "type")]
///     kind: String,
/// }
/// assert_eq!(Country::TABLE.name, "countries");
/// ```
///
/// On the struct, `#[model(…)]` takes the options below; it may stand more than once. Columns are
/// named by their fields.
///
/// | option | meaning |
/// | --- | --- |
/// | `table = "apps"` | the table, required |
/// | `primary_key = [id]` | the key's columns, required unless `schema` says them; `primary_key = []` for a table that has none |
/// | `index(name = "by_name", columns = [name])` | an index; add `unique`, `partial` if it covers only some rows or more than its columns, or `sql_name = "…"` where it isn't `apps_by_name` |
/// | `unique(name = "apps_name_key", columns = [name])` | a unique constraint under its name in SQL |
/// | `foreign_key(columns = [app_id], table = "apps", references = ["id"])` | a reference to columns of a table; add `name = "…"` where the constraint isn't `connections_app_id_fkey` in SQL |
/// | `schema = "models.json"` | hold the struct against that file, which `schemalock generate` writes; the path starts at Cargo.toml |
/// | `new = AppToBe` | the name of the struct of rows that are not written yet; `NewApp` otherwise |
/// | `patch = AppChange`, `store = Apps` | the names of the structs of changes and of the rows in a database; `AppPatch` and `AppStore` otherwise |
/// | `crate = ::other_name` | where this crate is, if the dependency was renamed |
///
/// On a field:
///
/// | option | meaning |
/// | --- | --- |
/// | `#[column(name = "…")]` | the column is not called like its field |
/// | `#[column(default = …)]` | an expression: what a new row holds if nothing else is said |
/// | `#[column(scale = 2)]` | of decimals, the digits behind the point |
/// | `#[column(assigned)]` | the database makes the value, so a new row doesn't have it yet |
/// | `#[column(touched)]` | the database sets it to the time of every change of its row |
/// | `#[column(version)]` | it counts the changes of its row, for optimistic updates |
/// | `#[column(immutable)]` | it is written once, when the row is made: updates leave it out |
/// | `#[rules(…)]` | what values must satisfy: `min_length = 1`, `max_length = 120`, `non_empty`, `pattern = "…"`, `format = url` or `email`, `min = 0`, `max = "1.50"`, `one_of = ["a", "b"]` |
/// | `#[encrypted]` | the column is encrypted, and the field's type [`Sealed`](crate::Sealed) or [`Searchable`](crate::Searchable) |
///
/// Numbers with a fraction, dates, times and timestamps are written as text in rules.
/// `#[encrypted(…)]` takes options, too:
///
/// | option | meaning |
/// | --- | --- |
/// | `context = "…"` | pins the context of a column that was renamed; it is `table.column` otherwise |
/// | `bind = column` | values open in any row of the column; they are bound to their row otherwise |
/// | `pad` | the plaintext's length is hidden |
/// | `searchable` | equal values can be found; the field's type is [`Searchable`](crate::Searchable) |
/// | `normalise = lowercase` | what is done to a value before it is compared |
/// | `blind_index = "…"` | the companion column, if it isn't `<column>_blind_index` |
///
/// # What else is derived
///
/// `NewApp` is a row of `apps` before it is written: it has the plaintext where `App` has the sealed value, lacks what the database
/// assigns, and `NewApp::new` asks for what has no default. `NewApp::seal` makes an `App` of it (an `UnsavedApp`, if something
/// is assigned); without encrypted columns, `NewApp::into_row` does.
///
/// `AppPatch` is some of its columns and what they are to become, and `AppStore` its rows in a database, with a look-up for every
/// index: [`store`](crate::store).
///
/// For each encrypted column such as `token` the struct has `seal_token`, `seal_token_for` (by the key
/// alone), `open_token`, and `search_token` where it is searchable:
///
/// ```
/// use schemalock::{Json, Key, KeyKind, Keyring, Model, Sealed};
///
/// schemalock::typed_id! {
///     /// Names one row of `connections`.
///     pub struct ConnectionId(Uuid);
/// }
///
/// /// One user's credentials.
/// #[derive(Model)]
/// #[model(table = "connections", primary_key = [id])]
/// pub struct Connection {
///     /// The primary key.
///     #[column(default = ConnectionId::new())]
///     pub id: ConnectionId,
///     /// Tokens or keys.
///     #[encrypted]
///     pub credentials: Sealed<Json>,
/// }
///
/// let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;
/// let connection = NewConnection::new(Json::from("s3cret")).seal(&keyring)?;
/// assert_eq!(connection.open_credentials(&keyring)?.expose(), "s3cret");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "this type stands for no table",
    note = "add `#[derive(schemalock::Model)]` to `{Self}`"
)]
pub trait Model: Sized {
    /// The primary key: the type of its only column, or a tuple in key order.
    type Key;

    /// The table as the schema declares it.
    const TABLE: &'static Table;

    /// This row's primary key.
    fn key(&self) -> Self::Key;

    /// Holds the plain columns against their rules. What is encrypted was held against its own when it was sealed.
    ///
    /// # Errors
    /// Every rule that is broken, by column and rule, without the value.
    fn validate(&self) -> Result<(), Violations> {
        Ok(())
    }
}

// What the derived methods do, once for all columns.

/// How an encrypted column is encrypted. The macro asks at compile time, and only about encrypted columns.
#[must_use]
pub const fn encryption(column: &Column) -> Encryption {
    match column.encryption {
        Some(encryption) => encryption,
        None => panic!("the column is not encrypted"),
    }
}

/// Seals the plaintext of a column that has no rules.
pub fn seal<F: SealedField>(
    how: &Encryption,
    row: &[&dyn KeyPart],
    keys: Keys<'_>,
    plaintext: &F::Plaintext,
) -> Result<F, SealError> {
    F::seal(how, row, keys, plaintext)
}

/// Seals the plaintext of a column, if it satisfies the column's rules.
pub fn seal_ruled<F: SealedField<Value: Ruled>>(
    column: &'static Column,
    row: &[&dyn KeyPart],
    keys: Keys<'_>,
    plaintext: &F::Plaintext,
) -> Result<F, SealError> {
    let mut violations = Vec::new();
    check_sealed::<F>(&mut violations, column, plaintext);
    rules::finish(violations)?;
    seal(&encryption(column), row, keys, plaintext)
}

/// Notes which rules the value of a plain column breaks.
pub fn check_plain<T: Ruled>(violations: &mut Vec<rules::Violation>, column: &'static Column, value: &T) {
    rules::check(violations, column.name, column.rules, value);
}

/// Notes which rules a plaintext breaks.
pub fn check_sealed<F: SealedField<Value: Ruled>>(
    violations: &mut Vec<rules::Violation>,
    column: &'static Column,
    plaintext: &F::Plaintext,
) {
    if let Some(value) = F::value(plaintext) {
        check_plain(violations, column, value);
    }
}

/// Opens a sealed field.
pub fn open<F: SealedField>(
    field: &F,
    how: &Encryption,
    row: &[&dyn KeyPart],
    keyring: &Keyring,
) -> Result<F::Plaintext, OpenError> {
    field.open(how, row, keyring)
}

/// Every blind index that a value may be stored under.
pub fn search<F: SealedField>(
    how: &Encryption,
    keys: Keys<'_>,
    value: &F::Value,
) -> Result<Vec<BlindIndex>, SealError> {
    BlindIndex::all(keys, how.context, how.normalise(), value)
}
