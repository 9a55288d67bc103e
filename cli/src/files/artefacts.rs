//! The folder of artefacts: what has to change there, and changing it.
//!
//! The manifest says which files are ours. Ours and no longer expected: removed. Not ours: left alone, and mentioned.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use anyhow::Context as _;
use camino::{Utf8Component, Utf8Path};
use schemalock_codegen::emit::{Artefact, manifest};
use serde::Serialize;

use super::{read, walk, write};

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Action {
    /// It was not there.
    Created,
    /// It had other contents.
    Changed,
    /// It is as it should be, and not touched.
    Unchanged,
    /// It was generated once and no longer is.
    Removed,
}

impl Action {
    /// The word for people.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
        }
    }
}

/// A file with what happens to it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Step {
    /// Below the folder of artefacts.
    pub(crate) path: String,
    /// What happens.
    pub(crate) action: Action,
}

/// Everything that happens, in the order in which it does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// The files.
    pub(crate) steps: Vec<Step>,
    /// Files that are nobody's: left alone.
    pub(crate) stray: Vec<String>,
    /// Why the old manifest could not be asked, when it could not.
    pub(crate) unreadable_manifest: Option<String>,
}

impl Plan {
    /// How often something happens.
    pub(crate) fn count(&self, action: Action) -> usize {
        self.steps.iter().filter(|step| step.action == action).count()
    }
}

/// What other tools leave among the artefacts: the models are a crate that can be built where it stands.
pub(crate) fn is_by_product(path: &str) -> bool {
    matches!(path, "target" | "Cargo.lock")
}

/// What has to happen so that the folder holds the artefacts and nothing that once was one.
pub(crate) fn plan(root: &Utf8Path, artefacts: &[Artefact]) -> anyhow::Result<Plan> {
    let mut plan = Plan::default();
    for artefact in artefacts {
        let old = read::optional(&root.join(&artefact.path))
            .with_context(|| format!("cannot read `{}`", root.join(&artefact.path)))?;
        let action = match old {
            None => Action::Created,
            Some(bytes) if bytes == artefact.contents.as_bytes() => Action::Unchanged,
            Some(_) => Action::Changed,
        };
        plan.steps.push(Step { path: artefact.path.clone(), action });
    }
    let expected: BTreeSet<&str> = artefacts.iter().map(|artefact| artefact.path.as_str()).collect();
    let ours = listed(root, &mut plan.unreadable_manifest)?;
    let found = walk::files(root, is_by_product).with_context(|| format!("cannot list `{root}`"))?;
    for path in found.into_iter().filter(|path| !expected.contains(path.as_str())) {
        if ours.contains(&path) {
            plan.steps.push(Step { path, action: Action::Removed });
        } else {
            plan.stray.push(path);
        }
    }
    Ok(plan)
}

/// The files that the manifest in the folder lists.
fn listed(root: &Utf8Path, unreadable: &mut Option<String>) -> anyhow::Result<BTreeSet<String>> {
    let path = root.join(manifest::PATH);
    let Some(bytes) = read::optional(&path).with_context(|| format!("cannot read `{path}`"))? else {
        return Ok(BTreeSet::new());
    };
    match manifest::parse(&String::from_utf8_lossy(&bytes)) {
        Ok(manifest) => Ok(manifest.files.into_keys().filter(|path| is_below(path)).collect()),
        Err(error) => {
            *unreadable =
                Some(format!("`{path}` is not a manifest ({error}); files of earlier runs stay where they are"));
            Ok(BTreeSet::new())
        }
    }
}

/// Is this a path that cannot lead out of the folder? The manifest is a file that anybody can edit.
fn is_below(path: &str) -> bool {
    !path.is_empty() && Utf8Path::new(path).components().all(|part| matches!(part, Utf8Component::Normal(_)))
}

/// Carries out a plan. The manifest, the last of the artefacts, is written when all that it lists exists.
pub(crate) fn apply(root: &Utf8Path, artefacts: &[Artefact], plan: &Plan) -> anyhow::Result<()> {
    for step in plan.steps.iter().filter(|step| step.action != Action::Unchanged) {
        refuse_links(root, &step.path)?;
    }
    // The plan's first steps are the artefacts, in their order.
    let steps = artefacts.iter().zip(&plan.steps);
    let written: Vec<&Artefact> = steps.filter(|(_, s)| s.action != Action::Unchanged).map(|(file, _)| file).collect();
    if let Some((last, others)) = written.split_last() {
        write_all(root, others)?;
        write_all(root, &[*last])?;
    }
    for step in plan.steps.iter().filter(|step| step.action == Action::Removed) {
        remove(root, &step.path).with_context(|| format!("cannot remove `{}`", root.join(&step.path)))?;
    }
    Ok(())
}

/// Many at the same time: nearly all of the time is waiting for the disk.
fn write_all(root: &Utf8Path, files: &[&Artefact]) -> anyhow::Result<()> {
    const THREADS: usize = 16;
    let write = |file: &Artefact| {
        let path = root.join(&file.path);
        write::replace(&path, file.contents.as_bytes()).with_context(|| format!("cannot write `{path}`"))
    };
    std::thread::scope(|scope| {
        let parts = files.chunks(files.len().div_ceil(THREADS).max(1));
        let threads: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().try_for_each(|file| write(file)))).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    let paths = files.iter().map(|file| root.join(&file.path));
    write::sync_folders(paths).with_context(|| format!("cannot write to `{root}`"))
}

/// A folder that is a link leads out of ours.
fn refuse_links(root: &Utf8Path, path: &str) -> anyhow::Result<()> {
    match walk::above(root, path).into_iter().find(|folder| walk::is_link(folder)) {
        Some(link) => anyhow::bail!(
            "`{link}` is a symbolic link: nothing is written or removed behind it; replace it by a folder"
        ),
        None => Ok(()),
    }
}

/// Removes a file, and the folders that it leaves empty.
fn remove(root: &Utf8Path, path: &str) -> io::Result<()> {
    fs::remove_file(root.join(path))?;
    for folder in walk::above(root, path).into_iter().rev() {
        // Fails when something is still in it: then it stays.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn a_manifest_cannot_point_out_of_the_folder() {
        assert!(is_below("sql/sqlite/schema.sql"));
        for path in ["../schema.yaml", "/etc/passwd", "sql/../../x", "", "./x"] {
            assert!(!is_below(path), "{path}");
        }
    }
}
