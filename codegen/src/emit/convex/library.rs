//! The files that are the same for every schema.

macro_rules! library {
    ($($from:literal => $to:literal),* $(,)?) => {
        /// Each with its path below `convex/`.
        pub(super) const FILES: &[(&str, &str)] = &[$(($to, include_str!(concat!("library/", $from)))),*];
        #[cfg(test)]
        const SOURCES: &[&str] = &[$($from),*];
    };
}
library! {
    "model/cells.ts" => "schemalock/model/cells.ts",
    "model/check.ts" => "schemalock/model/check.ts",
    "model/column.ts" => "schemalock/model/column.ts",
    "model/database.ts" => "schemalock/model/database.ts",
    "model/decimal.ts" => "schemalock/model/decimal.ts",
    "model/defaults.ts" => "schemalock/model/defaults.ts",
    "model/delete.ts" => "schemalock/model/delete.ts",
    "model/describe.ts" => "schemalock/model/describe.ts",
    "model/effects.ts" => "schemalock/model/effects.ts",
    "model/error.ts" => "schemalock/model/error.ts",
    "model/existing.ts" => "schemalock/model/existing.ts",
    "model/immutable.ts" => "schemalock/model/immutable.ts",
    "model/insert.ts" => "schemalock/model/insert.ts",
    "model/model.ts" => "schemalock/model/model.ts",
    "model/open.ts" => "schemalock/model/open.ts",
    "model/order.ts" => "schemalock/model/order.ts",
    "model/patch.ts" => "schemalock/model/patch.ts",
    "model/pattern.ts" => "schemalock/model/pattern.ts",
    "model/plan.ts" => "schemalock/model/plan.ts",
    "model/progress.ts" => "schemalock/model/progress.ts",
    "model/reference.ts" => "schemalock/model/reference.ts",
    "model/replace.ts" => "schemalock/model/replace.ts",
    "model/reseal.ts" => "schemalock/model/reseal.ts",
    "model/rotate.ts" => "schemalock/model/rotate.ts",
    "model/rotation.ts" => "schemalock/model/rotation.ts",
    "model/rules.ts" => "schemalock/model/rules.ts",
    "model/same.ts" => "schemalock/model/same.ts",
    "model/seal.ts" => "schemalock/model/seal.ts",
    "model/sealed_row.ts" => "schemalock/model/sealed_row.ts",
    "model/settle.ts" => "schemalock/model/settle.ts",
    "model/sql.ts" => "schemalock/model/sql.ts",
    "model/table.ts" => "schemalock/model/table.ts",
    "model/text.ts" => "schemalock/model/text.ts",
    "model/types.ts" => "schemalock/model/types.ts",
    "model/unique.ts" => "schemalock/model/unique.ts",
    "model/uuid.ts" => "schemalock/model/uuid.ts",
    "model/value.ts" => "schemalock/model/value.ts",
    "sealed.ts" => "sealed.ts",
    "sealed/base64url.ts" => "schemalock/sealed/base64url.ts",
    "sealed/blind_index.ts" => "schemalock/sealed/blind_index.ts",
    "sealed/bytes.ts" => "schemalock/sealed/bytes.ts",
    "sealed/calendar.ts" => "schemalock/sealed/calendar.ts",
    "sealed/column.ts" => "schemalock/sealed/column.ts",
    "sealed/crypto.ts" => "schemalock/sealed/crypto.ts",
    "sealed/decimal.ts" => "schemalock/sealed/decimal.ts",
    "sealed/derived.ts" => "schemalock/sealed/derived.ts",
    "sealed/envelope.ts" => "schemalock/sealed/envelope.ts",
    "sealed/environment.ts" => "schemalock/sealed/environment.ts",
    "sealed/errors.ts" => "schemalock/sealed/errors.ts",
    "sealed/header.ts" => "schemalock/sealed/header.ts",
    "sealed/json.ts" => "schemalock/sealed/json.ts",
    "sealed/json_reader.ts" => "schemalock/sealed/json_reader.ts",
    "sealed/kek.ts" => "schemalock/sealed/kek.ts",
    "sealed/key.ts" => "schemalock/sealed/key.ts",
    "sealed/keyring.ts" => "schemalock/sealed/keyring.ts",
    "sealed/keyring_check.ts" => "schemalock/sealed/keyring_check.ts",
    "sealed/keyring_document.ts" => "schemalock/sealed/keyring_document.ts",
    "sealed/keyring_entry.ts" => "schemalock/sealed/keyring_entry.ts",
    "sealed/keyring_members.ts" => "schemalock/sealed/keyring_members.ts",
    "sealed/keys.ts" => "schemalock/sealed/keys.ts",
    "sealed/numbers.ts" => "schemalock/sealed/numbers.ts",
    "sealed/padding.ts" => "schemalock/sealed/padding.ts",
    "sealed/place.ts" => "schemalock/sealed/place.ts",
    "sealed/plaintext.ts" => "schemalock/sealed/plaintext.ts",
    "sealed/searchable.ts" => "schemalock/sealed/searchable.ts",
    "sealed/text_form.ts" => "schemalock/sealed/text_form.ts",
    "sealed/texts.ts" => "schemalock/sealed/texts.ts",
    "sealed/value.ts" => "schemalock/sealed/value.ts",
    "sealed/xaes.ts" => "schemalock/sealed/xaes.ts",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::{FILES, SOURCES};

    /// Below a folder, with `/` between their parts.
    #[allow(clippy::disallowed_methods, reason = "a test looks at the sources")]
    fn files(folder: &Path, before: &str) -> BTreeSet<String> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        entries
            .flat_map(|entry| {
                let name = format!("{before}{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() { files(&entry.path(), &format!("{name}/")) } else { BTreeSet::from([name]) }
            })
            .collect()
    }

    #[test]
    fn every_source_is_shipped() {
        let sources = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/convex/library"), "");
        assert_eq!(sources, SOURCES.iter().map(|source| (*source).to_owned()).collect());
    }

    #[test]
    fn every_file_says_where_it_is_from() {
        for (path, text) in FILES {
            assert!(text.starts_with("// Written by schemalock, the same for every schema."), "{path}");
        }
    }
}
