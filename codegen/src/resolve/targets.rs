//! Targets.

use super::read::Read;
use crate::diagnostic::Diagnostic;
use crate::dialect;
use crate::model::{ConvexTarget, DialectKind, PerDialect, RustTarget, Targets, Version};
use crate::rules::targets::version_too_old;
use crate::syntax::Node;

pub(super) fn read(tree: &Node<'_>, findings: &mut Vec<Diagnostic>) -> Targets {
    let Some(node) = tree.child("targets") else { return Targets::default() };
    let mut databases = PerDialect::new();
    for kind in DialectKind::ALL {
        let Some(value) = node.child(kind.word()) else { continue };
        let Some(version) = value.text().and_then(Version::parse) else { continue };
        let oldest = dialect::of(kind).capability(version).oldest;
        if version < oldest {
            findings.push(version_too_old::report(value.span, kind, version, oldest));
        }
        databases.insert(kind, version);
    }
    Targets {
        databases,
        rust: node.get("rust").map(|rust| RustTarget { runtime: rust.string("runtime") }),
        convex: node.get("convex").map(|convex| ConvexTarget { path: convex.string("path") }),
    }
}
