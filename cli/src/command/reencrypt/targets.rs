//! From the schema to the columns that are sealed anew.

use schemalock::Normalise;
use schemalock::reencrypt::Target;
use schemalock_codegen::model::{self, Bind, Column, Model, Table, Type};

use crate::kind::kind;

/// The encrypted columns of these names; without names, all.
pub(super) fn chosen(model: &Model, names: &[String]) -> anyhow::Result<Vec<Target>> {
    let all = all(model);
    if names.is_empty() {
        return Ok(all);
    }
    let known: Vec<String> = all.iter().map(ToString::to_string).collect();
    for name in names {
        anyhow::ensure!(
            known.contains(name),
            "`{name}` is no encrypted column of the schema, whose encrypted columns are: {}",
            known.join(", ")
        );
    }
    Ok(all.into_iter().filter(|target| names.contains(&target.to_string())).collect())
}

fn all(model: &Model) -> Vec<Target> {
    let columns = model.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    columns.filter_map(|(table, column)| of(table, column)).collect()
}

fn of(table: &Table, column: &Column) -> Option<Target> {
    let how = column.encrypted.as_ref()?;
    let mut target = Target::new(&table.name, &column.name, &how.context);
    for part in table.primary_key.iter().filter_map(|name| table.column(name)) {
        target = target.key(&part.name, kind(&part.ty), scale(&part.ty));
    }
    for touched in table.columns.iter().filter(|column| column.touched) {
        target = target.touched(&touched.name, kind(&touched.ty), scale(&touched.ty));
    }
    if let (Some(index), Some(normalise)) = (column.blind_index(), how.searchable) {
        target = target.searchable(index.name, as_runtime(normalise));
    }
    if how.bind == Bind::Column {
        target = target.bound_to_column();
    }
    Some(if how.pad { target.padded() } else { target })
}

const fn as_runtime(normalise: model::Normalise) -> Normalise {
    match normalise {
        model::Normalise::None => Normalise::None,
        model::Normalise::Lowercase => Normalise::Lowercase,
    }
}

fn scale(ty: &Type) -> Option<u32> {
    if let Type::Decimal { scale, .. } = ty { Some(u32::from(*scale)) } else { None }
}
