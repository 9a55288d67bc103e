//! The trait of a struct that stands for one row.

use crate::Table;

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
/// | `primary_key = [id]` | the key's columns, required; `primary_key = []` for a table that has none |
/// | `index(name = "by_name", columns = [name])` | an index; add `unique`, or `sql_name = "…"` where it isn't `apps_by_name` |
/// | `unique(name = "apps_name_key", columns = [name])` | a unique constraint under its name in SQL |
/// | `foreign_key(columns = [app_id], table = "apps", references = ["id"])` | a reference to columns of a table |
/// | `crate = ::other_name` | where this crate is, if the dependency was renamed |
///
/// On a field, `#[column(name = "…")]` names a column that is not called like its field, and
/// `#[encrypted]` marks a [`Sealed`](crate::Sealed) one. `#[encrypted(context = "…")]` pins the
/// context of a column that was renamed; it is `table.column` otherwise.
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
}
