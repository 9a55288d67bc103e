//! SQL expressions of the schema: parsed once, with the places of the names in them.

use super::context::{Placed, TableView};
use crate::model::{Column, Default, DialectKind, IndexPart, Model};
use crate::span::Span;
use crate::sql::expression::{self, Name, Refusal};
use crate::syntax::Node;

/// What an expression is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role<'a> {
    /// A condition of the table.
    Check,
    /// Something else about the columns of a row: a computed column, a part of an index, or its rows.
    Row,
    /// The value of a row that does not say.
    Default(Placed<'a, Column>),
    /// What existing rows get in this edit.
    Using(Placed<'a, Column>),
}

/// One expression, for one database or for all.
#[derive(Debug)]
pub(super) struct Expression<'a> {
    pub(super) role: Role<'a>,
    /// The number of its table.
    pub(super) table: usize,
    /// The columns it names, or why it is none.
    pub(super) names: Result<Vec<Name>, Refusal>,
    /// Where it was written.
    pub(super) span: Span,
    text: &'a str,
    source: &'a str,
}

impl Expression<'_> {
    /// Where a part of the text was written; all of it where that cannot be told.
    pub(super) fn inside(&self, inner: Span) -> Span {
        inside(self.source, self.span, self.text, inner)
    }
}

/// Where `inner`, a part of the text of a scalar at `span`, stands in the source, as long as it was written as it reads; in a
/// block of lines, as long as it is in one of them.
pub(super) fn inside(source: &str, span: Span, text: &str, inner: Span) -> Span {
    let written = source.get(span.range()).unwrap_or_default();
    let text = text.trim_end();
    let whole = written.find(text).filter(|_| !text.is_empty()).map(|offset| Span::at(offset).inner(inner));
    let found = whole.or_else(|| in_line(written, text, inner)).filter(|_| inner.end <= text.len());
    found.map_or(span, |found| span.inner(found))
}

/// The same for a part of one line. A block may begin with a line of its own, that of the `|`.
fn in_line(written: &str, text: &str, inner: Span) -> Option<Span> {
    let before = text.get(..inner.start)?;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().filter(|line| inner.end <= start + line.len())?;
    let number = before.matches('\n').count();
    let mut offset = 0;
    for (at, candidate) in written.split_inclusive('\n').enumerate() {
        if (at == number || at == number + 1) && candidate.trim() == line.trim() {
            let at = offset + candidate.find(line)?;
            return Some(Span::new(at + inner.start - start, at + inner.end - start));
        }
        offset += candidate.len();
    }
    None
}

/// Every expression, table by table.
pub(super) fn all<'a>(source: &'a str, model: &Model, tables: &[TableView<'a>]) -> Vec<Expression<'a>> {
    let targets: Vec<DialectKind> = model.targets.databases.keys().copied().collect();
    let mut reader = Reader { source, targets, table: 0, found: Vec::new() };
    for (at, view) in tables.iter().enumerate() {
        reader.table = at;
        reader.table(view);
    }
    reader.found
}

struct Reader<'a> {
    source: &'a str,
    targets: Vec<DialectKind>,
    table: usize,
    found: Vec<Expression<'a>>,
}

impl<'a> Reader<'a> {
    fn table(&mut self, view: &TableView<'a>) {
        self.checks(view.table.get("check"));
        for column in &view.columns {
            if column.generated.is_some() {
                let node = column.get("generated");
                self.sql(Role::Row, node.and_then(|node| node.get("as").or(Some(node))));
            }
            if let Some(Default::Sql(_)) = column.default {
                self.sql(Role::Default(*column), column.get("default").and_then(|node| node.get("sql")));
            }
            self.sql(Role::Using(*column), column.get("using"));
        }
        for index in &view.indexes {
            let parts = index.item.columns.iter().zip(super::sets::parts(index.node));
            for (_, node) in parts.filter(|(column, _)| matches!(column.part, IndexPart::Expression(_))) {
                self.sql(Role::Row, node.get("expression"));
            }
            self.sql(Role::Row, index.get("where"));
        }
    }

    /// One condition, or a map of named ones.
    fn checks(&mut self, node: Option<&'a Node<'a>>) {
        match node.and_then(Node::entries) {
            None => self.sql(Role::Check, node),
            Some(entries) => {
                entries.iter().for_each(|entry| self.sql(Role::Check, entry.value.get("sql").or(Some(&entry.value))))
            }
        }
    }

    fn sql(&mut self, role: Role<'a>, node: Option<&'a Node<'a>>) {
        let Some(node) = node.filter(|node| !node.is_null()) else { return };
        match node.entries() {
            None => self.text(role, node, None),
            Some(entries) => {
                for entry in entries {
                    if let Some(kind) = DialectKind::parse(&entry.key) {
                        self.text(role, &entry.value, Some(kind));
                    }
                }
            }
        }
    }

    fn text(&mut self, role: Role<'a>, node: &'a Node<'a>, kind: Option<DialectKind>) {
        let Some(text) = node.text() else { return };
        let names = self.names(text, kind);
        let Self { source, table, .. } = *self;
        self.found.push(Expression { role, table, names, span: node.span, text, source });
    }

    /// What is said for all databases is read by the grammar for all, or else by the grammar of each.
    fn names(&self, text: &str, kind: Option<DialectKind>) -> Result<Vec<Name>, Refusal> {
        let read = expression::columns(text, kind);
        if read.is_ok() || kind.is_some() || self.targets.is_empty() {
            return read;
        }
        let each: Result<Vec<_>, _> = self.targets.iter().map(|kind| expression::columns(text, Some(*kind))).collect();
        each.ok().and_then(|names| names.into_iter().next()).map_or(read, Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, text: &str, part: &str, expected: &str) {
        let source = format!("check: {written} # é");
        let start = text.find(part).expect("the part is in the text");
        let span = inside(&source, Span::new(7, 7 + written.len()), text, Span::new(start, start + part.len()));
        assert_eq!(&source[span.range()], expected);
    }

    #[test]
    fn a_part_is_found_where_the_text_reads_as_it_was_written() {
        check("a < b", "a < b", "b", "b");
        check("'a < b'", "a < b", "b", "b");
        check("|\n  a < b\n  and c\n", "a < b\nand c\n", "c", "c");
        check(">-\n  a < é\n", "a < é", "é", "é");
    }

    #[test]
    fn otherwise_the_whole_is_given() {
        check("\"a\\x20< b\"", "a < b", "b", "\"a\\x20< b\"");
        check("a <\n  b", "a < b", "b", "a <\n  b");
        check("|\n  a\n  b\n", "a\nb\n", "a\nb", "|\n  a\n  b\n");
    }
}
