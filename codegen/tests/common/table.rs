//! Tables with everything but references.

use schemalock_codegen::model::{
    Check, Column, Default, DialectKind, Enum, Index, IndexColumn, IndexPart, Nulls, PerDialect, Sql, Table, Targets,
    Type, Unique,
};

use super::column::{column, encrypted, generated, sql};
use super::{Draws, key, words};

/// A table of that name.
pub(crate) fn table(draws: &mut Draws, name: &str, enums: &[Enum], targets: &Targets) -> Table {
    let mut primary = key::primary(draws, targets);
    let keyless = targets.rust.is_none() && targets.convex.is_none() && draws.once_in(5);
    if keyless {
        primary
            .iter_mut()
            .for_each(|column| *column = Column { identity: false, native: PerDialect::new(), ..column.clone() });
    }
    let keys = if keyless { Vec::new() } else { primary.iter().map(|column| column.name.clone()).collect() };
    let mut table = Table {
        name: name.to_owned(),
        description: draws.maybe(2, words::text),
        model: draws.maybe(6, |_| format!("Own{}", name.replace('_', ""))),
        renamed_from: draws.maybe(6, |_| format!("{name}_before")),
        primary_key_sql_name: words::sql_name(draws, name, "key").filter(|_| !keyless),
        primary_key: keys,
        columns: primary,
        ..Table::default()
    };
    columns(draws, &mut table, enums, targets);
    unique(draws, &mut table);
    table.checks = checks(draws, name, targets);
    table.native = options(draws, targets);
    table
}

/// What stands behind the closing bracket.
fn options(draws: &mut Draws, targets: &Targets) -> PerDialect<String> {
    let words = |draws: &mut Draws, kind: &DialectKind| match kind {
        DialectKind::Sqlite => "",
        DialectKind::Postgres => *draws.pick(&["WITH (fillfactor=70)", ""]),
        DialectKind::Mariadb | DialectKind::Mysql => *draws.pick(&["ENGINE=InnoDB ROW_FORMAT=DYNAMIC", ""]),
    };
    let said = targets
        .databases
        .keys()
        .filter_map(|kind| Some((*kind, draws.maybe(6, |draws| words(draws, kind).to_owned())?)));
    said.collect()
}

fn columns(draws: &mut Draws, table: &mut Table, enums: &[Enum], targets: &Targets) {
    let mut names: Vec<&str> = words::COLUMNS.to_vec();
    for _ in 0..draws.below(6) {
        let name = names.remove(draws.below(names.len()));
        table.columns.push(column(draws, name, enums, targets));
    }
    table.columns.push(Column::new("amount", Type::Integer));
    let client_key = !table.columns.iter().any(|column| column.identity);
    let most = if table.primary_key.is_empty() { 1 } else { 3 };
    for name in ["secret", "sealed"].into_iter().take(draws.below(most)) {
        table.columns.push(encrypted(draws, &table.name.clone(), name, client_key));
    }
    if draws.once_in(4) {
        table.columns.push(generated(draws, "computed", "amount", targets));
    }
    if draws.once_in(3) {
        table.columns.push(Column {
            touched: true,
            default: Some(Default::Now),
            ..Column::new("updated_at", Type::Timestamp)
        });
    }
    if draws.once_in(4) {
        table.columns.push(Column { version: true, ..Column::new("edition", Type::Integer) });
    }
}

fn unique(draws: &mut Draws, table: &mut Table) {
    if draws.once_in(3) {
        table.columns.push(key::key_column(draws, "handle"));
        let sql_name = words::sql_name(draws, &table.name, "handle");
        table.uniques.push(Unique { columns: vec!["handle".to_owned()], sql_name });
    }
    if draws.once_in(3) {
        table.columns.push(key::key_column(draws, "left_part"));
        table.columns.push(key::key_column(draws, "right_part"));
        let sql_name = words::sql_name(draws, &table.name, "parts");
        table.uniques.push(Unique { columns: vec!["right_part".to_owned(), "left_part".to_owned()], sql_name });
    }
}

fn checks(draws: &mut Draws, table: &str, targets: &Targets) -> Vec<Check> {
    let conditions = ["amount > 0", "amount <> 7 and amount in (1, 2)", "amount > 0\n  or amount = -1"];
    let one = |draws: &mut Draws, name: &str| {
        let condition = *draws.pick(&conditions);
        let sql_name = words::sql_name(draws, table, name);
        Check { name: name.to_owned(), sql: sql(draws, condition, targets), sql_name }
    };
    match draws.below(4) {
        0 | 1 => Vec::new(),
        2 => vec![Check { name: String::new(), sql: Sql::Any((*draws.pick(&conditions)).to_owned()), sql_name: None }],
        _ => ["one", "yes"].into_iter().take(1 + draws.below(2)).map(|name| one(draws, name)).collect(),
    }
}

/// Indexes over columns that every engine can index.
pub(crate) fn indexes(draws: &mut Draws, table: &mut Table, targets: &Targets) {
    let fits = |column: &&Column| {
        let short = column.ty != Type::Text || column.rules.max_length.is_some_and(|length| length <= 100);
        let whole = !matches!(column.ty, Type::Json | Type::Bytes | Type::Float);
        column.encrypted.is_none() && column.native.is_empty() && short && whole
    };
    let columns: Vec<String> = table.columns.iter().filter(fits).map(|column| column.name.clone()).collect();
    for number in 0..draws.below(4) {
        if let Some(index) = index(draws, &table.name.clone(), number, &columns, targets) {
            table.indexes.push(index);
        }
    }
}

fn index(draws: &mut Draws, table: &str, number: usize, columns: &[String], targets: &Targets) -> Option<Index> {
    let mut names: Vec<String> = columns.to_vec();
    let count = (1 + draws.below(3)).min(names.len());
    let picked: Vec<String> = (0..count).map(|_| names.remove(draws.below(names.len()))).collect();
    let mut index = Index {
        name: format!("by_{}", ["first", "null", "third", "yes"][number]),
        columns: picked.into_iter().map(|name| part(draws, name)).collect(),
        unique: draws.once_in(5),
        predicate: None,
        include: Vec::new(),
        method: PerDialect::new(),
        options: PerDialect::new(),
        targets: Vec::new(),
        sql_name: words::sql_name(draws, table, ["1", "2", "3", "4"][number]),
        renamed_from: draws.maybe(6, |_| format!("by_{number}_before")),
    };
    if draws.once_in(3) && targets.has(DialectKind::Postgres) {
        only_postgres(draws, &mut index, names, targets);
    }
    (!index.columns.is_empty()).then_some(index)
}

fn part(draws: &mut Draws, name: String) -> IndexColumn {
    let native = draws.maybe(8, |_| PerDialect::from([(DialectKind::Sqlite, format!("\"{name}\" COLLATE NOCASE"))]));
    IndexColumn {
        part: IndexPart::Column(name),
        descending: draws.once_in(4),
        nulls: None,
        native: native.unwrap_or_default(),
    }
}

fn only_postgres(draws: &mut Draws, index: &mut Index, rest: Vec<String>, targets: &Targets) {
    index.targets = vec![DialectKind::Postgres];
    index.predicate = draws.maybe(2, |draws| sql(draws, "amount > 0", &only(targets)));
    index.include = draws.some(&rest);
    match draws.below(3) {
        0 => {
            index.columns[0].nulls = Some(*draws.pick(&[Nulls::First, Nulls::Last]));
            index.options.insert(DialectKind::Postgres, "WITH (fillfactor = 70)".to_owned());
        }
        1 if index.include.is_empty() && !index.unique => {
            let first = index.columns.swap_remove(0);
            index.columns = vec![IndexColumn { descending: false, ..first }];
            index.method.insert(DialectKind::Postgres, "hash".to_owned());
        }
        _ => index.columns.push(IndexColumn {
            part: IndexPart::Expression(sql(draws, "amount + 1", &only(targets))),
            descending: draws.once_in(2),
            nulls: None,
            native: PerDialect::new(),
        }),
    }
}

/// The targets of an index that only PostgreSQL has.
fn only(targets: &Targets) -> Targets {
    let databases = targets.databases.iter().filter(|(kind, _)| **kind == DialectKind::Postgres);
    Targets { databases: databases.map(|(kind, version)| (*kind, *version)).collect(), ..Targets::default() }
}
