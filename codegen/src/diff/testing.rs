//! Models for tests: the lines of a schema.yaml from `enums` or `tables` on.

use crate::model::Model;

/// Compiles a schema for all databases; it may have warnings.
#[track_caller]
pub(crate) fn model(rest: &str) -> Model {
    let text = format!(
        "schemalock: 1\nname: t\ntargets: {{ sqlite: \"3.40\", postgres: \"14\", mariadb: \"10.11\" }}\n{}\n",
        rest.trim_start_matches('\n')
    );
    let compiled = crate::compile(text.as_bytes(), None);
    let errors: Vec<_> =
        compiled.findings.iter().filter(|f| f.severity() == crate::diagnostic::Severity::Error).collect();
    compiled.model.unwrap_or_else(|| panic!("{errors:#?}"))
}

/// Are these the same but for markers?
#[track_caller]
pub(crate) fn same(one: &Model, other: &Model) {
    assert_eq!(one.unmarked(), other.unmarked());
}
