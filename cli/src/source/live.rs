//! Live databases as sources.

use anyhow::Context as _;

use super::Held;
use crate::database::{Live, Target};
use crate::interrupt::{runtime, until_interrupted};

/// What the database at a URL holds. Changes nothing.
pub(super) fn read(url: &str) -> anyhow::Result<Held> {
    live(&Target::parse(url)?)
}

/// What a database holds. Changes nothing.
pub(crate) fn live(target: &Target) -> anyhow::Result<Held> {
    let runtime = runtime()?;
    let done = runtime.block_on(until_interrupted(held(target)))?;
    done.context("interrupted")?
}

/// The same of a target that is known.
pub(crate) async fn held(target: &Target) -> anyhow::Result<Held> {
    let mut live = Live::connect(target).await?;
    anyhow::ensure!(live.exists(), "{target}: there is no such file");
    let read = async {
        let inventory = live.inventory().await?;
        let version = live.version().await?;
        anyhow::Ok((inventory, version))
    };
    let read = read.await.with_context(|| format!("cannot read what {target} holds"));
    live.close().await;
    let (inventory, version) = read?;
    Ok(Held { name: target.to_string(), inventory, live: true, version, unsupported: Vec::new() })
}
