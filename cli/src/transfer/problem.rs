//! What is wrong with files, and where.

use serde::Serialize;

/// As many of a file are told; the others are counted.
const MOST: usize = 20;

/// Something that keeps a document from becoming a row. It never repeats a value: what stands there may be what is to be a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Problem {
    /// What kind. The words are part of the JSON and stable.
    pub(crate) kind: &'static str,
    /// The file.
    pub(crate) file: String,
    /// Its line, counted from 1, if it is about one.
    pub(crate) line: Option<u64>,
    /// The field, if it is about one.
    pub(crate) field: Option<String>,
    /// What, in one sentence.
    pub(crate) message: String,
}

/// What is wrong with one value or document, before it is known where that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) kind: &'static str,
    pub(super) field: Option<String>,
    pub(super) message: String,
}

impl Wrong {
    /// Of a whole document.
    pub(super) fn document(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, field: None, message: message.into() }
    }

    /// Of a field.
    pub(super) fn field(kind: &'static str, field: &str, message: impl Into<String>) -> Self {
        Self { kind, field: Some(field.to_owned()), message: message.into() }
    }
}

/// What is wrong with one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Problems {
    /// The first ones, in the order of the file.
    pub(crate) told: Vec<Problem>,
    /// How many there are besides.
    pub(crate) more: u64,
}

impl Problems {
    pub(super) fn add(&mut self, file: &str, line: Option<u64>, wrong: Wrong) {
        if self.told.len() == MOST {
            self.more += 1;
            return;
        }
        let Wrong { kind, field, message } = wrong;
        self.told.push(Problem { kind, file: file.to_owned(), line, field, message });
    }

    /// Is the file as it should be?
    pub(crate) fn is_none(&self) -> bool {
        self.told.is_empty()
    }
}
