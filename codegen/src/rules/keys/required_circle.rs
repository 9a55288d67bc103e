//! SL0317 required-circle.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::ForeignKey;
use crate::rules::Context;
use crate::rules::context::{self, Placed};
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "SL0317",
    name: "required-circle",
    severity: Severity::Warning,
    summary: "References go in a circle only when one of them can wait.",
    explanation: "Where required references lead from a table back to itself, and none is deferrable, no first row can be written. One column of the circle has to be optional, or one reference `deferrable: true`. A table that refers to itself is such a circle, too, unless its first row points at itself.",
    check: Some(check),
};

/// One required reference: from a table to a table, by number, and where it was written.
struct Edge<'a> {
    to: usize,
    key: Placed<'a, ForeignKey>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let edges = edges(context);
    let component = components(&edges);
    let mut circles: BTreeMap<usize, Vec<(usize, &Edge<'_>)>> = BTreeMap::new();
    for (from, edge) in edges.iter().enumerate().flat_map(|(from, edges)| edges.iter().map(move |edge| (from, edge))) {
        if component[from] == component[edge.to] {
            circles.entry(component[from]).or_default().push((from, edge));
        }
    }
    findings.extend(circles.values().map(|circle| report(context, circle)));
}

/// References that must hold as soon as a row is written.
fn edges<'a>(context: &Context<'a>) -> Vec<Vec<Edge<'a>>> {
    let numbers: BTreeMap<&str, usize> =
        context.tables().iter().enumerate().map(|(at, view)| (view.name(), at)).collect();
    let required = context.tables().iter().map(|view| {
        let keys = view.foreign_keys.iter().filter(|key| !key.deferrable);
        let keys =
            keys.filter(|key| key.columns.iter().all(|name| view.column(name).is_some_and(|column| !column.optional)));
        keys.filter_map(|key| Some(Edge { to: *numbers.get(key.table.as_str())?, key: *key })).collect()
    });
    required.collect()
}

fn report(context: &Context<'_>, circle: &[(usize, &Edge<'_>)]) -> Diagnostic {
    let name = |at: usize| format!("`{}`", context.tables()[at].name());
    let mut tables: Vec<usize> = circle.iter().map(|(from, _)| *from).collect();
    tables.sort_unstable();
    tables.dedup();
    // A circle of hundreds of tables is named by its first few.
    let few: Vec<String> = tables.iter().take(5).map(|at| name(*at)).collect();
    let more = if tables.len() > 5 { format!(" and {} more", tables.len() - 5) } else { String::new() };
    let message = match few.as_slice() {
        [one] => format!("the table {one} requires a row of its own, so its first row cannot be written"),
        _ => format!(
            "the tables {}{more} require each other's rows, so no first row can be written",
            context::listed(&few).unwrap_or_default()
        ),
    };
    let finding = Diagnostic::new(&RULE, circle[0].1.key.span, message);
    let rest = circle[1..].iter().take(4);
    let finding = rest.fold(finding, |finding, (_, edge)| finding.secondary(edge.key.span, "part of the circle"));
    finding
        .hint("make one of these columns `optional: true`, or one reference `deferrable: true` where the database can")
}

/// The strongly connected component of each table: Tarjan's algorithm with a stack of its own, since chains can be long.
fn components(edges: &[Vec<Edge<'_>>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let (mut order, mut low) = (vec![NEW; edges.len()], vec![0; edges.len()]);
    let (mut component, mut open, mut counter) = (vec![NEW; edges.len()], Vec::new(), 0);
    for start in 0..edges.len() {
        let mut stack = if order[start] == NEW { vec![(start, 0)] } else { Vec::new() };
        while let Some((at, next)) = stack.pop() {
            if next == 0 {
                (order[at], low[at]) = (counter, counter);
                counter += 1;
                open.push(at);
            } else {
                // The step to the edge before this one is done.
                let child = edges[at][next - 1].to;
                if component[child] == NEW {
                    low[at] = low[at].min(low[child]);
                }
            }
            match edges[at].get(next) {
                Some(edge) => {
                    stack.push((at, next + 1));
                    if order[edge.to] == NEW {
                        stack.push((edge.to, 0));
                    } else if component[edge.to] == NEW {
                        low[at] = low[at].min(order[edge.to]);
                    }
                }
                None if low[at] == order[at] => {
                    while let Some(member) = open.pop() {
                        component[member] = at;
                        if member == at {
                            break;
                        }
                    }
                }
                None => {}
            }
        }
    }
    component
}
