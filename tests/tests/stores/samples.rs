//! Values of every type: the ends of their ranges, and what chance gives. The seed is fixed.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use schemalock::{Date, Decimal, Json, TimeOfDay, Timestamp, Uuid};
use types::{NewGap, NewSample, Size};

/// How many samples are left to chance.
const RANDOM: usize = 40;

const FIRST: i64 = -62_167_219_200_000;
const LAST: i64 = 253_402_300_799_999;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_unix_millis(millis).unwrap()
}

fn date(year: i32, day: u16) -> Date {
    Date::from_ordinal_date(year, day).unwrap()
}

fn time(second: u32) -> TimeOfDay {
    let (hours, rest) = (second / 3600, second % 3600);
    let [hours, minutes, seconds] = [hours, rest / 60, rest % 60].map(|number| u8::try_from(number).unwrap());
    TimeOfDay::from_hms(hours, minutes, seconds).unwrap()
}

/// The `at`th of some values, round and round.
fn pick<T: Clone>(values: &[T], at: usize) -> T {
    values[at % values.len()].clone()
}

const TEXTS: &[&str] = &[
    "",
    " ",
    "a ",
    " a",
    "\t\n\r",
    "it's",
    "\"",
    "`",
    "\\",
    "\\n",
    "%_",
    "?",
    "$1",
    "null",
    "NULL",
    "ünïcödé",
    "日本語",
    "😀\u{1f468}\u{200d}\u{1f469}",
    "a\u{308}",
    "\u{feff}",
    "\u{1}\u{7f}\u{85}\u{2028}",
    "\u{10ffff}",
    "שלום",
    "sl1.x",
    "'; DROP TABLE samples; --",
];

fn jsons() -> Vec<Json> {
    let texts = [
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "-0.1",
        "1e300",
        "5e-324",
        "1.7976931348623157e308",
        "0.1",
        "123456789.123456789",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615",
        "\"\"",
        "\"it's \\\\ \\\" \\n ü 😀\"",
        "[]",
        "{}",
        "[[[]],{}]",
        "{\"\":{\"a\":[1,null,\"x\"]},\" b \":false}",
        "{\"b\":1,\"a\":2}",
        "\"2020-01-01\"",
    ];
    texts.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

/// The ends of every type's range.
fn edge(at: usize) -> NewSample {
    let bytes = [vec![], vec![0], vec![0xff; 3], (0..=255).collect(), b"sl1.".to_vec()];
    NewSample {
        id: types::SampleId::new(),
        other: pick(&[Uuid::nil(), Uuid::max(), Uuid::new_v4()], at),
        text: pick(TEXTS, at).to_owned(),
        long: match at {
            0 => "ü\0".replace('\0', " ").repeat(100_000),
            _ => pick(TEXTS, at + 3).to_owned(),
        },
        small: pick(&[i16::MIN, -1, 0, 1, i16::MAX], at),
        whole: pick(&[i32::MIN, -1, 0, 1, i32::MAX], at),
        big: pick(&[i64::MIN, i64::MIN + 1, -1, 0, (1 << 53) + 1, i64::MAX], at),
        truth: pick(&[true, false], at),
        ratio: pick(
            &[0.0, -0.0, 0.1, f64::MIN, f64::MAX, f64::MIN_POSITIVE, 5e-324, f64::EPSILON, 1e15 + 0.3, -1.0 / 3.0],
            at,
        ),
        price: pick(&["0", "-0", "999999999999.999999", "-999999999999.999999", "0.000001", "1", "1.5", "-0.1"], at)
            .parse()
            .unwrap(),
        amount: pick(&["9999999.99", "-9999999.99", "0.01", "-0.010", "1.000000"], at).parse().unwrap(),
        json: pick(&jsons(), at),
        moment: moment(pick(&[FIRST, FIRST + 1, -1, 0, 1, 1_709_251_199_999, LAST - 1, LAST], at)),
        day: pick(&[date(0, 1), date(0, 366), date(1, 1), date(1970, 1), date(2024, 60), date(9999, 365)], at),
        hour: pick(&[time(0), time(1), time(43_200), time(86_399)], at),
        bytes: pick(&bytes, at),
        size: pick(&[Size::Small, Size::Large, Size::ExtraLarge, Size::ItS], at),
        secret: pick(&bytes, at + 1).into(),
    }
}

prop_compose! {
    fn text()(text in vec(any::<char>().prop_filter("no database takes it", |c| *c != '\0'), 0..=200)) -> String {
        text.into_iter().collect()
    }
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()).prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Json::from),
            vec((text(), inner), 0..5).prop_map(Json::from_iter),
        ]
    })
}

prop_compose! {
    fn numbers()(
        small in any::<i16>(),
        whole in any::<i32>(),
        big in any::<i64>(),
        truth in any::<bool>(),
        ratio in any::<f64>().prop_filter("no others are written", |number| number.is_finite()),
        price in -999_999_999_999_999_999_i64..=999_999_999_999_999_999,
        amount in -999_999_999_i64..=999_999_999,
    ) -> NewSample {
        let (price, amount) = (Decimal::new(price, 6), Decimal::new(amount, 2));
        NewSample { small, whole, big, truth, ratio, price, amount, ..edge(0) }
    }
}

prop_compose! {
    fn sample()(
        numbers in numbers(),
        other in any::<u128>(),
        (text, long) in (text(), text()),
        json in json(),
        millis in FIRST..=LAST,
        (year, day) in (0..=9999_i32, 1..=365_u16),
        second in 0..86_400_u32,
        bytes in vec(any::<u8>(), 0..300),
        size in 0..4_usize,
    ) -> NewSample {
        NewSample {
            id: types::SampleId::new(),
            other: Uuid::from_u128(other),
            text,
            long,
            json,
            moment: moment(millis),
            day: date(year, day),
            hour: time(second),
            secret: bytes.clone().into(),
            bytes,
            size: pick(&[Size::Small, Size::Large, Size::ExtraLarge, Size::ItS], size),
            ..numbers
        }
    }
}

/// Samples of every type, the same in every run but for their keys.
pub(crate) fn samples() -> Vec<NewSample> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let random = (0..RANDOM).map(|_| sample().new_tree(&mut runner).unwrap().current());
    (0..TEXTS.len().max(jsons().len())).map(edge).chain(random).collect()
}

/// The same values where each may be missing: all of them, none, and every second.
pub(crate) fn gaps() -> Vec<NewGap> {
    let gap = |(at, of): (usize, NewSample)| {
        let mut place = 0;
        let mut there = || {
            place += 1;
            at % 3 == 0 || at % 3 == 1 && place % 2 == at / 3 % 2
        };
        let mut new = NewGap::new();
        new.other = there().then_some(of.other);
        new.text = there().then_some(of.text);
        new.small = there().then_some(of.small);
        new.whole = there().then_some(of.whole);
        new.big = there().then_some(of.big);
        new.truth = there().then_some(of.truth);
        new.ratio = there().then_some(of.ratio);
        new.price = there().then_some(of.price);
        new.json = there().then_some(of.json);
        new.moment = there().then_some(of.moment);
        new.day = there().then_some(of.day);
        new.hour = there().then_some(of.hour);
        new.bytes = there().then_some(of.bytes);
        new.size = there().then_some(of.size);
        new.secret = there().then(|| of.long.into());
        new
    };
    samples().into_iter().enumerate().map(gap).collect()
}

/// Decimals with more digits behind the point than `price` has.
pub(crate) fn too_fine() -> [Decimal; 2] {
    [decimal("0.0000001"), decimal("999999999999.9999999")]
}
