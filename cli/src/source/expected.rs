//! What a database would hold that is made from a model: by reading the statements, or by asking an engine.

use anyhow::Context as _;
use schemalock_codegen::dialect;
use schemalock_codegen::inventory::Inventory;
use schemalock_codegen::model::Model;

use super::live::held;
use crate::database::{Live, Scratches, Target};
use crate::interrupt::{runtime, until_interrupted};
use crate::output::Output;

/// The same after the statements were run on a scratch database beside `server`, which is removed again: in the engine's own words.
pub(crate) fn made_on(server: &Target, model: &Model, output: &Output) -> anyhow::Result<Inventory> {
    let runtime = runtime()?;
    runtime.block_on(async {
        let mut live = Live::connect(server).await?;
        let kind = live.kind();
        live.close().await;
        anyhow::ensure!(
            model.targets.has(kind),
            "the scratch database {server} is {}, which the schema is not compared for",
            kind.title()
        );
        let scratches = Scratches::beside(server, kind);
        let done = until_interrupted(make(&scratches, model, kind)).await;
        let removed = scratches.remove().await;
        if let Err(error) = &removed {
            output.warn(&format!("{error:#}"));
        }
        output.note(&format!("compared in the words of {server}, on a scratch database that is removed again"));
        done?.context("interrupted; the scratch database is removed")?
    })
}

async fn make(
    scratches: &Scratches,
    model: &Model,
    kind: schemalock_codegen::model::DialectKind,
) -> anyhow::Result<Inventory> {
    let target = scratches.make().await?;
    let mut live = Live::connect(&target).await?;
    let run = async {
        for statement in dialect::create(dialect::of(kind), model) {
            live.run(&statement.sql).await?;
        }
        anyhow::Ok(())
    };
    let done = run.await;
    live.close().await;
    done.context("the schema cannot be made on the scratch database")?;
    Ok(held(&target).await?.inventory)
}
