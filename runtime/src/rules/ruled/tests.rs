use proptest::prelude::*;

use super::Ruled;
use crate::rules::{Bound, Pattern, Rule};
use crate::{ColumnType, Date, Decimal, Json, Table, TimeOfDay, Timestamp, Uuid};

static DIGIT: Pattern = Pattern::new("[0-9]");
static WORDS: Pattern = Pattern::new("^([^ ]+ ?)*$");

const BOUNDS: [Bound; 8] = [
    Bound::Integer(i64::MIN),
    Bound::Integer(0),
    Bound::Number("1.50"),
    Bound::Number("no number"),
    Bound::Text(""),
    Bound::Text("2025-01-31"),
    Bound::TimestampMillis(0),
    Bound::TimestampMillis(i64::MAX),
];

fn any_rule() -> impl Strategy<Value = Rule> {
    let bound = || proptest::sample::select(&BOUNDS[..]);
    prop_oneof![
        prop_oneof![0..9_u32, Just(u32::MAX)]
            .prop_flat_map(|n| prop_oneof![Just(Rule::MinLength(n)), Just(Rule::MaxLength(n))]),
        Just(Rule::NonEmpty),
        Just(Rule::Pattern(&DIGIT)),
        Just(Rule::Pattern(&WORDS)),
        Just(Rule::Url),
        Just(Rule::Email),
        bound().prop_map(Rule::Min),
        bound().prop_map(Rule::Max),
        Just(Rule::OneOf(&BOUNDS)),
        Just(Rule::OneOf(&[])),
    ]
}

proptest! {
    #[test]
    fn no_text_stops_a_rule(text in any::<String>(), rule in any_rule()) {
        let verdict = text.satisfies(&rule);
        prop_assert_eq!(Some(text).satisfies(&rule), verdict);
        prop_assert!(None::<String>.satisfies(&rule));
    }

    #[test]
    fn no_number_stops_a_rule(integer: i64, float in proptest::num::f64::ANY, rule in any_rule()) {
        let _ = (integer.satisfies(&rule), float.satisfies(&rule), Decimal::from(integer).satisfies(&rule));
        let _ = (Uuid::from_u64_pair(0, integer.unsigned_abs()).satisfies(&rule), true.satisfies(&rule));
    }

    #[test]
    fn lengths_count_code_points(text in any::<String>(), length in 0..40_u32) {
        let count = text.chars().count();
        prop_assert_eq!(text.satisfies(&Rule::MinLength(length)), count >= length as usize);
        prop_assert_eq!(text.satisfies(&Rule::MaxLength(length)), count <= length as usize);
    }

    #[test]
    fn integers_keep_ranges(value: i64, least: i64, most: i64) {
        prop_assert_eq!(value.satisfies(&Rule::Min(Bound::Integer(least))), value >= least);
        prop_assert_eq!(value.satisfies(&Rule::Max(Bound::Integer(most))), value <= most);
    }
}

#[test]
fn a_length_without_end_is_kept() {
    assert!(String::new().satisfies(&Rule::MaxLength(u32::MAX)));
    assert!(!String::from("a").satisfies(&Rule::MinLength(u32::MAX)));
}

#[test]
fn nan_lies_nowhere() {
    let zero = Bound::Integer(0);
    for rule in [Rule::Min(zero), Rule::Max(zero), Rule::OneOf(&[Bound::Number("NaN")])] {
        assert!(!f64::NAN.satisfies(&rule), "{rule:?}");
    }
    assert!(f64::INFINITY.satisfies(&Rule::Min(zero)));
}

/// The bounds of `date`, `time` and `timestamp`, which schema.yaml has no key for yet.
#[test]
fn times_keep_ranges() {
    let moment: Timestamp = "2025-01-31T12:00:00Z".parse().unwrap();
    assert!(moment.satisfies(&Rule::Min(Bound::Text("2025-01-31T13:00:00+01:00"))));
    assert!(!moment.satisfies(&Rule::Min(Bound::Text("2025-01-31T12:00:00.001Z"))));
    assert!(moment.satisfies(&Rule::Max(Bound::TimestampMillis(moment.unix_millis()))));
    let date = Date::from_ordinal_date(2025, 31).unwrap();
    assert!(date.satisfies(&Rule::Max(Bound::Text("2025-01-31"))));
    assert!(!date.satisfies(&Rule::Max(Bound::Text("2025-01-30"))));
    let noon = TimeOfDay::from_hms(12, 0, 0).unwrap();
    assert!(noon.satisfies(&Rule::Min(Bound::Text("12:00:00"))));
    assert!(!noon.satisfies(&Rule::Min(Bound::Text("12:00:01"))));
}

#[test]
fn a_bound_of_another_type_is_met_by_nothing() {
    assert!(!5_i32.satisfies(&Rule::Min(Bound::Text("four"))));
    assert!(!5_i32.satisfies(&Rule::Max(Bound::TimestampMillis(9))));
    assert!(!5_i32.satisfies(&Rule::NonEmpty));
    assert!(!String::from("b").satisfies(&Rule::Min(Bound::Text("a"))));
    assert!(!Json::Null.satisfies(&Rule::OneOf(&[Bound::Text("null")])));
}

crate::typed_id! {
    /// An id that is a text.
    pub(crate) struct Country(String);
}

crate::text_enum! {
    /// An enum.
    pub(crate) enum State {
        /// Open.
        Open = "open",
        /// Shut.
        Shut = "shut",
    }
}

#[test]
fn ids_and_enums_keep_the_rules_of_what_they_are() {
    assert!(Country::from("nl").satisfies(&Rule::MaxLength(2)));
    assert!(!Country::from("nld").satisfies(&Rule::MaxLength(2)));
    let open = Rule::OneOf(&[Bound::Text("open")]);
    assert_eq!(State::ALL.iter().map(|state| state.satisfies(&open)).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn rules_are_for_the_types_that_schema_yaml_has_them_for() {
    let rule = |rule: Rule| move |kind| rule.applies_to(kind);
    assert!(rule(Rule::NonEmpty)(Country::KIND));
    assert!(!rule(Rule::NonEmpty)(State::KIND));
    assert!(rule(Rule::OneOf(&[]))(State::KIND));
    assert!(!rule(Rule::OneOf(&[]))(Json::KIND));
    assert!(rule(Rule::Min(Bound::Integer(0)))(f64::KIND));
    assert!(!rule(Rule::Min(Bound::Integer(0)))(String::KIND));
}

/// A table is a constant even where a rule's pattern is compiled later.
#[test]
fn rules_stand_in_a_constant() {
    use crate::Column;
    const RULES: &[Rule] = &[Rule::Pattern(&DIGIT)];
    const COLUMNS: &[Column] = &[Column::plain::<String>("c").with_rules(RULES)];
    const TABLE: &Table = &Table::new("t", COLUMNS);
    let [Rule::Pattern(pattern)] = TABLE.columns[0].rules else { panic!("{TABLE:?}") };
    assert!(pattern.matches("1"));
    assert_eq!(TABLE, TABLE);
}

#[test]
#[should_panic(expected = "not for columns of this type")]
fn a_column_refuses_rules_of_another_type() {
    let _ = crate::Column::plain::<i32>("c").with_rules(&[Rule::NonEmpty]);
}
