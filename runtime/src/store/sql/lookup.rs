//! The statements about many rows: those of an index's look-up, and all of a table.

use super::statement::{has_assigned_key, select};
use super::{Order, Out};
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
    let around = is_around(out, table, columns, form);
    if around {
        out.sql("SELECT * FROM (");
    }
    if let Form::Count = form {
        out.sql("SELECT COUNT(*) FROM ");
        out.name(table.name);
    } else {
        select(out, table);
    }
    conditions(out, columns, how);
    if around {
        // What has an OFFSET is planned by itself, and by nothing else than the columns: not by the key that rows are behind either.
        out.sql(" OFFSET 0) AS ");
        out.name(FOUND);
    }
    if let Form::After = form {
        out.sql(if around || columns.is_empty() { " WHERE " } else { " AND " });
        behind(out, table, columns);
    }
    match form {
        Form::All => order(out, table, columns),
        Form::First => {
            order(out, table, columns);
            out.sql(" LIMIT 1");
        }
        Form::Page | Form::After => {
            order(out, table, columns);
            out.sql(" LIMIT ");
            out.value();
        }
        Form::Count => {}
    }
}

/// What the rows are called that an inner query has found.
const FOUND: &str = "found";

/// Whether a query around puts the rows in order. One that reads all of them is left to the planner, and so is the order of a whole
/// table.
const fn is_around(out: &Out<'_>, table: &Table, columns: &[&str], form: Form) -> bool {
    let limited = matches!(form, Form::First | Form::Page | Form::After);
    limited && matches!(out.syntax.order, Order::Around) && !has_key_order(table, columns)
}

/// Whether an order by key leads no engine astray: an index begins with the columns and goes on with the key, or there is one row at
/// most.
const fn has_key_order(table: &Table, columns: &[&str]) -> bool {
    let mut at = 0;
    while at < table.indexes.len() {
        let index = &table.indexes[at];
        let finds_one = index.unique && begins_with(columns, index.columns, &[]);
        if !index.partial && (finds_one || begins_with(index.columns, columns, table.primary_key)) {
            return true;
        }
        at += 1;
    }
    at = 0;
    while at < table.uniques.len() {
        let unique = table.uniques[at].columns;
        if begins_with(columns, unique, &[]) || begins_with(unique, columns, table.primary_key) {
            return true;
        }
        at += 1;
    }
    columns.is_empty()
}

/// Whether a list of columns begins with two others, one behind the other.
const fn begins_with(list: &[&str], columns: &[&str], key: &[&str]) -> bool {
    if list.len() < columns.len() + key.len() {
        return false;
    }
    let mut at = 0;
    while at < columns.len() + key.len() {
        let column = if at < columns.len() { columns[at] } else { key[at - columns.len()] };
        if !crate::column::check::equal(list[at].as_bytes(), column.as_bytes()) {
            return false;
        }
        at += 1;
    }
    true
}

/// The column of the blind indexes of another.
///
/// # Panics
///
/// If that has none.
pub const fn companion(table: &Table, at: usize) -> &'static str {
    match table.columns[at].companion() {
        Some(companion) => companion.name,
        None => panic!("the column is not searchable"),
    }
}

const fn conditions(out: &mut Out<'_>, columns: &[&str], how: &[Equal]) {
    let mut at = 0;
    while at < columns.len() {
        out.sql(if at > 0 { " AND " } else { " WHERE " });
        out.name(columns[at]);
        compare(out, if how.is_empty() { Equal::Value } else { how[at] });
        at += 1;
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

/// `(a, b) > ($1, $2)`, or `(a > ? OR (a = ? AND b > ?))` where that is what an index serves. Bound is the key; there, all
/// beginnings of the key.
const fn behind(out: &mut Out<'_>, table: &Table, columns: &[&str]) {
    let several = table.primary_key.len() > 1;
    if several && !out.syntax.rows_are_ranges {
        return behind_by_parts(out, table.primary_key);
    }
    out.sql(if several { "(" } else { "" });
    key(out, table, columns);
    out.sql(if several { ") > (" } else { " > " });
    let mut at = 0;
    while at < table.primary_key.len() {
        out.sql(if at > 0 { ", " } else { "" });
        out.value();
        at += 1;
    }
    out.sql(if several { ")" } else { "" });
}

const fn behind_by_parts(out: &mut Out<'_>, key: &[&str]) {
    let mut last = 0;
    out.sql("(");
    while last < key.len() {
        out.sql(if last > 0 { " OR (" } else { "" });
        let mut at = 0;
        while at <= last {
            out.sql(if at > 0 { " AND " } else { "" });
            out.name(key[at]);
            out.sql(if at < last { " = " } else { " > " });
            out.value();
            at += 1;
        }
        out.sql(if last > 0 { ")" } else { "" });
        last += 1;
    }
    out.sql(")");
}

const fn order(out: &mut Out<'_>, table: &Table, columns: &[&str]) {
    if !table.primary_key.is_empty() {
        out.sql(" ORDER BY ");
        key(out, table, columns);
    }
}

/// `a, b`, or `+a, +b` where no index is to be chosen for them.
const fn key(out: &mut Out<'_>, table: &Table, columns: &[&str]) {
    let expression = matches!(out.syntax.order, Order::Expression);
    let expression = expression && !has_key_order(table, columns) && !is_numbered(table);
    let mut at = 0;
    while at < table.primary_key.len() {
        out.sql(if at > 0 { ", " } else { "" });
        out.sql(if expression { "+" } else { "" });
        out.name(table.primary_key[at]);
        at += 1;
    }
}

/// Whether the key is the number that the database gave the row.
const fn is_numbered(table: &Table) -> bool {
    table.primary_key.len() == 1 && has_assigned_key(table)
}

#[cfg(test)]
mod tests {
    use super::super::{Returning, Syntax, text};
    use super::*;
    use crate::{Column, Index, Unique};

    const TABLE: &Table = &Table::new("t", &[Column::plain::<i64>("id"), Column::plain::<i64>("a")])
        .with_primary_key(&["id"])
        .with_indexes(&[
            Index::new("by_a", "t_by_a", &["a"]),
            Index::new("by_b_and_id", "t_by_b_and_id", &["b", "id"]),
            Index::new("by_c", "t_by_c", &["c", "id"]).partial(),
        ])
        .with_uniques(&[Unique::new("t_d_key", &["d"])]);

    const fn syntax(order: Order) -> Syntax {
        Syntax {
            quote: b'"',
            numbered: true,
            returning: Returning::Nothing,
            on_conflict: true,
            no_values: "",
            rows_are_ranges: true,
            errors_end_transactions: false,
            most_values: 1,
            order,
            snapshot: "BEGIN",
            write: "BEGIN",
            renumber: None,
        }
    }
    static KEYED: Syntax = syntax(Order::Keyed);
    static EXPRESSION: Syntax = syntax(Order::Expression);
    static AROUND: Syntax = syntax(Order::Around);

    fn sql(syntax: &'static Syntax, column: &str, form: Form) -> String {
        text(syntax, |out| lookup(out, TABLE, &[column], &[], form))
    }

    #[test]
    fn an_order_leads_no_engine_away_from_the_index() {
        let plain = r#"SELECT "id", "a" FROM "t" WHERE "a" = $1 AND "id" > $2 ORDER BY "id" LIMIT $3"#;
        assert_eq!(sql(&KEYED, "a", Form::After), plain);
        let expression = r#"SELECT "id", "a" FROM "t" WHERE "a" = $1 AND +"id" > $2 ORDER BY +"id" LIMIT $3"#;
        assert_eq!(sql(&EXPRESSION, "a", Form::After), expression);
        let around = r#"SELECT * FROM (SELECT "id", "a" FROM "t" WHERE "a" = $1 OFFSET 0) AS "found" WHERE "id" > $2 ORDER BY "id" LIMIT $3"#;
        assert_eq!(sql(&AROUND, "a", Form::After), around);
    }

    #[test]
    fn the_order_of_an_index_is_used_where_there_is_one() {
        for syntax in [&EXPRESSION, &AROUND] {
            for column in ["b", "d"] {
                let plain = format!(r#"SELECT "id", "a" FROM "t" WHERE "{column}" = $1 ORDER BY "id" LIMIT 1"#);
                assert_eq!(sql(syntax, column, Form::First), plain);
            }
            // A partial index has not all rows.
            assert_ne!(sql(syntax, "c", Form::First), sql(&KEYED, "c", Form::First));
        }
    }
}
