//! The artefacts on the disk against those that the schema gives: the whole set, both ways.

use std::collections::BTreeSet;

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock_codegen::emit::{Artefact, manifest};

use super::diff::Diff;
use super::{Finding, Kind};
use crate::files::{artefacts as tree, read, walk};
use crate::project::{Project, quote};

/// Files beyond this size are not compared line by line.
const MOST_BYTES: usize = 4 << 20;

/// Every artefact that is changed, missing or too many.
pub(crate) fn artefacts(project: &Project, expected: &[Artefact]) -> anyhow::Result<Vec<Finding>> {
    let root = project.generated();
    let repair = project.command("generate");
    let mut findings = Vec::new();
    for artefact in expected {
        let path = root.join(&artefact.path);
        let there = read::optional(&path).with_context(|| format!("cannot read `{path}`"))?;
        findings.extend(compare(&path, artefact, there.as_deref(), &repair));
    }
    findings.extend(extra(&root, expected)?);
    Ok(findings)
}

fn compare(path: &Utf8Path, artefact: &Artefact, there: Option<&[u8]>, repair: &str) -> Option<Finding> {
    let Some(there) = there else {
        return Some(Finding::new(Kind::ArtefactMissing, path.as_str(), "is missing", repair));
    };
    if there == artefact.contents.as_bytes() {
        return None;
    }
    let text = String::from_utf8_lossy(there);
    if let Some(message) = other_version(artefact, &text) {
        return Some(Finding::new(Kind::OtherVersion, path.as_str(), message, repair));
    }
    let finding = Finding::new(Kind::ArtefactChanged, path.as_str(), "is not what the schema gives", repair);
    let small = there.len().max(artefact.contents.len()) <= MOST_BYTES;
    Some(if small { finding.diff(Diff::between(&text, &artefact.contents)) } else { finding })
}

/// For the manifest: was it another version of Schemalock that wrote the files?
fn other_version(artefact: &Artefact, there: &str) -> Option<String> {
    if artefact.path != manifest::PATH {
        return None;
    }
    let wrote = manifest::parse(there).ok()?.tool;
    let ours = manifest::tool_version();
    // The version is whatever stands in the file: keep it short and on one line.
    let shown: String = wrote.chars().filter(|letter| !letter.is_control()).take(40).collect();
    (wrote != ours).then(|| format!("was written by version {shown} of Schemalock; this is {ours}"))
}

fn extra(root: &Utf8Path, expected: &[Artefact]) -> anyhow::Result<Vec<Finding>> {
    let known: BTreeSet<&str> = expected.iter().map(|artefact| artefact.path.as_str()).collect();
    let found = walk::files(root, tree::is_by_product).with_context(|| format!("cannot list `{root}`"))?;
    let extra = found.iter().filter(|path| !known.contains(path.as_str())).map(|path| root.join(path));
    Ok(extra
        .map(|path| {
            let repair = format!("rm {}", quote(path.as_str()));
            Finding::new(Kind::ArtefactExtra, path.as_str(), "is not an artefact of the schema", repair)
        })
        .collect())
}
