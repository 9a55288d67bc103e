//! Ids of documents and keys of rows.

use schemalock::{EncodeError, KeyPart as _, Uuid, Value};
use schemalock_codegen::convex::{DocumentId, derived_uuid};

/// The `_id` of the document with this key.
pub(super) fn of_uuid(number: u32, key: Uuid) -> String {
    DocumentId { table: number, internal: *key.as_bytes() }.to_string()
}

/// The `_id` of a document whose key is no single UUID.
pub(super) fn of_key<'v>(
    number: u32,
    table: &str,
    key: impl Iterator<Item = &'v Value<'v>>,
) -> Result<String, EncodeError> {
    let part = |value: &Value<'_>| {
        let mut text = Vec::new();
        value.write(&mut text).map(|()| text)
    };
    let parts = key.map(part).collect::<Result<Vec<_>, _>>()?;
    Ok(DocumentId { table: number, internal: derived_uuid(table, &parts) }.to_string())
}

/// The key of the row that a document with this `_id` becomes: what a deployment has made holds one, and of any other text one is made.
pub(super) fn to_uuid(table: &str, id: &str) -> Uuid {
    let bytes = match DocumentId::parse(id) {
        Some(id) => id.internal,
        None => derived_uuid(table, &[id.as_bytes().to_vec()]),
    };
    Uuid::from_bytes(bytes)
}

/// The number of the table in an `_id`; none in what no deployment has made.
pub(super) fn number(id: &str) -> Option<u32> {
    DocumentId::parse(id).map(|id| id.table)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0198f2c0-0000-7000-8000-00000000000a";

    #[test]
    fn a_key_comes_back_as_it_was() {
        let id = of_uuid(10_001, KEY.parse().unwrap());
        assert_eq!((to_uuid("apps", &id).to_string().as_str(), number(&id)), (KEY, Some(10_001)));
        assert_eq!(to_uuid("nodes", &id), to_uuid("apps", &id));
    }

    #[test]
    fn any_other_id_names_one_row_of_its_table() {
        let key = to_uuid("apps", "10001;apps");
        assert_eq!((key.get_version_num(), number("10001;apps")), (8, None));
        assert_eq!(to_uuid("apps", "10001;apps"), key);
        assert!(to_uuid("nodes", "10001;apps") != key && to_uuid("apps", "10002;apps") != key);
    }

    #[test]
    fn keys_of_several_parts_have_ids_of_their_own() {
        let id = |parts: &[Value<'_>]| of_key(10_001, "visits", parts.iter()).unwrap();
        let one = id(&[Value::text("nl"), Value::SmallInt(2025)]);
        assert_eq!(number(&one), Some(10_001));
        assert_eq!(one, id(&[Value::text("nl"), Value::SmallInt(2025)]));
        assert_ne!(one, id(&[Value::text("nl2"), Value::SmallInt(25)]));
        assert!(of_key(1, "t", [Value::Null].iter()).is_err());
    }
}
