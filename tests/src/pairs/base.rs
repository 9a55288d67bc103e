//! The first model of a pair: small, and with anything in it that schema.yaml can say of tables.

use schemalock_codegen::model::{
    Action, Beside, Check, Column, Default, DialectKind, Enum, EnumValue, ForeignKey, Format, Generated, Index,
    IndexColumn, IndexPart, Literal, Model, Nulls, PerDialect, Rules, Sql, Table, Targets, Type, Unique, Version,
};

use super::judge::{PATTERNS, takes};
use super::random::Random;
use super::sample;
use super::value::Value;
use crate::Engine;

/// Names of tables, words of SQL among them.
pub(super) const TABLES: [&str; 10] =
    ["apps", "order", "notes", "select", "users", "groups", "ledger", "events", "table", "things"];

/// Names of columns.
const COLUMNS: [&str; 16] = [
    "name", "type", "order", "note", "data", "value", "key", "group", "at", "on", "flag", "price", "code", "body",
    "from", "rank",
];

/// Words of enums.
pub(super) const WORDS: [&str; 10] = ["open", "closed", "it's", "null", "on", "two words", "élan", "A", "a", "1"];

const DESCRIPTIONS: [&str; 5] =
    ["Plain words.", "It's \"quoted\".", "two\nlines", "back\\slash; -- and a comment", "ünï 🦀"];

/// A model for the databases that the pair is for.
#[must_use]
pub fn model(random: &mut Random, engine: Engine) -> Model {
    let mut model = Model {
        schemalock: 1,
        name: "pair".to_owned(),
        description: None,
        targets: targets(random, engine),
        enums: Vec::new(),
        tables: Vec::new(),
        unmanaged: Vec::new(),
        beside: Beside::default(),
    };
    for name in ["mood", "level"].into_iter().take(random.below(3)) {
        let item = one_enum(random, &model, name);
        model.enums.push(item);
    }
    let names = random.several(&TABLES, 4);
    for name in names.into_iter().take(1 + random.below(4)) {
        let table = table(random, &model, name);
        model.tables.push(table);
    }
    for at in 0..model.tables.len() {
        for _ in 0..random.below(3) {
            reference(random, &mut model, at);
        }
        if random.once_in(4) {
            composite_reference(random, &mut model, at);
        }
    }
    for at in 0..model.tables.len() {
        for _ in 0..random.below(4) {
            index(random, &mut model, at);
        }
    }
    model
}

/// One engine alone, so that what only it can do is in the model, or all of them.
fn targets(random: &mut Random, engine: Engine) -> Targets {
    let versions = [(Engine::Sqlite, (3, 40)), (Engine::Postgres, (14, 0)), (Engine::Mariadb, (10, 11))];
    let alone = random.once_in(2);
    let mut databases = PerDialect::new();
    for (of, (major, minor)) in versions {
        if of == engine || !alone {
            databases.extend(DialectKind::parse(of.name()).map(|kind| (kind, Version::new(major, minor))));
        }
    }
    Targets { databases, ..Targets::default() }
}

/// Is this database the only one, or are all of those that there are among these?
pub(super) fn only_on(model: &Model, kinds: &[DialectKind]) -> bool {
    model.targets.databases.keys().all(|kind| kinds.contains(kind))
}

fn one_enum(random: &mut Random, model: &Model, name: &str) -> Enum {
    let count = 2 + random.below(3);
    let mut words = random.several(&WORDS, count);
    if words.contains(&"A") && words.contains(&"a") {
        words.retain(|word| *word != "A");
    }
    let value = |word: &str| EnumValue { name: word.to_owned(), description: None, renamed_from: None };
    let native = random.once_in(2) && model.targets.has(DialectKind::Postgres);
    Enum {
        name: name.to_owned(),
        description: None,
        values: words.into_iter().map(value).collect(),
        native: if native { PerDialect::from([(DialectKind::Postgres, "enum".to_owned())]) } else { PerDialect::new() },
        renamed_from: None,
    }
}

/// A table with everything but references and indexes.
pub(super) fn table(random: &mut Random, model: &Model, name: &str) -> Table {
    let keys = primary_key(random);
    let mut table = Table {
        name: name.to_owned(),
        description: description(random),
        primary_key: keys.iter().map(|column| column.name.clone()).collect(),
        columns: keys,
        ..Table::default()
    };
    let count = 1 + random.below(6);
    for name in random.several(&COLUMNS, count) {
        table.columns.push(any_column(random, model, name));
    }
    if random.once_in(2) {
        let ty = random.pick(&[Type::Integer, Type::SmallInt, Type::BigInt]).clone();
        table.columns.push(Column { optional: random.once_in(3), ..Column::new("amount", ty) });
        if random.once_in(3) {
            table.columns.push(generated(random, model));
        }
        if random.once_in(3) {
            table.checks.push(check(random, "limit"));
        }
    }
    if random.once_in(3) {
        table.columns.push(touched());
    }
    if random.once_in(6) {
        table.columns.push(Column { version: true, ..Column::new("edition", Type::Integer) });
    }
    for _ in 0..random.below(3) {
        unique(random, &mut table);
    }
    table
}

/// `updated_at`.
pub(super) fn touched() -> Column {
    Column { touched: true, default: Some(Default::Now), ..Column::new("updated_at", Type::Timestamp) }
}

/// A condition on `amount`.
pub(super) fn check(random: &mut Random, name: &str) -> Check {
    let texts = ["amount <> 7", "amount > -100", "amount >= -100", "amount < 30000"];
    Check { name: name.to_owned(), sql: Sql::Any((*random.pick(&texts)).to_owned()), sql_name: None }
}

/// A column computed from `amount`.
pub(super) fn generated(random: &mut Random, model: &Model) -> Column {
    let sql = Sql::Any((*random.pick(&["amount % 7", "amount % 5"])).to_owned());
    let stored = model.targets.has(DialectKind::Postgres) || random.once_in(2);
    let generated = Some(Generated { sql, stored });
    Column { optional: true, generated, ..Column::new("computed", Type::BigInt) }
}

fn primary_key(random: &mut Random) -> Vec<Column> {
    let text = |name: &str| limited(Column::new(name, Type::Text), 40);
    match random.below(7) {
        0 | 1 => vec![Column { default: Some(Default::UuidV7), ..Column::new("id", Type::Uuid) }],
        2 => vec![Column { identity: true, ..Column::new("id", Type::BigInt) }],
        3 => vec![Column { identity: true, ..Column::new("id", Type::Integer) }],
        4 => vec![text("id")],
        5 => vec![Column::new("id", Type::Integer), text("part")],
        _ => vec![Column::new("id", Type::Uuid), Column::new("part", Type::BigInt)],
    }
}

/// A text column that every engine can index.
pub(super) fn limited(column: Column, most: u32) -> Column {
    Column { rules: Rules { max_length: Some(most), ..column.rules }, ..column }
}

fn description(random: &mut Random) -> Option<String> {
    random.maybe(4, |random| (*random.pick(&DESCRIPTIONS)).to_owned())
}

/// A type.
pub(super) fn ty(random: &mut Random, model: &Model) -> Type {
    match random.below(16) {
        0..=2 => Type::Text,
        3 => Type::Uuid,
        4 => Type::SmallInt,
        5 => Type::Integer,
        6 => Type::BigInt,
        7 => Type::Boolean,
        8 => Type::Float,
        9 => {
            let precision = 2 + random.below(17) as u8;
            Type::Decimal { precision, scale: random.below(usize::from(precision.min(6))) as u8 }
        }
        10 => Type::Json,
        11 => Type::Timestamp,
        12 => Type::Date,
        13 => Type::Time,
        14 => Type::Bytes,
        _ => random.some(&model.enums).map_or(Type::Text, |item| Type::Enum(item.name.clone())),
    }
}

/// A column of any type with anything said of it that keeps values in.
pub(super) fn any_column(random: &mut Random, model: &Model, name: &str) -> Column {
    let mut column = Column::new(name, ty(random, model));
    column.optional = random.once_in(3);
    column.description = description(random);
    column.case_insensitive = column.ty == Type::Text && random.once_in(6);
    if random.once_in(3) {
        column.rules = rules(random, model, &column);
    }
    if random.once_in(3) {
        column.default = default(random, model, &column);
    }
    column
}

/// Rules that at least three of the sample values keep.
pub(super) fn rules(random: &mut Random, model: &Model, column: &Column) -> Rules {
    for _ in 0..8 {
        let drawn = some_rules(random, column);
        let candidate = Column { rules: drawn.clone(), default: None, ..column.clone() };
        let accepted = |value: &Value| {
            takes(Engine::Postgres, model, &candidate, value) == Some(true)
                && takes(Engine::Sqlite, model, &candidate, value) == Some(true)
        };
        let count = sample::of_type(model, &column.ty).iter().filter(|value| accepted(value)).count();
        if count >= 3 || (count >= 1 && drawn.format.is_some()) {
            return drawn;
        }
    }
    Rules::default()
}

fn some_rules(random: &mut Random, column: &Column) -> Rules {
    let mut rules = Rules::default();
    match &column.ty {
        Type::Text => match random.below(7) {
            0 => rules.max_length = Some(*random.pick(&[5, 10, 40, 200])),
            1 => {
                rules.min_length = Some(1);
                rules.max_length = Some(100);
            }
            2 => rules.non_empty = true,
            3 => rules.pattern = Some(random.pick(&PATTERNS).source().to_owned()),
            4 => rules.format = Some(*random.pick(&[Format::Url, Format::Email])),
            5 => rules.one_of = ["a", "b", "abc", "O'Brien"].map(|text| Literal::Text(text.to_owned())).to_vec(),
            _ => rules.min_length = Some(2),
        },
        ty if ty.is_integer() => {
            rules.min = random.maybe(2, |random| Literal::Integer(*random.pick(&[-100, 0, -1])));
            rules.max = random.maybe(2, |random| Literal::Integer(*random.pick(&[100, 42, 10])));
            if random.once_in(4) {
                rules = Rules { one_of: [1, 3, 42, 5].map(Literal::Integer).to_vec(), ..Rules::default() };
            }
        }
        Type::Float => rules.min = Some(Literal::Number("-2".to_owned())),
        Type::Date => {
            rules.one_of = ["1970-01-01", "2024-02-29", "2025-01-31"].map(|day| Literal::Text(day.to_owned())).to_vec();
        }
        _ => {}
    }
    rules
}

/// A default that the column takes.
pub(super) fn default(random: &mut Random, model: &Model, column: &Column) -> Option<Default> {
    match (&column.ty, random.below(3)) {
        (Type::Timestamp | Type::Date | Type::Time, 0) if column.rules.is_empty() => return Some(Default::Now),
        (Type::Uuid, 0) => return Some(Default::UuidV7),
        (Type::Uuid, 1) => return Some(Default::UuidV4),
        (Type::Integer | Type::BigInt, 0) if column.rules.is_empty() => {
            return Some(Default::Sql(Sql::Any("1 + 1".to_owned())));
        }
        _ => {}
    }
    let values = sample::of_column(model, column);
    Some(Default::Literal(literal(random.some(&values)?)?))
}

/// A value as a constant of the schema.
pub(super) fn literal(value: &Value) -> Option<Literal> {
    Some(match value {
        Value::Boolean(value) => Literal::Boolean(*value),
        Value::Integer(value) => Literal::Integer(*value),
        Value::Float(value) => Literal::Number(value.to_string()),
        Value::Decimal(units, scale) => Literal::Text(super::value::decimal_text(*units, *scale)),
        Value::Text(text) => Literal::Text(text.clone()),
        Value::Timestamp(ms) => Literal::Timestamp(*ms),
        Value::Json(json) if !json.is_null() => Literal::Json(json.clone()),
        Value::Json(_) | Value::Bytes(_) | Value::Null | Value::Any => return None,
    })
}

/// Can every engine index the column?
pub(super) fn can_index(column: &Column) -> bool {
    let short = column.ty != Type::Text || column.rules.max_length.is_some_and(|length| length <= 100);
    let whole = !matches!(column.ty, Type::Json | Type::Bytes | Type::Float);
    short && whole && column.encrypted.is_none() && column.generated.is_none()
}

/// Adds a unique set over one or two columns, if there are any.
pub(super) fn unique(random: &mut Random, table: &mut Table) {
    let narrow = |column: &&Column| can_index(column) && column.ty != Type::Boolean && !column.identity;
    let names: Vec<String> = table.columns.iter().filter(narrow).map(|column| column.name.clone()).collect();
    let count = 1 + random.below(2);
    let columns = random.several(&names, count);
    let is_set = |set: &Vec<String>| set.len() == columns.len() && columns.iter().all(|name| set.contains(name));
    let taken = is_set(&table.primary_key) || table.uniques.iter().any(|unique| is_set(&unique.columns));
    if !columns.is_empty() && !taken {
        table.uniques.push(Unique { columns, sql_name: None });
    }
}

/// Adds a column that points at a key of any table, its own among them.
pub(super) fn reference(random: &mut Random, model: &mut Model, at: usize) {
    let Some(target) = random.some(&model.tables).cloned() else { return };
    let single = |set: &Vec<String>| if let [only] = set.as_slice() { Some(only.clone()) } else { None };
    let mut keys: Vec<String> = single(&target.primary_key).into_iter().collect();
    keys.extend(target.uniques.iter().filter_map(|unique| single(&unique.columns)));
    keys.retain(|name| target.column(name).is_some_and(can_be_pointed_at));
    let Some(key) = random.some(&keys).cloned() else { return };
    let Some(column) = target.column(&key) else { return };
    let name = fresh(random, &model.tables[at], "ref");
    let own = pointing(random, &name, column);
    let foreign = foreign_key(random, model, vec![name], &target.name, vec![key], own.optional);
    model.tables[at].columns.push(own);
    model.tables[at].foreign_keys.push(foreign);
}

/// Adds columns that point at all columns of a composite key.
pub(super) fn composite_reference(random: &mut Random, model: &mut Model, at: usize) {
    let Some(target) = random.some(&model.tables).cloned() else { return };
    let mut sets: Vec<Vec<String>> = target.uniques.iter().map(|unique| unique.columns.clone()).collect();
    sets.push(target.primary_key.clone());
    sets.retain(|set| set.len() > 1 && set.iter().all(|name| target.column(name).is_some_and(can_be_pointed_at)));
    let Some(references) = random.some(&sets).cloned() else { return };
    let optional = random.once_in(2);
    let mut names = Vec::new();
    for name in &references {
        let Some(column) = target.column(name) else { return };
        let own = fresh(random, &model.tables[at], "pair");
        let column = Column { optional, ..pointing(random, &own, column) };
        model.tables[at].columns.push(column);
        names.push(own);
    }
    let foreign = foreign_key(random, model, names, &target.name, references, optional);
    model.tables[at].foreign_keys.push(foreign);
}

fn can_be_pointed_at(column: &Column) -> bool {
    let plain = matches!(column.ty, Type::Uuid | Type::Integer | Type::BigInt | Type::Text | Type::SmallInt);
    // MariaDB refuses a required column that would follow an optional one.
    plain && !column.optional && !column.case_insensitive && column.generated.is_none()
}

fn pointing(random: &mut Random, name: &str, target: &Column) -> Column {
    let column = Column { optional: random.once_in(2), ..Column::new(name, target.ty.clone()) };
    if target.ty == Type::Text { limited(column, target.rules.max_length.unwrap_or(40)) } else { column }
}

/// A name that the table does not have.
pub(super) fn fresh(random: &mut Random, table: &Table, stem: &str) -> String {
    let mut number = random.below(90);
    loop {
        let name = format!("{stem}_{number}");
        if table.column(&name).is_none() {
            return name;
        }
        number += 1;
    }
}

fn foreign_key(
    random: &mut Random,
    model: &Model,
    columns: Vec<String>,
    table: &str,
    references: Vec<String>,
    optional: bool,
) -> ForeignKey {
    let mut deletes = vec![Action::NoAction, Action::Restrict, Action::Cascade];
    deletes.extend(optional.then_some(Action::SetNull));
    let deferrable = only_on(model, &[DialectKind::Sqlite, DialectKind::Postgres]) && random.once_in(3);
    ForeignKey {
        columns,
        table: table.to_owned(),
        references,
        on_delete: *random.pick(&deletes),
        on_update: *random.pick(&[Action::NoAction, Action::Restrict, Action::Cascade]),
        deferrable,
        sql_name: None,
    }
}

/// Adds an index of any form.
pub(super) fn index(random: &mut Random, model: &mut Model, at: usize) {
    let can = [DialectKind::Sqlite, DialectKind::Postgres];
    let table = &model.tables[at];
    let names: Vec<String> = table.columns.iter().filter(|c| can_index(c)).map(|column| column.name.clone()).collect();
    let count = 1 + random.below(3);
    let picked = random.several(&names, count);
    let mut name = format!("by_{}", random.below(90));
    while table.indexes.iter().any(|index| index.name == name) {
        name.push('x');
    }
    let part = |random: &mut Random, name: &String| IndexColumn {
        part: IndexPart::Column(name.clone()),
        descending: random.once_in(4),
        nulls: None,
        native: std::collections::BTreeMap::new(),
    };
    let mut index = Index {
        name,
        columns: picked.iter().map(|name| part(random, name)).collect(),
        unique: random.once_in(5),
        predicate: None,
        include: Vec::new(),
        method: PerDialect::new(),
        options: PerDialect::new(),
        targets: Vec::new(),
        sql_name: None,
        renamed_from: None,
    };
    if index.columns.is_empty() {
        return;
    }
    let has_amount = table.column("amount").is_some();
    let some: Vec<DialectKind> = can.into_iter().filter(|kind| model.targets.has(*kind)).collect();
    if has_amount && !some.is_empty() && random.once_in(3) {
        index.targets = if only_on(model, &can) { Vec::new() } else { some.clone() };
        if random.once_in(2) {
            index.predicate = Some(Sql::Any("amount > 0".to_owned()));
        } else {
            index.unique = false;
            let part = IndexPart::Expression(Sql::Any("amount % 3".to_owned()));
            index.columns.push(IndexColumn {
                part,
                descending: random.once_in(2),
                nulls: None,
                native: std::collections::BTreeMap::new(),
            });
        }
    } else if model.targets.has(DialectKind::Postgres) && random.once_in(4) {
        let alone = only_on(model, &[DialectKind::Postgres]);
        index.targets = if alone { Vec::new() } else { vec![DialectKind::Postgres] };
        let rest: Vec<String> = names.into_iter().filter(|name| !picked.contains(name)).collect();
        match random.below(3) {
            0 => index.include = random.several(&rest, 1),
            1 => index.columns[0].nulls = Some(*random.pick(&[Nulls::First, Nulls::Last])),
            _ => {}
        }
    }
    model.tables[at].indexes.push(index);
}
