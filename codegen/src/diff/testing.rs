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
    assert_eq!(unmarked(one), unmarked(other));
}

fn unmarked(model: &Model) -> Model {
    let mut model = model.clone();
    for table in &mut model.tables {
        table.renamed_from = None;
        table.columns.iter_mut().for_each(|column| column.renamed_from = None);
        table.indexes.iter_mut().for_each(|index| index.renamed_from = None);
    }
    for item in &mut model.enums {
        item.renamed_from = None;
        item.values.iter_mut().for_each(|value| value.renamed_from = None);
    }
    model
}
