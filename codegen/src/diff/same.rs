//! Do two parts ask a database for the same? Markers do not count, nor does how an expression is spelled.

use crate::model::{Column, Default, Generated, Index, IndexPart, Sql};
use crate::sql::expression;

/// Two columns; what concerns the docs page or the models alone does not count.
pub(super) fn column(old: &Column, new: &Column) -> bool {
    old == new || plain_column(old) == plain_column(new)
}

fn plain_column(column: &Column) -> Column {
    let mut column = Column { external: None, immutable: false, ..column.unmarked() };
    if let Some(Default::Sql(sql)) = &mut column.default {
        *sql = plain(sql);
    }
    if let Some(Generated { sql, .. }) = &mut column.generated {
        *sql = plain(sql);
    }
    column
}

/// Two indexes.
pub(super) fn index(old: &Index, new: &Index) -> bool {
    old == new || plain_index(old) == plain_index(new)
}

fn plain_index(index: &Index) -> Index {
    let mut index = index.unmarked();
    for part in &mut index.columns {
        if let IndexPart::Expression(sql) = &mut part.part {
            *sql = plain(sql);
        }
    }
    index.predicate = index.predicate.as_ref().map(plain);
    index
}

/// Two expressions.
pub(super) fn sql(old: &Sql, new: &Sql) -> bool {
    old == new || plain(old) == plain(new)
}

/// The expression in the parser's own spelling.
fn plain(sql: &Sql) -> Sql {
    match sql {
        Sql::Any(text) => Sql::Any(expression::normal(text, None)),
        Sql::Each(texts) => {
            Sql::Each(texts.iter().map(|(kind, text)| (*kind, expression::normal(text, Some(*kind)))).collect())
        }
    }
}
