//! Statements, one after another, to what there is when all of them have run.

mod alter;
mod catalogue;
mod column;
mod comment;
mod constraint;
mod create;
mod drop;
mod enums;
mod finish;
mod like;
mod other;
mod rename;
mod sequence;

pub use catalogue::Catalogue;
pub(crate) use catalogue::{Other, Sequence, Where, same};
pub(crate) use constraint::{is_plain, key, leading, mentioned, mentions, part_name, respell, respell_parts};

use super::op::Op;
use crate::inventory::Origin;

impl Catalogue {
    /// Does what a statement does.
    ///
    /// # Errors
    /// When it stands on something that is not there, or makes what is.
    pub(crate) fn apply(&mut self, op: Op, origin: &Origin) -> Result<(), String> {
        match op {
            Op::CreateTable(table) => self.create_table(*table, origin),
            Op::AlterTable { table, if_exists, changes } => self.alter_table(&table, if_exists, changes, origin),
            Op::CreateIndex { table, index, if_not_exists, replace } => {
                self.create_index(&table, index, if_not_exists, replace, origin)
            }
            Op::CreateEnum { name, values } => self.create_enum(&name, values, origin),
            Op::AlterEnum { name, change } => self.alter_enum(&name, change),
            Op::Trigger { table, trigger, replace, if_not_exists, constraint } => {
                self.create_trigger(&table, trigger, (replace, if_not_exists, constraint), origin)
            }
            Op::Unmanaged(thing) => self.create_other(thing, origin),
            Op::Sequence { name, options, owner, if_not_exists } => {
                self.create_sequence(&name, options, owner, if_not_exists, origin)
            }
            Op::AlterSequence { name, options, owner, if_exists } => {
                self.alter_sequence(&name, options, owner, if_exists)
            }
            Op::Drop { kind, names, table, if_exists, cascade } => {
                names.iter().try_for_each(|name| self.drop(kind, name, table.as_ref(), if_exists, cascade))
            }
            Op::Rename { kind, from, to, if_exists } => self.rename(kind, &from, &to, if_exists),
            Op::AlterUnmanaged { kind, name, words, if_exists } => self.alter_other(kind, &name, &words, if_exists),
            Op::AttachIndex(name) => {
                self.attach_index(&name);
                Ok(())
            }
            Op::Comment { kind, name, part, text } => self.comment(&kind, &name, part, text, origin),
            Op::SearchPath(space) => {
                self.current = space;
                Ok(())
            }
            Op::Collation(collation) => {
                self.set_collation(&collation);
                Ok(())
            }
            Op::LegacyRenames(on) => {
                self.legacy_renames = on;
                Ok(())
            }
            Op::CreateSchema(name) => self.create_schema(name, origin),
            Op::DropSchema { name, cascade } => {
                self.drop_schema(&name, cascade);
                Ok(())
            }
            Op::Within(space, op) => {
                let before = self.current.replace(space);
                let result = self.apply(*op, origin);
                self.current = before;
                result
            }
            Op::Absent(op) => {
                // It is there already, which is what the block around it is for.
                let _ = self.apply(*op, origin);
                Ok(())
            }
        }
    }
}
