//! Templates for whole files of SQL.

use std::fmt;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Object, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, context};

use crate::dialect::Statement;

/// SQL that a dialect wrote: the only thing that a template may print.
#[derive(Debug)]
struct Block(String);

impl Object for Block {
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn block(sql: impl Into<String>) -> Value {
    Value::from_object(Block(sql.into()))
}

/// The templates, ready to render.
#[derive(Debug)]
pub(super) struct Layout {
    environment: Environment<'static>,
}

const TEMPLATES: [(&str, &str); 2] = [
    ("schema.sql.j2", include_str!("templates/schema.sql.j2")),
    ("indexes.sql.j2", include_str!("templates/indexes.sql.j2")),
];

impl Layout {
    pub(super) fn new() -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(syntax());
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("sql".into()));
        environment.set_formatter(|out, _state, value| match value.downcast_object_ref::<Block>() {
            Some(block) => out.write_str(&block.0).map_err(Error::from),
            None => Err(Error::new(ErrorKind::InvalidOperation, "only SQL written by a dialect can be printed here")),
        });
        for (name, text) in TEMPLATES {
            // They are part of this program, and every test that generates SQL parses them.
            environment.add_template(name, text).unwrap_or_else(|error| unreachable!("{error:#}"));
        }
        Self { environment }
    }

    /// Renders the template `name`.
    pub(super) fn render(&self, name: &str, about: &str, head: &str, statements: Vec<Statement>) -> String {
        let statements: Vec<Value> = statements.into_iter().map(|statement| block(statement.sql)).collect();
        let values = context! { about => block(about), head => block(head), has_head => !head.is_empty(), statements };
        let rendered = self.environment.get_template(&format!("{name}.sql.j2")).and_then(|t| t.render(values));
        rendered.unwrap_or_else(|error| unreachable!("{error:#}"))
    }
}

/// Tags on lines of their own leave no lines behind.
fn syntax() -> SyntaxConfig {
    let built = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    built.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_string_cannot_be_printed() {
        let mut layout = Layout::new();
        layout.environment.add_template("bad.sql.j2", "SELECT\n{{ name }}").unwrap();
        let error = layout.environment.get_template("bad.sql.j2").unwrap().render(context! { name => "x; --" });
        assert_eq!(error.unwrap_err().line(), Some(2));
    }
}
