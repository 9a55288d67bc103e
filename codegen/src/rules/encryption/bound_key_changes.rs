//! SL0513 bound-key-changes.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{Action, Bind, Column};
use crate::rules::Context;
use crate::rules::context::TableView;
use crate::rules::history::History;
use crate::span::Span;

pub(crate) static RULE: Rule = Rule {
    code: "SL0513",
    name: "bound-key-changes",
    severity: Severity::Error,
    summary: "The key that values are bound to does not change.",
    explanation: "A sealed value opens only under the primary key of the row it was sealed for. When the key changes, by another set of columns, another type, or a reference with `on_update: cascade`, no value of the row opens any more. Changing `bind` is such a change, too.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let history = context.recorded.map(History::new);
    for view in context.tables() {
        let bound = |column: &Column| column.encrypted.as_ref().is_some_and(|how| how.bind == Bind::Row);
        let Some(column) = view.columns.iter().find(|column| bound(column.item)) else { continue };
        for (place, why) in moving(view).into_iter().chain(history.as_ref().and_then(|history| changed(view, history)))
        {
            let message = format!("values of `{}` are bound to the primary key, which {why}", view.path(&column.name));
            let finding = Diagnostic::new(&RULE, place, message).secondary(column.key("encrypted"), "bound to the row");
            findings.push(finding.hint("keep the key as it is, or write `encrypted: { bind: column }` from the start"));
        }
    }
    let Some(history) = &history else { return };
    for (view, column) in context.columns() {
        let Some(now) = &column.item.encrypted else { continue };
        let before = history.column(view.table.item, column.item).and_then(|before| before.encrypted.as_ref());
        let Some(before) = before else { continue };
        if now.bind != before.bind {
            let message = format!("values of `{}` were sealed with another `bind`", view.path(&column.name));
            findings.push(Diagnostic::new(&RULE, column.key("encrypted"), message).hint("write `bind` as it was"));
        }
    }
}

/// References that give the key's columns new values.
fn moving(view: &TableView<'_>) -> Vec<(Span, String)> {
    let in_key = |columns: &[String]| columns.iter().any(|name| view.table.primary_key.contains(name));
    let keys = view.foreign_keys.iter().filter(|key| in_key(&key.columns));
    let keys = keys.filter(|key| !matches!(key.on_update, Action::NoAction | Action::Restrict));
    keys.map(|key| {
        (key.value("on_update"), format!("follows the row pointed at by `on_update: {}`", key.on_update.word()))
    })
    .collect()
}

/// What makes the key another than it was.
fn changed(view: &TableView<'_>, history: &History<'_>) -> Option<(Span, String)> {
    let before = history.table(view.table.item)?;
    // Only a table that held such values before has some to lose.
    before.columns.iter().find(|column| column.encrypted.as_ref().is_some_and(|how| how.bind == Bind::Row))?;
    let span = view.sets.first().map_or(view.table.span, |set| set.span);
    let keys: Option<Vec<_>> = view.table.primary_key.iter().map(|name| view.column(name)).collect();
    let keys = keys.filter(|keys| !keys.is_empty())?;
    let old: Vec<Option<&Column>> = keys.iter().map(|column| history.column(view.table.item, column.item)).collect();
    let names: Vec<&str> = old.iter().flatten().map(|column| column.name.as_str()).collect();
    if names.len() != keys.len() || names != before.primary_key {
        return Some((span, format!("was `{}` so far", before.primary_key.join(", "))));
    }
    let mut types = keys.iter().zip(old.iter().flatten());
    let (_, was) = types.find(|(now, was)| now.ty != was.ty && now.ty != crate::model::Type::Unknown)?;
    Some((span, format!("was of type {} so far", was.ty)))
}
