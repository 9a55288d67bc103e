//! `serial`: a column, its sequence, and a default that takes the next number.

use super::super::native::SERIALS;
use super::super::read::LEXIS;
use super::name::made;
use super::plain;
use crate::inventory::{Column, Numbering, NumberingKind, Table};
use crate::sql::read::{Catalogue, Constraint, Definition, Sequence};

/// A column as the engine keeps it.
pub(in super::super) fn column(
    catalogue: &mut Catalogue,
    table: &Table,
    definition: Definition,
    declared: &mut Vec<Constraint>,
) -> Column {
    let mut column = plain(definition, declared);
    if let Some((_, ty)) = SERIALS.iter().find(|(word, _)| column.ty.eq_ignore_ascii_case(word)) {
        let sequence = free_sequence(catalogue, table, &column.name);
        (*ty).clone_into(&mut column.ty);
        column.not_null = true;
        column.default = Some(format!("nextval('{}'::regclass)", quoted(&sequence)));
        let owner = Some((table.name.clone(), column.name.clone()));
        let options = if *ty == "bigint" { String::new() } else { format!("AS {ty}") };
        catalogue.note_name(&sequence);
        catalogue.add_sequence(Sequence { name: sequence, options, owner, origin: table.origin.clone() });
    }
    column
}

fn free_sequence(catalogue: &mut Catalogue, table: &Table, column: &str) -> String {
    let endings = std::iter::once("seq".to_owned()).chain((1..).map(|number| format!("seq{number}")));
    let mut names = endings.map(|ending| made(&table.name, column, &ending));
    names.find(|name| !catalogue.is_taken(name) && !catalogue.has_name(table, name)).unwrap_or_default()
}

fn quoted(name: &str) -> String {
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let name = name.replace('\'', "''");
    if plain { name } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

/// The sequence whose next number a default is, as the engine or a person spells it.
fn sequence_of(default: &str, home: &str) -> Option<String> {
    let rest = default.trim().strip_prefix("pg_catalog.").unwrap_or(default.trim());
    let head = rest.get(..7).filter(|head| head.eq_ignore_ascii_case("nextval"))?;
    let inside = rest[head.len()..].trim_start().strip_prefix('(')?.trim_start().strip_prefix('\'')?;
    let (name, rest) = inside.split_once('\'')?;
    let rest = rest.trim().trim_end_matches(')').trim();
    if !(rest.is_empty() || rest.starts_with("::")) {
        return None;
    }
    let tokens = crate::sql::read::names(name, &LEXIS);
    match tokens.as_slice() {
        [name] => Some(name.clone()),
        [space, name] if space == home => Some(name.clone()),
        _ => None,
    }
}

/// Columns that are `serial` in all but the word for it.
pub(in super::super) fn serials(catalogue: &mut Catalogue) {
    let home = catalogue.home().to_owned();
    let mut sequences = catalogue.take_sequences();
    for table in catalogue.tables_mut() {
        let name = table.name.clone();
        for column in &mut table.columns {
            let Some(called) = column.default.as_deref().and_then(|default| sequence_of(default, &home)) else {
                continue;
            };
            let is_own = |sequence: &Sequence| sequence.name == called && is_serial(sequence, &name, column);
            if let Some(at) = sequences.iter().position(is_own) {
                sequences.remove(at);
                column.default = None;
                column.numbering = Some(Numbering { by: NumberingKind::Serial, options: String::new() });
            } else {
                column.default = Some(format!("nextval('{}'::regclass)", quoted(&called)));
            }
        }
    }
    sequences.into_iter().for_each(|sequence| catalogue.add_sequence(sequence));
}

fn is_serial(sequence: &Sequence, table: &str, column: &Column) -> bool {
    let owned = sequence.owner.as_ref().is_some_and(|(own, name)| own == table && *name == column.name);
    let usual = match sequence.options.as_str() {
        "" => same_type("bigint", &column.ty),
        options => options.strip_prefix("AS ").is_some_and(|ty| same_type(ty, &column.ty)),
    };
    owned && usual && sequence.name == made(table, &column.name, "seq")
}

fn same_type(one: &str, other: &str) -> bool {
    let usual = |ty: &str| match ty.to_lowercase().as_str() {
        "int" | "int4" => "integer".to_owned(),
        "int2" => "smallint".to_owned(),
        "int8" => "bigint".to_owned(),
        other => other.to_owned(),
    };
    usual(one) == usual(other)
}
