//! `sql/DIALECT/schema.sql` and `indexes.sql`: the schema as it is, for readers and for empty databases.
//!
//! Statements come from the dialects. The templates lay them out and can print nothing else: a value that is not
//! a `Block` stops the rendering with the template's line, so that no name or text gets into SQL around the quoting.

mod layout;

use layout::Layout;

use super::Artefact;
use crate::dialect::{self, Dialect, Object, Writer};
use crate::model::Model;

/// Both files for each database of the schema.
#[must_use]
pub fn emit(model: &Model) -> Vec<Artefact> {
    let layout = Layout::new();
    model.targets.databases.keys().flat_map(|kind| files(&layout, dialect::of(*kind), model)).collect()
}

fn files(layout: &Layout, dialect: &dyn Dialect, model: &Model) -> [Artefact; 2] {
    let statements = dialect::create(dialect, model);
    let is_index = |object: &Object| matches!(object, Object::Index { .. });
    let (indexes, rest): (Vec<_>, Vec<_>) = statements.into_iter().partition(|statement| is_index(&statement.object));
    let about = about(dialect, model);
    let file = |name: &str, statements: Vec<dialect::Statement>| Artefact {
        path: format!("sql/{}/{name}.sql", dialect.kind().word()),
        contents: layout.render(name, &about, dialect.file_head().trim_end(), statements),
    };
    [file("schema", rest), file("indexes", indexes)]
}

/// The schema's name and description as lines of comment.
fn about(dialect: &dyn Dialect, model: &Model) -> String {
    let mut writer = Writer::new(dialect.quote());
    let name = format!("{} for {} {}", model.name, dialect.kind().title(), model.targets.databases[&dialect.kind()]);
    writer.comment("", &name).comment("", model.description.as_deref().unwrap_or_default());
    writer.finish().trim_end().to_owned()
}
