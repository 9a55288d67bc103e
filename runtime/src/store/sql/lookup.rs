//! The statements about many rows: those of an index's look-up, and all of a table.

use super::Out;
use super::statement::select;
use crate::Table;

/// What is asked of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of them.
    All,
    /// The first one.
    First,
    /// The first so many; the number is bound last.
    Page,
    /// So many behind a key; the key is bound behind the columns, and the number last.
    After,
    /// How many they are.
    Count,
}

/// How a column is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equal {
    /// With a bound value.
    Value,
    /// With NULL, which equals nothing.
    Null,
    /// With so many bound values.
    Any(usize),
}

/// Rows whose columns have given values, in the order of their keys. Columns are compared by `how`, each with a
/// value if that is empty.
pub const fn lookup(out: &mut Out<'_>, table: &Table, columns: &[&str], how: &[Equal], form: Form) {
    if let Form::Count = form {
        out.sql("SELECT COUNT(*) FROM ");
        out.name(table.name);
    } else {
        select(out, table);
    }
    let mut at = 0;
    while at < columns.len() {
        out.sql(if at > 0 { " AND " } else { " WHERE " });
        out.name(columns[at]);
        compare(out, if how.is_empty() { Equal::Value } else { how[at] });
        at += 1;
    }
    if let Form::After = form {
        out.sql(if columns.is_empty() { " WHERE " } else { " AND " });
        behind(out, table);
    }
    match form {
        Form::All => order(out, table),
        Form::First => {
            order(out, table);
            out.sql(" LIMIT 1");
        }
        Form::Page | Form::After => {
            order(out, table);
            out.sql(" LIMIT ");
            out.value();
        }
        Form::Count => {}
    }
}

const fn compare(out: &mut Out<'_>, how: Equal) {
    match how {
        Equal::Value => {
            out.sql(" = ");
            out.value();
        }
        Equal::Null => out.sql(" IS NULL"),
        Equal::Any(count) => {
            out.sql(" IN (");
            let mut at = 0;
            while at < count {
                out.sql(if at > 0 { ", " } else { "" });
                out.value();
                at += 1;
            }
            out.sql(")");
        }
    }
}

/// `(a, b) > ($1, $2)`
const fn behind(out: &mut Out<'_>, table: &Table) {
    keys(out, table, true);
    out.sql(" > ");
    keys(out, table, false);
}

const fn keys(out: &mut Out<'_>, table: &Table, names: bool) {
    let several = table.primary_key.len() > 1;
    out.sql(if several { "(" } else { "" });
    let mut at = 0;
    while at < table.primary_key.len() {
        out.sql(if at > 0 { ", " } else { "" });
        if names {
            out.name(table.primary_key[at]);
        } else {
            out.value();
        }
        at += 1;
    }
    out.sql(if several { ")" } else { "" });
}

const fn order(out: &mut Out<'_>, table: &Table) {
    let mut at = 0;
    while at < table.primary_key.len() {
        out.sql(if at > 0 { ", " } else { " ORDER BY " });
        out.name(table.primary_key[at]);
        at += 1;
    }
}
