//! From the ids of documents to the keys of rows.

use schemalock::Uuid;

use super::id;
use super::numbers::Numbers;
use super::table::{Table, Tables};

/// What is known of the ids of all documents.
#[derive(Debug)]
pub(super) struct Keys<'t> {
    tables: &'t Tables,
    /// The numbers of tables that are known; not of each, and also of tables that the schema does not have.
    pub(super) numbers: Numbers,
    /// Of each table the rows whose keys are not what their ids say, by what those say, in order. Only a table whose key stands beside
    /// the id has such: a row takes 32 bytes.
    others: Vec<Vec<(Uuid, Uuid)>>,
}

impl<'t> Keys<'t> {
    pub(super) fn new(tables: &'t Tables, numbers: Numbers) -> Self {
        Self { tables, numbers, others: vec![Vec::new(); tables.all().len()] }
    }

    /// Why an `_id` is none of this table's; nothing, if it may be one.
    pub(super) fn is_of_another(&self, table: &Table, id: &str) -> Option<String> {
        let number = id::number(id)?;
        let own = self.numbers.get(&table.name);
        let other = self.numbers.name(number).filter(|name| *name != table.name);
        match (own, other) {
            (Some(own), _) if own == number => None,
            (_, Some(other)) => Some(format!("is the id of a document of `{other}`")),
            (Some(own), None) => {
                Some(format!("is the id of a document of table {number}, and `{}` is table {own}", table.name))
            }
            (None, None) => None,
        }
    }

    /// Notes the key that stands in a document beside its id.
    pub(super) fn note(&mut self, table: usize, id: &str, key: Uuid) {
        let said = id::to_uuid(self.tables.all()[table].sql.name, id);
        if said != key {
            self.others[table].push((said, key));
        }
    }

    /// All of a table's have been noted. Are there two of one id? Nobody could tell whom a reference means.
    pub(super) fn noted(&mut self, table: usize) -> bool {
        let others = &mut self.others[table];
        others.sort_unstable();
        others.shrink_to_fit();
        others.windows(2).any(|pair| pair[0].0 == pair[1].0)
    }

    /// Does any document of the table have another key than its id says?
    pub(super) fn has_others(&self, table: usize) -> bool {
        !self.others[table].is_empty()
    }

    /// Is the id of this document, which says its own key, that of another one, too?
    pub(super) fn is_shared(&self, table: usize, id: &str, key: Uuid) -> bool {
        let said = id::to_uuid(self.tables.all()[table].sql.name, id);
        said == key && self.others[table].binary_search_by_key(&said, |(said, _)| *said).is_ok()
    }

    /// The key of the row that a document becomes.
    pub(super) fn key(&self, table: usize, id: &str) -> Uuid {
        let said = id::to_uuid(self.tables.all()[table].sql.name, id);
        let others = &self.others[table];
        others.binary_search_by_key(&said, |(said, _)| *said).map_or(said, |at| others[at].1)
    }
}
