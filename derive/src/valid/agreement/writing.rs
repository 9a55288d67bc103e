//! What is written by whom, and how often, is so in the schema, too. What isn't said is taken over from there.

use crate::ast::Field;
use crate::attr::Scale;
use crate::errors::Errors;
use crate::schema::Column;

pub(super) fn check(errors: &mut Errors, field: &Field, column: &Column) {
    let options = &field.options;
    assigned(errors, field, column);
    if let Some(said) = &options.scale {
        scale(errors, said, column);
    }
    let words = [
        (&options.touched, column.touched, "on_update: now"),
        (&options.version, column.version, "version: true"),
        (&options.immutable, column.immutable, "immutable: true"),
    ];
    for (said, declared, key) in words {
        if let Some(said) = said.as_ref().filter(|_| !declared) {
            errors.at(said, format_args!("the schema does not say `{key}` of `{}`", column.name));
        }
    }
}

fn assigned(errors: &mut Errors, field: &Field, column: &Column) {
    match (&field.options.assigned, &field.options.default) {
        (Some(said), _) if !column.assigned => {
            errors.at(said, format_args!("the schema has no database assign `{}`", column.name));
        }
        (None, Some(default)) if column.assigned => {
            errors.at(default, format_args!("the schema has the database assign `{}`", column.name));
        }
        _ => {}
    }
}

fn scale(errors: &mut Errors, said: &Scale, column: &Column) {
    match column.scale {
        Some(declared) if declared == said.digits => {}
        Some(declared) => {
            errors.at(&said.value, format_args!("the schema's scale of `{}` is `{declared}`", column.name));
        }
        None => errors.at(&said.value, format_args!("`{}` has no scale in the schema", column.name)),
    }
}
