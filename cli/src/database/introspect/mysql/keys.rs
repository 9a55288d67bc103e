//! Primary keys, unique constraints and indexes: all of them are indexes here.

use schemalock::migrate::Engine;
use schemalock_codegen::inventory::{Index, IndexKey, IndexPart, Key, Table};

use super::super::text::{bare, joined};
use super::default::expression;
use super::{Fields, Found, Words, ask, name, text};

/// One row for each part.
const INDEXES: &str = "
SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE = 0, INDEX_TYPE, INDEX_COMMENT, @hidden, COLUMN_NAME, @expression, SUB_PART,
    COLLATION = 'D'
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX";

const PRIMARY: &str = "PRIMARY";

pub(super) async fn read<E: Engine>(engine: &mut E, words: &Words, found: &mut Found) -> anyhow::Result<()> {
    let query = INDEXES.replace("@hidden", words.hidden.0).replace("@expression", words.expression);
    let mut whole: Option<(String, Index)> = None;
    for mut row in ask(engine, &query).await? {
        let table = row.text();
        let index = index(&mut row, words);
        let begun = whole.take_if(|(of, begun)| *of != table || begun.name != index.name);
        put(begun, found);
        let (_, index) = whole.get_or_insert((table, index));
        index.parts.push(part(row, index.method.as_deref(), words));
    }
    put(whole, found);
    Ok(())
}

fn index(row: &mut Fields, words: &Words) -> Index {
    let (name, unique) = (row.text(), row.flag());
    let method = row.some().map(|method| method.to_lowercase()).filter(|method| method != "btree");
    let comment = row.filled().map(|comment| format!("COMMENT {}", text(&comment))).unwrap_or_default();
    let hidden = if row.flag() { words.hidden.1 } else { "" };
    Index { name, unique, method, options: joined([comment.as_str(), hidden]), ..Index::default() }
}

fn part(mut row: Fields, method: Option<&str>, words: &Words) -> IndexPart {
    let (column, formula) = (row.some(), row.some());
    let key = match column {
        Some(column) => IndexKey::Column(column),
        None => IndexKey::Expression(bare(&expression(&formula.unwrap_or_default(), words), true).to_owned()),
    };
    // What a spatial index has is the size of a rectangle.
    let length = row.filled().filter(|_| method != Some("spatial"));
    let extra = length.map(|length| format!("({length})")).unwrap_or_default();
    IndexPart { key, descending: row.flag(), nulls: None, extra }
}

/// Puts an index where it belongs in its table.
fn put(index: Option<(String, Index)>, found: &mut Found) {
    let Some((table, index)) = index else { return };
    if let Some(table) = found.get(&table) {
        place(table, index);
    }
}

fn place(table: &mut Table, index: Index) {
    let columns = whole_columns(&index.parts);
    match columns {
        Some(columns) if index.name == PRIMARY => {
            table.primary_key = Some(Key { name: None, columns, extra: index.options });
        }
        None if index.name == PRIMARY => table.primary_key = Some(odd_primary_key(index)),
        Some(columns) if index.unique => {
            table.uniques.push(Key { name: Some(index.name), columns, extra: index.options });
        }
        _ => table.indexes.push(index),
    }
}

/// The columns, when the parts are whole columns in ascending order.
fn whole_columns(parts: &[IndexPart]) -> Option<Vec<String>> {
    let column = |part: &IndexPart| match &part.key {
        IndexKey::Column(column) if !part.descending && part.extra.is_empty() => Some(column.clone()),
        _ => None,
    };
    parts.iter().map(column).collect()
}

/// A primary key with parts of columns, or in another order: what is odd about it stands behind it.
fn odd_primary_key(index: Index) -> Key {
    let (mut columns, mut parts) = (Vec::new(), Vec::new());
    for part in index.parts {
        if let IndexKey::Column(column) = part.key {
            let order = if part.descending { " DESC" } else { "" };
            parts.push(format!("{}{}{order}", name(&column), part.extra));
            columns.push(column);
        }
    }
    let extra = joined([format!("({})", parts.join(", ")).as_str(), &index.options]);
    Key { name: None, columns, extra }
}

#[cfg(test)]
mod tests {
    use schemalock_codegen::inventory::{Index, IndexKey, IndexPart, Table};

    use super::place;

    fn placed(name: &str, unique: bool, parts: &[(&str, bool, &str)]) -> Table {
        let part = |(column, descending, extra): &(&str, bool, &str)| IndexPart {
            key: IndexKey::Column((*column).to_owned()),
            descending: *descending,
            nulls: None,
            extra: (*extra).to_owned(),
        };
        let parts = parts.iter().map(part).collect();
        let mut table = Table::default();
        place(&mut table, Index { name: name.to_owned(), unique, parts, ..Index::default() });
        table
    }

    #[test]
    fn unique_indexes_over_whole_columns_are_constraints() {
        assert_eq!(placed("u", true, &[("a", false, ""), ("b", false, "")]).uniques[0].columns, ["a", "b"]);
        assert!(placed("u", true, &[("a", true, "")]).uniques.is_empty());
        assert!(placed("u", true, &[("a", false, "(10)")]).indexes[0].unique);
        assert!(!placed("i", false, &[("a", false, "")]).indexes[0].unique);
    }

    #[test]
    fn a_primary_key_stays_one_whatever_it_is_over() {
        let key = placed("PRIMARY", true, &[("a", false, "(10)"), ("b", true, "")]).primary_key.unwrap();
        assert_eq!((key.name, key.extra.as_str()), (None, "(`a`(10), `b` DESC)"));
        assert_eq!(key.columns, ["a", "b"]);
    }
}
