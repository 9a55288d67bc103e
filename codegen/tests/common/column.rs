//! Columns that are no keys, with everything that can be said of them.

use std::iter;

use schemalock_codegen::model::{
    Bind, Column, Default, DialectKind, Encryption, Enum, Format, Generated, Literal, Normalise, Rules, Sql, Targets,
    Type,
};

use super::{Draws, words};

/// A column of any type.
pub(crate) fn column(draws: &mut Draws, name: &str, enums: &[Enum], targets: &Targets) -> Column {
    let mut column = Column::new(name, ty(draws, enums));
    column.optional = draws.once_in(3);
    column.description = draws.maybe(3, words::text);
    column.immutable = draws.once_in(8);
    column.external = draws.maybe(8, words::some_text);
    column.renamed_from = draws.maybe(8, |_| format!("{name}_before"));
    column.using = draws.maybe(8, |draws| sql(draws, "'a' || 'b'", targets));
    column.case_insensitive = column.ty == Type::Text && draws.once_in(4);
    match draws.below(8) {
        0..=3 => {}
        4 => column.rules = rules(draws, &column.ty),
        5 if targets.has(DialectKind::Postgres) => native(draws, &mut column),
        _ => column.default = default(draws, &column.ty, enums),
    }
    column
}

fn native(draws: &mut Draws, column: &mut Column) {
    if column.ty == Type::Text && !column.case_insensitive {
        let word = (*draws.pick(&["citext", "character varying(20)", "text"])).to_owned();
        column.native.insert(DialectKind::Postgres, word);
    }
}

fn ty(draws: &mut Draws, enums: &[Enum]) -> Type {
    match draws.below(15) {
        0 | 1 => Type::Text,
        2 => Type::Uuid,
        3 => Type::SmallInt,
        4 => Type::Integer,
        5 => Type::BigInt,
        6 => Type::Boolean,
        7 => Type::Float,
        8 => {
            let precision = 1 + draws.below(18) as u8;
            Type::Decimal { precision, scale: draws.below(usize::from(precision) + 1) as u8 }
        }
        9 => Type::Json,
        10 => Type::Timestamp,
        11 => Type::Date,
        12 => Type::Time,
        13 => Type::Bytes,
        _ => enums.first().map_or(Type::Text, |_| Type::Enum(draws.pick(enums).name.clone())),
    }
}

fn rules(draws: &mut Draws, ty: &Type) -> Rules {
    let mut rules = Rules::default();
    match ty {
        Type::Text => {
            rules.min_length = draws.maybe(2, |draws| draws.below(10) as u32);
            rules.max_length = draws.maybe(2, |draws| 10 + draws.below(5000) as u32);
            rules.non_empty = draws.once_in(3);
            match draws.below(4) {
                0 => rules.pattern = Some((*draws.pick(&["^[a-z_]+$", "^a{1,3}: (b|c)$", "#", "'\"\\\\"])).to_owned()),
                1 => rules.format = Some(if draws.once_in(2) { Format::Email } else { Format::Url }),
                2 => rules = Rules { one_of: choices(draws, ty), ..Rules::default() },
                _ => {}
            }
        }
        ty if ty.is_number() => {
            rules.min = draws.maybe(2, |_| bound(ty, false));
            rules.max = draws.maybe(2, |_| bound(ty, true));
        }
        _ => {}
    }
    rules
}

fn choices(draws: &mut Draws, ty: &Type) -> Vec<Literal> {
    let mut choices: Vec<Literal> = Vec::new();
    for literal in (0..1 + draws.below(4)).map(|_| literal(draws, ty, &[])).collect::<Vec<_>>().into_iter().flatten() {
        if !choices.contains(&literal) {
            choices.push(literal);
        }
    }
    choices
}

fn bound(ty: &Type, upper: bool) -> Literal {
    match ty {
        Type::Float => Literal::Number(if upper { 1e21 } else { -0.5e-7_f64 }.to_string()),
        Type::Decimal { precision, scale } => decimal(if upper { "" } else { "-" }, *precision, *scale, '9'),
        _ => Literal::Integer(if upper { 100 } else { -100 }),
    }
}

fn decimal(sign: &str, precision: u8, scale: u8, digit: char) -> Literal {
    let digits = |count: u8| iter::repeat_n(digit, usize::from(count)).collect::<String>();
    let whole = if precision == scale { "0".to_owned() } else { digits(precision - scale) };
    let point = if scale == 0 { "" } else { "." };
    Literal::Text(format!("{sign}{whole}{point}{}", digits(scale)))
}

fn default(draws: &mut Draws, ty: &Type, enums: &[Enum]) -> Option<Default> {
    Some(match (ty, draws.below(3)) {
        (Type::Timestamp | Type::Date | Type::Time, 0) => Default::Now,
        (Type::Uuid, 0) => Default::UuidV7,
        (Type::Uuid, 1) => Default::UuidV4,
        (Type::Integer | Type::BigInt, 0) => Default::Sql(Sql::Any("1 + 1".to_owned())),
        _ => Default::Literal(literal(draws, ty, enums)?),
    })
}

/// A constant of a type.
fn literal(draws: &mut Draws, ty: &Type, enums: &[Enum]) -> Option<Literal> {
    Some(match ty {
        Type::Text => Literal::Text(words::text(draws)),
        Type::Uuid => Literal::Text("0190b1a4-0000-7000-8000-0123456789ab".to_owned()),
        Type::SmallInt | Type::Integer | Type::BigInt => {
            let (from, to) = ty.range()?;
            Literal::Integer(*draws.pick(&[0, 1, -1, from, to, 42]))
        }
        Type::Boolean => Literal::Boolean(draws.once_in(2)),
        Type::Float => Literal::Number(draws.pick(&[0.0, 1.0, -1.5, 1e300, 5e-324, 0.1, -0.0_f64]).to_string()),
        Type::Decimal { precision, scale } => {
            decimal(["", "-"][draws.below(2)], *precision, *scale, *draws.pick(&['1', '9']))
        }
        Type::Json => Literal::Json(json(draws, 3)),
        Type::Timestamp => Literal::Timestamp(*draws.pick(&[0, 1, 1_735_689_599_999, -86_400_001])),
        Type::Date => Literal::Text((*draws.pick(&["2025-01-31", "1970-01-01", "2024-02-29"])).to_owned()),
        Type::Time => Literal::Text((*draws.pick(&["12:30:00", "00:00:00", "23:59:59"])).to_owned()),
        Type::Enum(name) => {
            let found = enums.iter().find(|item| item.name == *name)?;
            Literal::Text(draws.pick(&found.values).name.clone())
        }
        Type::Bytes | Type::BlindIndex(_) | Type::Unknown => return None,
    })
}

fn json(draws: &mut Draws, depth: usize) -> serde_json::Value {
    match draws.below(if depth == 0 { 6 } else { 8 }) {
        0 => serde_json::json!({}),
        1 => serde_json::Value::Null,
        2 => draws.once_in(2).into(),
        3 => (*draws.pick(&[0, -1, i64::MAX, i64::MIN, 7])).into(),
        4 => (*draws.pick(&[1.0, -0.25, 1e300, 1e-7, 12345.678])).into(),
        5 => words::text(draws).into(),
        6 => (0..draws.below(4)).map(|_| json(draws, depth - 1)).collect(),
        _ => (0..draws.below(4)).map(|_| (words::text(draws), json(draws, depth - 1))).collect(),
    }
}

/// A sealed column. What is bound to its row needs a key that the database does not assign.
pub(crate) fn encrypted(draws: &mut Draws, table: &str, name: &str, client_key: bool) -> Column {
    let mut column = Column::new(name, (*draws.pick(&[Type::Text, Type::Json, Type::Bytes, Type::Integer])).clone());
    column.optional = draws.once_in(2);
    let (text, json) = (column.ty == Type::Text, column.ty == Type::Json);
    column.encrypted = Some(Encryption {
        context: if draws.once_in(3) { format!("former_{table}.{name}") } else { format!("{table}.{name}") },
        bind: if client_key && !draws.once_in(3) { Bind::Row } else { Bind::Column },
        pad: draws.once_in(3),
        searchable: draws
            .maybe(3, |draws| if text && draws.once_in(2) { Normalise::Lowercase } else { Normalise::None })
            .filter(|_| !json),
    });
    column
}

/// A column computed from the integer column `from`.
pub(crate) fn generated(draws: &mut Draws, name: &str, from: &str, targets: &Targets) -> Column {
    let mut column = Column::new(name, Type::Integer);
    column.optional = true;
    column.generated = Some(Generated { sql: sql(draws, &format!("{from} + 1"), targets), stored: true });
    column
}

/// An expression for all databases, or the same for each.
pub(crate) fn sql(draws: &mut Draws, expression: &str, targets: &Targets) -> Sql {
    if targets.databases.is_empty() || !draws.once_in(3) {
        return Sql::Any(expression.to_owned());
    }
    Sql::Each(targets.databases.keys().map(|kind| (*kind, expression.to_owned())).collect())
}
