//! Columns of an expression under other names; everything else stays as it was written.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Ident, VisitMut, VisitorMut};

use super::expression::{self, Name};
use crate::model::DialectKind;

/// The expression with columns renamed, `names` leading from the old ones to the new; `kind` picks the grammar, `None` the one
/// for all dialects or the first that can read the text. What no grammar can read stays as it is: nothing was planned with
/// it, either.
#[must_use]
pub fn columns(text: &str, kind: Option<DialectKind>, names: &BTreeMap<&str, &str>) -> String {
    let kinds = DialectKind::ALL.into_iter().map(Some);
    let grammars = std::iter::once(kind).chain(kinds.filter(|_| kind.is_none()));
    let read = grammars.filter_map(|kind| Some((kind, expression::columns(text, kind).ok()?))).next();
    let Some((kind, found)) = read else { return text.to_owned() };
    let renamed = found.iter().filter_map(|name| Some((name, *names.get(name.name.as_str())?)));
    let renamed: Vec<(&Name, &str)> = renamed.collect();
    if renamed.is_empty() {
        return text.to_owned();
    }
    let expected: Vec<&str> =
        found.iter().map(|name| *names.get(name.name.as_str()).unwrap_or(&name.name.as_str())).collect();
    let reads =
        |text: &String| expression::columns(text, kind).is_ok_and(|found| found.iter().map(|n| &n.name).eq(&expected));
    // Words of SQL can stand bare in some places and not in others.
    let ways = [None, Some('"')].into_iter();
    let written = ways.filter_map(|mark| in_place(text, &renamed, mark)).find(reads);
    written.unwrap_or_else(|| printed(text, kind, names))
}

/// Writes the new names over the old ones, in `mark` where the old one was bare. `None` when the parser did not say where they
/// stand.
fn in_place(text: &str, renamed: &[(&Name, &str)], mark: Option<char>) -> Option<String> {
    let mut sorted = renamed.to_vec();
    sorted.sort_by_key(|(name, _)| name.span.start);
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (name, new) in sorted {
        let written = text.get(name.span.range())?;
        let own = (written != name.name).then(|| written.chars().next()).flatten();
        if own.is_some_and(|own| written != quoted(&name.name, Some(own))) {
            return None;
        }
        out.push_str(text.get(done..name.span.start)?);
        out.push_str(&quoted(new, own.or(mark)));
        done = name.span.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// A name in quotation marks, or bare.
fn quoted(name: &str, mark: Option<char>) -> String {
    match mark {
        None => name.to_owned(),
        Some(mark) => format!("{mark}{}{mark}", name.replace(mark, &format!("{mark}{mark}"))),
    }
}

/// The expression in the parser's own spelling.
fn printed(text: &str, kind: Option<DialectKind>, names: &BTreeMap<&str, &str>) -> String {
    match expression::parse(text, expression::grammar(kind)) {
        Ok(mut expr) => {
            let _ = VisitMut::visit(&mut expr, &mut Rename { names });
            expr.to_string()
        }
        Err(_) => text.to_owned(),
    }
}

struct Rename<'n> {
    names: &'n BTreeMap<&'n str, &'n str>,
}

impl VisitorMut for Rename<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        if let Expr::Identifier(ident) = expr
            && let Some(new) = self.names.get(ident.value.as_str())
        {
            *ident = Ident { value: (*new).to_owned(), ..ident.clone() };
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(text: &str) -> String {
        columns(text, None, &BTreeMap::from([("label", "title"), ("a", "b"), ("b", "a"), ("n", "order"), ("é", "e")]))
    }

    #[test]
    fn only_names_of_columns_change() {
        assert_eq!(renamed("length( label )>0  -- label"), "length( title )>0  -- label");
        assert_eq!(renamed("\"label\" <> 'label'"), "\"title\" <> 'label'");
        assert_eq!(renamed("label(labels)"), "label(labels)");
        assert_eq!(renamed("a < b\nand b > a"), "b < a\nand a > b");
        assert_eq!(
            renamed("case when a in (1, b) then cast(label as text) end"),
            "case when b in (1, a) then cast(title as text) end"
        );
        assert_eq!(renamed("'é' || \"é\" || label"), "'é' || \"e\" || title");
    }

    #[test]
    fn a_name_that_cannot_stand_bare_is_quoted() {
        assert_eq!(renamed("n > 1 and n between 2 and 3"), "order > 1 and order between 2 and 3");
        let names = BTreeMap::from([("b", "two words"), ("c", "true")]);
        assert_eq!(columns("b > d", None, &names), "\"two words\" > d");
        assert_eq!(columns("c = d", None, &names), "\"true\" = d");
    }

    #[test]
    fn every_grammar_is_tried() {
        let names = BTreeMap::from([("label", "title")]);
        assert_eq!(columns("label ~ '^a'", Some(DialectKind::Postgres), &names), "title ~ '^a'");
        assert_eq!(columns("`label` regexp '^a'", Some(DialectKind::Mysql), &names), "`title` regexp '^a'");
        assert_eq!(columns("label is is", None, &names), "label is is");
    }
}
