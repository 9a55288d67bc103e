//! References: finds what they point at, and takes types over from there.

use std::collections::BTreeMap;

use super::read::Read;
use crate::diagnostic::Diagnostic;
use crate::model::{Action, ForeignKey, Table, Type};
use crate::rules::keys::{bad_reference, reference_arity, reference_circle, unknown_column, unknown_table};
use crate::span::Span;
use crate::syntax::Node;

/// References that wait until every table has been read.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub(super) singles: Vec<Single>,
    pub(super) composites: Vec<Composite>,
}

/// A name and where it was written.
type Name = (String, Span);

/// A column's `references`.
#[derive(Debug)]
pub(super) struct Single {
    /// The table and the column in it, by their numbers.
    place: (usize, usize),
    table: Name,
    column: Name,
    key: ForeignKey,
}

/// One of a table's `foreign_keys`.
#[derive(Debug)]
pub(super) struct Composite {
    from: usize,
    table: Name,
    columns: Vec<Name>,
    span: Span,
    key: ForeignKey,
}

impl Single {
    pub(super) fn read(
        column: &Node<'_>,
        target: &Node<'_>,
        place: (usize, usize),
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let (table, name) = match target.text() {
            Some(text) => split(text, target, findings)?,
            None => (named(target.child("table")?)?, named(target.child("column")?)?),
        };
        let key = ForeignKey { sql_name: target.string("sql_name"), ..actions(column) };
        Some(Self { place, table, column: name, key })
    }
}

impl Composite {
    pub(super) fn read(node: &Node<'_>, own: Vec<String>, from: usize) -> Option<Self> {
        let target = node.child("references")?;
        let columns = target.child("columns")?.items()?.iter().filter_map(named).collect();
        let key = ForeignKey { columns: own, sql_name: node.string("sql_name"), ..actions(node) };
        Some(Self { from, table: named(target.child("table")?)?, columns, span: node.span, key })
    }
}

fn named(node: &Node<'_>) -> Option<Name> {
    Some((node.text()?.to_owned(), node.span))
}

/// `table.column` with the place of each half, as long as the text was written as it reads.
fn split(text: &str, node: &Node<'_>, findings: &mut Vec<Diagnostic>) -> Option<(Name, Name)> {
    let Some((table, column)) = text.split_once('.').filter(|(t, c)| !t.is_empty() && !c.is_empty()) else {
        findings.push(bad_reference::report(node.span, text));
        return None;
    };
    let verbatim = node.span.end - node.span.start == text.len();
    let part = |from: usize, to: usize| if verbatim { node.span.inner(Span::new(from, to)) } else { node.span };
    let spans = (part(0, table.len()), part(table.len() + 1, text.len()));
    Some(((table.to_owned(), spans.0), (column.to_owned(), spans.1)))
}

fn actions(node: &Node<'_>) -> ForeignKey {
    let action = |key| node.child(key).and_then(Node::text).and_then(Action::parse).unwrap_or_default();
    ForeignKey {
        columns: Vec::new(),
        table: String::new(),
        references: Vec::new(),
        on_delete: action("on_delete"),
        on_update: action("on_update"),
        deferrable: node.flag("deferrable"),
        sql_name: None,
    }
}

/// Adds the foreign keys to the tables; those that lead nowhere are reported and left out.
pub(super) fn link(tables: &mut [Table], pending: Pending, findings: &mut Vec<Diagnostic>) {
    let numbers: BTreeMap<String, usize> = tables.iter().enumerate().map(|(at, t)| (t.name.clone(), at)).collect();
    let mut edges = BTreeMap::new();
    for single in pending.singles {
        link_single(tables, &numbers, single, &mut edges, findings);
    }
    take_types(tables, &edges, findings);
    for composite in pending.composites {
        link_composite(tables, &numbers, composite, findings);
    }
}

/// From a column to the column it takes its type from, both by table and column number, and where that was said.
type Edges = BTreeMap<(usize, usize), ((usize, usize), Span)>;

fn link_single(
    tables: &mut [Table],
    numbers: &BTreeMap<String, usize>,
    single: Single,
    edges: &mut Edges,
    findings: &mut Vec<Diagnostic>,
) {
    let (name, span) = &single.table;
    let Some(target) = numbers.get(name).copied() else {
        findings.push(unknown_table::report(*span, name, numbers.keys().map(String::as_str)));
        return;
    };
    let Some(column) = tables[target].columns.iter().position(|column| column.name == single.column.0) else {
        findings.push(unknown_column::report(single.column.1, &single.column.0, &tables[target]));
        return;
    };
    edges.insert(single.place, ((target, column), single.column.1));
    let own = tables[single.place.0].columns[single.place.1].name.clone();
    let (table, references) = (name.clone(), vec![single.column.0]);
    tables[single.place.0].foreign_keys.push(ForeignKey { columns: vec![own], table, references, ..single.key });
}

fn link_composite(
    tables: &mut [Table],
    numbers: &BTreeMap<String, usize>,
    composite: Composite,
    findings: &mut Vec<Diagnostic>,
) {
    let (name, span) = &composite.table;
    let Some(target) = numbers.get(name).map(|at| &tables[*at]) else {
        findings.push(unknown_table::report(*span, name, numbers.keys().map(String::as_str)));
        return;
    };
    let unknown = composite.columns.iter().filter(|(column, _)| target.column(column).is_none());
    let unknown: Vec<Diagnostic> = unknown.map(|(c, span)| unknown_column::report(*span, c, target)).collect();
    if !unknown.is_empty() {
        findings.extend(unknown);
        return;
    }
    if composite.columns.len() != composite.key.columns.len() || composite.columns.is_empty() {
        findings.push(reference_arity::report(composite.span, composite.key.columns.len(), composite.columns.len()));
        return;
    }
    let references = composite.columns.into_iter().map(|(column, _)| column).collect();
    tables[composite.from].foreign_keys.push(ForeignKey { table: name.clone(), references, ..composite.key });
}

/// Follows each chain of references to the column that has a type of its own.
fn take_types(tables: &mut [Table], edges: &Edges, findings: &mut Vec<Diagnostic>) {
    for (from, (first, span)) in edges {
        let mut at = *first;
        let mut steps = 0;
        while let Some((next, _)) = edges.get(&at) {
            at = *next;
            steps += 1;
            if steps > edges.len() {
                findings.push(reference_circle::report(*span));
                break;
            }
        }
        let ty = if steps > edges.len() { Type::Unknown } else { tables[at.0].columns[at.1].ty.clone() };
        tables[from.0].columns[from.1].ty = ty;
    }
}
