//! SL1001 no-convex-name.

use crate::convex::names;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::named::{Kind, Named};

pub(crate) static RULE: Rule = Rule {
    code: "SL1001",
    name: "no-convex-name",
    severity: Severity::Error,
    summary: "Every name can be a name in Convex, when Convex is a target.",
    explanation: "Names there begin with a letter, hold letters, digits and `_` of ASCII, and have at most 64 characters. Tables and columns are written in camelCase, indexes as they are; none can be called like what every object of JavaScript has, such as `constructor` or `toString`. Every table of Convex has the indexes `by_id` and `by_creation_time` already.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.convex.is_none() {
        return;
    }
    for named in context.names() {
        let Some(reason) = reason(named) else { continue };
        let message = format!("{named} cannot have its name in Convex: {reason}");
        let finding = Diagnostic::new(&RULE, named.span, message);
        findings.push(finding.hint("give it another name, or remove the target `convex`"));
    }
}

fn reason(named: &Named<'_>) -> Option<String> {
    let name = match named.kind {
        Kind::Table => names::table(named.name),
        Kind::Column => names::field(named.name),
        Kind::Index => named.name.to_owned(),
        Kind::Schema
        | Kind::Check
        | Kind::Enum
        | Kind::NativeEnum
        | Kind::SqlName
        | Kind::SqlIndexName => return None,
    };
    // Other rules refuse these.
    if named.name.trim().is_empty() || named.name.chars().any(char::is_control) {
        return None;
    }
    if named.kind == Kind::Index && names::BUILT_IN_INDEXES.contains(&name.as_str()) {
        return Some("every table there has an index of that name".to_owned());
    }
    if named.kind != Kind::Index && names::INHERITED.contains(&name.as_str()) {
        return Some(format!("every object of JavaScript has a `{name}`"));
    }
    if name.chars().count() > names::MAX_NAME {
        return Some(format!("`{name}` has more than {} characters", names::MAX_NAME));
    }
    if let Some(odd) = name.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '_') {
        return Some(format!("it has a `{odd}` in it"));
    }
    (!names::is_name(&name)).then(|| "it does not begin with a letter".to_owned())
}
