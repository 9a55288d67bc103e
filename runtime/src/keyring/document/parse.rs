//! From text to wrapped keys: form first, then the checksum.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::entry::{MOST_WRAPPED, is_scope};
use super::json::Node;
use super::{Document, DocumentError, Entry, EntryState, write};
use crate::KeyId;
use crate::hex;
use crate::keyring::KeyKind;
use crate::keyring::kek::KekId;

type Result<T> = std::result::Result<T, DocumentError>;

pub(super) fn parse(text: &str) -> Result<Vec<Entry>> {
    let node: Node = serde_json::from_str(text)
        .map_err(|error| DocumentError::NotJson { line: error.line(), column: error.column() })?;
    let Node::Members(members) = node else { return Err(DocumentError::NotAKeyring) };
    let mut file = Object { at: "keyring".to_owned(), members };
    match file.optional("schemalock_keyring")? {
        Some(Node::Number(Document::VERSION)) => {}
        Some(Node::Number(other)) => return Err(DocumentError::Version(other)),
        Some(_) => return form("schemalock_keyring", "a number"),
        None => return Err(DocumentError::NotAKeyring),
    }
    let (keys, checksum) = (file.take("keys")?, file.text("checksum")?);
    file.end(&["schemalock_keyring", "keys", "checksum"])?;
    let Node::List(keys) = keys else { return form("keys", "a list") };
    let entries = keys.into_iter().enumerate().map(|(at, key)| entry(format!("keys[{at}]"), key));
    let entries = entries.collect::<Result<Vec<Entry>>>()?;
    if checksum == write::checksum(&entries) { Ok(entries) } else { Err(DocumentError::Checksum) }
}

const MEMBERS: &[&str] = &["id", "kind", "scope", "state", "kek", "wrapped"];

fn entry(at: String, node: Node) -> Result<Entry> {
    let Node::Members(members) = node else { return form(&at, "an object") };
    let mut key = Object { at, members };
    let entry = Entry {
        id: key.read("id", "32 lower-case hexadecimal digits", |text| hex::decode(text).map(KeyId::from_bytes))?,
        kind: key.read("kind", "`data` or `index`", kind)?,
        scope: key.read_optional("scope", "1 to 200 printable ASCII characters without `\"` and `\\`", scope)?,
        state: key.read("state", "`primary`, `active` or `retired`", state)?,
        kek: key.read("kek", "32 lower-case hexadecimal digits, or `exec`", KekId::parse)?,
        wrapped: key.read("wrapped", "base64url without padding", wrapped)?,
    };
    key.end(MEMBERS)?;
    Ok(entry)
}

fn kind(word: &str) -> Option<KeyKind> {
    [KeyKind::Data, KeyKind::Index].into_iter().find(|kind| kind.word() == word)
}

fn state(word: &str) -> Option<EntryState> {
    EntryState::ALL.into_iter().find(|state| state.word() == word)
}

fn scope(text: &str) -> Option<String> {
    is_scope(text).then(|| text.to_owned())
}

fn wrapped(text: &str) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    (1..=MOST_WRAPPED).contains(&bytes.len()).then_some(bytes)
}

fn form<T>(at: &str, expected: &'static str) -> Result<T> {
    Err(DocumentError::Form { at: at.to_owned(), expected })
}

/// An object whose members are taken out one by one.
struct Object {
    at: String,
    members: Vec<(String, Node)>,
}

impl Object {
    fn optional(&mut self, member: &'static str) -> Result<Option<Node>> {
        let mut found = None;
        while let Some(at) = self.members.iter().position(|(name, _)| name == member) {
            if found.replace(self.members.remove(at).1).is_some() {
                return Err(DocumentError::Twice { at: self.at.clone(), member });
            }
        }
        Ok(found)
    }

    fn take(&mut self, member: &'static str) -> Result<Node> {
        let found = self.optional(member)?;
        found.ok_or_else(|| DocumentError::Missing { at: self.at.clone(), member })
    }

    fn text(&mut self, member: &'static str) -> Result<String> {
        let node = self.take(member)?;
        self.as_text(member, node)
    }

    fn as_text(&self, member: &str, node: Node) -> Result<String> {
        if let Node::Text(text) = node { Ok(text) } else { form(&self.place(member), "a text") }
    }

    fn read<T>(&mut self, member: &'static str, expected: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        let text = self.text(member)?;
        read(&text).map_or_else(|| form(&self.place(member), expected), Ok)
    }

    fn read_optional<T>(
        &mut self,
        member: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>> {
        let Some(node) = self.optional(member)? else { return Ok(None) };
        let text = self.as_text(member, node)?;
        read(&text).map_or_else(|| form(&self.place(member), expected), |value| Ok(Some(value)))
    }

    fn place(&self, member: &str) -> String {
        if self.at == "keyring" { member.to_owned() } else { format!("{}.{member}", self.at) }
    }

    /// Nothing may be left. What is, is not repeated: nobody knows what it is.
    fn end(self, members: &[&str]) -> Result<()> {
        if self.members.is_empty() {
            return Ok(());
        }
        let quoted: Vec<String> = members.iter().map(|member| format!("`{member}`")).collect();
        let (last, first) = quoted.split_last().map_or(("", &[][..]), |(last, first)| (last.as_str(), first));
        Err(DocumentError::Unknown { at: self.at, members: format!("{} or {last}", first.join(", ")) })
    }
}
