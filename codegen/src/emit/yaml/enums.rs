//! Enums.

use super::write::{Entries, Value, list, map, nothing, text};
use crate::model::{Enum, EnumValue};

/// The list of its values, or with more to say.
pub(super) fn emit(item: &Enum) -> Value {
    let more = item.description.is_some() || !item.native.is_empty() || item.renamed_from.is_some();
    let values = values(&item.values);
    if !more && item.values.iter().all(is_bare) {
        return values;
    }
    let mut entries = Entries::default();
    entries.text("description", item.description.as_deref());
    entries.add("values", values);
    entries.per_dialect("native", &item.native);
    entries.text("renamed_from", item.renamed_from.as_deref());
    entries.value()
}

fn values(values: &[EnumValue]) -> Value {
    if values.iter().all(is_bare) {
        list(values.iter().map(|value| text(&value.name)))
    } else {
        map(values.iter().map(|value| (value.name.as_str(), meaning(value))))
    }
}

fn is_bare(value: &EnumValue) -> bool {
    value.description.is_none() && value.renamed_from.is_none()
}

fn meaning(value: &EnumValue) -> Value {
    match (&value.description, &value.renamed_from) {
        (None, None) => nothing(),
        (Some(description), None) => text(description),
        (description, renamed_from) => {
            let mut entries = Entries::default();
            entries.text("description", description.as_deref());
            entries.text("renamed_from", renamed_from.as_deref());
            entries.value()
        }
    }
}
