//! Primary keys, references and unique sets.

use schemalock_codegen::model::{
    Action, Column, Default, DialectKind, ForeignKey, Model, PerDialect, Rules, Targets, Type, Unique,
};

use super::{Draws, words};

/// A type that can be a key on every engine.
fn ty(draws: &mut Draws) -> Type {
    draws.pick(&[Type::Uuid, Type::BigInt, Type::Integer, Type::Text]).clone()
}

/// A column that can be a key; texts are short enough for every engine's index.
pub(crate) fn key_column(draws: &mut Draws, name: &str) -> Column {
    of_type(name, ty(draws))
}

fn of_type(name: &str, ty: Type) -> Column {
    let max_length = if ty == Type::Text { Some(64) } else { None };
    Column { rules: Rules { max_length, ..Rules::default() }, ..Column::new(name, ty) }
}

/// The columns of the primary key: numbered by the database, made by the client, given, or composite.
pub(crate) fn primary(draws: &mut Draws, targets: &Targets) -> Vec<Column> {
    match draws.below(5) {
        0 => vec![Column { default: Some(Default::UuidV7), ..Column::new("id", Type::Uuid) }],
        1 => vec![Column { identity: true, native: numbers(draws, targets), ..Column::new("id", Type::BigInt) }],
        2 => vec![key_column(draws, "id")],
        3 => vec![Column { renamed_from: Some("code_before".to_owned()), ..key_column(draws, "code") }],
        _ => vec![key_column(draws, "id"), key_column(draws, "part")],
    }
}

/// How the engine numbers rows, in its own words.
fn numbers(draws: &mut Draws, targets: &Targets) -> PerDialect<String> {
    let words = ["bigserial", "bigint GENERATED ALWAYS AS IDENTITY (START WITH 10)", "bigint"];
    let said = draws.maybe(3, |draws| (*draws.pick(&words)).to_owned()).filter(|_| targets.has(DialectKind::Postgres));
    said.map(|words| (DialectKind::Postgres, words)).into_iter().collect()
}

/// Columns that reference other tables, or their own, and the keys that say so.
pub(crate) fn references(draws: &mut Draws, model: &mut Model) {
    for at in 0..model.tables.len() {
        for number in 0..draws.below(3) {
            single(draws, model, at, &format!("ref_{number}_id"));
        }
        if draws.once_in(4) {
            composite(draws, model, at);
        }
    }
}

/// To a primary key, or to another unique column, which may itself be a reference.
fn single(draws: &mut Draws, model: &mut Model, at: usize, name: &str) {
    let there = draws.below(model.tables.len());
    let table = &model.tables[there];
    let mut targets: Vec<&String> = Vec::new();
    targets.extend(if let [only] = table.primary_key.as_slice() { Some(only) } else { None });
    targets.extend(
        table
            .uniques
            .iter()
            .filter_map(|unique| if let [only] = unique.columns.as_slice() { Some(only) } else { None }),
    );
    if targets.is_empty() {
        return;
    }
    let target = (*draws.pick(&targets)).clone();
    let Some(ty) = table.column(&target).map(|column| column.ty.clone()) else { return };
    let null = table.column(&target).is_some_and(|column| column.optional);
    let column = Column { optional: draws.once_in(2), ..of_type(name, ty) };
    let key =
        foreign_key(draws, &[name.to_owned()], &table.name.clone(), &[target], (null, column.optional), &model.targets);
    let unique = draws.once_in(4);
    let table = &mut model.tables[at];
    table.columns.push(column);
    table.foreign_keys.push(ForeignKey { sql_name: words::sql_name(draws, &table.name, name), ..key });
    if unique {
        table.uniques.push(Unique { columns: vec![name.to_owned()], sql_name: None });
    }
}

/// To all columns of a composite primary key or unique set.
fn composite(draws: &mut Draws, model: &mut Model, at: usize) {
    let there = draws.below(model.tables.len());
    let table = &model.tables[there];
    let mut sets: Vec<Vec<String>> = table.uniques.iter().map(|unique| unique.columns.clone()).collect();
    sets.push(table.primary_key.clone());
    sets.retain(|set| set.len() > 1);
    if sets.is_empty() {
        return;
    }
    let references = draws.pick(&sets).clone();
    let types: Option<Vec<Type>> =
        references.iter().map(|name| table.column(name).map(|column| column.ty.clone())).collect();
    let Some(types) = types else { return };
    let null = references.iter().any(|name| table.column(name).is_some_and(|column| column.optional));
    let optional = draws.once_in(2);
    let own: Vec<String> = (0..references.len()).map(|part| format!("pair_{part}")).collect();
    let key = foreign_key(draws, &own, &table.name.clone(), &references, (null, optional), &model.targets);
    let table = &mut model.tables[at];
    let columns = own.iter().zip(types).map(|(name, ty)| Column { optional, ..of_type(name, ty) });
    table.columns.extend(columns);
    table.foreign_keys.push(ForeignKey { sql_name: words::sql_name(draws, &table.name, "pair"), ..key });
}

fn foreign_key(
    draws: &mut Draws,
    own: &[String],
    table: &str,
    references: &[String],
    (null, optional): (bool, bool),
    targets: &Targets,
) -> ForeignKey {
    let deletes = [Action::NoAction, Action::Restrict, Action::Cascade, Action::SetNull];
    let updates = [Action::NoAction, Action::Restrict, Action::Cascade];
    // NULL does not cascade into what is required.
    let updates = if null && !optional { &updates[..2] } else { &updates };
    let can_defer = targets.databases.keys().all(|kind| matches!(kind, DialectKind::Sqlite | DialectKind::Postgres));
    ForeignKey {
        columns: own.to_vec(),
        table: table.to_owned(),
        references: references.to_vec(),
        on_delete: *draws.pick(if optional { &deletes } else { &deletes[..3] }),
        on_update: *draws.pick(updates),
        deferrable: can_defer && draws.once_in(4),
        sql_name: None,
    }
}
