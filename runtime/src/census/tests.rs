use super::*;
use crate::{KeyId, KeyKind};

const A: [u8; 16] = [0xaa; 16];

fn header(flags: u8, id: [u8; 16]) -> Option<Vec<u8>> {
    use base64::Engine as _;
    let bytes = [&[1, flags][..], &id].concat();
    Some(format!("sl1.{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)).into_bytes())
}

fn column() -> CensusColumn<'static> {
    CensusColumn { table: "people", column: "email", blind_index: Some("email_blind_index") }
}

fn census(values: Vec<(Option<Vec<u8>>, i64)>, index: Vec<(Option<Vec<u8>>, i64)>) -> Census {
    let mut census = ColumnCensus::empty(&column());
    count_values(&mut census, values);
    count_index(census.blind_index.as_mut().unwrap(), index);
    Census { columns: vec![census] }
}

fn said(census: &Census) -> Vec<String> {
    census.findings(&KnownKeys::default()).iter().map(|finding| format!("{}: {finding}", finding.kind())).collect()
}

#[test]
fn headers_of_one_key_count_together() {
    let census = census(vec![(header(0, A), 2), (header(1, A), 3), (header(2, [0xbb; 16]), 4)], Vec::new());
    assert_eq!(census.rows_under(KeyId::from_bytes(A)), 5);
    assert_eq!(census.rows_under(KeyId::from_bytes([0; 16])), 0);
}

#[test]
fn every_finding_says_where_and_how_many() {
    let unknown_suite = Some(b"sl1.CQAAAAAAAAAAAAAAAAAAAAAA".to_vec());
    let cut = Some(b"sl1.AQ".to_vec());
    let values = vec![(header(0, A), 1), (None, 7), (unknown_suite, 2), (cut, 1)];
    let census = census(values, vec![(Some(b"0a0b0c0d".to_vec()), 2), (None, 1)]);
    assert_eq!(
        said(&census),
        [
            "unknown-key: `people.email` has 1 value under the key aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, which the keyring does not have",
            "unsealed: `people.email` has 7 values that are not sealed",
            "malformed: `people.email` has 3 values sealed in a way that this release does not know",
            "unknown-index-key: `people.email_blind_index` has 2 blind indexes of the key 0a0b0c0d…, which the keyring does not have",
            "not-a-blind-index: `people.email_blind_index` has 1 value that is no blind index",
        ]
    );
    assert_eq!(census.rows_under_index([0x0a, 0x0b, 0x0c, 0x0d]), 2);
}

#[test]
fn what_is_not_there_is_said_once() {
    let gone = |presence| ColumnCensus { presence, ..ColumnCensus::empty(&column()) };
    let census = Census { columns: vec![gone(Presence::NoTable), gone(Presence::NoTable)] };
    assert_eq!(said(&census), ["no-table: the database has no table `people`"]);
    let census = Census { columns: vec![gone(Presence::NoColumn)] };
    assert_eq!(said(&census), ["no-column: the table `people` has no column `email`"]);
}

#[test]
fn keys_of_the_keyring_are_no_findings() {
    let (data, index) = (crate::Key::generate(KeyKind::Data).unwrap(), crate::Key::generate(KeyKind::Index).unwrap());
    let short = index.id().to_string().as_bytes()[..8].to_vec();
    let census = census(vec![(header(0, *data.id().as_bytes()), 9)], vec![(Some(short), 9)]);
    let keyring = Keyring::new([data, index]).unwrap();
    assert_eq!(census.findings(&KnownKeys::from(&keyring)), []);
}

#[test]
fn keys_for_new_values_must_be_there() {
    let plain = CensusColumn { blind_index: None, ..column() };
    let missing = |keys: Vec<crate::Key>, columns: &[CensusColumn<'_>]| {
        let kek = crate::kek::LocalKek::from_bytes(&[9; 32]);
        let entries = keys.iter().map(|key| crate::keyring::Entry::wrap(key, &kek).unwrap());
        let document = crate::keyring::Document::new(entries).unwrap();
        let findings = KnownKeys::from(&document).missing_primaries(columns);
        findings.iter().map(CensusFinding::kind).collect::<Vec<_>>()
    };
    let key = |kind| crate::Key::generate(kind).unwrap();
    let (data, index) = (|| key(KeyKind::Data), || key(KeyKind::Index));
    assert_eq!(missing(vec![], &[]), [""; 0]);
    assert_eq!(missing(vec![], &[plain]), ["no-primary-key"]);
    assert_eq!(missing(vec![data(), index()], &[plain, column()]), ["no-primary-key", "no-primary-index-key"]);
    assert_eq!(missing(vec![data().primary()], &[column()]), ["no-primary-index-key"]);
    assert_eq!(missing(vec![data().scoped("a").primary(), index().scoped("b").primary()], &[column()]), [""; 0]);
    let empty = KnownKeys::from(&Keyring::new([]).unwrap());
    assert_eq!(empty.missing_primaries(&[plain]), [CensusFinding::NoPrimaryKey]);
}

#[test]
#[cfg(all(feature = "sqlite", feature = "postgres", feature = "mysql"))]
fn names_are_quoted() {
    let dialect = <sqlx::SqliteConnection as CensusConnection>::DIALECT;
    assert!(dialect.values("a\"b", "c\"d").ends_with(r#"FROM "a""b" WHERE "c""d" IS NOT NULL GROUP BY 1"#));
    let dialect = <sqlx::MySqlConnection as CensusConnection>::DIALECT;
    assert!(dialect.values("a`b", "c").ends_with("FROM `a``b` WHERE `c` IS NOT NULL GROUP BY 1"));
    assert!(!dialect.is_same_name("a", "b") && dialect.is_same_name("A", "a"));
    assert!(!<sqlx::PgConnection as CensusConnection>::DIALECT.is_same_name("A", "a"));
}
