//! Values sealed in Rust and opened in TypeScript, and the other way round, at random.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use schemalock::kek::LocalKek;
use schemalock::{
    BlindIndex, Date, Decimal, Json, KeyPart, Keyring, Normalise, Place, Plaintext, Sealed, TimeOfDay, Timestamp, Uuid,
};
use schemalock_tests::convex::Backend;
use serde::{Deserialize, Serialize};

const KEYRING: &str = include_str!("../../../runtime/vectors/keyring/keyring.json");
const KEK: &str = include_str!("../../../runtime/vectors/keyring/kek.txt");
/// How many values there are of each type.
const VALUES: usize = 12;

/// A sealed value with all that is known of it, as `tests/convex/tests/exchange` reads and writes it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    name: String,
    column: Column,
    row: Vec<String>,
    /// The canonical bytes, in hexadecimal digits.
    plaintext: String,
    sealed: String,
    blind_index: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Column {
    context: String,
    bind: String,
    pad: bool,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    searchable: Option<String>,
}

/// What Rust seals and opens with.
struct Rust {
    keyring: Keyring,
    runner: TestRunner,
    entries: Vec<Entry>,
}

#[test]
fn either_language_opens_what_the_other_sealed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("keyring.json"), KEYRING).unwrap();
    std::fs::write(folder.path().join("kek.txt"), KEK).unwrap();
    let mut rust = Rust { keyring: keyring(), runner: TestRunner::default(), entries: Vec::new() };
    rust.seal_everything();
    let entries = serde_json::to_string(&rust.entries).unwrap();
    std::fs::write(folder.path().join("from_rust.json"), entries).unwrap();
    Backend::new().test("exchange", &[("SCHEMALOCK_EXCHANGE", folder.path().to_str().unwrap())]);

    let back = std::fs::read_to_string(folder.path().join("from_typescript.json")).unwrap();
    let back: Vec<Entry> = serde_json::from_str(&back).unwrap();
    assert_eq!(back.len(), rust.entries.len());
    for (entry, sealed) in back.iter().zip(&rust.entries) {
        assert_ne!(entry.sealed, sealed.sealed, "{}: the same value again", entry.name);
        rust.opens(entry);
    }
}

fn keyring() -> Keyring {
    Keyring::from_text(KEYRING, &LocalKek::from_text(KEK, "the vectors").unwrap()).unwrap()
}

impl Rust {
    fn seal_everything(&mut self) {
        self.seal("text", any::<String>());
        self.seal("text", Just(String::new()));
        self.seal("json", json());
        self.seal("smallint", any::<i16>());
        self.seal("integer", any::<i32>());
        self.seal("bigint", any::<i64>());
        self.seal("decimal", (any::<i64>(), 0_u32..=18).prop_map(|(digits, scale)| Decimal::new(digits, scale)));
        self.seal("float", proptest::num::f64::NORMAL | proptest::num::f64::ZERO | proptest::num::f64::SUBNORMAL);
        self.seal("boolean", any::<bool>());
        self.seal("uuid", any::<u128>().prop_map(Uuid::from_u128));
        self.seal("date", moments().prop_map(|moment| moment.date()));
        self.seal("time", (0_u8..24, 0_u8..60, 0_u8..60).prop_map(|(h, m, s)| TimeOfDay::from_hms(h, m, s).unwrap()));
        self.seal("timestamp", moments());
        self.seal("bytes", proptest::collection::vec(any::<u8>(), 0..300));
    }

    fn seal<T: Plaintext + std::fmt::Debug>(&mut self, kind: &str, values: impl Strategy<Value = T>) {
        for number in 0..VALUES {
            let value = values.new_tree(&mut self.runner).unwrap().current();
            let bound = number % 3 != 2;
            let (pad, searchable) = (number % 2 == 1, [None, Some("none"), Some("lowercase")][number / 2 % 3]);
            // What is no text has no letters of either case.
            let searchable = searchable.filter(|it| *it == "none" || kind == "text");
            let column = Column {
                context: format!("exchange.{kind}"),
                bind: if bound { "row" } else { "column" }.to_owned(),
                pad,
                kind: kind.to_owned(),
                searchable: searchable.map(str::to_owned),
            };
            let row = if bound { self.row(number) } else { Vec::new() };
            let (sealed, blind_index) = self.sealed(&column, &row, &value);
            let plaintext = hex(&value.encode().unwrap());
            let name = format!("{kind} {number}");
            self.entries.push(Entry { name, column, row, plaintext, sealed, blind_index });
        }
    }

    /// The parts of a key, of one or two columns: each type that has a form of its own.
    fn row(&mut self, number: usize) -> Vec<String> {
        match number % 4 {
            0 => vec![self.part(any::<u128>().prop_map(Uuid::from_u128))],
            1 => vec![self.part(any::<i64>()), self.part(any::<String>())],
            2 => vec![self.part(any::<String>())],
            _ => vec![self.part(proptest::collection::vec(any::<u8>(), 0..9)), self.part(any::<i16>())],
        }
    }

    fn part<T: KeyPart + std::fmt::Debug>(&mut self, values: impl Strategy<Value = T>) -> String {
        let mut text = Vec::new();
        values.new_tree(&mut self.runner).unwrap().current().write(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    fn sealed<T: Plaintext>(&self, column: &Column, row: &[String], value: &T) -> (String, Option<String>) {
        let parts: Vec<&dyn KeyPart> = row.iter().map(|part| part as &dyn KeyPart).collect();
        let place = place(column, &parts);
        let sealed = if column.pad {
            Sealed::seal_padded(&self.keyring, &place, value)
        } else {
            Sealed::seal(&self.keyring, &place, value)
        };
        let index = column.searchable.as_deref().map(|searchable| {
            BlindIndex::new((&self.keyring).into(), &column.context, normalise(searchable), value).unwrap().to_string()
        });
        (sealed.unwrap().into_text(), index)
    }

    fn opens(&self, entry: &Entry) {
        match entry.column.kind.as_str() {
            "text" => self.opens_as::<String>(entry),
            "json" => self.opens_as::<Json>(entry),
            "smallint" => self.opens_as::<i16>(entry),
            "integer" => self.opens_as::<i32>(entry),
            "bigint" => self.opens_as::<i64>(entry),
            "decimal" => self.opens_as::<Decimal>(entry),
            "float" => self.opens_as::<f64>(entry),
            "boolean" => self.opens_as::<bool>(entry),
            "uuid" => self.opens_as::<Uuid>(entry),
            "date" => self.opens_as::<Date>(entry),
            "time" => self.opens_as::<TimeOfDay>(entry),
            "timestamp" => self.opens_as::<Timestamp>(entry),
            "bytes" => self.opens_as::<Vec<u8>>(entry),
            other => panic!("{other} is no type"),
        }
    }

    fn opens_as<T: Plaintext>(&self, entry: &Entry) {
        let (name, column) = (&entry.name, &entry.column);
        let parts: Vec<&dyn KeyPart> = entry.row.iter().map(|part| part as &dyn KeyPart).collect();
        let place = place(column, &parts);
        let sealed: Sealed<T> = entry.sealed.parse().unwrap();
        let opened = sealed.open(&self.keyring, &place).unwrap_or_else(|error| panic!("{name}: {error}"));
        // The bytes tell values apart that `==` does not, such as the zeros of floats.
        let bytes = opened.expose().encode().unwrap();
        let said = T::decode(unhex(&entry.plaintext).into()).unwrap_or_else(|| panic!("{name}: {}", entry.plaintext));
        assert_eq!(*bytes, *said.encode().unwrap(), "{name}");
        let index = column.searchable.as_deref().map(|searchable| {
            let all = BlindIndex::all((&self.keyring).into(), &column.context, normalise(searchable), opened.expose());
            all.unwrap().iter().map(ToString::to_string).collect::<Vec<_>>()
        });
        let found = index.zip(entry.blind_index.as_ref()).map(|(all, index)| all.contains(index));
        assert_eq!(found, column.searchable.as_ref().map(|_| true), "{name}");
        self.refuses_elsewhere::<T>(entry, &sealed);
        self.refuses_other_bits::<T>(entry, &place);
    }

    /// Every bit of what TypeScript sealed.
    fn refuses_other_bits<T: Plaintext>(&self, entry: &Entry, place: &Place<'_>) {
        let bytes = URL_SAFE_NO_PAD.decode(entry.sealed.trim_start_matches("sl1.")).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let text = format!("sl1.{}", URL_SAFE_NO_PAD.encode(changed));
            let opened = text.parse::<Sealed<T>>().map(|sealed| sealed.open(&self.keyring, place).is_ok());
            assert_ne!(opened, Ok(true), "{}: bit {bit}", entry.name);
        }
    }

    fn refuses_elsewhere<T: Plaintext>(&self, entry: &Entry, sealed: &Sealed<T>) {
        let elsewhere = format!("{}.other", entry.column.context);
        let parts: Vec<&dyn KeyPart> = entry.row.iter().map(|part| part as &dyn KeyPart).collect();
        let elsewhere =
            if entry.column.bind == "row" { Place::row(&elsewhere, &parts) } else { Place::column(&elsewhere) };
        assert!(sealed.open(&self.keyring, &elsewhere).is_err(), "{}", entry.name);
        let other = String::from("another row");
        let parts: [&dyn KeyPart; 1] = [&other];
        let row = Place::row(&entry.column.context, &parts);
        assert!(sealed.open(&self.keyring, &row).is_err(), "{}", entry.name);
    }
}

fn place<'a>(column: &'a Column, parts: &'a [&'a dyn KeyPart]) -> Place<'a> {
    if column.bind == "row" { Place::row(&column.context, parts) } else { Place::column(&column.context) }
}

fn normalise(word: &str) -> Normalise {
    if word == "lowercase" { Normalise::Lowercase } else { Normalise::None }
}

/// JSON whose numbers every language holds.
fn json() -> impl Strategy<Value = Json> {
    let exact = -(1_i64 << 53)..=1_i64 << 53;
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        exact.prop_map(Json::from),
        proptest::num::f64::NORMAL.prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|it| Json::Object(it.into_iter().collect())),
        ]
    })
}

fn moments() -> impl Strategy<Value = Timestamp> {
    (-62_167_219_200_000_i64..253_402_300_800_000).prop_map(|millis| Timestamp::from_unix_millis(millis).unwrap())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
