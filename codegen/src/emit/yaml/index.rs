//! Indexes.

use super::write::{Entries, Value, list, names, sql, text};
use crate::model::{Index, IndexColumn, IndexPart, Nulls};

/// The list of its columns, or with more to say.
pub(super) fn emit(index: &Index) -> Value {
    let mut more = Entries::default();
    more.flag("unique", index.unique);
    if let Some(predicate) = &index.predicate {
        more.add("where", sql(predicate));
    }
    if !index.include.is_empty() {
        more.add("include", names(&index.include));
    }
    more.per_dialect("method", &index.method);
    more.per_dialect("options", &index.options);
    if !index.targets.is_empty() {
        more.add("targets", list(index.targets.iter().map(|kind| text(kind.word()))));
    }
    more.text("sql_name", index.sql_name.as_deref());
    more.text("renamed_from", index.renamed_from.as_deref());
    let columns = list(index.columns.iter().map(part));
    if more.is_empty() { columns } else { more.first("columns", columns).value() }
}

fn part(column: &IndexColumn) -> Value {
    let mut entries = Entries::default();
    match &column.part {
        IndexPart::Column(name) if !column.descending && column.nulls.is_none() && column.native.is_empty() => {
            return text(name);
        }
        IndexPart::Column(name) => entries.add("column", text(name)),
        IndexPart::Expression(expression) => entries.add("expression", sql(expression)),
    }
    if column.descending {
        entries.add("order", text("desc"));
    }
    let nulls = column.nulls.map(|nulls| match nulls {
        Nulls::First => "first",
        Nulls::Last => "last",
    });
    entries.text("nulls", nulls);
    entries.per_dialect("native", &column.native);
    entries.value()
}
