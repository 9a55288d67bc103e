//! From a path to a document, or to a sentence that says what to do.
#![allow(clippy::disallowed_methods, reason = "the macro reads one file, and tells the compiler about it")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs, io};

use super::document::{Document, Head, VERSION};

const GENERATE: &str = "run `schemalock generate`";

/// The last document: the structs of a crate are all held against one, and reading it for each would take quadratic time.
static LAST: Mutex<Option<Cached>> = Mutex::new(None);

struct Cached {
    path: PathBuf,
    stamp: Stamp,
    document: Arc<Document>,
}

/// What changes with the file. A language server keeps the macro in memory for as long as it runs.
type Stamp = (u64, Option<SystemTime>);

pub(super) fn document(path: &str) -> Result<Arc<Document>, String> {
    let file = locate(path)?;
    let cannot = |error: io::Error| cannot_read(path, &error);
    let metadata = fs::metadata(&file).map_err(cannot)?;
    let stamp = (metadata.len(), metadata.modified().ok());
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(cached) = last.as_ref().filter(|it| it.path == file && it.stamp == stamp) {
        return Ok(Arc::clone(&cached.document));
    }
    let document = Arc::new(parse(path, &fs::read_to_string(&file).map_err(cannot)?)?);
    *last = Some(Cached { path: file, stamp, document: Arc::clone(&document) });
    Ok(document)
}

/// Beside the Cargo.toml of the crate that is compiled.
fn locate(path: &str) -> Result<PathBuf, String> {
    if Path::new(path).is_absolute() {
        return Err(String::from("expected a path that starts at this crate's Cargo.toml, such as `models.json`"));
    }
    let folder = env::var_os("CARGO_MANIFEST_DIR");
    let folder = folder.ok_or("`schema` needs Cargo: CARGO_MANIFEST_DIR is not set")?;
    Ok(Path::new(&folder).join(path))
}

fn cannot_read(path: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("there is no `{path}` beside this crate's Cargo.toml: {GENERATE}"),
        _ => format!("cannot read `{path}` beside this crate's Cargo.toml: {error}"),
    }
}

fn parse(path: &str, text: &str) -> Result<Document, String> {
    let head: Head = serde_json::from_str(text).map_err(|_| other_format(path))?;
    match head.schemalock_models {
        Some(VERSION) => {}
        Some(version) => return Err(other_version(path, version)),
        None => return Err(other_format(path)),
    }
    serde_json::from_str(text).map_err(|error| format!("`{path}` is damaged, {error}: {GENERATE}"))
}

fn other_format(path: &str) -> String {
    format!("`{path}` is not what `schemalock generate` writes: {GENERATE}, or correct the path")
}

fn other_version(path: &str, version: u64) -> String {
    format!(
        "`{path}` has version {version} and this macro reads version {VERSION}: {GENERATE} of the same release as the crate"
    )
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn message(text: &str) -> String {
        parse("models.json", text).err().unwrap_or_default()
    }

    #[test]
    fn a_document_of_this_version_is_read() {
        let text = r#"{ "schemalock_models": 1, "tables": { "apps": { "primary_key": ["id"], "columns": [
            { "name": "id", "type": "bigint", "assigned": true },
            { "name": "token", "type": "text", "optional": true, "encrypted": {
                "context": "apps.token", "bind": "row", "pad": false,
                "searchable": { "column": "token_blind_index", "normalise": "none" } } } ] } } }"#;
        let document = parse("models.json", text).unwrap();
        let apps = &document.tables["apps"];
        assert_eq!(apps.primary_key, ["id"]);
        assert!(apps.columns[0].assigned && apps.columns[1].optional);
    }

    #[test]
    fn whatever_else_it_is_the_message_says_what_to_do() {
        assert!(message("[").contains("not what `schemalock generate` writes"));
        assert!(message("{}").contains("not what `schemalock generate` writes"));
        assert!(message(r#"{ "schemalock_models": 2, "tables": 7 }"#).contains("version 2"));
        assert!(message(r#"{ "schemalock_models": 1 }"#).contains("damaged, missing field `tables`"));
        for text in ["[", "{}", r#"{ "schemalock_models": 2 }"#, r#"{ "schemalock_models": 1 }"#] {
            assert!(message(text).contains("run `schemalock generate`"), "{text}");
        }
    }
}
