//! The migrations replayed in memory: do their statements lead to the model that the last one recorded?

use schemalock_codegen::dialect;
use schemalock_codegen::inventory::{Inventory, differences, managed, only};
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_codegen::sql::read::{ReadSql, SqlFile, read};

use super::{Finding, Kind};
use crate::files::migrations::Folder;
use crate::project::Project;

/// Where the statements lead elsewhere, on each engine. What only an engine can read is left to it: `migrate verify` asks it.
pub(crate) fn replayed(project: &Project, folder: &Folder) -> Vec<Finding> {
    let Some(recorded) = folder.recorded() else { return Vec::new() };
    recorded.targets.databases.keys().filter_map(|kind| on(project, folder, &recorded, *kind)).collect()
}

fn on(project: &Project, folder: &Folder, recorded: &Model, kind: DialectKind) -> Option<Finding> {
    let file = format!("{}.up.sql", kind.word());
    let entries = folder.chain().entries;
    let names: Vec<String> = entries.iter().map(|entry| format!("{}/{}/{file}", folder.path, entry.name)).collect();
    let texts = entries.iter().map(|entry| folder.file(&entry.name, &file).unwrap_or_default());
    let files: Vec<SqlFile<'_>> = names.iter().zip(texts).map(|(name, text)| SqlFile { name, text }).collect();
    // A target that came later has its whole beginning in that migration.
    let ReadSql { inventory, unsupported } = read(&files, kind);
    if !unsupported.is_empty() {
        return None;
    }
    let model = only(recorded, kind);
    let (found, _) = managed(&inventory, &model);
    let mut expected = Inventory::of(dialect::of(kind), &model);
    expected.unmanaged.clear();
    let differences = differences(&expected, &found);
    if differences.is_empty() {
        return None;
    }
    let path = folder.path.as_str();
    let message = format!("lead elsewhere than the last recorded model on {}", kind.title());
    let repair = project.command("migrate verify");
    let details = differences.iter().map(ToString::to_string).collect();
    Some(Finding::new(Kind::MigrationDiffers, path, message, repair).details(details))
}
