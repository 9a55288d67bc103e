//! UUIDs for what has none.

use sha2::{Digest as _, Sha256};

/// The UUID that a row or document has by what else names it: of version 8 ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#section-5.8)),
/// made of SHA-256 over the table's name and the parts, each behind its length. The same for ever, wherever it is asked for.
#[must_use]
pub fn derived_uuid(table: &str, parts: &[Vec<u8>]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in std::iter::once(table.as_bytes()).chain(parts.iter().map(Vec::as_slice)) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut uuid: [u8; 16] = std::array::from_fn(|at| digest[at]);
    uuid[6] = uuid[6] & 0x0f | 0x80;
    uuid[8] = uuid[8] & 0x3f | 0x80;
    uuid
}

#[cfg(test)]
mod tests {
    use super::derived_uuid;

    fn of(table: &str, parts: &[&str]) -> [u8; 16] {
        derived_uuid(table, &parts.iter().map(|part| part.as_bytes().to_vec()).collect::<Vec<_>>())
    }

    /// Ids that are in files and databases: this test is never changed. Its digest is that of
    /// `printf '\0\0\0\0\0\0\0\6visits\0\0\0\0\0\0\0\2nl\0\0\0\0\0\0\0\0042025' | sha256sum`.
    #[test]
    fn ids_stay_what_they_are() {
        let hex: String = of("visits", &["nl", "2025"]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "dd902928cb868a4abfb84968e988276e");
    }

    #[test]
    fn it_has_version_and_variant_of_its_kind() {
        for at in 0..64_u32 {
            let uuid = of("t", &[&at.to_string()]);
            assert_eq!((uuid[6] >> 4, uuid[8] >> 6), (8, 2));
        }
    }

    #[test]
    fn no_two_keys_run_into_each_other() {
        let all =
            [of("t", &["ab", "c"]), of("t", &["a", "bc"]), of("t", &["abc"]), of("ta", &["bc"]), of("t", &["", "abc"])];
        for (at, one) in all.iter().enumerate() {
            assert!(all[at + 1..].iter().all(|other| other != one));
        }
    }
}
