//! Rules of columns.

use super::layout::Ts;
use super::literal;
use super::members::Members;
use crate::model::{Column, Format};

/// What a column asks of its values.
pub(super) fn add(members: &mut Members, column: &Column) {
    let (rules, ty) = (&column.rules, &column.ty);
    let length = |length: Option<u32>| length.map(|length| Ts::word(length.to_string()));
    members.add("min_length", length(rules.min_length));
    members.add("max_length", length(rules.max_length));
    members.flag("non_empty", rules.non_empty);
    members.add("pattern", rules.pattern.as_deref().map(Ts::text));
    let format = |format| match format {
        Format::Url => "url",
        Format::Email => "email",
    };
    members.add("format", rules.format.map(|it| Ts::text(format(it))));
    members.add("min", rules.min.as_ref().map(|value| literal::of(value, ty)));
    members.add("max", rules.max.as_ref().map(|value| literal::of(value, ty)));
    members.list("one_of", rules.one_of.iter().map(|value| literal::of(value, ty)).collect());
}
