//! What is asked of the data before the first step: rows that would make a later one fail, counted.

use super::cast::is_wider;
use super::future::Future;
use super::{Context, Pair, breaks};
use crate::dialect::Writer;
use crate::dialect::structure::{ConstraintForm, ConstraintKind, IndexForm};
use crate::model::Default;

/// A question about the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// What the rows that are counted do, behind their number: "rows have NULL in `nodes.type`".
    pub message: String,
    /// SQL that gives one number: 0 when nothing stands in the way.
    pub query: String,
    /// Others may fail, and not count, where this one counts rows: it is asked before them.
    pub first: bool,
}

impl Preflight {
    fn new(message: impl Into<String>, query: impl Into<String>) -> Self {
        Self { message: message.into(), query: query.into(), first: false }
    }
}

/// Rows without a value in a column that is required from now on.
pub(super) fn not_null(context: &Context<'_>, pair: &Pair, column: &str) -> Preflight {
    let future = Future::new(context, pair);
    let condition = context.name(column) + " IS NULL";
    let path = format!("{}.{column}", pair.new.name);
    Preflight::new(format!("rows have NULL in `{path}`"), future.count(&condition))
}

/// Rows of a table that was said to be empty.
pub(super) fn empty(context: &Context<'_>, pair: &Pair) -> Preflight {
    let query = format!("SELECT count(*) FROM {}", context.name(&pair.old.name));
    Preflight::new(format!("rows are in `{}`, which was said to be empty", pair.new.name), query)
}

/// Values that do not convert.
pub(super) fn conversion(context: &Context<'_>, pair: &Pair, column: &str) -> Option<Preflight> {
    let future = Future::new(context, pair);
    let converted = future.conversion(column)?;
    let to = pair.after.column(column)?;
    if is_wider(&pair.before.column(column)?.ty, &to.ty) {
        return None;
    }
    let query = format!("{}SELECT count(*) FROM {} WHERE {}", converted.head, future.mid(), converted.fails?);
    let path = format!("{}.{column}", pair.new.name);
    let asked = Preflight::new(format!("rows have a value in `{path}` that does not become {}", to.ty), query);
    Some(Preflight { first: true, ..asked })
}

/// Rows that break a condition, a reference or a unique set.
pub(super) fn constraint(context: &Context<'_>, pair: &Pair, constraint: &ConstraintForm) -> Option<Preflight> {
    let keyed = constraint.columns.iter().any(|name| pair.is_keyed(name) || pair.keyed.contains_key(name));
    if keyed || !may_break(context, pair, constraint) {
        return None;
    }
    let future = Future::new(context, pair);
    let (table, name) = (&pair.new.name, &constraint.name);
    match &constraint.kind {
        ConstraintKind::Check { condition } => {
            let message = format!("rows of `{table}` break `{name}`: {condition}");
            Some(Preflight::new(message, future.count(&format!("NOT ({condition})"))))
        }
        ConstraintKind::PrimaryKey(columns) | ConstraintKind::Unique(columns) => {
            let parts: Vec<String> =
                columns.iter().map(|column| compared(context, pair, context.name(column))).collect();
            Some(unique(&future, table, name, &parts, None))
        }
        ConstraintKind::ForeignKey { columns, table: target, references } => {
            let parent = context.pair(target);
            let there = match parent {
                Some(parent) => Future::new(context, parent).rows(),
                None if context.keeps(target) => context.name(context.renames.old_table(target)),
                None => return Some(any(&future, table, name, columns, context)),
            };
            Some(orphans(context, &future, pair, name, columns, target, references, &there))
        }
    }
}

/// Sets of rows that are equal in a unique index.
pub(super) fn index(context: &Context<'_>, pair: &Pair, index: &IndexForm) -> Option<Preflight> {
    let future = Future::new(context, pair);
    let keyed = index.columns.iter().any(|name| pair.is_keyed(name));
    (index.unique && !index.native && !keyed).then(|| {
        let parts: Vec<String> = index.parts.iter().map(|part| compared(context, pair, part.clone())).collect();
        unique(&future, &pair.new.name, &index.name, &parts, index.predicate.as_deref())
    })
}

/// Can rows that there are break it? Not where all its columns are new and nothing is in them.
/// Nor where they get a constant, which has been held against its column's rules when the schema was read.
fn may_break(context: &Context<'_>, pair: &Pair, constraint: &ConstraintForm) -> bool {
    let constant = |name: &String| {
        let column = pair.after.column(name).filter(|_| pair.mid.column(name).is_none());
        column.is_some_and(|column| column.using.is_none() && matches!(column.default, Some(Default::Literal(_))))
    };
    let own = || breaks::condition(context, &pair.after, &context.new, constraint).is_some();
    if constraint.columns.iter().all(constant) && own() {
        return false;
    }
    let empty = |name: &String| {
        let column = pair.after.column(name);
        pair.mid.column(name).is_none()
            && column.is_some_and(|column| {
                column.using.is_none()
                    && column.generated.is_none()
                    && pair.new.column(name).is_some_and(|c| c.default.is_none())
            })
    };
    !constraint.columns.iter().all(empty)
}

/// A part of a unique set as it will be compared; the column is still under the old collation when this is asked.
fn compared(context: &Context<'_>, pair: &Pair, part: String) -> String {
    let column = pair.after.columns.iter().find(|column| context.name(&column.name) == part);
    let ignores = column.is_some_and(|column| {
        let before = pair.before.column(&column.name);
        column.case_insensitive && !before.is_some_and(|before| before.case_insensitive)
    });
    if ignores { context.dialect.ignoring_case(&part) } else { part }
}

fn unique(future: &Future<'_>, table: &str, name: &str, parts: &[String], predicate: Option<&str>) -> Preflight {
    let filled = parts.iter().map(|part| format!("{part} IS NOT NULL")).chain(predicate.map(|p| format!("({p})")));
    let filled: Vec<String> = filled.collect();
    let query = format!(
        "SELECT count(*) FROM (SELECT 1 AS twice FROM {} WHERE {} GROUP BY {} HAVING count(*) > 1) AS schemalock_twice",
        future.rows(),
        filled.join(" AND "),
        parts.join(", ")
    );
    Preflight::new(format!("values stand in more than one row of `{table}`, and `{name}` allows each once"), query)
}

/// The target has no rows: it is new.
fn any(future: &Future<'_>, table: &str, name: &str, columns: &[String], context: &Context<'_>) -> Preflight {
    let filled: Vec<String> = columns.iter().map(|column| context.name(column) + " IS NOT NULL").collect();
    Preflight::new(format!("rows of `{table}` point at nothing by `{name}`"), future.count(&filled.join(" AND ")))
}

#[expect(clippy::too_many_arguments, reason = "the two ends of a reference")]
fn orphans(
    context: &Context<'_>,
    future: &Future<'_>,
    pair: &Pair,
    name: &str,
    columns: &[String],
    target: &str,
    references: &[String],
    there: &str,
) -> Preflight {
    let of = |table: &str, column: &str| format!("{table}.{}", context.name(column));
    let filled: Vec<String> = columns.iter().map(|column| of("schemalock_child", column) + " IS NOT NULL").collect();
    let equal: Vec<String> = columns
        .iter()
        .zip(references)
        .map(|(column, reference)| {
            format!("{} = {}", of("schemalock_parent", reference), of("schemalock_child", column))
        })
        .collect();
    let query = format!(
        "SELECT count(*) FROM (SELECT * FROM {}) AS schemalock_child WHERE {} AND NOT EXISTS (SELECT 1 FROM (SELECT * FROM {there}) AS schemalock_parent WHERE {})",
        future.rows(),
        filled.join(" AND "),
        equal.join(" AND ")
    );
    let message = format!("rows of `{}` point at no row of `{target}` by `{name}`", pair.new.name);
    Preflight::new(message, query)
}

/// For names in conditions.
impl Context<'_> {
    /// A name, quoted.
    #[must_use]
    pub fn name(&self, name: &str) -> String {
        let mut writer = Writer::new(self.dialect.quote());
        writer.name(name);
        writer.finish()
    }
}
