//! What no plan can do safely, each with the ways that there are.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::cast;
use super::future::Future;
use super::{Context, Pair, keyed, rebuild};
use crate::diff::{Place, Refusal};
use crate::model::{Bind, Column, Table, Type};
use crate::sql::expression;
use crate::text::{one_of, shell_word};

/// Everything that no plan can do.
pub(super) fn refusals(context: &Context<'_>) -> Vec<Refusal> {
    let before: BTreeMap<&str, &Table> = context.mid.tables.iter().map(|table| (table.name.as_str(), table)).collect();
    let mut refusals = keyed::refuse_together(context);
    for table in &context.new.tables {
        let Some(before) = before.get(table.name.as_str()) else {
            refusals.extend(taken(context, &table.name));
            continue;
        };
        refusals.extend(table.columns.iter().filter_map(|column| one(context, before, table, column)));
    }
    for pair in &context.pairs {
        refusals.extend((pair.old.name != pair.new.name).then(|| taken(context, &pair.new.name)).flatten());
        refusals.extend(options(context, pair));
        refusals.extend(left_alone(context, pair));
        refusals.extend(words(context, pair));
        refusals.extend(moving_keys(context, pair));
        refusals.extend(mixed_states(context, pair));
    }
    refusals
}

/// A table under a new name, where something stands that is left alone.
fn taken(context: &Context<'_>, name: &str) -> Option<Refusal> {
    let kind = TABLE_LIKE.into_iter().find(|kind| context.is_left_alone(kind, None, name))?;
    let message =
        format!("there can be no table `{name}`: the database has a {kind} of that name, which is left alone");
    Some(Refusal::new(Place::table(name), message).hint("drop or rename that by hand, or give the table another name"))
}

/// What no table can be beside under one name.
const TABLE_LIKE: [&str; 5] = ["table", "view", "materialized view", "sequence", "type"];

/// Options of a table that the engine cannot change as if the table had been made with them.
fn options(context: &Context<'_>, pair: &Pair) -> Option<Refusal> {
    let alter = context.dialect.alter().filter(|_| pair.mid.options != pair.new.options)?;
    let reason = alter.table_options(pair).err()?;
    let (name, title) = (&pair.new.name, context.dialect.kind().title());
    let message = format!("the options of the table `{name}` cannot change in {title}: {reason}");
    let kept = "leave what the table's `native` says there as it was, or make a new table with it";
    Some(Refusal::new(Place::table(name), message).hint(kept))
}

/// A table that is made anew would lose what is on it and in no schema.
fn left_alone(context: &Context<'_>, pair: &Pair) -> Option<Refusal> {
    if context.dialect.alter().is_some() || !rebuild::needs_new_table(context, pair) {
        return None;
    }
    let name = &pair.new.name;
    let on = |name: &str| ["constraint", "index", "trigger"].map(|kind| format!("{kind}:{name}."));
    let (new, old) = (on(name), on(&pair.old.name));
    let listed = context.mid.unmanaged.iter().chain(&context.new.unmanaged);
    let listed = listed.filter(|item| new.iter().any(|prefix| item.starts_with(prefix)));
    // What stands under the name of something of ours is made anew as that.
    let ours: BTreeSet<&str> = rebuild::names_on(&pair.new).collect();
    let found = context.old.beside.left_alone.iter().filter(|item| {
        let stays = context.new.unmanaged.contains(item);
        old.iter().any(|prefix| item.strip_prefix(prefix.as_str()).is_some_and(|own| stays || !ours.contains(own)))
    });
    let listed: BTreeSet<&String> = listed.chain(found).collect();
    if listed.is_empty() {
        return None;
    }
    let listed: Vec<&String> = listed.into_iter().collect();
    let message =
        format!("the table `{name}` has to be made anew, and would lose {}", one_of(&listed).replace(" or ", " and "));
    let hint =
        "drop by hand what may go, and take it out of `unmanaged`; what must stay, make again by hand behind the edit";
    Some(Refusal::new(Place::table(name), message).hint(hint))
}

/// What the engine's own words say of columns beside their types.
fn words(context: &Context<'_>, pair: &Pair) -> Vec<Refusal> {
    let Some(alter) = context.dialect.alter() else { return Vec::new() };
    let stay = pair.new.columns.iter().filter(|column| !pair.is_fresh(&column.name));
    let both = stay.filter_map(|to| Some((pair.mid.column(&to.name)?, to)));
    both.filter(|(from, to)| !alter.keeps_words(from, to))
        .map(|(_, to)| {
            let (path, title) = (format!("{}.{}", pair.new.name, to.name), context.dialect.kind().title());
            let message = format!("only the type of `{path}` can change in {title}, and not what stands behind it");
            let kept = "leave what `native` says behind the type as it was, or make a new column with it";
            Refusal::new(pair.place(&to.name), message).hint(kept)
        })
        .collect()
}

fn one(context: &Context<'_>, before: &Table, table: &Table, column: &Column) -> Option<Refusal> {
    let computed = |other: &&Column| other.generated.is_none() || column.generated.is_some();
    match before.column(&column.name).filter(computed) {
        None => unfilled(context, table, column),
        Some(from) => {
            keyed::refuse(context, &table.name, from, column).or_else(|| unconverted(context, table, from, column))
        }
    }
}

fn unfilled(context: &Context<'_>, table: &Table, column: &Column) -> Option<Refusal> {
    if column.encrypted.is_some() && column.using.is_some() {
        return Some(keyed::plain_using(&table.name, column));
    }
    let given = column.optional
        || column.is_assigned()
        || column.using.is_some()
        || column.default.as_ref().is_some_and(|default| !default.by_client())
        || matches!(column.ty, Type::BlindIndex(_))
        || context.consent.empty.contains(&table.name);
    (!given).then(|| {
        let path = format!("{}.{}", table.name, column.name);
        let message = format!("the rows that there are have no value for the new column `{path}`");
        Refusal::new(Place::column(&table.name, &column.name), message)
            .hint("write what they get: `default: …`, or `using: <SQL expression>` for this edit alone")
            .hint("or make it `optional: true`")
            .hint(format!("or, if the table is empty in every database, say `--empty {}`", shell_word(&table.name)))
    })
}

fn unconverted(context: &Context<'_>, table: &Table, from: &Column, column: &Column) -> Option<Refusal> {
    let open = from.encrypted.is_none() && column.encrypted.is_none();
    let fine = column.using.is_some()
        || !open
        || column.is_assigned()
        || cast(from, column).is_some()
        || context.consent.empty.contains(&table.name);
    (!fine).then(|| {
        let path = format!("{}.{}", table.name, column.name);
        let message = format!("no conversion from {} to {} is known for `{path}`", from.ty, column.ty);
        Refusal::new(Place::column(&table.name, &column.name), message)
            .hint("write what the values become: `using: <SQL expression>`")
            .hint("or give the column another name, and say that the old one may go")
    })
}

/// Values that are sealed for a row do not open when the text of the row's key becomes another.
fn moving_keys(context: &Context<'_>, pair: &Pair) -> Vec<Refusal> {
    let bound = |column: &Column| column.encrypted.as_ref().is_some_and(|how| how.bind == Bind::Row);
    let sealed = pair.before.columns.iter().find(|column| bound(column));
    let Some(sealed) = sealed else { return Vec::new() };
    let moves = pair.after.primary_key.iter().filter(|name| {
        let renamed = || pair.after.column(name).and_then(|column| keyed::word_that_changes(context, column)).is_some();
        pair.mid.column(name).is_some() && (context.value(pair, name) != context.name(name) || renamed())
    });
    moves
        .map(|name| {
            let table = &pair.new.name;
            let message = format!(
                "values of `{table}.{}` are bound to the key `{table}.{name}`, whose values become others",
                sealed.name
            );
            Refusal::new(pair.place(name), message)
                .hint("open the column, change the key, and seal the column again, in a migration each")
        })
        .collect()
}

/// `using` reads the rows as they are before the edit. Where a type changes, engines write columns one after another; and a column
/// that is computed otherwise is made anew before rows are written.
fn mixed_states(context: &Context<'_>, pair: &Pair) -> Vec<Refusal> {
    let future = Future::new(context, pair);
    let mended = |name: &str| {
        let column = pair.after.column(name).filter(|_| pair.mid.column(name).is_some());
        column.is_some_and(|column| future.mended(column).is_some())
    };
    let given = pair.after.columns.iter().filter(|column| column.using.is_some());
    let found = given.filter_map(|column| {
        let written = pair.is_fresh(&column.name) || pair.is_converted(&column.name) || mended(&column.name);
        let read = reads(context, column).into_iter().find(|name| {
            let other = *name != column.name;
            let changes = other && pair.is_converted(&column.name) && (pair.is_converted(name) || mended(name));
            changes || pair.is_replaced(name)
        });
        read.filter(|_| written).map(|other| (column, other))
    });
    found
        .map(|(column, other)| {
            let table = &pair.new.name;
            let name = &column.name;
            let message =
                format!("`using` of `{table}.{name}` reads `{table}.{other}`, which becomes another in the same edit");
            Refusal::new(pair.place(name), message)
                .hint("change one of them in a migration of its own, or write what a computed column is computed from")
        })
        .collect()
}

/// The columns that `using` reads.
fn reads(context: &Context<'_>, column: &Column) -> BTreeSet<String> {
    let kind = context.dialect.kind();
    let text = column.using.as_ref().and_then(|sql| sql.get(kind)).unwrap_or_default();
    let read = expression::columns(text, None).or_else(|_| expression::columns(text, Some(kind)));
    read.unwrap_or_default().into_iter().map(|name| name.name).collect()
}
