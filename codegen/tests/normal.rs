//! What of an inventory means nothing: names that the engine does not keep, orders of sets, places in texts, and what would be so anyway.

use proptest::prelude::*;
use schemalock_codegen::inventory::{
    Check, Column, ForeignKey, Generated, Index, IndexKey, IndexPart, Inventory, Key, Numbering, NumberingKind, Origin,
    Table, Trigger, Unmanaged, normal,
};
use schemalock_codegen::model::{Action, DialectKind, Nulls};

use DialectKind::{Mariadb, Mysql, Postgres, Sqlite};

fn column(name: &str, ty: &str) -> Column {
    Column { name: name.to_owned(), ty: ty.to_owned(), ..Column::default() }
}

fn part(name: &str) -> IndexPart {
    IndexPart { key: IndexKey::Column(name.to_owned()), descending: false, nulls: None, extra: String::new() }
}

fn index(name: &str, unique: bool, parts: Vec<IndexPart>) -> Index {
    Index { name: name.to_owned(), unique, parts, ..Index::default() }
}

fn check(name: Option<&str>, expression: &str) -> Check {
    Check { name: name.map(str::to_owned), expression: expression.to_owned(), ..Check::default() }
}

fn of(kind: DialectKind, change: impl FnOnce(&mut Table)) -> Inventory {
    let columns = vec![column("a", "varchar(10)"), column("b", "int")];
    let mut table = Table { name: "t".to_owned(), columns, ..Table::default() };
    change(&mut table);
    Inventory { tables: vec![table], ..Inventory::empty(kind) }
}

#[track_caller]
fn same(kind: DialectKind, one: impl FnOnce(&mut Table), other: impl FnOnce(&mut Table)) {
    assert_eq!(normal(&of(kind, one)), normal(&of(kind, other)));
}

#[track_caller]
fn differ(kind: DialectKind, one: impl FnOnce(&mut Table), other: impl FnOnce(&mut Table)) {
    assert_ne!(normal(&of(kind, one)), normal(&of(kind, other)));
}

#[test]
fn sets_have_no_order_and_columns_have_one() {
    let checks =
        |names: [&'static str; 2]| move |t: &mut Table| t.checks = names.map(|n| check(Some(n), "b > 0")).to_vec();
    same(Postgres, checks(["x", "y"]), checks(["y", "x"]));
    let indexes = |names: [&'static str; 2]| {
        move |t: &mut Table| t.indexes = names.map(|n| index(n, false, vec![part("b")])).to_vec()
    };
    same(Postgres, indexes(["x", "y"]), indexes(["y", "x"]));
    differ(Postgres, |t| t.columns.reverse(), |_| {});
    let tables = |names: [&str; 2]| Inventory {
        tables: names.map(|name| Table { name: name.to_owned(), ..Table::default() }).to_vec(),
        ..Inventory::empty(Postgres)
    };
    assert_eq!(normal(&tables(["x", "y"])), normal(&tables(["y", "x"])));
}

#[test]
fn names_count_where_the_engine_keeps_them() {
    let named = |name: Option<&'static str>| {
        move |t: &mut Table| {
            let key = Key { name: name.map(str::to_owned), columns: vec!["b".to_owned()], extra: String::new() };
            t.primary_key = Some(key.clone());
            t.checks = vec![check(name, "b > 0")];
            t.foreign_keys =
                vec![ForeignKey { name: key.name.clone(), table: "t".to_owned(), ..ForeignKey::default() }];
            t.uniques = vec![key];
        }
    };
    same(Sqlite, named(Some("x")), named(None));
    differ(Postgres, named(Some("x")), named(Some("y")));
    differ(Mariadb, named(Some("x")), named(Some("y")));
    let primary = |name: &'static str| {
        move |t: &mut Table| {
            t.primary_key =
                Some(Key { name: Some(name.to_owned()), columns: vec!["b".to_owned()], extra: String::new() })
        }
    };
    same(Mariadb, primary("PRIMARY"), primary("t_pkey"));
}

#[test]
fn a_unique_index_is_a_constraint_where_both_are_one() {
    let constraint = |t: &mut Table| {
        t.uniques = vec![Key {
            name: Some("u".to_owned()),
            columns: vec!["a".to_owned(), "b".to_owned()],
            extra: String::new(),
        }]
    };
    let unique = |t: &mut Table| t.indexes = vec![index("u", true, vec![part("a"), part("b")])];
    for kind in [Mariadb, Mysql] {
        same(kind, constraint, unique);
        let prefix = |t: &mut Table| {
            unique(t);
            t.indexes[0].parts[0].extra = "(5)".to_owned();
        };
        differ(kind, constraint, prefix);
    }
    differ(Postgres, constraint, unique);
    differ(Sqlite, constraint, unique);
}

#[test]
fn restrict_is_no_action_where_nothing_waits() {
    let key = |action| {
        move |t: &mut Table| {
            t.foreign_keys = vec![ForeignKey { table: "t".to_owned(), on_delete: action, ..ForeignKey::default() }]
        }
    };
    same(Mariadb, key(Action::Restrict), key(Action::NoAction));
    differ(Postgres, key(Action::Restrict), key(Action::NoAction));
    differ(Sqlite, key(Action::Restrict), key(Action::NoAction));
    differ(Mariadb, key(Action::Cascade), key(Action::NoAction));
}

#[test]
fn nulls_stand_somewhere_by_themselves() {
    let at = |descending, nulls| {
        move |t: &mut Table| t.indexes = vec![index("i", false, vec![IndexPart { descending, nulls, ..part("b") }])]
    };
    same(Postgres, at(false, Some(Nulls::Last)), at(false, None));
    same(Postgres, at(true, Some(Nulls::First)), at(true, None));
    differ(Postgres, at(true, Some(Nulls::Last)), at(true, None));
    same(Sqlite, at(false, Some(Nulls::First)), at(false, None));
    differ(Sqlite, at(false, Some(Nulls::Last)), at(false, None));
}

#[test]
fn json_of_mariadb_is_text_with_a_condition() {
    let json = |t: &mut Table| t.columns[0].ty = "JSON".to_owned();
    let text = |t: &mut Table| {
        t.columns[0] = Column { collation: Some("utf8mb4_bin".to_owned()), ..column("a", "longtext") };
        t.checks = vec![check(Some("a"), "json_valid(`a`)")];
    };
    same(Mariadb, json, text);
    differ(Mysql, json, text);
    differ(Mariadb, json, |t| {
        t.columns[0] = Column { collation: Some("utf8mb4_bin".to_owned()), ..column("a", "longtext") }
    });
}

#[test]
fn options_of_tables_have_one_form() {
    let options = |all: &[(&str, &str)]| {
        let all: Vec<_> = all.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        move |t: &mut Table| t.options = all.into_iter().collect()
    };
    same(
        Mariadb,
        options(&[("engine", "InnoDB"), ("options", "ROW_FORMAT = COMPRESSED AUTO_INCREMENT=7")]),
        options(&[("engine", "innodb"), ("options", "row_format=compressed")]),
    );
    same(Mariadb, options(&[("charset", "latin1")]), options(&[("collation", "latin1_swedish_ci")]));
    same(Mariadb, options(&[("collation", "utf8_bin")]), options(&[("collation", "utf8mb3_bin")]));
    differ(Mariadb, options(&[("engine", "InnoDB")]), options(&[("engine", "Aria")]));
    same(
        Postgres,
        options(&[("with", "fillfactor=70, autovacuum_enabled=false")]),
        options(&[("with", "autovacuum_enabled=false,fillfactor=70")]),
    );
    differ(Postgres, options(&[("with", "fillfactor=70")]), options(&[("with", "fillfactor=80")]));
}

#[test]
fn columns_are_told_apart_by_what_counts() {
    let collated = |name: Option<&'static str>| move |t: &mut Table| t.columns[0].collation = name.map(str::to_owned);
    same(Postgres, collated(Some("default")), collated(None));
    differ(Postgres, collated(Some("C")), collated(None));
    same(Sqlite, collated(Some("binary")), collated(None));
    same(Sqlite, collated(Some("nocase")), collated(Some("NOCASE")));
    differ(Mariadb, collated(Some("utf8mb4_bin")), collated(Some("utf8mb4_general_ci")));
    let comment = |text: Option<&'static str>| move |t: &mut Table| t.columns[0].comment = text.map(str::to_owned);
    same(Sqlite, comment(Some("x")), comment(None));
    same(Postgres, comment(Some("")), comment(None));
    differ(Postgres, comment(Some("x")), comment(None));
    let extra = |text: &'static str| move |t: &mut Table| t.columns[1].extra = text.to_owned();
    same(Mariadb, extra("ON UPDATE CURRENT_TIMESTAMP"), extra("on update current_timestamp()"));
    same(Mariadb, extra("ON UPDATE NOW(3)"), extra("on update current_timestamp(3)"));
    differ(Mariadb, extra("on update current_timestamp(3)"), extra("on update current_timestamp()"));
    let numbered = |options: &'static str| {
        move |t: &mut Table| {
            t.columns[1].numbering = Some(Numbering { by: NumberingKind::IdentityAlways, options: options.to_owned() })
        }
    };
    same(Postgres, numbered("START 10 INCREMENT 1"), numbered("START WITH 10"));
    differ(Postgres, numbered("START 10"), numbered(""));
}

#[test]
fn collations_of_texts_come_from_the_table_or_the_database() {
    let mut one = of(Mariadb, |_| {});
    one.collation = Some("utf8mb4_bin".to_owned());
    let two = of(Mariadb, |t| t.columns[0].collation = Some("utf8mb4_bin".to_owned()));
    assert_eq!(normal(&one), normal(&two));
}

#[test]
fn triggers_are_read_and_printed() {
    let trigger = |definition: &'static str, body: Option<&'static str>| {
        move |t: &mut Table| {
            let body = body.map(str::to_owned);
            let origin = body.as_ref().map(|_| Origin { file: "x".to_owned(), line: 1 });
            t.triggers = vec![Trigger {
                name: "x".to_owned(),
                definition: definition.to_owned(),
                body,
                origin,
                ..Trigger::default()
            }];
        }
    };
    let ours = "CREATE TRIGGER \"x\"\nBEFORE UPDATE ON \"t\"\nFOR EACH ROW\nWHEN (NEW.\"a\" IS NOT DISTINCT FROM OLD.\"a\")\nEXECUTE FUNCTION \"x\"()";
    let printed = "CREATE TRIGGER x BEFORE UPDATE ON public.t FOR EACH ROW WHEN ((NOT (new.a IS DISTINCT FROM old.a))) EXECUTE FUNCTION x()";
    let printed_body = Some("\nBEGIN\n    NEW.\"a\" := now();\n    RETURN NEW;\nEND\n");
    same(Postgres, trigger(ours, Some("BEGIN NEW.a := now(); RETURN NEW; END")), trigger(printed, printed_body));
    differ(
        Postgres,
        trigger(ours, None),
        trigger(
            "CREATE TRIGGER x AFTER UPDATE ON public.t FOR EACH ROW WHEN ((NOT (new.a IS DISTINCT FROM old.a))) EXECUTE FUNCTION x()",
            None,
        ),
    );
    differ(
        Postgres,
        trigger(ours, None),
        trigger(
            "CREATE TRIGGER x BEFORE UPDATE ON public.t FOR EACH ROW WHEN ((new.a IS DISTINCT FROM old.a)) EXECUTE FUNCTION x()",
            None,
        ),
    );
    same(
        Postgres,
        trigger("CREATE TRIGGER x AFTER INSERT ON t WHEN (new.a <> 'b') EXECUTE PROCEDURE f()", None),
        trigger(
            "CREATE TRIGGER x AFTER INSERT ON public.t FOR EACH STATEMENT WHEN (((new.a)::text <> 'b'::text)) EXECUTE FUNCTION public.f()",
            None,
        ),
    );
    let ours = "CREATE TRIGGER `x` BEFORE UPDATE ON `t`\nFOR EACH ROW SET NEW.`a` = IF(NEW.`a` <=> OLD.`a`, (UTC_TIMESTAMP(3)), NEW.`a`)";
    same(
        Mariadb,
        trigger(ours, None),
        trigger(
            "CREATE DEFINER = `root`@`localhost` TRIGGER x BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = IF(NEW.a <=> OLD.a, (UTC_TIMESTAMP(3)), NEW.a)",
            None,
        ),
    );
    differ(
        Mariadb,
        trigger(ours, None),
        trigger(
            "CREATE TRIGGER `x` BEFORE UPDATE ON `t`\nFOR EACH ROW SET NEW.`a` = IF(NEW.`a` <=> OLD.`a`, (UTC_TIMESTAMP(6)), NEW.`a`)",
            None,
        ),
    );
    let ours = "CREATE TRIGGER \"x\"\nAFTER UPDATE OF \"b\" ON \"t\"\nFOR EACH ROW\nWHEN NEW.\"a\" IS OLD.\"a\"\nBEGIN\n    UPDATE \"t\" SET \"a\" = (date('now'));\nEND";
    same(
        Sqlite,
        trigger(ours, None),
        trigger(
            "create trigger if not exists x after update of b on t when new.a is old.a begin update t set a=(date('now')); end;",
            None,
        ),
    );
    differ(
        Sqlite,
        trigger(ours, None),
        trigger(
            "CREATE TRIGGER x AFTER UPDATE OF b ON t WHEN NEW.a IS OLD.b BEGIN UPDATE t SET a = (date('now')); END",
            None,
        ),
    );
}

#[test]
fn what_is_left_alone_is_compared_without_its_name() {
    let one = |kind: &str, definition: &str| {
        let item =
            Unmanaged { kind: kind.to_owned(), name: "f".to_owned(), definition: definition.to_owned(), origin: None };
        normal(&Inventory { unmanaged: vec![item], ..Inventory::empty(Postgres) })
    };
    assert_eq!(
        one("function", "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN NEW;\nEND\n$$"),
        one(
            "function",
            "CREATE OR REPLACE FUNCTION public.f()\n RETURNS trigger\n LANGUAGE plpgsql\nAS $function$ BEGIN RETURN NEW; END $function$"
        ),
    );
    assert_ne!(
        one("function", "CREATE FUNCTION f() RETURNS int AS $$ 1 $$"),
        one("function", "CREATE FUNCTION f() RETURNS int AS $$ 2 $$")
    );
    assert_eq!(one("view", "SELECT a  FROM b;"), one("view", "select \"a\" from b"));
    assert_eq!(one("index", "CREATE UNIQUE INDEX f ON public.t USING btree (a)"), one("index", "UNIQUE (a)"));
}

fn kinds() -> impl Strategy<Value = DialectKind> {
    prop::sample::select(DialectKind::ALL.to_vec())
}

/// Pieces of expressions in any order: most are nonsense, some are none.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b",
        "\"A b\"",
        "`a`",
        "'x'",
        "E'\\n'",
        "1",
        "-1.50",
        "1e3",
        "(",
        ")",
        ",",
        "+",
        "-",
        "*",
        "/",
        "||",
        "::",
        "int",
        "text",
        "[",
        "]",
        "=",
        "<>",
        "<",
        "and",
        "or",
        "not",
        "is",
        "null",
        "true",
        "in",
        "between",
        "like",
        "escape",
        "case",
        "when",
        "then",
        "else",
        "end",
        "cast(",
        "as",
        "array[",
        "any",
        "all",
        "(select",
        "extract(",
        "from",
        "trim(",
        "both",
        "substring(",
        "for",
        "interval",
        "day",
        "collate",
        "\"C\"",
        "at time zone",
        "coalesce(",
        "now()",
        "current_timestamp",
        "date",
        "x'1f'",
        "b'01'",
        "0b1",
        "$$y$$",
        "->>",
        "@>",
        "!",
        "~",
        "regexp",
        "binary",
        "_utf8mb4'z'",
        "convert(",
        "using",
        "utf8mb4",
        ".",
        "distinct",
        "variadic",
        "row(",
        "%",
        "^",
        "position(",
        "overlay(",
        "placing",
        "mod",
        "xor",
        "&&",
        "next value for",
        "'2024-01-01'::timestamptz",
        "'{a,b}'::text[]",
        "'{\"a\":1}'::jsonb",
        "'1 day'::interval",
        "::varchar(3)",
        "::bit",
        "--",
        "/*",
        "*/",
        ";",
        "'",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.join(" "))
}

/// Expressions that are ones, mostly.
fn expressions() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "a",
        "b",
        "c",
        "d",
        "\"A b\"",
        "'x'",
        "''",
        "1",
        "-1",
        "2.50",
        "1e3",
        "true",
        "null",
        "now()",
        "current_date",
        "'2024-01-01'",
        "'{a,b}'",
        "array[1, 2]",
        "array['x']",
        "interval '1 day'",
        "'1'::numeric",
        "x'1f'",
        "3000000000",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(5, 40, 4, |inner| {
        let infix = prop::sample::select(vec![
            "=",
            "<>",
            "<",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            "||",
            "and",
            "or",
            "is distinct from",
            "is not distinct from",
            "like",
            "not like",
            "~",
            "!~",
            "->>",
            "@>",
            "xor",
            "<=>",
            "regexp",
            "is",
            "&",
            "<<",
        ]);
        let wrap = prop::sample::select(vec![
            "(_)",
            "not _",
            "- _",
            "_ is null",
            "_ is not null",
            "_ is true",
            "_ is not true",
            "coalesce(_, 'x')",
            "lower(_)",
            "length(_)",
            "abs(_)",
            "round(_)",
            "power(_, 2)",
            "_::text",
            "(_)::integer",
            "(_)::varchar(3)",
            "(_)::numeric",
            "(_)::double precision",
            "(_)::date",
            "(_)::text[]",
            "(_)::bit(3)",
            "(_)::char(2)",
            "cast(_ as char)",
            "cast(_ as decimal)",
            "_ in (1, 2)",
            "_ in ('x')",
            "_ not in ('x', a)",
            "_ between 1 and 5",
            "_ not between a and 'y'",
            "case when _ then 1 else 2.5 end",
            "case _ when 'x' then b end",
            "extract(year from _)",
            "_ collate \"C\"",
            "trim(_)",
            "substring(_ from 1 for 2)",
            "_ = any (array['x', 'y'])",
            "_ <> all (array[1, 2])",
            "(_, 1) = (a, b)",
            "date_trunc('day', _)",
            "f(_)",
            "nullif(_, 0)",
            "_ at time zone 'UTC'",
            "mod(_, 2)",
            "datediff(_, a)",
            "!_",
            "binary _",
        ]);
        prop_oneof![
            (inner.clone(), infix, inner.clone()).prop_map(|(left, by, right)| format!("({left}) {by} ({right})")),
            (wrap, inner.clone()).prop_map(|(with, of)| with.replace('_', &of)),
            (inner.clone(), prop::sample::select(vec!["+", "and", "or", "=", "||", "-"]), inner)
                .prop_map(|(l, by, r)| format!("{l} {by} {r}")),
        ]
    })
}

fn stays(kind: DialectKind, text: &str) -> Result<(), TestCaseError> {
    let once = normal(&holding(kind, text));
    let (a, b) = (&once.tables[0], &normal(&once).tables[0]);
    prop_assert_eq!(&a.checks, &b.checks);
    prop_assert_eq!(&a.indexes[0].predicate, &b.indexes[0].predicate);
    prop_assert_eq!(&a.indexes[0].parts, &b.indexes[0].parts);
    for (a, b) in a.columns.iter().zip(&b.columns) {
        prop_assert_eq!(&a.default, &b.default);
        prop_assert_eq!(&a.generated, &b.generated);
    }
    Ok(())
}

fn holding(kind: DialectKind, text: &str) -> Inventory {
    of(kind, |t| {
        t.columns.push(Column { default: Some(text.to_owned()), ..column("c", text) });
        t.columns.push(Column {
            default: Some(text.to_owned()),
            extra: text.to_owned(),
            ..column("d", "timestamptz(3)")
        });
        let generated = Some(Generated { expression: text.to_owned(), stored: true });
        t.columns.push(Column { generated, ..column("e", "numeric(9,2)") });
        t.checks = vec![check(None, text)];
        let key = IndexKey::Expression(text.to_owned());
        t.indexes = vec![Index {
            predicate: Some(text.to_owned()),
            options: text.to_owned(),
            ..index("i", false, vec![IndexPart { key, ..part("a") }])
        }];
        t.triggers = vec![Trigger { definition: text.to_owned(), body: Some(text.to_owned()), ..Trigger::default() }];
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nonsense_stays_as_it_is(kind in kinds(), text in pieces()) {
        stays(kind, &text)?;
    }

    #[test]
    fn what_is_normal_stays_as_it_is(kind in kinds(), text in expressions()) {
        stays(kind, &text)?;
    }

    #[test]
    fn nothing_makes_it_panic(kind in kinds(), text in "\\PC*") {
        let _ = normal(&holding(kind, &text));
    }
}

#[test]
fn what_is_deep_or_long_is_still_compared() {
    for kind in DialectKind::ALL {
        for text in [
            format!("{}b{} > 0", "(".repeat(5000), ")".repeat(5000)),
            format!("b > {}1", "- ".repeat(5000)),
            vec!["b"; 5000].join(" + "),
            vec!["b > 0"; 5000].join(" and "),
            format!("{}b > 0", "not ".repeat(5000)),
            format!("b{}", "::int".repeat(5000)),
            format!("b{}", "[1]".repeat(5000)),
            "'".repeat(5001),
        ] {
            let once = normal(&of(kind, |t| t.checks = vec![check(None, &text)]));
            assert!(!once.tables[0].checks[0].expression.is_empty());
        }
    }
}
