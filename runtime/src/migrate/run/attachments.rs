//! What somebody else put on a table stays on it when the table is rebuilt.

use super::Run;
use crate::migrate::engine::{Attachment, Engine, Presence};
use crate::migrate::error::Failure;
use crate::migrate::object::Object;
use crate::migrate::script::{Phase, PhaseKind};

impl<E: Engine> Run<'_, E> {
    /// What there is before tables are rebuilt.
    pub(super) async fn attachments(&mut self, phase: &Phase) -> sqlx::Result<Vec<Attachment>> {
        let rebuilds = phase.kind == PhaseKind::Rebuild || phase.fill.as_ref().is_some_and(|fill| fill.rebuild);
        if rebuilds { self.engine.attachments().await } else { Ok(Vec::new()) }
    }

    /// Makes again what went with a table and was not to go: neither the phase nor another table says so.
    pub(super) async fn attach(&mut self, before: &[Attachment], phase: &Phase) -> Result<(), Failure> {
        if before.is_empty() {
            return Ok(());
        }
        // What the phase has noted by itself speaks the names that it has given.
        let noted = self.engine.noted().await?;
        let before = noted.as_deref().unwrap_or(before);
        let after = self.engine.attachments().await?;
        for lost in before.iter().filter(|lost| !after.iter().any(|other| other.is_same(lost))) {
            let meant = phase.absents.iter().any(|object| lost.is_meant(object));
            if !meant && self.has_table(&lost.table).await? {
                self.attach_one(lost).await?;
            }
        }
        Ok(())
    }

    async fn has_table(&mut self, table: &str) -> sqlx::Result<bool> {
        Ok(self.engine.presence(&Object::Table(table.to_owned())).await? == Presence::Present)
    }

    async fn attach_one(&mut self, lost: &Attachment) -> Result<(), Failure> {
        let Attachment { kind, name, table, sql } = lost;
        self.engine.run(sql).await.map_err(|source| Failure::Unmanaged {
            kind: kind.clone(),
            name: name.clone(),
            table: table.clone(),
            source,
        })
    }
}

impl Attachment {
    fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name.eq_ignore_ascii_case(&other.name)
    }

    fn is_meant(&self, object: &Object) -> bool {
        self.kind == object.word() && self.name.eq_ignore_ascii_case(object.name())
    }
}
