//! From wrapped keys to text.
//!
//! No text in a keyring has a character that JSON escapes, so putting texts between quotes is all there is to writing them, and
//! every language's JSON library writes the same bytes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Document, Entry};
use crate::crypto::{Backend, Native};
use crate::hex;

/// The whole text: a line for each key, so that a change shows as the line of its key.
pub(super) fn text(entries: &[Entry]) -> String {
    let keys: Vec<String> = entries.iter().map(|entry| format!("    {}", object(entry, ": ", ", ", " "))).collect();
    let keys = if keys.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", keys.join(",\n")) };
    let (version, checksum) = (Document::VERSION, checksum(entries));
    format!("{{\n  \"schemalock_keyring\": {version},\n  \"keys\": {keys},\n  \"checksum\": \"{checksum}\"\n}}\n")
}

/// `sha256:` and the SHA-256 of what `JSON.stringify` makes of the keyring without its checksum.
pub(super) fn checksum(entries: &[Entry]) -> String {
    let keys: Vec<String> = entries.iter().map(|entry| object(entry, ":", ",", "")).collect();
    let compact = format!("{{\"schemalock_keyring\":{},\"keys\":[{}]}}", Document::VERSION, keys.join(","));
    format!("sha256:{}", hex::encode(&Native::sha256(compact.as_bytes())))
}

fn object(entry: &Entry, colon: &str, comma: &str, inside: &str) -> String {
    let member = |name: &str, value: &str| format!("\"{name}\"{colon}\"{value}\"");
    let mut members = vec![member("id", &entry.id.to_string()), member("kind", entry.kind.word())];
    members.extend(entry.scope.as_deref().map(|scope| member("scope", scope)));
    members.push(member("state", entry.state.word()));
    members.push(member("kek", &entry.kek.to_string()));
    members.push(member("wrapped", &URL_SAFE_NO_PAD.encode(&entry.wrapped)));
    format!("{{{inside}{}{inside}}}", members.join(comma))
}
