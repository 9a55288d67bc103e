//! Columns.

use super::literal;
use super::write::{Entries, Value, list, map, sql, text, word};
use crate::model::{Action, Bind, Column, Encryption, ForeignKey, Format, Generated, Normalise, Rules, Sql, Type};

/// What the table says of the column.
pub(super) struct At<'a> {
    pub(super) table: &'a str,
    pub(super) primary_key: bool,
    pub(super) unique: bool,
    pub(super) reference: Option<&'a ForeignKey>,
}

/// Its type, or with more to say.
pub(super) fn emit(column: &Column, at: &At<'_>) -> Value {
    let mut more = Entries::default();
    if let Some(key) = at.reference {
        actions(key, &mut more);
    }
    more.flag("primary_key", at.primary_key);
    more.flag("unique", at.unique);
    more.flag("optional", column.optional);
    rules(&column.rules, &column.ty, &mut more);
    more.flag("case_insensitive", column.case_insensitive);
    more.text("external", column.external.as_deref());
    kind(column, at, &mut more);
    more.per_dialect("native", &column.native);
    if let Some(default) = &column.default {
        more.add("default", literal::default(default, &column.ty));
    }
    if column.touched {
        more.add("on_update", word("now"));
    }
    more.text("renamed_from", column.renamed_from.as_deref());
    if let Some(expression) = &column.using {
        more.add("using", sql(expression));
    }
    more.text("description", column.description.as_deref());
    match at.reference {
        Some(key) => more.first("references", target(key)).value(),
        None if more.is_empty() => text(&column.ty.to_string()),
        None => more.first("type", text(&column.ty.to_string())).value(),
    }
}

/// `table.column`, or apart where a name has a point of its own, or there is more to say.
fn target(key: &ForeignKey) -> Value {
    let column = &key.references[0];
    let clear = key.sql_name.is_none() && !key.table.is_empty() && !column.is_empty() && !key.table.contains('.');
    if clear {
        text(&format!("{}.{column}", key.table))
    } else {
        let mut entries = Entries::default();
        entries.text("table", Some(&key.table));
        entries.text("column", Some(column));
        entries.text("sql_name", key.sql_name.as_deref());
        entries.value()
    }
}

/// What happens to the row when the row it points at goes or changes.
pub(super) fn actions(key: &ForeignKey, entries: &mut Entries) {
    let said = |action: Action| if action.is_default() { None } else { Some(action.word()) };
    entries.text("on_delete", said(key.on_delete));
    entries.text("on_update", said(key.on_update));
    entries.flag("deferrable", key.deferrable);
}

fn rules(rules: &Rules, ty: &Type, entries: &mut Entries) {
    let format = rules.format.map(|format| match format {
        Format::Url => "url",
        Format::Email => "email",
    });
    entries.text("format", format);
    entries.flag("non_empty", rules.non_empty);
    entries.number("min_length", rules.min_length);
    entries.number("max_length", rules.max_length);
    entries.text("pattern", rules.pattern.as_deref());
    for (key, bound) in [("min", &rules.min), ("max", &rules.max)] {
        if let Some(bound) = bound {
            entries.add(key, literal::literal(bound, ty));
        }
    }
    if !rules.one_of.is_empty() {
        entries.add("one_of", list(rules.one_of.iter().map(|choice| literal::literal(choice, ty))));
    }
}

/// Who makes the value.
fn kind(column: &Column, at: &At<'_>, entries: &mut Entries) {
    if let Some(encryption) = &column.encrypted {
        entries.add("encrypted", encrypted(encryption, &format!("{}.{}", at.table, column.name)));
    }
    entries.flag("version", column.version);
    entries.flag("immutable", column.immutable);
    entries.flag("identity", column.identity);
    if let Some(expression) = &column.generated {
        entries.add("generated", generated(expression));
    }
}

fn encrypted(encryption: &Encryption, context: &str) -> Value {
    let mut entries = Entries::default();
    if encryption.bind == Bind::Column {
        entries.add("bind", word("column"));
    }
    entries.flag("pad", encryption.pad);
    match encryption.searchable {
        None => {}
        Some(Normalise::None) => entries.flag("searchable", true),
        Some(Normalise::Lowercase) => entries.add("searchable", map([("normalise", word("lowercase"))])),
    }
    entries.text("context", Some(encryption.context.as_str()).filter(|said| *said != context));
    if entries.is_empty() { word("true") } else { entries.value() }
}

fn generated(generated: &Generated) -> Value {
    match (&generated.sql, generated.stored) {
        (Sql::Any(expression), true) => text(expression),
        (expression, stored) => {
            let mut entries = Entries::default();
            entries.add("as", sql(expression));
            if !stored {
                entries.add("stored", word("false"));
            }
            entries.value()
        }
    }
}
