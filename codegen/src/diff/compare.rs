//! The changes of an edit: targets, enums, then tables with their parts.

use std::collections::BTreeMap;

use super::pair::pairs;
use super::{Change, Item, Place, Renames, renamed, table};
use crate::model::{Enum, EnumValue, Model, Table};

/// What changes from the old model to the new one, as far as a database or its data follow: names, types, keys, conditions and
/// descriptions, and how columns are sealed. Markers, and what concerns Rust or the docs page alone, are no changes.
///
/// In the order of the new model, what is gone at the end of its like.
#[must_use]
pub fn diff(old: &Model, new: &Model) -> Vec<Change> {
    let renames = Renames::between(old, new);
    diff_renamed(old, new, &renames)
}

/// The same with these renames, whatever markers say.
#[must_use]
pub fn diff_renamed(old: &Model, new: &Model, renames: &Renames) -> Vec<Change> {
    // A copy of a thousand tables takes longer than looking at them.
    let copy = (!renames.is_empty()).then(|| renamed(old, renames));
    let mid = copy.as_ref().unwrap_or(old);
    let mut changes = Vec::new();
    targets(mid, new, &mut changes);
    let enums = pairs(&mid.enums, &new.enums, |item| &item.name, |item| &item.name);
    for (before, item) in enums.new {
        match before {
            Some(before) => of_enum(before, item, renames, &mut changes),
            None => changes.push(Change::Add { place: Place::of_enum(&item.name), item: Item::Enum(item.unmarked()) }),
        }
    }
    let gone = enums.gone.into_iter();
    changes.extend(gone.map(|e| Change::Drop { place: Place::of_enum(&e.name), item: Item::Enum(e.unmarked()) }));
    tables(mid, new, renames, &mut changes);
    changes
}

fn targets(old: &Model, new: &Model, changes: &mut Vec<Change>) {
    let (old, new) = (&old.targets.databases, &new.targets.databases);
    for (kind, version) in new {
        let (place, next) = (Place::target(*kind), Item::Target(*version));
        match old.get(kind) {
            None => changes.push(Change::Add { place, item: next }),
            Some(before) if before == version => {}
            Some(before) => changes.push(Change::Alter { place, previous: Item::Target(*before), next }),
        }
    }
    let gone = old.iter().filter(|(kind, _)| !new.contains_key(kind));
    changes
        .extend(gone.map(|(kind, version)| Change::Drop { place: Place::target(*kind), item: Item::Target(*version) }));
}

fn of_enum(old: &Enum, new: &Enum, renames: &Renames, changes: &mut Vec<Change>) {
    let place = Place::of_enum(&new.name);
    if let Some(from) = renames.enums.get(&new.name) {
        changes.push(Change::Rename { from: Place::of_enum(from), to: place.clone() });
    }
    let bare = |item: &Enum| Enum { values: Vec::new(), ..item.unmarked() };
    let (previous, next) = (bare(old), bare(new));
    if previous != next {
        let (previous, next) = (Item::Enum(previous), Item::Enum(next));
        changes.push(Change::Alter { place: place.clone(), previous, next });
    }
    let renamed: BTreeMap<&str, &str> =
        new.values.iter().map(|value| (renames.old_value(&new.name, &value.name), value.name.as_str())).collect();
    let name = |value: &EnumValue| renamed.get(value.name.as_str()).map_or(value.name.clone(), |new| (*new).to_owned());
    let values = pairs(&old.values, &new.values, name, |value| value.name.clone());
    for (before, value) in &values.new {
        let to = Place::value(&new.name, &value.name);
        match before {
            Some(before) if before.name == value.name => {}
            Some(before) => {
                changes.push(Change::Rename { from: Place::value(renames.old_enum(&new.name), &before.name), to })
            }
            None => changes.push(Change::Add { place: to, item: Item::Value((*value).clone()) }),
        }
    }
    for value in &values.gone {
        let item = Item::Value((*value).clone());
        changes.push(Change::Drop { place: Place::value(&new.name, &value.name), item });
    }
    if let Some((previous, next)) = values.reordered(&old.values, |value| &value.name) {
        changes.push(Change::Alter { place, previous: Item::Order(previous), next: Item::Order(next) });
    }
}

fn tables(mid: &Model, new: &Model, renames: &Renames, changes: &mut Vec<Change>) {
    let tables = pairs(&mid.tables, &new.tables, |table| &table.name, |table| &table.name);
    let whole = |table: &Table| Item::Table(Box::new(table.unmarked()));
    for (before, now) in tables.new {
        match before {
            Some(before) if before == now => {}
            Some(before) => table::diff(before, now, renames, changes),
            None => changes.push(Change::Add { place: Place::table(&now.name), item: whole(now) }),
        }
    }
    let gone = tables.gone.into_iter();
    changes.extend(gone.map(|table| Change::Drop { place: Place::table(&table.name), item: whole(table) }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::testing::model;

    fn sentences(old: &str, new: &str) -> Vec<String> {
        diff(&model(old), &model(new)).iter().map(ToString::to_string).collect()
    }

    fn table(rest: &str) -> String {
        format!("tables:\n  a:\n    columns:\n      id: {{ type: uuid, primary_key: true }}\n{rest}")
    }

    #[test]
    fn equal_models_have_no_changes() {
        let one = table("      b: { type: text, optional: true }\n");
        assert_eq!(sentences(&one, &one), [""; 0]);
        let spelled = |check: &str| table(&format!("      b: integer\n    check: {{ c: {check} }}\n"));
        assert_eq!(sentences(&spelled("b>0"), &spelled("\"\\\"b\\\" > 0\"")), [""; 0]);
        assert_eq!(
            sentences(
                &one,
                &table("      b: { type: text, optional: true, using: id, external: x, immutable: true }\n")
            ),
            [""; 0]
        );
    }

    #[test]
    fn columns_are_named_with_what_changed() {
        let old = table("      b: { type: text, max_length: 9 }\n      c: { type: text }\n");
        let new = table("      b: { type: text, max_length: 12, optional: true }\n      d: { type: text }\n");
        let expected =
            ["column `a.b`: max_length 9 -> 12, optional false -> true", "column `a.d` added", "column `a.c` dropped"];
        assert_eq!(sentences(&old, &new), expected);
        let defaults = |to: &str| table(&format!("      b: {{ type: json, default: {to} }}\n"));
        assert_eq!(sentences(&defaults("{ a: 1 }"), &defaults("[1]")), ["column `a.b`: default.json {\"a\":1} -> (1)"]);
        let defaults = |to: &str| table(&format!("      b: {{ type: text, default: {to} }}\n"));
        assert_eq!(sentences(&defaults("x"), &defaults("two words")), ["column `a.b`: default x -> \"two words\""]);
    }

    #[test]
    fn the_order_of_columns_counts() {
        let old = table("      b: { type: text }\n      c: { type: text }\n");
        let new = table("      c: { type: text }\n      n: { type: text }\n      b: { type: text }\n");
        assert_eq!(sentences(&old, &new), ["column `a.n` added", "table `a`: another order"]);
        let new = table("      n: { type: text }\n      b: { type: text }\n      c: { type: text }\n");
        assert_eq!(sentences(&old, &new), ["column `a.n` added"]);
    }

    #[test]
    fn a_rename_is_one_change_and_what_else_changed_is_another() {
        let old = table("      b: { type: text, max_length: 9 }\n    indexes: { by_b: [b] }\n");
        let new = "tables:\n  aa:\n    renamed_from: a\n    columns:\n      id: { type: uuid, primary_key: true }\n      bb: { type: text, max_length: 8, renamed_from: b }\n    indexes: { by_b: [bb] }\n";
        let expected =
            ["table `aa` renamed from `a`", "column `aa.bb` renamed from `b`", "column `aa.bb`: max_length 9 -> 8"];
        assert_eq!(sentences(&old, new), expected);
    }

    #[test]
    fn keys_references_conditions_and_indexes() {
        let old = table(
            "      b: { references: a.id, on_delete: cascade, unique: true }\n    check: { c: b <> id }\n    indexes: { i: [b] }\n",
        );
        let new = table(
            "      b: { references: a.id }\n    unique: [[b, id]]\n    check: { c: b = id, d: id = b }\n    indexes: { i: { columns: [{ column: b, order: desc }, id], unique: true } }\n",
        );
        let expected = [
            "unique set (b, id) of `a` added",
            "unique set (b) of `a` dropped",
            "foreign key (b) of `a`: on_delete cascade -> none",
            "check `c` of `a`: sql \"b <> id\" -> \"b = id\"",
            "check `d` of `a` added",
            "index `i` of `a`: columns (b) -> (b desc, id), unique false -> true",
        ];
        assert_eq!(sentences(&old, &new), expected);
    }

    #[test]
    fn enums_values_tables_and_targets() {
        let tables = table("      b: text\n");
        let old = format!("enums:\n  e: [x, y, z]\n  f: [x]\n{tables}");
        let new = "enums:\n  e: { values: { z: , yy: { renamed_from: y }, w: } }\n  g: [x]\ntables:\n  b:\n    columns: { id: { type: uuid, primary_key: true } }\n";
        let expected = [
            "value `yy` of `e` renamed from `y`",
            "value `w` of `e` added",
            "value `x` of `e` dropped",
            "enum `e`: another order",
            "enum `g` added",
            "enum `f` dropped",
            "table `b` added",
            "table `a` dropped",
        ];
        assert_eq!(sentences(&old, new), expected);
        let mut other = model(&tables);
        other.targets.databases.remove(&crate::model::DialectKind::Postgres);
        other.targets.databases.insert(crate::model::DialectKind::Sqlite, crate::model::Version::new(3, 45));
        let said: Vec<String> = diff(&model(&tables), &other).iter().map(ToString::to_string).collect();
        assert_eq!(said, ["target `sqlite`: 3.40 -> 3.45", "target `postgres` dropped"]);
    }
}
