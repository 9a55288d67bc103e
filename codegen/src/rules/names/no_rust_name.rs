//! SL0208 no-rust-name.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::rules::Context;
use crate::rules::named::{Kind, Named};
use std::borrow::Cow;

use heck::ToSnakeCase;

pub(crate) static RULE: Rule = Rule {
    code: "SL0208",
    name: "no-rust-name",
    severity: Severity::Error,
    summary: "Every name can be a name in Rust, when Rust is a target.",
    explanation: "Reserved words are no trouble: `type` is written `r#type`. But `self`, `super` and `crate` cannot be, and a name has to begin with a letter and hold only letters, digits and `_`. The type of a table can be said instead: `model: NodeConnection`.",
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.model.targets.rust.is_none() {
        return;
    }
    let only_sql = |kind| matches!(kind, Kind::Index | Kind::Check | Kind::SqlName | Kind::SqlIndexName);
    for named in context.names().iter().filter(|named| !only_sql(named.kind)) {
        findings.extend(report(named));
    }
    for view in context.tables() {
        let said = view.table.model.as_deref().filter(|name| !is_type_name(name));
        findings.extend(said.map(|name| {
            Diagnostic::new(
                &RULE,
                view.table.value("model"),
                format!("`{}` cannot be the name of a Rust type", name.escape_debug()),
            )
            .hint("write a name such as `NodeConnection`")
        }));
    }
}

fn report(named: &Named<'_>) -> Option<Diagnostic> {
    let reason = reason(named)?;
    let finding = Diagnostic::new(&RULE, named.span, format!("{named} cannot have its name in Rust: {reason}"));
    Some(finding.hint("give it another name, or remove the target `rust`"))
}

/// Why Rust has no such name; `None` also for names that another rule refuses.
fn reason(named: &Named<'_>) -> Option<String> {
    let name = named.name;
    if name.trim().is_empty() || name.chars().any(char::is_control) {
        return None;
    }
    if let Some(odd) = name.chars().find(|c| !unicode_ident::is_xid_continue(*c) && !matches!(c, '-' | ' ')) {
        return Some(format!("it has a `{odd}` in it"));
    }
    let snake = if is_plain(name) { Cow::Borrowed(name) } else { Cow::Owned(name.to_snake_case()) };
    match snake.as_ref() {
        "" => Some("nothing of it is a letter".to_owned()),
        "self" | "super" | "crate" => Some(format!("`{snake}` is reserved and cannot be escaped")),
        // A crate can be called like this, and nothing else begins with a digit in the files.
        other if !other.starts_with(unicode_ident::is_xid_start) => Some("it does not begin with a letter".to_owned()),
        _ => None,
    }
}

/// In snake_case already, like most names.
fn is_plain(name: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    name.split('_').all(word)
}

fn is_type_name(name: &str) -> bool {
    let letters = name.starts_with(unicode_ident::is_xid_start) && name.chars().all(unicode_ident::is_xid_continue);
    letters && name != "Self" && syn::parse_str::<syn::Ident>(name).is_ok()
}
