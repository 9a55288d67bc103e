use super::*;

const SCHEMA: &str = "
schemalock: 1
name: shop
targets: { postgres: '14', convex: {} }
enums: { mood: [calm, cross] }
tables:
  others:
    columns:
      id: { type: uuid, primary_key: true, default: uuid_v7 }
  items:
    columns:
      id:    { type: uuid, primary_key: true, default: uuid_v7 }
      other: { references: others.id }
      uuid:  { type: uuid, optional: true }
      big:   bigint
      price: 'decimal(9,2)'
      day:   date
      hour:  time
      begin: timestamp
      end:   timestamp
      mood:  mood
      truth: boolean
      text:  { type: text, max_length: 9 }
    indexes:
      by_other: [other]
";

fn of(sql: &str) -> Option<Condition> {
    let model = crate::compile(SCHEMA.as_bytes(), None).model.expect("a schema without mistakes");
    let check = Said { name: String::new(), sql: Sql::Any(sql.to_owned()), sql_name: None };
    condition(&model, &model.tables[1], &check)
}

fn compared(sql: &str) -> Option<Operand> {
    match of(sql)? {
        Condition::Compare(_, _, right) => Some(right),
        other => panic!("{other:?}"),
    }
}

#[test]
fn constants_are_written_as_values_are_stored() {
    let decimal = |digits: &str| Some(Operand::Decimal(Box::new(Operand::Text(digits.to_owned()))));
    for (sql, expected) in
        [("price > .50", "0.5"), ("price > 5.", "5"), ("price > -007.10", "-7.1"), ("price > -0", "0")]
    {
        assert_eq!(compared(sql), decimal(expected), "{sql}");
    }
    assert_eq!(compared("big > 007"), Some(Operand::BigInt("7".to_owned())));
    let uuid = "uuid <> '0198F2C0-0000-7000-8000-00000000ABCD'";
    assert_eq!(compared(uuid), Some(Operand::Text("0198f2c0-0000-7000-8000-00000000abcd".to_owned())));
    assert_eq!(compared("day > '2024-01-05'"), Some(Operand::Text("2024-01-05".to_owned())));
}

#[test]
fn what_means_something_else_outside_of_a_database_is_not_told() {
    let not_told = [
        "day > '2024-1-5'",
        "hour < '8:00'",
        "uuid <> 'x'",
        "begin > '2024-01-01'",
        "mood < 'cross'",
        "mood between 'calm' and 'cross'",
        "other < uuid",
        "other = '0198f2c0-0000-7000-8000-00000000abcd'",
        "id <> other",
        "price > 1e3",
        "text || 'a' <> 'b'",
        "big > 99999999999999999999",
        "truth > 1",
        "price = big",
    ];
    for sql in not_told {
        assert_eq!(of(sql), None, "{sql}");
    }
}

#[test]
fn what_is_the_same_everywhere_is_told() {
    let told = [
        "begin < end",
        "mood <> 'calm'",
        "mood in ('calm', 'cross')",
        "truth and not (text = 'a' or uuid is null)",
        "price between 1 and 2.5",
    ];
    for sql in told {
        assert!(of(sql).is_some(), "{sql}");
    }
}
