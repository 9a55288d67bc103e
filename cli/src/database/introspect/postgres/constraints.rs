//! Keys, references and conditions.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Check, ForeignKey, Key, Table};
use schemalock_codegen::model::Action;

use super::super::text::{bare, joined};
use super::{Catalogue, Fields, Tables};

/// NOT NULL, which newer versions also list, is said by the columns; what a reference to a partitioned table has for each of its
/// partitions (`conparentid`), by the reference.
const CONSTRAINTS: &str = "
SELECT c.relname, k.contype, k.conname, CASE WHEN k.contype <> 'c' THEN @columns END, k.condeferrable, k.condeferred,
    NOT k.convalidated, NOT @enforced, @period, k.connoinherit, pg_get_expr(k.conbin, k.conrelid),
    CASE WHEN f.relnamespace <> @here THEN n.nspname || '.' ELSE '' END || f.relname,
    CASE WHEN k.contype = 'f' THEN @references END, k.confdeltype, k.confupdtype, k.confmatchtype = 'f',
    CASE WHEN k.contype = 'f' THEN @set_columns END, @nulls_not_distinct,
    CASE WHEN i.indnatts > i.indnkeyatts THEN @include END, array_to_string(x.reloptions, ', '), quote_ident(s.spcname)
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace
WHERE k.contype IN ('p', 'u', 'f', 'c') AND k.conparentid = 0 AND @managed
ORDER BY k.conname";

/// The columns that are stored beside a key: `int2vector` counts from 0, and stays so when it is taken apart.
const INCLUDED: &str = "(i.indkey::int2[])[i.indnkeyatts:]";

pub(super) async fn read<E: Engine>(catalogue: &mut Catalogue<'_, E>, tables: &mut Tables) -> anyhow::Result<()> {
    let query = CONSTRAINTS
        .replace("@columns", &names("k.conkey", "k.conrelid"))
        .replace("@references", &names("k.confkey", "k.confrelid"))
        .replace("@set_columns", &list("@delete_set", "k.conrelid"))
        .replace("@include", &list(INCLUDED, "i.indrelid"));
    for mut row in catalogue.ask(&query).await? {
        if let Some(table) = tables.get(&row.text()) {
            place(table, row)?;
        }
    }
    Ok(())
}

/// Columns by their numbers, as a JSON array of names.
fn names(numbers: &str, table: &str) -> String {
    format!("to_json({})", columns("a.attname", numbers, table))
}

/// The same as SQL.
fn list(numbers: &str, table: &str) -> String {
    format!("array_to_string({}, ', ')", columns("quote_ident(a.attname)", numbers, table))
}

fn columns(text: &str, numbers: &str, table: &str) -> String {
    format!(
        "ARRAY(SELECT (SELECT {text} FROM pg_catalog.pg_attribute a WHERE a.attrelid = {table} AND a.attnum = number) \
         FROM unnest({numbers}) number)"
    )
}

/// What every kind of constraint may have.
struct Common {
    columns: Vec<String>,
    deferrable: bool,
    deferred: bool,
    /// `NOT VALID` or `NOT ENFORCED`.
    doubt: &'static str,
    period: bool,
}

fn place(table: &mut Table, mut row: Fields) -> anyhow::Result<()> {
    let kind = row.text();
    let name = row.some();
    let common = Common::of(&mut row)?;
    match kind.as_str() {
        "c" => table.checks.push(check(name, &common, row)),
        "f" => table.foreign_keys.push(foreign_key(name, common, row)?),
        "p" => table.primary_key = Some(key(name, common, row)),
        _ => table.uniques.push(key(name, common, row)),
    }
    Ok(())
}

impl Common {
    fn of(row: &mut Fields) -> anyhow::Result<Self> {
        let (columns, deferrable, deferred) = (row.names()?, row.flag(), row.flag());
        // What is not enforced has never been validated either.
        let doubt = match (row.flag(), row.flag()) {
            (_, true) => "NOT ENFORCED",
            (true, false) => "NOT VALID",
            (false, false) => "",
        };
        Ok(Self { columns, deferrable, deferred, doubt, period: row.flag() })
    }

    const fn deferrable(&self) -> &'static str {
        match (self.deferrable, self.deferred) {
            (false, _) => "",
            (true, false) => "DEFERRABLE",
            (true, true) => "DEFERRABLE INITIALLY DEFERRED",
        }
    }
}

fn check(name: Option<String>, common: &Common, mut row: Fields) -> Check {
    let inherit = if row.flag() { "NO INHERIT" } else { "" };
    let expression = bare(&row.text(), false).to_owned();
    Check { name, expression, extra: joined([inherit, common.doubt]), column: None }
}

fn foreign_key(name: Option<String>, common: Common, mut row: Fields) -> anyhow::Result<ForeignKey> {
    row.skip(2);
    let (table, references) = (row.text(), row.names()?);
    let (on_delete, on_update) = (action(&row.text()), action(&row.text()));
    let full = if row.flag() { "MATCH FULL" } else { "" };
    let set = row.filled().map(|columns| format!("ON DELETE {} ({columns})", on_delete.sql())).unwrap_or_default();
    let deferrable = if common.deferred { "" } else { common.deferrable() };
    let period = if common.period { "PERIOD" } else { "" };
    Ok(ForeignKey {
        name,
        table,
        references,
        on_delete,
        on_update,
        deferred: common.deferred,
        extra: joined([full, &set, deferrable, common.doubt, period]),
        columns: common.columns,
    })
}

fn key(name: Option<String>, common: Common, mut row: Fields) -> Key {
    row.skip(8);
    let distinct = if row.flag() { "NULLS NOT DISTINCT" } else { "" };
    let include = row.filled().map(|columns| format!("INCLUDE ({columns})")).unwrap_or_default();
    let with = row.filled().map(|options| format!("WITH ({options})")).unwrap_or_default();
    let space = row.filled().map(|name| format!("USING INDEX TABLESPACE {name}")).unwrap_or_default();
    let overlaps = if common.period { "WITHOUT OVERLAPS" } else { "" };
    let extra = joined([distinct, overlaps, &include, &with, &space, common.deferrable()]);
    Key { name, columns: common.columns, extra }
}

fn action(code: &str) -> Action {
    match code {
        "r" => Action::Restrict,
        "c" => Action::Cascade,
        "n" => Action::SetNull,
        "d" => Action::SetDefault,
        _ => Action::NoAction,
    }
}

#[cfg(test)]
mod tests {
    use schemalock_codegen::inventory::Table;
    use schemalock_codegen::model::Action;

    use super::super::Fields;
    use super::place;

    fn placed(row: &[&str]) -> Table {
        let mut table = Table::default();
        place(&mut table, Fields::written(row)).unwrap();
        table
    }

    #[test]
    fn a_reference_says_what_it_does() {
        let row = [
            "f",
            "t_fk",
            "[\"a\",\"b\"]",
            "t",
            "t",
            "f",
            "f",
            "f",
            "t",
            "-",
            "other.far",
            "[\"x\",\"y\"]",
            "n",
            "c",
            "t",
            "a",
        ];
        let key = placed(&row).foreign_keys.remove(0);
        assert_eq!(
            (key.columns.as_slice(), key.table.as_str()),
            (["a".to_owned(), "b".to_owned()].as_slice(), "other.far")
        );
        assert_eq!((key.on_delete, key.on_update, key.deferred), (Action::SetNull, Action::Cascade, true));
        assert_eq!(key.extra, "MATCH FULL ON DELETE SET NULL (a)");
    }

    #[test]
    fn a_key_says_what_else_is_in_it() {
        let common = ["u", "t_key", "[\"a\"]", "t", "f", "f", "f", "f", "t"];
        let reference = ["t", "-", "-", "-", " ", " ", "f", "-"];
        let own = ["t", "b, \"C\"", "fillfactor=70", "fast"];
        let key = placed(&[&common[..8], &reference, &own].concat()).uniques.remove(0);
        assert_eq!(
            key.extra,
            "NULLS NOT DISTINCT INCLUDE (b, \"C\") WITH (fillfactor=70) USING INDEX TABLESPACE fast DEFERRABLE"
        );
    }

    #[test]
    fn a_check_that_is_not_enforced_is_not_called_invalid_too() {
        let row = ["c", "t_check", "-", "f", "f", "t", "t", "f", "t", "((a > 0) AND (b > 0))"];
        let check = placed(&row).checks.remove(0);
        assert_eq!(
            (check.expression.as_str(), check.extra.as_str()),
            ("(a > 0) AND (b > 0)", "NO INHERIT NOT ENFORCED")
        );
    }
}
