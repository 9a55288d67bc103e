//! The names that SQL gives to what has none in schema.yaml: one rule for every dialect, so that a name never differs.

/// The longest identifier that every target takes, in bytes (PostgreSQL; MySQL takes 64 characters).
pub const MAX_NAME: usize = 63;

/// `apps` and `by_name` make `apps_by_name`; what is too long keeps its beginning and ends in a hash of the whole.
#[must_use]
pub fn sql_name(table: &str, parts: &[&str]) -> String {
    let mut name = table.to_owned();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(part);
    }
    shorten(name)
}

/// Cuts a name to [`MAX_NAME`] bytes; the hash keeps two long names apart that begin alike.
#[must_use]
pub fn shorten(name: String) -> String {
    const HASH: usize = 10;
    if name.len() <= MAX_NAME {
        return name;
    }
    let mut cut = MAX_NAME - HASH - 1;
    while !name.is_char_boundary(cut) {
        cut -= 1;
    }
    format!("{}_{}", &name[..cut], &crate::text::sha256(name.as_bytes())[..HASH])
}
