//! What is authenticated, and padded lengths.

use proptest::prelude::*;

use super::super::Place;
use super::super::padding::{pad, padded_length, unpad};
use crate::{KeyPart, TimeOfDay, Timestamp, Uuid};

fn part(part: &dyn KeyPart) -> String {
    let mut out = Vec::new();
    part.write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn each_part_of_a_key_has_its_canonical_text() {
    let uuid: Uuid = "0198F2C0-0000-7000-8000-00000000ABCD".parse().unwrap();
    assert_eq!(part(&uuid), "0198f2c0-0000-7000-8000-00000000abcd");
    assert_eq!(part(&-7_i64), "-7");
    assert_eq!(part(&String::from(" gône ")), " gône ");
    assert_eq!(part(&vec![0x00_u8, 0xAB, 0xff]), "00abff");
    assert_eq!(part(&true), "true");
    assert_eq!(part(&Timestamp::from_unix_millis(1).unwrap()), "1");
    assert_eq!(part(&TimeOfDay::MIDNIGHT), "00:00:00");
}

#[test]
fn every_piece_is_told_by_its_length() {
    let row: &[&dyn KeyPart] = &[&7_i16, &String::from("b")];
    let aad = Place::row("t.c", row).authenticated(&[0xaa; 18]).unwrap();
    let expected =
        [&[0xaa; 18][..], &[0, 0, 0, 3], b"t.c", &[0, 0, 0, 2], &[0, 0, 0, 1], b"7", &[0, 0, 0, 1], b"b"].concat();
    assert_eq!(aad, expected);
    let column = Place::column("t.c").authenticated(&[0xaa; 18]).unwrap();
    assert_eq!(column, [&[0xaa; 18][..], &[0, 0, 0, 3], b"t.c", &[0, 0, 0, 0]].concat());
}

#[test]
fn padded_lengths_are_those_of_padme() {
    let cases = [
        (0, 32),
        (30, 32),
        (31, 32),
        (32, 36),
        (35, 36),
        (63, 64),
        (64, 72),
        (100, 104),
        (1000, 1024),
        (10_000, 10_240),
    ];
    for (length, expected) in cases {
        assert_eq!(padded_length(length), expected, "{length}");
    }
}

proptest! {
    #[test]
    fn padding_comes_off(plaintext: Vec<u8>, before: Vec<u8>) {
        let mut bytes = [&before[..], &plaintext].concat();
        pad(&mut bytes, before.len());
        prop_assert_eq!(unpad(&bytes[before.len()..]), Some(&*plaintext));
    }

    #[test]
    fn padding_costs_little_and_says_little(length in 0_usize..100_000_000) {
        let padded = padded_length(length);
        prop_assert!(padded > length && (padded == 32 || padded * 100 <= (length + 1) * 112));
        prop_assert_eq!(padded_length(padded - 1), padded);
    }
}
