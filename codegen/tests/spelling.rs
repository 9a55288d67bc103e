//! Held against what engines print: a text that a person wrote and what the engine made of it are the same in the normal form, and what
//! differs in meaning stays different.

use schemalock_codegen::inventory::{
    Check, Column, EnumType, Generated, Index, IndexKey, IndexPart, Inventory, Table, normal,
};
use schemalock_codegen::model::DialectKind;

/// The columns around the texts of a fixture, and its lines of three fields each.
struct Fixture {
    kind: DialectKind,
    columns: Vec<Column>,
    lines: Vec<[String; 3]>,
}

impl Fixture {
    fn read(kind: DialectKind, text: &str) -> Self {
        let mut fixture = Self { kind, columns: Vec::new(), lines: Vec::new() };
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let fields: Vec<String> =
                line.split('\t').map(|field| field.replace('␤', "\n").replace('␉', "\t")).collect();
            let fields: [String; 3] = fields.try_into().unwrap_or_else(|_| panic!("not three fields: {line}"));
            match fields {
                [what, name, ty] if what == "column" => fixture.columns.push(Column { name, ty, ..Column::default() }),
                fields => fixture.lines.push(fields),
            }
        }
        fixture
    }

    /// An inventory with that one thing in it.
    fn with(&self, what: &str, text: &str) -> Inventory {
        let mut table = Table { name: "xt".to_owned(), columns: self.columns.clone(), ..Table::default() };
        let text = text.to_owned();
        let index = |key, predicate| {
            let part = IndexPart { key, descending: false, nulls: None, extra: String::new() };
            Index { name: "k".to_owned(), parts: vec![part], predicate, ..Index::default() }
        };
        match what.split_once(':') {
            None if what == "check" => table.checks.push(Check { expression: text, ..Check::default() }),
            None if what == "index" => table.indexes.push(index(IndexKey::Expression(text), None)),
            None if what == "pred" => table.indexes.push(index(IndexKey::Column("i".to_owned()), Some(text))),
            None if what == "type" => table.columns.push(column(&text)),
            Some(("default", ty)) => table.columns.push(Column { default: Some(text), ..column(ty) }),
            Some(("gen", ty)) => {
                let generated = Some(Generated { expression: text, stored: true });
                table.columns.push(Column { generated, ..column(ty) });
            }
            _ => panic!("{what} is nothing"),
        }
        let values = vec!["happy".to_owned(), "sad".to_owned()];
        let mood = EnumType { name: "mood".to_owned(), values, comment: None };
        Inventory { enums: vec![mood], tables: vec![table], ..Inventory::empty(self.kind) }
    }

    /// The normal spelling of that one thing.
    fn normal(&self, what: &str, text: &str) -> String {
        let once = normal(&self.with(what, text));
        let twice = normal(&once);
        let (first, second) = (said(&once), said(&twice));
        if once == twice { first } else { format!("{first} and then {second}") }
    }
}

fn column(ty: &str) -> Column {
    Column { name: "k".to_owned(), ty: ty.to_owned(), ..Column::default() }
}

fn said(inventory: &Inventory) -> String {
    let table = &inventory.tables[0];
    let checks: Vec<&str> = table.checks.iter().map(|check| check.expression.as_str()).collect();
    let index = table.indexes.first().map(|index| format!("{:?} where {:?}", index.parts[0].key, index.predicate));
    let column = table.column("k").map(|k| format!("{} default {:?} as {:?}", k.ty, k.default, k.generated));
    column.or(index).unwrap_or_else(|| checks.join("; "))
}

const PAIRS: [(DialectKind, &str); 4] = [
    (DialectKind::Postgres, include_str!("../fixtures/spelling/postgres.txt")),
    (DialectKind::Mariadb, include_str!("../fixtures/spelling/mariadb.txt")),
    (DialectKind::Mysql, include_str!("../fixtures/spelling/mysql.txt")),
    (DialectKind::Sqlite, include_str!("../fixtures/spelling/sqlite.txt")),
];

const DIFFER: [(DialectKind, &str); 3] = [
    (DialectKind::Postgres, include_str!("../fixtures/spelling/postgres_differ.txt")),
    (DialectKind::Mariadb, include_str!("../fixtures/spelling/mariadb_differ.txt")),
    (DialectKind::Sqlite, include_str!("../fixtures/spelling/sqlite_differ.txt")),
];

fn hold(fixtures: &[(DialectKind, &str)], equal: bool) {
    let mut wrong = Vec::new();
    for &(kind, text) in fixtures {
        let fixture = Fixture::read(kind, text);
        assert!(fixture.lines.len() > 10, "{kind:?} is read");
        for [what, written, printed] in &fixture.lines {
            let (a, b) = (fixture.normal(what, written), fixture.normal(what, printed));
            if (a == b) != equal {
                wrong.push(format!("{kind:?} {what}\n  {written}\n  {printed}\n  {a}\n  {b}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_an_engine_prints_is_what_was_written() {
    hold(&PAIRS, true);
}

#[test]
fn what_differs_stays_different() {
    hold(&DIFFER, false);
}
