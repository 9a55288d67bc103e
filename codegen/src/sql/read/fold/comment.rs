//! Descriptions, and what else is said of whole tables and constraints.

use std::collections::BTreeMap;

use super::super::cursor::Name;
use super::{Catalogue, Other, Where};
use crate::inventory::{Origin, Table};

impl Catalogue {
    pub(super) fn comment(
        &mut self,
        kind: &str,
        name: &Name,
        part: Option<String>,
        text: Option<String>,
        origin: &Origin,
    ) -> Result<(), String> {
        let located = match self.locate(name) {
            Where::Here(name) | Where::Elsewhere(name) => name,
            Where::Temporary(_) => return Ok(()),
        };
        match (kind, &part) {
            ("table", None) => {
                if let Some(table) = self.find_mut(&located) {
                    table.comment = text;
                    return Ok(());
                }
            }
            ("column", Some(column)) => {
                if let Some(table) = self.find_mut(&located) {
                    let found = table.columns.iter_mut().find(|own| own.name == *column);
                    let found = found.ok_or_else(|| format!("there is no column {column} in {located}"))?;
                    found.comment = text;
                    return Ok(());
                }
            }
            ("type", None) => {
                if let Some(item) = self.enums.iter_mut().find(|item| item.name == located) {
                    item.comment = text;
                    return Ok(());
                }
            }
            _ => {}
        }
        self.comment_on_other(kind, &located, part, text, origin);
        Ok(())
    }

    fn comment_on_other(
        &mut self,
        kind: &str,
        name: &str,
        part: Option<String>,
        text: Option<String>,
        origin: &Origin,
    ) {
        let (table, name) = match part {
            Some(part) => (Some(name.to_owned()), format!("{kind} {name}.{part}")),
            None => (
                self.table_of_index(name).filter(|_| kind == "index").or(Some(name.to_owned())),
                format!("{kind} {name}"),
            ),
        };
        self.others.retain(|other| !(other.kind == "comment" && other.name == name));
        if let Some(definition) = text {
            self.others.push(Other {
                kind: "comment".to_owned(),
                name,
                table,
                definition,
                origin: Some(origin.clone()),
                ..Other::default()
            });
        }
    }

    pub(super) fn set_options(
        &mut self,
        table: &mut Table,
        set: BTreeMap<String, String>,
        comment: Option<String>,
        charset: Option<&str>,
    ) {
        if let Some(comment) = comment {
            table.comment = Some(comment).filter(|comment| !comment.is_empty());
        }
        if let Some(charset) = charset {
            let usual = self.reading.collation_of(charset);
            table.options.insert("collation".to_owned(), usual);
        }
        for (key, value) in set {
            match key.as_str() {
                "unlogged" => {
                    table.options.insert(key, String::new());
                }
                "with" | "options" => merge(table, &key, &value),
                _ if value.is_empty() => {
                    table.options.remove(&key);
                }
                _ => {
                    table.options.insert(key, value);
                }
            }
        }
    }

    /// All texts of a table under another collation.
    pub(super) fn convert(&mut self, table: &mut Table, charset: Option<&str>, collation: Option<String>) {
        let usual = charset.map(|charset| self.reading.collation_of(charset));
        let Some(collation) = collation.or(usual) else { return };
        let texts = table.columns.iter_mut().filter_map(|column| column.collation.as_mut());
        texts.for_each(|own| own.clone_from(&collation));
        table.options.insert("collation".to_owned(), collation);
    }

    pub(super) fn row_security(&mut self, table: &str, what: &str, origin: &Origin) {
        let name = table.to_owned();
        let at = self.other("policy", &name);
        let forced = at.is_some_and(|at| self.others[at].definition.contains("FORCE"));
        let enabled = at.is_some_and(|at| self.others[at].definition.contains("ENABLE"));
        let (enabled, forced) = match what {
            "ENABLE" => (true, forced),
            "DISABLE" => (false, forced),
            "FORCE" => (enabled, true),
            _ => (enabled, false),
        };
        if let Some(at) = at {
            self.others.remove(at);
        }
        let words = [(enabled, "ENABLE ROW LEVEL SECURITY"), (forced, "FORCE ROW LEVEL SECURITY")];
        let definition = words.into_iter().filter(|(on, _)| *on).map(|(_, word)| word).collect::<Vec<_>>().join(" ");
        if !definition.is_empty() {
            let table = Some(name.clone());
            self.others.push(Other {
                kind: "policy".to_owned(),
                name,
                table,
                definition,
                origin: Some(origin.clone()),
                ..Other::default()
            });
        }
    }

    pub(super) fn has_constraint(&self, table: &Table, name: &str) -> bool {
        super::catalogue::names_of(table).skip(1).any(|own| self.same(own, name))
    }

    /// A constraint that held only for new rows holds for all.
    pub(super) fn revalidate(&self, table: &mut Table, name: &str) {
        let lexis = self.lexis();
        let is = |own: &Option<String>| own.as_deref().is_some_and(|own| super::catalogue::same(lexis, own, name));
        let without = |extra: &str| extra.replace("NOT VALID", "").split_whitespace().collect::<Vec<_>>().join(" ");
        table.checks.iter_mut().filter(|check| is(&check.name)).for_each(|check| check.extra = without(&check.extra));
        table.foreign_keys.iter_mut().filter(|key| is(&key.name)).for_each(|key| key.extra = without(&key.extra));
    }

    /// When a constraint is checked, or whether.
    pub(super) fn defer(&self, table: &mut Table, name: &str, extra: &str) -> Result<(), String> {
        let is = |own: &Option<String>| own.as_deref().is_some_and(|own| self.same(own, name));
        let without = |old: &str| {
            let old = old.replace("NOT ENFORCED", "").replace("DEFERRABLE", "").replace("INITIALLY DEFERRED", "");
            [old.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), extra].join(" ").trim().to_owned()
        };
        if let Some(key) = table.foreign_keys.iter_mut().find(|key| is(&key.name)) {
            key.deferred = extra.contains("DEFERRED");
            key.extra = without(&key.extra).replace("DEFERRABLE INITIALLY DEFERRED", "").trim().to_owned();
        } else if let Some(check) = table.checks.iter_mut().find(|check| is(&check.name)) {
            check.extra = without(&check.extra);
        } else {
            return Err(format!("there is no constraint {name} on {}", table.name));
        }
        Ok(())
    }

    pub(super) fn index_option(&self, table: &mut Table, name: &str, key: &str, on: bool) -> Result<(), String> {
        let lexis = self.lexis();
        let indexes = table
            .indexes
            .iter_mut()
            .filter(|index| super::catalogue::same(lexis, &index.name, name))
            .map(|index| &mut index.options);
        let keys = table
            .uniques
            .iter_mut()
            .filter(|own| own.name.as_deref().is_some_and(|own| super::catalogue::same(lexis, own, name)))
            .map(|key| &mut key.extra);
        let mut found: Vec<&mut String> = indexes.chain(keys).collect();
        for words in &mut found {
            let kept: Vec<&str> =
                words.split_whitespace().filter(|word| *word != key).chain(on.then_some(key)).collect();
            **words = kept.join(" ");
        }
        if found.is_empty() { Err(format!("there is no index {name} on {}", table.name)) } else { Ok(()) }
    }
}

/// Settings with those of the same names anew.
fn merge(table: &mut Table, key: &str, new: &str) {
    let between = if key == "with" { ", " } else { " " };
    let name = |one: &str| one.split('=').next().unwrap_or(one).to_owned();
    let old = table.options.get(key).cloned().unwrap_or_default();
    let set: Vec<String> = new.split(between).map(name).collect();
    let kept = old.split(between).filter(|one| !one.is_empty() && !set.contains(&name(one)));
    let all: Vec<&str> = kept.chain(new.split(between)).collect();
    table.options.insert(key.to_owned(), all.join(between));
}
