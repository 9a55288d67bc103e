//! Look-ups as SQL.

use schemalock_codegen::dialect::{Dialect, LookupPart, Verbatim, Writer};

use super::entry::Entry;

/// How an engine gives values of its rows.
#[derive(Clone, Copy, Debug)]
pub(in crate::database) struct Sampling {
    /// The expression for the value `{}` as a literal.
    pub(super) literal: &'static str,
    /// What stands behind a table that is to be read without an index.
    pub(super) in_order: &'static str,
}

/// A look-up to be written down.
#[derive(Clone, Copy, Debug)]
pub(in crate::database) struct Ask<'a> {
    pub(super) dialect: &'a dyn Dialect,
    pub(super) table: &'a str,
    pub(super) parts: &'a [LookupPart],
    pub(super) predicate: Option<&'a str>,
    /// How the parts are compared, where an index says.
    pub(super) operators: &'a [String],
}

impl<'a> Ask<'a> {
    /// The same in the operators of an index.
    pub(super) fn with(self, entry: Option<&'a Entry>) -> Self {
        Self { operators: entry.map(|entry| entry.operators.as_slice()).unwrap_or_default(), ..self }
    }

    pub(super) fn writer(&self) -> Writer {
        Writer::new(self.dialect.quote())
    }

    /// `"a" = 1 AND "b" = 2 AND (…)`; the values are SQL.
    pub(super) fn condition(&self, values: impl IntoIterator<Item = String>) -> Verbatim {
        let mut writer = self.writer();
        for (at, (part, value)) in self.parts.iter().zip(values).enumerate() {
            let operator = self.operators.get(at).map_or("=", String::as_str);
            writer.sql(if at > 0 { " AND " } else { "" });
            writer.verbatim(&Verbatim::trusted(format!("{} {operator} {value}", part.sql)));
        }
        self.predicate_behind(&mut writer);
        Verbatim::trusted(writer.finish())
    }

    /// `SELECT * FROM "t" WHERE …`; the values are SQL.
    pub(super) fn query(&self, values: &[String]) -> String {
        let mut writer = self.writer();
        writer.sql("SELECT * FROM ").name(self.table).sql(" WHERE ");
        writer.verbatim(&self.condition(values.iter().cloned()));
        writer.finish()
    }

    /// The query for values that rows have, as literals: among the first rows of the table, those that fewest have. Read by an index
    /// they would be those at its beginning.
    pub(super) fn sample(&self, sampling: &Sampling, rows: u64) -> String {
        let names: Vec<Verbatim> = (1..=self.parts.len()).map(value_name).collect();
        let whole = self.has_values();
        let mut writer = self.writer();
        list(writer.sql("SELECT "), &names).sql(" FROM (SELECT ");
        for (at, (value, name)) in self.literals(sampling).iter().zip(&names).enumerate() {
            writer.sql(if at > 0 { ", CASE WHEN " } else { "CASE WHEN " }).verbatim(&whole);
            writer.sql(" THEN ").verbatim(value).sql(" END AS ").verbatim(name);
        }
        writer.sql(" FROM ").name(self.table).sql(sampling.in_order).sql(" LIMIT ").number(rows);
        writer.sql(") AS schemalock_sample WHERE ").verbatim(&value_name(1)).sql(" IS NOT NULL GROUP BY ");
        list(&mut writer, &names).sql(" ORDER BY count(*), ");
        list(&mut writer, &names).sql(" LIMIT 1");
        writer.finish()
    }

    /// The query for the values of any row.
    pub(super) fn any(&self, sampling: &Sampling) -> String {
        let mut writer = self.writer();
        list(writer.sql("SELECT "), &self.literals(sampling)).sql(" FROM ").name(self.table);
        writer.sql(" WHERE ").verbatim(&self.has_values()).sql(" LIMIT 1");
        writer.finish()
    }

    fn literals(&self, sampling: &Sampling) -> Vec<Verbatim> {
        self.parts.iter().map(|part| Verbatim::trusted(sampling.literal.replace("{}", &part.sql))).collect()
    }

    /// The condition that a row can be looked up by its own values.
    fn has_values(&self) -> Verbatim {
        let mut writer = self.writer();
        for (at, part) in self.parts.iter().enumerate() {
            let part = Verbatim::trusted(&part.sql);
            writer.sql(if at > 0 { " AND " } else { "" }).verbatim(&part).sql(" IS NOT NULL");
        }
        self.predicate_behind(&mut writer);
        Verbatim::trusted(writer.finish())
    }

    /// The query for how many rows match, counted up to a limit.
    pub(super) fn matches(&self, values: &[String], limit: u64) -> String {
        let mut writer = self.writer();
        writer.sql("SELECT count(*) FROM (SELECT 1 AS one FROM ").name(self.table).sql(" WHERE ");
        writer.verbatim(&self.condition(values.iter().cloned()));
        writer.sql(" LIMIT ").number(limit).sql(") AS schemalock_matches");
        writer.finish()
    }

    fn predicate_behind(&self, writer: &mut Writer) {
        if let Some(predicate) = self.predicate {
            writer.sql(" AND (").verbatim(&Verbatim::trusted(predicate)).sql(")");
        }
    }
}

/// The query for how many rows a table has, counted up to a limit.
pub(super) fn rows(dialect: &dyn Dialect, table: &str, limit: u64) -> String {
    let mut writer = Writer::new(dialect.quote());
    writer.sql("SELECT count(*) FROM (SELECT 1 AS one FROM ").name(table).sql(" LIMIT ").number(limit);
    writer.sql(") AS schemalock_rows");
    writer.finish()
}

/// What the n-th value is called where it needs a name.
pub(super) fn value_name(number: usize) -> Verbatim {
    Verbatim::trusted(format!("schemalock_{number}"))
}

fn list<'w>(writer: &'w mut Writer, items: &[Verbatim]) -> &'w mut Writer {
    for (at, item) in items.iter().enumerate() {
        writer.sql(if at > 0 { ", " } else { "" }).verbatim(item);
    }
    writer
}
